import PluginKit

extension IntentDefinition {
    /// Anger and disappointment, whatever caused it.
    static let complaints = IntentDefinition(
        id: "negatif_yorum",
        title: LocalizedText(tr: "Olumsuz yorum", en: "Complaint"),
        utterances: """
            Hiç memnun kalmadım
            memnun değilim
            hiç memnun değilim sizden
            çok kötü bir alışverişti
            berbat bir ürün
            berbat
            rezalet
            rezil bir hizmet
            bu ne rezillik
            böyle saçmalık olmaz
            böyle şey olmaz ya
            rezilsiniz
            çok kötüsünüz
            çöp gibi ürün
            çöpe attım resmen
            paraya yazık
            parama yazık oldu
            paramı çöpe attım
            kandırıldım
            aldatıldım resmen
            kandırıyorsunuz insanları
            dolandırıcısınız
            sahtekarlık bu
            hayal kırıklığı
            tam bir hayal kırıklığı yaşadım
            beklediğim gibi değil çok kötü
            fotoğraftakiyle alakası yok
            resimdeki ile gelen çok farklı
            görseldeki gibi değil kalitesiz
            kalitesiz
            çok kalitesiz geldi
            kumaşı berbat
            ilk kullanımda bozuldu
            bir günde yırtıldı
            iki giyişte söküldü böyle kalite mi olur
            ikinci yıkamada rengi soldu rezalet
            ezik geldi ürün çok sinirlendim
            kırık dökük yollamışsınız
            pis kokuyor iğrenç
            kullanılmış ürün yollamışsınız ayıp
            eski ürünü yeni diye satıyorsunuz
            bir daha asla almam
            bir daha sizden alışveriş yapmam
            bi daha mı tövbe
            kimseye önermem
            kimseye tavsiye etmiyorum
            herkese anlatacağım
            herkese kötüleyeceğim
            yorum yapıcam göreceksiniz
            bir yıldız veriyorum
            tek yıldızı bile hak etmiyorsunuz
            sıfır puan
            google yorumlarına yazacağım
            sosyal medyada paylaşacağım bunu
            şikayet edeceğim sizi
            şikayetvara yazıyorum
            tüketici hakem heyetine gidiyorum
            avukatımla konuşacağım
            ilgisizsiniz
            ilgisizlik diz boyu
            hiç ilgilenmediniz
            mesajlara dönmüyorsunuz
            kimse cevap vermiyor ayıp ya
            müşteriye saygınız yok
            müşteri hizmetleriniz çok kaba
            çok saygısız bir çalışanınız var
            paketleme çok kötüydü
            özensiz paketlemişsiniz
            geç geldi üstelik bozuk çıktı
            üç hafta bekledim gelen şeye bak
            pişmanım aldığıma
            aldığıma pişman oldum
            yazıklar olsun
            ayıp ya ayıp
            utanın
            sinir oldum
            hakkımı helal etmiyorum
            gerçekten çok üzüldüm bu kadar özensizlik olmaz
            bg daha almm
            cok kotu brbat
            hiç yakıştıramadım size
            size hiç yakışmadı bu davranış
            Yıllardır müşterinizim ama son siparişimde gelen ürün hem lekeli hem sökük çıktı, aradım yüzüme \
            kapattılar; bu nasıl esnaflık anlamadım.
            Anneme sürpriz yapacaktım, kutudan kırık bardaklar çıktı, kadıncağızın yüzü düştü; böyle özensizlik \
            görmedim, çok kırgınım.
            I am very unhappy with your service
            terrible experience
            the quality is awful
            this is unacceptable
            I will leave a bad review
            never again
            what a scam
            you ruined the gift, I'm so disappointed
            أنا غير راض عن الخدمة
            خدمة سيئة جدا
            هذا نصب واحتيال
            جودة سيئة للغاية
            سأكتب تقييما سيئا
            لن أتعامل معكم مجددا
            ambalaj ezik geldi içi de kırık, hiç yakışmadı
            bu nasıl hizmet çok kızgınım
            I am very unhappy with the service
            the product broke right away, this is terrible
            """,
        handsOff: .complaint)
}
