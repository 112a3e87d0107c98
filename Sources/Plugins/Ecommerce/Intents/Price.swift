import PluginKit

extension IntentDefinition {
    /// What a thing or its delivery costs.
    static let price = IntentDefinition(
        id: "fiyat",
        title: LocalizedText(tr: "Fiyat", en: "Price"),
        sharing: CommonUtterances.price,
        utterances: """
            bunun fiyatı nedir
            şu çantanın fiyatı ne
            bu elbise kaç lira
            masa lambası ne kadar
            nevresim takımı kaça
            spor ayakkabı kaç tl
            yemek takımının fiyatı
            kışlık botlar kaç para
            defterlerin tanesi kaç lira
            metresi kaç lira
            kilosu ne kadar
            tanesi kaça
            adedi kaç lira
            ikisi birlikte ne kadar
            üç tane alsam ne tutar
            takım halinde kaç para
            indirimli fiyatı nedir
            sitedeki fiyat geçerli mi
            mağazada da aynı fiyat mı
            fiyatı neden yazmıyor
            sitede fiyat göremedim
            kargo ücreti ne kadar
            kargo ücreti var mı
            kargo dahil mi fiyata
            kargo ücretsiz mi
            kargo bedava mı kaç tl üstü
            kaç lira üzeri ücretsiz kargo
            ücretsiz kargo limiti nedir
            kargoya ne ödeyeceğim
            kapıda ödemede ek ücret ne kadar
            hızlı kargo farkı kaç lira
            hediye paketi ücretli mi
            isim yazdırma kaç para
            nakış işletmek ne kadar tutar
            montaj ücreti ne kadar
            kurulum için ekstra ücret var mı
            büyük boy kaç lira küçük boy kaç lira
            set fiyatı nedir
            ürün kodu 2214 fiyatı
            pamuklu olanı ne kadar
            halının metrekaresi kaç para
            perde diktirmek kaça geliyor
            en uygun fiyatlı modeliniz hangisi kaç lira
            zam mı geldi geçen hafta daha ucuzdu
            başka sitede daha ucuz sizde fiyat ne olur
            krgo ücrti ne kdr
            how much are these shoes
            what's the price of the blue bag
            how much is shipping
            is delivery free
            كم سعر الحذاء؟
            كم تكلفة الشحن؟
            هل الشحن مجاني؟
            el feneri kaç para
            bahçe makası ne kadar
            akıllı saat kaça satıyorsunuz
            mikrofonlu kulaklık fiyatı ne kadar acaba
            5 kilogramlık poşet kaç lira
            250 gramlık paketin fiyatı nedir
            4 kişilik takım ne kadar
            2 numara büyük boy tava ne kadar
            çift kişilik olanı kaç tl
            kırmızı termosun fiyatı
            karbon olanı ne kadar
            bakımı kaç lira
            tamir ücreti ne kadar
            ayar yaptırmak kaç para
            günlük kirası kaç lira
            haftalığı ne kadar
            aylık üyelik ücreti nedir
            kullanım ücreti var mı
            kargo bedava olsun diye kaç liralık alışveriş yapmam lazım
            şu kadarlık alsam kargo ücretsiz olur mu
            bunun bir üst modeli kaç para
            şu iki model arasındaki fiyat farkı ne
            tanesini kaçtan veriyonuz
            gitar kaça
            olta takımı ne kadara gelir
            How much does the desk lamp cost?
            how much is one kilo of this
            what do you charge for gift wrapping
            what is the price of the four-person set
            how much for two of them
            what is the monthly fee
            how much is the smallest size
            can you tell me how much the guitar is
            كم سعر الكيلو الواحد؟
            ما هو سعر الحقيبة الكبيرة؟
            parça değişimi ne kadar
            cam değişimi kaç lira
            pil değişimi ücreti nedir
            kaça takıyorsunuz
            kaça yapıyonuz bunu
            kaça dikiyorsunuz
            günlük kiralama bedeli kaç lira
            ders ücreti ne kadar
            bu ne kadar ve kaç yıl dayanır
            ikinci elinin fiyatı
            """)
}
