import PluginKit

extension IntentDefinition {
    /// Another size, colour or model in the place of what was bought.
    static let exchanges = IntentDefinition(
        id: "degisim",
        title: LocalizedText(tr: "Değişim", en: "Exchange"),
        utterances: """
            Ürünü değiştirmek istiyorum
            Bedeni küçük geldi, bir büyüğüyle değişim olur mu?
            Değişim ücretli mi?
            değişim kargosu ücretsiz mi
            siyahı yerine beyazını alabilir miyim
            beden degisimi nasil yapiliyor
            beden değişimi var mı
            yanlış numara almışım değiştirebilir miyiz
            Başka bir modelle değiştirebilir miyim?
            Değişim kargosunu kim karşılıyor?
            38 yerine 39 gönderin lütfen
            rengini beğenmedim başka renkle değişsek
            degistirmek istiyom napmam lazım
            Değişim için kaç günüm var?
            hediye aldım olmadı değişim yapıyor musunuz
            Aynı ürünün büyük bedenini istiyorum
            degsim yapiyormusunuz
            kaç kere değişim hakkım var
            değişim yapıyor musunuz
            değişim
            değişim şartları nedir
            değiştirebilir miyim
            değiştirme hakkım var mı
            başka renk yollar mısınız bunun yerine
            M yerine L olsun
            bir beden küçüğünü yollayın
            küçük oldu büyüğü lazım
            büyük geldi küçüğüyle değiştirelim
            bol oldu bir küçüğü ile değişim
            dar geldi değiştirebilir misiniz
            ayağıma olmadı bir numara büyük istiyorum
            çocuğa küçük geldi bi büyüğünü verin
            uymadı değişim yapsak
            kolu uzun geldi bedeni değişelim
            siyah istemiştim kahverengi gelmiş, doğrusunu yollayın
            yanlış renk gelmiş değiştirir misiniz
            bozuk çıktı yenisiyle değiştirin
            kırık geldi yenisini gönderir misiniz
            kusurlu ürünü sağlamıyla değiştirir misiniz
            yenisini yollar mısınız bunun yerine
            başka ürünle takas olur mu
            farkını ödeyip başka ürün alsam
            değişimde fiyat farkı nasıl oluyor
            ucuz ürünle değiştirirsem farkı iade eder misiniz
            değişim için nereye yollayacağım
            değişim kodu alabilir miyim
            değişim kaç gün sürer
            değişim ürünüm ne zaman gelir
            mağazadan değişim yapabilir miyim
            şubede değişim oluyor mu
            etiketi çıkmış üründe değişim olur mu
            fişsiz değişim olur mu
            değişim kartı vermediniz
            hediye değişim kartı var mı
            ikinci kez değişim yapılır mı
            iade değil değişim istiyorum
            paramı istemiyorum sadece bedenini değiştirin
            sarısını almıştım yeşiliyle değiştirmek istiyorum
            diğer renkle değiştirir misiniz
            desenlisiyle değişmek istiyorum
            modeli değiştirelim
            değştirmek istiyrm
            degisim yapabilirmiyim
            numarası küçük geldi
            bedeni uymadı
            Babama aldığım gömleğin yakası dar geldi, çok beğendi ama giyemiyor, bir numara genişiyle değiştirme \
            şansımız olur mu?
            Kızımın botu ayağını sıkıyor, henüz dışarıda giymedi, aynısının otuz dört numarasını gönderseniz bunu \
            geri yollasam olur mu?
            Can I exchange it for a bigger size?
            I would like to swap the colour
            Do you offer exchanges?
            it's too small, can I get a larger one
            can you send me the right size instead
            I received the wrong colour, please replace it
            هل يمكنني تبديل المقاس؟
            أريد تبديل اللون
            المقاس صغير أريد أكبر
            هل التبديل مجاني؟
            أريد استبداله بموديل آخر
            boyu uymadı başka boyla değişir mi
            yanlış numara almışım değişimi nasıl yapıyoruz
            değişimde kargo ücreti kimden
            Can I exchange it for another size?
            how do exchanges work
            """)
}
