import PluginKit

extension IntentDefinition {
    /// Whether a thing, a colour or a size is there.
    static let stock = IntentDefinition(
        id: "stok",
        title: LocalizedText(tr: "Stok durumu", en: "Stock"),
        utterances: """
            Stokta var mı?
            stokta varmi
            stok var mı
            stok durumu nedir
            bu üründen kaldı mı
            kaldı mı elinizde
            elinizde var mı bundan
            siyahı var mı
            beyazı kaldı mı
            kırmızı olanı mevcut mu
            yeşilinden var mı
            lacivert var mı
            mavi renk gelecek mi
            XL var mı
            M beden kaldı mı
            42 numara var mı
            36 mevcut mu
            büyük beden var mı
            çift kişilik olanı var mı
            bebek bedeni bulunur mu
            Bu ürün tekrar gelecek mi?
            ne zaman gelecek stoklara
            stoğa ne zaman girer
            stok ne zaman yenilenir
            yeniden stok gelecek mi
            tükenmiş tekrar gelir mi
            tükendi yazıyor
            tükendi mi
            bitti mi
            bitmiş mi
            bitmeden ayırır mısınız
            bana bir tane ayırabilir misiniz
            rezerve edebilir miyim
            gelince haber verin
            stoğa girince haber verir misiniz
            gelince mesaj atar mısınız
            sitede yok sizde var mı
            sitede göremedim var mı acaba
            sepete ekleyemiyorum stok mu yok
            son kaç tane kaldı
            kaç adet var elinizde
            5 tane var mı elinizde
            mağazada var mı
            hangi mağazada bulabilirim
            şubelerinizde mevcut mu
            mağazada görüp alabilir miyim var mı orada
            eski model hala var mı
            geçen seneki modelden kaldı mı
            bu modelin devamı gelecek mi
            üretimi durdu mu
            bunun takımı var mı
            yedeği bulunur mu
            dolma kalem var mı
            spiralli defter bulunuyor mu sizde
            tencere seti var mı elinizde
            ahşap olanından mevcut mudur
            yazlık olanlardan kaldı mı hala
            kışlık montlar geldi mi
            yeni sezon geldi mi
            yeni ürünler ne zaman eklenecek
            sarı renginden bulabilir miyim
            stkta var mı
            stoklrda kaldmı
            elnzde mevct mu
            mevcut mu
            var mı sizde
            bunlardan bulunur mu
            Fuarda gördüğüm gri halıyı arıyorum, sitenizde küçük boyu var ama büyüğü görünmüyor, elinizde kaldı mı?
            Kardeşime aynısından alacağım, otuz sekiz numarası sepete eklenmiyor, bitti mi yoksa yeniden gelir mi?
            Is it in stock?
            do you have this in black
            is size L available
            when will it be back in stock
            do you have any left
            can you let me know when it's available again
            هل هو متوفر؟
            هل يوجد مقاس 40؟
            هل بقي منه؟
            متى سيتوفر مرة أخرى؟
            هل يوجد باللون الأسود؟
            kahverengi olanından var mı elinizde
            kırmızı rengi kaldı mı
            bu beden tekrar gelir mi
            küçüğünden mevcut mu hemen alacağım
            ne zaman yeniden satışa çıkar
            have you got it in black
            when will you restock the small one
            هل هذا متوفر الآن؟
            """)
}
