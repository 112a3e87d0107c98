import PluginKit

extension IntentDefinition {
    /// Pictures of earlier results.
    static let photos = IntentDefinition(
        id: "once_sonra_foto",
        title: LocalizedText(tr: "Önce-sonra fotoğrafları", en: "Before and after photos"),
        utterances: """
            Önce sonra fotoğrafları var mı?
            öncesi sonrası fotoğraf görebilir miyim
            önce sonra
            öncesi sonrası var mı
            öncesi sonrası resim yollar mısınız
            once sonra fotograflari atar misiniz
            önce ve sonra görselleri
            öncesi sonrasını görmek istiyorum
            önce sonra görmek istiyorum
            yaptığınız işlemlerin fotoğrafları var mı
            yaptığınız dudakları görebilir miyim
            yaptığınız saç ekimlerinden resim
            daha önceki hastaların fotoğrafları
            eski hastalarınızın sonuçlarını görebilir miyim
            hasta fotoğrafı var mı
            hasta sonuçları nerede
            sonuç fotoğrafları
            sonuçları görebilir miyim
            sonuçlarınızı görmek isterim
            örnek sonuç atar mısınız
            örnek çalışma var mı
            örnek gönderir misiniz
            örnek resim
            örneklere bakmak istiyorum
            yaptıklarınızı görelim
            yaptıklarınızdan birkaç örnek
            çalışmalarınızı görebilir miyim
            galeriniz var mı
            galeri linki
            fotoğraf galeriniz nerede
            instagram hesabınızda sonuçlar var mı
            instagramda paylaşıyor musunuz sonuçları
            instagram adresiniz ne oradan bakayım sonuçlara
            videolu sonuç var mı
            işlem videosu var mı
            video atar mısınız sonuçlardan
            botoks öncesi sonrası
            botokslu halini görmek istiyorum birinin
            dudak dolgusu öncesi sonrası foto
            burun estetiği önce sonra
            burun ameliyatı yaptıklarınızın resmi
            profil fotoğraflarını görebilir miyim burun hastalarının
            saç ekimi öncesi sonrası var mı
            saç ekiminin 1 yıl sonraki hali
            göz kapağı önce sonra
            meme estetiği sonuçlarınızı görmek istiyorum
            karın germe öncesi sonrası görsel
            liposuction önce sonra fotoğraf
            ip askı sonucu nasıl duruyor foto
            lazer leke tedavisi önce sonra
            göz altı dolgusu sonuç resimleri
            benim gibi bir hastanın önce sonrası var mı
            bana benzeyen birinin sonucu
            erkek hasta sonucu var mı
            kalıcı sonuç fotoğrafı var mı 3 ay sonra
            hemen sonrası nasıl görünüyor fotoğraf
            ilk gün ve bir ay sonraki fotoğraf
            gerçek hasta fotoğrafları mı bunlar
            fotoğraflar size mi ait
            sitedeki resimler gerçek mi
            fotoğrafımı paylaşacak mısınız
            benim fotoğrafımı kullanıyor musunuz
            fotoğraf paylaşımı için izin alıyor musunuz
            foto var mı
            foto atarmısınız
            foto yollayın
            fotoları görebilir miyim yaptıklarınızın
            resim atın da bakalım
            resimli örnek
            görsel var mı
            görsel paylaşır mısınız
            doktorun yaptığı işlerden görsel
            doğal sonuç örneği var mı
            doğal duran dolgu fotoğrafı
            ince dudağa yapılmış örnek
            önc sonr foto
            ornk foto yolla
            fotgraf varmı oncesi
            Burnum kemerli ve ucu düşük, benimkine yakın bir burnu nasıl yaptığınızı merak ediyorum, önceki ve \
            sonraki hâlini gösterebileceğiniz bir hastanız var mı?
            Kaşlarım çok seyrek, ektirmeden önce altıncı aydaki görüntüyü görmek istiyorum, elinizde böyle kareler \
            var mı?
            Do you have before and after photos?
            can I see your results
            show me some examples of your work
            are there pictures of previous patients
            do you have an instagram with results
            هل عندكم صور قبل وبعد؟
            أريد أن أرى نتائج سابقة
            ممكن صور لحالات سابقة؟
            أرسلوا لي صور النتائج
            هل يوجد فيديو للنتائج؟
            sonuç fotoğraflarını nereden görebilirim
            Where can I see your before and after photos?
            """)
}
