import PluginKit

extension IntentDefinition {
    /// What a thing is made of, how large it is, how it is used and cleaned.
    static let productDetails = IntentDefinition(
        id: "urun_bilgisi",
        title: LocalizedText(tr: "Ürün bilgisi", en: "Product information"),
        utterances: """
            Ürün hakkında bilgi alabilir miyim?
            ürün özellikleri neler
            özellikleri nedir
            bu ürünün malzemesi ne
            kumaşı ne
            kumaşı nasıl
            pamuklu mu
            yüzde yüz pamuk mu
            polyester var mı içinde
            hakiki deri mi
            ahşap mı mdf mi
            paslanmaz mı
            ölçüleri nedir
            ölçüsü kaça kaç
            boyutları ne kadar
            eni boyu kaç santim
            kaç cm
            yüksekliği ne kadar
            ağırlığı kaç kilo
            kaç litre alıyor
            kaç sayfa
            kaç parça
            içinden ne çıkıyor
            kutu içeriği nedir
            set içeriği ne
            kalıbı nasıl
            dar kalıp mı bol mu
            bedenler tam mı
            hangi beden almalıyım
            kaç beden bana olur
            1.75 boy 80 kilo hangi beden
            beden tablosu var mı
            ayak 24 cm kaç numara
            yıkanır mı
            makinede yıkanabilir mi
            kaç derecede yıkamalıyım
            ütülenir mi
            kurutucuya atılır mı
            çeker mi yıkayınca
            rengi solar mı
            leke nasıl çıkar
            nasıl temizlenir
            bakımı nasıl yapılır
            nasıl kullanılıyor
            kullanma kılavuzu var mı
            nasıl kurulur
            montajı zor mu
            kurulumu siz mi yapıyorsunuz
            su geçirir mi
            su geçirmez mi
            dayanıklı mı
            sağlam mı
            çizilir mi
            kaç yaşa uygun
            çocuklar için uygun mu
            bebekler kullanabilir mi
            hamileler kullanabilir mi
            alerji yapar mı
            cilde zararı var mı
            kokusuz mu
            içeriğinde ne var
            vegan mı
            organik mi
            sertifikası var mı
            pilli mi elektrikli mi
            kaç watt
            şarjı kaç saat gider
            hangi telefonlarla uyumlu
            bu modelle uyumlu mu
            mac ile çalışır mı
            bulaşık makinesine girer mi
            mikrodalgaya konur mu
            fırına girer mi
            indüksiyonda kullanılır mı
            yerli mi ithal mi
            hangi marka
            menşei neresi
            son kullanma tarihi ne
            iki model arasında ne fark var
            bu mu daha iyi öbürü mü
            hangisini önerirsiniz
            kışlık mı yazlık mı
            kalın mı ince mi
            rengi fotoğraftaki gibi mi
            parlak mı mat mı
            sesli mi çalışıyor çok ses yapar mı
            gerçek fotoğrafını atar mısınız
            video var mı üründen
            yastık sert mi yumuşak mı
            boya toksik mi
            kalem suyla çıkar mı
            kagit kalinligi kac gram
            kumşı ne cins
            ölçsü kaç cm acba
            Yeni doğan bebeğimiz için bir beşik örtüsü bakıyoruz, cildi çok hassas; bunun kumaşında boya ya da \
            kimyasal var mı, kaç derecede yıkanır?
            Balkonda kullanmak için raf arıyorum, yağmur vuruyor; bunun ayakları paslanır mı, ne kadar ağırlık taşır?
            What is it made of?
            what are the dimensions
            can it be washed in the machine
            which size should I take
            is it waterproof
            how do I use it
            is it suitable for children
            what's the difference between these two models
            مما صنع هذا المنتج؟
            ما هي المقاسات؟
            هل يغسل في الغسالة؟
            هل هو مناسب للأطفال؟
            كيف يستخدم؟
            ما الفرق بين الموديلين؟
            hangi renkleri var bunun
            bu ürün kaç gram geliyor
            açtıktan sonra ne kadar dayanır
            nasıl saklamam lazım bozulmasın
            ne sıklıkla temizlemek gerekir
            bakımı nasıl yapılıyor
            içi kararır mı zamanla
            hangi gün üretiliyor, taze mi
            elektrik tüketimi ne kadar
            kaç kişilik bu
            kutudan neler çıkıyor
            kapağı ayrı geliyor mu
            içinde katkı maddesi var mı
            haznesi kaç litre alıyor
            bu model kaç watt
            kaç bar basınç yapıyor
            tuşları kaç tane
            çekirdeğin kavrumu nasıl
            hangi bölgenin ürünü bu
            içinde ne kadar şeker var
            alkol oranı yüzde kaç
            kaç metreye kadar dayanıklı
            kaç dereceye kadar ısınıyor
            bir şarjla kaç saat gidiyor
            kapağı ayrı mı yanında mı geliyor
            yanında kutusu veriliyor mu
            hangi boyutları var
            kaç çeşit rengi var bunun
            boyuma göre hangi bedeni almalıyım
            1.80 boyundayım hangisi uyar
            hangisini önerirsiniz yeni başlayana
            bunu ne sıklıkla temizlemeliyim
            ne kadar zamanda bir bakım yapılmalı
            nasıl saklanmalı
            kaç gün tazeliğini korur
            makinede yıkanıyor mu bu
            içini neyle temizleyebilirim
            kurulumu zor mu kendim yapabilir miyim
            kaç dakikada kurulur
            yedek parçası bulunur mu
            hediye notu yazıyor musunuz
            aletin yanında eğitim videosu var mı
            teli hangi malzemeden
            ses çok mu çıkarıyor
            cocuga uygun mu kac yas
            How many litres does it hold?
            what kind of motor does it have
            how heavy is the bigger model
            how should I clean it
            does it come with a charger
            which size should I pick
            how long does the battery last
            what colours are available
            is it made of steel or plastic
            كم يزن هذا المنتج؟
            ما هي الألوان المتوفرة؟
            koyu mu açık mı tonu
            yerli mi ithal mi bu
            hangi yükseklikte yetişiyor
            kaç beden kalıbı dar mı
            yanında kılıf da veriyor musunuz
            başka marka cihazla uyumlu mu
            servisiniz başka marka ürüne de bakıyor mu
            """)
}
