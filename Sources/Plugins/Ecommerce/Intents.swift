import PluginKit

extension IntentDefinition {
    /// Where one's own parcel is. "Ne zaman gelir" asked of deliveries in general is ``deliveryTime``.
    static let parcelLocation = IntentDefinition(
        id: "kargo_nerede",
        title: LocalizedText(tr: "Kargom nerede", en: "Where is my parcel"),
        examples: [
            "Kargom nerede?", "Kargom şu an hangi şubede?", "Paketim nerede acaba, hâlâ elime ulaşmadı",
            "kargom nerde kaldı ya", "kargo hala gelmedi nerde bu paket", "Gönderim dağıtıma çıktı mı?",
            "kargom hangi subede bekliyor", "Kargo takip numaramı öğrenebilir miyim?", "takip no atar mısınız",
            "takip kodum calismiyor paket nerede", "Üç gündür kargom hareket etmiyor",
            "kargo beni aramadan geri dönmüş",
            "kagom nerde kalmıs", "paketim kayboldu galiba", "Kurye geldi demişsiniz ama kimse gelmedi",
            "kargo teslim edildi görünüyor ama bende yok", "Kargom dağıtımda mı bugün gelir mi?",
            "Where is my package?", "My parcel still has not arrived", "Can you track my shipment?", "أين شحنتي؟",
        ],
        needsLiveData: true)

    /// How far one's own order has come before it leaves.
    static let orderStatus = IntentDefinition(
        id: "siparis_durumu",
        title: LocalizedText(tr: "Sipariş durumu", en: "Order status"),
        examples: [
            "Siparişim ne durumda?", "Siparişimin durumunu öğrenebilir miyim?", "siparişim hazırlandı mı",
            "Sipariş numaram 48213, onaylandı mı?", "siparisim onaylandi mi acaba",
            "sipariş verdim ama mail gelmedi oldu mu",
            "Siparişim kargoya verildi mi?", "siparişim hâlâ hazırlanıyor yazıyor", "sprişim ne aşamada",
            "Geçen hafta verdiğim sipariş ne oldu?", "siparişim neden iptal olmuş",
            "Ödemem geçti mi, sipariş oluştu mu?",
            "siparisimi goremiyorum hesabimda", "Dünkü siparişim sisteme düştü mü?",
            "siparişim tamamlandı mı bi bakar mısınız",
            "iki sipariş verdim ikisi de işleme alındı mı", "What is the status of my order?",
            "Has my order been confirmed?",
            "Did my order ship yet?", "ما حالة طلبي؟",
        ],
        needsLiveData: true)

    /// How long deliveries take in general; documents tell.
    static let deliveryTime = IntentDefinition(
        id: "ne_zaman_gelecek",
        title: LocalizedText(tr: "Teslimat süresi", en: "Delivery time"),
        examples: [
            "Kargo kaç günde gelir?", "Teslimat ne kadar sürüyor?", "Bugün sipariş versem ne zaman elimde olur?",
            "izmire kac gunde teslim ediyorsunuz", "Trabzon'a kaç gün sürer?", "kaç güne gelir acaba",
            "Hafta sonuna yetişir mi?", "yarına yetiştirebilir misiniz", "Ürünler kaç iş gününde kargoya veriliyor?",
            "simdi alsam cumaya gelir mi", "Köylere teslimat süresi nedir?", "en hızlı ne zaman gelir",
            "Aynı gün teslimat var mı?", "kac gnde gelyor", "Ortalama teslimat süreniz kaç gün?",
            "Doğum gününe yetişmesi lazım ne zaman ulaşır?", "How long does delivery take?",
            "When will it arrive if I order today?", "Do you deliver on weekends?", "كم يوما يستغرق التوصيل؟",
        ])

    /// Sending goods back and getting the money.
    static let returns = IntentDefinition(
        id: "iade",
        title: LocalizedText(tr: "İade", en: "Return"),
        examples: [
            "Ürünü iade etmek istiyorum", "İade süresi kaç gün?", "İade kargo ücretini kim ödüyor?",
            "aldığım ayakkabıyı geri göndermek istiyorum", "nasil iade yapabilirim", "Beğenmedim, geri alıyor musunuz?",
            "param ne zaman hesabıma yatar", "İade kodunu nereden alacağım?", "kullanılmış ürün iade olur mu",
            "iade etsem paramın tamamını alır mıyım", "Kutusunu açtım, yine de geri verebilir miyim?",
            "iyade etcem naptım bilmiyorum", "Cayma hakkımı kullanmak istiyorum", "vazgectim iade edicem",
            "İndirimli üründe iade var mı?", "hediye gelen ürünü iade edebilir miyim", "iade ettim ne zaman sonuçlanır",
            "How can I return this item?", "What is your refund policy?", "I want my money back", "أريد إرجاع المنتج",
        ])

    /// Another size, colour or model in the place of what was bought.
    static let exchanges = IntentDefinition(
        id: "degisim",
        title: LocalizedText(tr: "Değişim", en: "Exchange"),
        examples: [
            "Ürünü değiştirmek istiyorum", "Bedeni küçük geldi, bir büyüğüyle değişim olur mu?", "Değişim ücretli mi?",
            "siyahı yerine beyazını alabilir miyim", "beden degisimi nasil yapiliyor",
            "yanlış numara almışım değiştirebilir miyiz",
            "Başka bir modelle değiştirebilir miyim?", "Değişim kargosunu kim karşılıyor?",
            "38 yerine 39 gönderin lütfen",
            "rengini beğenmedim başka renkle değişsek", "degistirmek istiyom napmam lazım",
            "Değişim için kaç günüm var?",
            "hediye aldım olmadı değişim yapıyor musunuz", "Aynı ürünün büyük bedenini istiyorum",
            "degsim yapiyormusunuz",
            "kaç kere değişim hakkım var", "Can I exchange it for a bigger size?", "I would like to swap the colour",
            "Do you offer exchanges?", "هل يمكنني تبديل المقاس؟",
        ])
}
