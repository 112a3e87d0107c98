import PluginKit

extension IntentDefinition {
    /// The bot: linking it, its commands, its silence.
    static let telegramBot = IntentDefinition(
        id: "telegram_bot",
        title: LocalizedText(tr: "Telegram botu", en: "Telegram bot"),
        utterances: """
            Telegram botu çalışmıyor
            telegram botu cevap vermiyor
            bot cevap vermiyor
            bot yanıt vermiyor
            bot mesajlarıma dönmüyor
            bot sustu
            bot dondu
            bot çöktü mü
            bot kapalı mı
            bot yavaş
            telegram botu nasıl kurulur
            telegram botunu kurmak istiyorum
            botu nasıl kurarım
            bot kurulumu
            botu hesabıma nasıl bağlarım
            telegramı panele bağlama
            telegram hesabımı eşleştiremiyorum
            eşleştirme kodu nerede
            eşleştirme kodu geçersiz diyor
            bağlantı kodu çalışmıyor botta
            bot bağlanmıyor
            bot bağlantısı koptu
            bot bağlantısını kaldırmak istiyorum
            bot beni tanımıyor
            botta yetkiniz yok diyor
            start yazıyorum bir şey olmuyor
            /start çalışmıyor
            /yardim komutu cevap vermiyor
            komutlar çalışmıyor
            komut listesi nedir
            hangi komutları kullanabilirim
            bot komutları neler
            telegramda komutlar nerede yazıyor
            bot ne işe yarıyor
            telegram botuyla neler yapabilirim
            bottan ilan ekleniyor mu
            bottan ilan araması nasıl yapılır
            telegramdan ilan eklemek istiyorum
            telegramdan fotoğraf gönderip ilan açabilir miyim
            botla değerleme yapılır mı
            bot bildirim göndermiyor
            bildirimler gelmiyor telegrama
            telegram bildirimlerini açmak istiyorum
            telegram bildirimlerini kapatmak istiyorum
            bot çok bildirim atıyor
            bot gece mesaj atıyor
            bot sabah özeti gelmedi
            günlük özet ne zaman geliyor telegramdan
            bot yeni ilanları bana atmıyor
            bot aradığım kriterleri kaydetmiyor
            botta arama kriterimi nasıl değiştiririm
            botta kaç arama kaydedebilirim
            bot grubumuza eklenir mi
            botu gruba ekleyemiyorum
            telegram grubunda bot çalışıyor mu
            birden fazla danışman bot kullanabilir mi
            telefon değiştirdim bot gitti
            telegram numaram değişti botu nasıl taşırım
            mini app açılmıyor
            mini uygulama yüklenmiyor telegramda
            telegram mini app beyaz ekran
            botun kullanıcı adı ne
            botun linkini atar mısınız
            telegram botunuzun adı nedir
            bota nereden ulaşırım
            sahte bot mu bu doğru hesap hangisi
            bot ücretli mi
            bot türkçe mi
            bot sesli mesajı anlıyor mu
            bot yanlış ilan gönderiyor
            bot aynı mesajı tekrar tekrar atıyor
            bot hata kodu veriyor
            bot sıraya alındı diyor
            whatsapp botu da var mı telegram dışında
            telegramım yok bot kullanamaz mıyım
            botu engelledim nasıl geri açarım
            botu silip yeniden kurdum çalışmadı
            botu sıfırlamak istiyorum
            tlgrm bot calısmyor
            telgram botu baglanmadı
            bt cevp vermyor
            telegramda asistan
            telegram entegrasyonu
            Dün akşama kadar tıkır tıkır çalışan yardımcı bugün Telegram'da hiçbir yazdığıma tepki vermiyor, silip \
            yeniden ekledim yine aynı, ne yapayım?
            Ofiste dört kişiyiz, talepler Telegram'dan hep bana düşüyor; diğer arkadaşların telefonuna da bildirim \
            gitmesi için botu nasıl ayarlarız?
            The bot doesn't answer
            how do I set up the Telegram bot
            telegram notifications are not coming
            what commands does the bot have
            the pairing code is invalid
            البوت لا يعمل
            كيف أفعل بوت تيليجرام؟
            البوت لا يرسل إشعارات
            ما هي أوامر البوت؟
            رمز الربط غير صحيح
            bot günde kaç mesaj gönderir
            bottan kaç fotoğraf gönderebilirim
            how do I stop the bot messages
            which command adds a listing in telegram
            botun bağlantı kodu ne kadar geçerli
            botu geceleri sessize almak
            """)
}
