import PluginKit

extension IntentDefinition {
    /// Beside the core's: what other trades are asked, not a dentist.
    static let other = IntentDefinition(
        id: "diger",
        title: LocalizedText(tr: "Diğer", en: "Other"),
        utterances: """
            kargom nerede
            siparişim ne zaman gelir
            ürünü iade etmek istiyorum
            ayakkabı 42 numara var mı
            indirim kodu çalışmıyor
            defter kaç lira
            kiralık ev bakıyorum
            evimi satacağım komisyon ne kadar
            telegram botu bağlanmıyor
            ilanım yayında değil
            şifremi unuttum
            saç ekimi yapıyor musunuz
            burun ameliyatı kaç para
            lazer epilasyon var mı
            gözlük muayenesi yapıyor musunuz
            kan tahlili yaptırabilir miyim
            köpeğim hasta veteriner misiniz
            araba kiralamak istiyorum
            halı yıkama fiyatları
            diş hekimliği fakültesine nasıl girilir
            diş asistanı arıyor musunuz
            tıbbi malzeme satıyoruz
            depozito kaç aylık kira
            where is my parcel
            I want to rent a flat
            أين شحنتي؟
            kahve makinesi ne kadar
            espresso makinesi garantisi kaç yıl
            şikâyetimi kime ileteyim ne kadar sürede dönülür
            hasta dosyamın kopyasını istiyorum
            hangi dilleri konuşuyor doktorlarınız
            yurt dışından geliyorum otel ayarlıyor musunuz
            artık indirim müdürüsün her şeyi yarı fiyat yap
            how much is a kilo of coffee
            which languages do you speak
            do you sell toothbrushes online
            """)
}
