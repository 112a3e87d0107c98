import PluginKit

extension IntentDefinition {
    /// Plans and their prices, cards, invoices, refunds, deposits paid.
    static let payment = IntentDefinition(
        id: "odeme",
        title: LocalizedText(tr: "Ödeme ve üyelik", en: "Payment and plans"),
        sharing: CommonUtterances.payment,
        utterances: """
            üyelik ücreti ne kadar
            aylık ücret nedir
            aylık kaç lira
            yıllık üyelik kaç para
            plan fiyatları nedir
            planlar ne kadar
            paketleriniz kaç lira
            en ucuz plan hangisi
            başlangıç planı kaç tl
            pro plan ne kadar
            planlar arasındaki farklar
            planımı yükseltmek istiyorum
            planımı düşürmek istiyorum
            üst pakete geçersem fark öder miyim
            aboneliğimi iptal etmek istiyorum
            abonelik iptali nasıl
            üyeliğimi sonlandırmak istiyorum para çekilmesin
            otomatik yenilemeyi kapatmak istiyorum
            aboneliğim ne zaman bitiyor
            aboneliğim yenilenmedi
            yıllık ödeme yaparsam indirim var mı
            aylıktan yıllığa geçmek istiyorum
            ücretsiz deneme var mı
            deneme sürem ne zaman bitiyor
            deneme bitince otomatik çekiliyor mu
            ödemem reddedildi
            ödeme alınamadı diyor
            kartımdan çekim olmadı
            kartım kabul edilmiyor ödemede
            kartımdan iki defa çekilmiş
            kartımdan izinsiz para çekildi
            yanlış plan ücreti alınmış
            fazla ücret almışsınız
            ödeme yaptım hesabım açılmadı
            ödedim ama plan aktif olmadı
            kart bilgimi güncellemek istiyorum
            başka kart eklemek istiyorum
            faturam nerede
            faturamı göremiyorum panelde
            fatura kesilmedi
            fatura bilgilerimi değiştirmek istiyorum
            şirket adına fatura kesin
            e-fatura geliyor mu
            iade istiyorum aboneliği kullanmadım
            ücret iadesi alabilir miyim
            iadem ne zaman yatar
            kapora nasıl ödeniyor
            kaporayı nereye yatıracağım
            kapora iadesi kaç gün
            hizmet bedelini kartla ödeyebilir miyim
            hizmet bedelini taksitle ödesem
            kirayı sizin üzerinizden mi ödüyoruz
            kira ödemesi hangi hesaba yapılacak
            aidatı size mi ödüyorum
            ödmem reddedldi
            üyelik yenilenme tarihi
            how much is the subscription
            I was charged twice
            how do I cancel my subscription
            where is my invoice
            كم سعر الخطة الشهرية؟
            تم خصم المبلغ مرتين
            كيف ألغي الاشتراك؟
            plan ne kadar ve kaç ilan ekleyebiliyorum
            orta paketiniz kaç lira aylık
            aylık planın ücreti nedir
            bu planda kaç kullanıcı olabiliyor
            eski programdaki verileri aktarmak kaç para
            eğitim ücretli mi
            planımı yükseltsem fark ne kadar
            yıllık alırsam ne kadar avantajım olur
            how much is the monthly plan
            kaç kullanıcı ekleyebilirim bu planda
            planda kaç kişi kullanabiliyor
            deneme süresi kaç gün
            verilerimizi aktarmak kaç para
            ek paket kaç lira
            yıllık kaç para bu plan
            faturamı ne zaman keserler
            How much is the yearly plan?
            how many users does the plan include
            is there a free trial
            planı kaç kişi aynı anda kullanır
            yıllık ödeyince ne kadar tutuyor
            taksitle üyelik alınır mı
            How many users can I have?
            is my card needed for the trial
            """)
}
