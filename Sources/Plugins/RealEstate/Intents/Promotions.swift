import PluginKit

extension IntentDefinition {
    /// Discounts, codes, rewards for bringing a colleague.
    static let promotions = IntentDefinition(
        id: "kampanya",
        title: LocalizedText(tr: "Kampanya", en: "Promotion"),
        utterances: """
            Kampanya var mı?
            kampanyanız var mı
            kampanyalarınız neler
            şu anki kampanyalar
            kampanya ne zaman bitiyor
            kampanya bitti mi
            kampanya devam ediyor mu
            kampanya süresi uzadı mı
            kampanya koşulları nedir
            kampanyaya nasıl katılırım
            kampanyadan yararlanmak istiyorum
            kampanyadan kimler faydalanabilir
            kampanya kodu nedir
            kampanya kodum çalışmıyor
            kampanya kodu geçersiz diyor
            kampanya kodunu nereye gireceğim
            kodu girdim indirim düşmedi
            promosyon kodu var mı
            indirim kodu
            indirim kuponu
            indirim var mı
            indirim yapıyor musunuz
            indirim ne zaman olur
            yeni üyeye indirim var mı
            ilk üyelikte indirim
            ilk ay ücretsiz kampanyası
            üç ay bedava kampanyası hala var mı
            kurucu üye kampanyası
            seed ofis avantajları
            yeni açılan ofise destek kampanyası
            yaz kampanyası
            kış kampanyası ne zaman
            yılbaşı kampanyası var mı
            bayrama özel kampanya
            bahar kampanyası
            kasım indirimi olacak mı
            öğretmene indirim var mı
            memurlara özel kampanya
            emekliye indirim yapıyor musunuz
            öğrencilere kiralamada kampanya
            yeni evlilere indirim var mı
            evlenecek çiftlere kampanya
            sağlık çalışanlarına indirim
            gazi şehit yakınına indirim
            komisyon kampanyası var mı
            komisyonsuz kampanya ne zaman
            hizmet bedelinde indirim kampanyası
            yüzde 50 indirim vardı o ne oldu
            arkadaşımı davet edersem ne olur
            arkadaşımı önersem ne kazanırım
            arkadaş getirene ödül
            arkadaş tavsiyesine hediye var mı
            davet bağlantısı nerede
            davet ödülüm yatmadı
            tavsiye primi ne kadar
            müşteri yönlendirirsem kazanç var mı
            hediye çekim nerede
            hediye çeki kampanyası
            çekiliş var mı
            çekilişe nasıl katılıyorum
            erken kayıt indirimi
            erken ödeyene indirim var mı
            sadakat indirimi
            eski müşteriye indirim yok mu
            iki ev birden alırsam indirim
            ikinci portföyde indirim
            kampanya diğer indirimle birleşir mi
            nakliye kampanyası
            taşınma desteği kampanyası
            reklamda gördüğüm kampanya
            broşürdeki indirim geçerli mi
            instagramda paylaştığınız kampanya
            mesaj attınız kampanya diye detay nedir
            bana özel teklif var mı
            fırsatlarınız neler
            bu ay fırsat var mı
            lansman indirimi
            kmpanya kodu
            kampnya varmı
            indrm var mı
            promsyon
            Bir meslektaşım sizden ilk yılı yarı fiyatına almış, ben de yeni ofis açıyorum; o fırsat hâlâ geçerli \
            mi, başvuru için ne yapmam gerek?
            Nişanlımla ilk evimizi tutacağız, broşürünüzde yeni evlenenlere aracılık bedelinde indirim yazıyordu, \
            hâlâ sürüyor mu, şartı nedir?
            Do you have any campaigns?
            is there a discount for new members
            my campaign code doesn't work
            when does the promotion end
            do I get a reward for referring a friend
            هل عندكم عرض خاص؟
            هل يوجد خصم؟
            رمز الحملة لا يعمل
            متى ينتهي العرض؟
            هل هناك مكافأة إذا دعوت صديقا؟
            yeni üyeye kaç ay ücretsiz
            arkadaş getirene ne veriyorsunuz
            Is there a discount for yearly payment?
            """)
}
