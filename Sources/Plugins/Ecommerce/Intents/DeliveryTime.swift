import PluginKit

extension IntentDefinition {
    /// How long deliveries take in general; documents tell.
    static let deliveryTime = IntentDefinition(
        id: "ne_zaman_gelecek",
        title: LocalizedText(tr: "Teslimat süresi", en: "Delivery time"),
        utterances: """
            Kargo kaç günde gelir?
            Teslimat ne kadar sürüyor?
            Bugün sipariş versem ne zaman elimde olur?
            izmire kac gunde teslim ediyorsunuz
            Trabzon'a kaç gün sürer?
            kaç güne gelir acaba
            kaç günde gelir
            kac gnde gelyor
            ne zaman gelir
            ne zaman ulaşır bana
            ne zamana gelir
            nezaman elimde olur
            Hafta sonuna yetişir mi?
            cumaya yetişir mi
            bayrama yetişir mi
            sevgililer gününe kadar gelir mi
            yarına yetiştirebilir misiniz
            yarın elimde olur mu
            Ürünler kaç iş gününde kargoya veriliyor?
            kaç günde kargoya verirsiniz
            kargoya veriş süresi nedir
            simdi alsam cumaya gelir mi
            bugün versem siparişi yarın gelir mi
            saat 3ten önce alırsam bugün çıkar mı
            Köylere teslimat süresi nedir?
            ilçeye kaç günde geliyor
            köye de geliyor mu kaç gün sürer
            en hızlı ne zaman gelir
            en geç ne zaman gelir
            acelem var hızlı kargo var mı
            hızlı teslimat seçeneği var mı
            aynı gün teslimat yapıyor musunuz
            ertesi gün teslimat var mı
            Aynı gün teslimat var mı?
            Ortalama teslimat süreniz kaç gün?
            teslim süresi
            teslimat suresi nedir
            tahmini varış tarihi nedir
            Doğum gününe yetişmesi lazım ne zaman ulaşır?
            hediye alıcam ayın 20sine yetişir mi
            cumartesi teslimat yapıyor musunuz
            pazar günü kargo gelir mi
            hafta sonu dağıtım oluyor mu
            randevulu teslimat var mı
            istediğim gün teslim eder misiniz
            saat seçebiliyor muyum teslimat için
            Antalya'ya kargo ne kadar zamanda ulaşır
            vana kaç günde
            doğuya kaç gün sürüyor
            yurt dışına gönderiyor musunuz kaç gün sürer
            almanyaya kargo var mı kaç günde gider
            kıbrısa gönderim yapıyor musunuz
            adalara teslimat var mı
            ön siparişler ne zaman gönderilecek
            kişiye özel ürün kaç günde hazırlanır
            özel üretim kaç gün sürüyor
            mobilya teslimi kaç hafta
            bayramda kargolar çalışıyor mu ne zaman gelir
            hangi kargoyla gönderiyorsunuz kaç gün sürüyor
            kargoyla kaç güne gelir
            kç gne gelir
            ne zamn ulaşr elime
            kampanya yoğunluğunda kargo gecikir mi
            ürünün gelmesi ne kadar sürer
            teslimat için beklemem gereken süre nedir
            gelmesi uzun sürer mi
            Ayın sonunda taşınıyoruz, adresimiz değişmeden elimize geçsin istiyorum; şimdi alırsam en geç hangi gün \
            gelir?
            Kardeşim askerden cuma günü dönüyor, sürpriz yapmak istiyorum, Sivas'a o güne kadar yetişir mi bu?
            How long does delivery take?
            When will it arrive if I order today?
            Do you deliver on weekends?
            how many days for shipping
            can I get it by Friday
            do you ship abroad and how long does it take
            is there express delivery
            كم يوما يستغرق التوصيل؟
            متى يصل إذا طلبت اليوم؟
            هل توصلون خلال يوم واحد؟
            هل تشحنون إلى الخارج وكم يستغرق؟
            كم مدة التوصيل إلى إزمير؟
            aynı gün kargo için saat kaça kadar sipariş vermeliyim
            bugün sipariş versem ne zaman yola çıkar
            yurt dışına gönderiyor musunuz
            adalara kaç günde geliyor
            eve kadar çıkarıyorlar mı
            do you ship abroad
            how many days does delivery take
            hangi gün elime geçer
            kıbrısa kaç günde varır
            köye de gelir mi kargo kaç günde
            ısmarlama ürün kaç günde hazır olur
            pazar günleri dağıtım oluyor mu
            when would it arrive if I order today
            """)
}
