import PluginKit

extension IntentDefinition {
    /// Discounts, coupons, points, rewards for bringing a friend.
    static let promotions = IntentDefinition(
        id: "kampanya",
        title: LocalizedText(tr: "Kampanya", en: "Promotion"),
        utterances: """
            Kampanya var mı?
            kampanyanız var mı şu an
            şu anki kampanyalar neler
            hangi kampanyalar var
            kampanya ne zaman bitiyor
            kampanya bitti mi
            kampanya ne kadar sürecek
            kampanya hangi ürünlerde geçerli
            bu ürün kampanyaya dahil mi
            kampanya koşulları neler
            indirim var mı
            indirim olacak mı
            indirim ne zaman başlayacak
            indirimler başladı mı
            büyük indirim ne zaman
            sezon sonu indirimi ne zaman
            kara cuma indirimi var mı
            yılbaşı indirimi yapacak mısınız
            bayram indirimi
            anneler günü kampanyası
            sevgililer günü kampanyası var mı
            okula dönüş kampanyası var mı
            yaz indirimi devam ediyor mu
            indirim kodu var mı
            indirim kodu alabilir miyim
            indirim kodum çalışmıyor
            kod geçersiz diyor
            kupon kodunu kabul etmedi
            kupon kullanamıyorum
            kuponum nerede
            kupon var mı
            hediye çekimi nasıl kullanırım
            hediye kartı indirimle kullanılır mı
            promosyon kodu nereye yazılıyor
            hoş geldin indirimi var mı
            ilk siparişe özel indirim
            yeni üye indirimi
            üye olunca indirim var mı
            bültene kaydoldum kod gelmedi
            öğrenciye indirim var mı
            öğretmenlere özel indirim yapıyor musunuz
            sağlık çalışanına indirim
            doğum günü indirimi var mı
            sadakat puanı nasıl kazanılır
            puanlarım kaç tl eder
            puan kullanabilir miyim
            arkadaşımı davet edersem ne kazanırım
            arkadaş getirene indirim
            davet kodu var mı
            iki alana bir bedava var mı
            3 al 2 öde devam ediyor mu
            ikinci ürüne yarı fiyat mıydı
            sepette indirim
            sepette yüzde 20 gözükmüyor
            indirim sepete yansımadı
            iki kampanya birleşiyor mu
            kampanya üstüne kupon kullanılır mı
            indirimli ürünler hangileri
            outlet bölümünüz var mı
            fırsat ürünleri neler
            çekiliş var mı
            çekilişe nasıl katılırım
            çekiliş sonucu açıklandı mı
            hediye veriyor musunuz alışverişe
            kaç tl üstüne hediye var
            kmpanya varmı
            indrm kodu
            kupn kodu çalşmıyor
            Geçen hafta mesajla kupon yollamıştınız, bugün kullanmak istedim süresi dolmuş görünüyor, yeniden \
            tanımlar mısınız?
            Annemler için alışveriş yapacağım, bayrama doğru indirim olur mu yoksa şimdi mi alayım, yaklaşan bir \
            kampanyanız var mı?
            Do you have any promotions?
            is there a discount code
            my coupon is not working
            when does the sale start
            do you offer student discount
            is there a discount for new customers
            هل يوجد خصم؟
            هل عندكم عروض؟
            أريد كود خصم
            الكوبون لا يعمل
            متى تبدأ التخفيضات؟
            kulüp kartıyla indirim oluyor mu
            hediye çeki kaç yıl geçerli
            arkadaşımı getirirsem indirim var mı
            puanlarım ne zaman silinir
            indirim kodunu en az kaç liralık alışverişte kullanabilirim
            Is there a discount for members?
            how much discount does the coupon give
            """)
}
