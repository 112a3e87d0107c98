import PluginKit

extension IntentDefinition {
    /// Recommended by a friend, or bringing one.
    static let referrals = IntentDefinition(
        id: "referans",
        title: LocalizedText(tr: "Tavsiye ve referans", en: "Referral"),
        utterances: """
            Referans indirimi var mı?
            referans ile geldim
            referansla geliyorum indirim olur mu
            referans kodu nasıl alınır
            referans kodum var
            referans programınız var mı
            arkadaşım tavsiye etti
            arkadaşımın tavsiyesiyle yazıyorum
            arkadasim onerdi indirim var mi
            arkadaşım sizde yaptırmıştı
            arkadaşım sizin hastanız indirim olur mu
            arkadaşımı getirsem indirim olur mu
            arkadaş getirene ne var
            arkadaşımla gelsek indirim yapar mısınız
            iki arkadaş gelsek ne kadar düşer
            birlikte gelirsek indirim var mı
            üç kişi gelsek toplu indirim
            annemle geliyoruz indirim olur mu
            kız kardeşimle gelsem bir avantaj olur mu
            eşim de yaptıracak indirim var mı
            ablam geçen yıl sizde olmuştu
            kuzenim sizden çok memnun beni yönlendirdi
            teyzem hastanızdı o yönlendirdi
            komşum önerdi sizi
            iş arkadaşım yönlendirdi
            bir tanıdık vasıtasıyla geliyorum
            tanıdık indirimi olur mu
            tavsiye üzerine yazıyorum
            tavsiye eden indirim kazanıyor mu
            tavsiye edersem ne kazanırım
            tavsiye indirimi
            birini yönlendirirsem komisyon var mı
            hasta yönlendirirsem ne veriyorsunuz
            hasta getirirsem kazancım olur mu
            getirdiğim kişi başına ne kadar
            arkadaşımı yönlendirdim hediyem nerede
            yönlendirdiğim arkadaşım işlem yaptırdı ödülüm
            davet ettiğim kişi için indirimim ne zaman
            davet ödülü nedir
            davet kodum çalışmıyor
            davet linki var mı
            arkadaşını getir kampanyası var mı
            arkadaşını getir indirimi kaç tl
            eski hastanızım indirim var mı
            daha önce sizde yaptırdım sadık müşteri indirimi
            ikinci gelişim indirim olur mu
            sürekli hastanıza indirim yapıyor musunuz
            puan kazanıyor muyum arkadaşım gelince
            puanım var kullanabilir miyim tavsiyeden
            arkadaşımın kodunu kullanabilir miyim
            kod girersem ikimize de mi indirim
            kaç kişi getirirsem ücretsiz olur
            beş arkadaş getirsem bedava yapar mısınız
            tavsiye hediyesi nakit mi işlem mi
            referans indirimi başka indirimle birleşir mi
            referansım ayşe hanım
            falanca hanım gönderdi beni
            doktor beyin hastası önerdi
            instagramdan bir arkadaşım önerdi indirim yapar mısınız
            beni yönlendiren kişiye bir şey veriyor musunuz
            önerenin adını söylemem yeterli mi
            öneri ile gelenlere fiyat farklı mı
            rfrans indrimi
            arkdasm onerdi
            arkadas getirme
            tavsye ile geldm
            Geçen kış kayınvalidem sizde yüzünü yaptırmıştı, bütün günü bizi övmüş size; biz de eşimle gelsek onun \
            hatırına bir indirim olur mu?
            Spor salonundan üç arkadaşımı size yönlendirdim, ikisi işlem oldu; bana bir hediye ya da indirim \
            tanımlanacak mıydı?
            My friend was treated here, is there a discount
            do I get something if I bring a friend
            do you have a referral program
            a friend referred me to you
            discount if I come with my sister
            صديقي عمل عندكم هل يوجد خصم؟
            هل يوجد خصم إذا أحضرت صديقتي؟
            هل لديكم برنامج إحالة؟
            أنا من طرف صديقة
            ماذا أكسب إذا رشحت لكم مريضا؟
            öneren hastaya ne hediye ediyorsunuz
            influencer olarak tanıtım yapsam şartlarınız ne
            Do I get something for recommending you?
            """)
}
