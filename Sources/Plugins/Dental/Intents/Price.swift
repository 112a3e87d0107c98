import PluginKit

extension IntentDefinition {
    /// What a treatment costs.
    static let price = IntentDefinition(
        id: "fiyat",
        title: LocalizedText(tr: "Fiyat", en: "Price"),
        sharing: CommonUtterances.price,
        utterances: """
            implant kaç lira
            implant fiyatları
            implantın tanesi ne kadar
            yerli implant kaç para
            alman implantı ne kadar
            all on four fiyatı nedir
            zirkonyum diş fiyatı
            zirkonyum tanesi kaç tl
            porselen kaplama ne kadar
            lamina kaç lira
            yaprak porselen fiyatı
            kompozit dolgu ne kadar
            dolgu kaç lira
            diş dolgusu ücreti
            kanal tedavisi kaç para
            iki kanallı diş kanal tedavisi fiyatı
            diş çekimi ne kadar
            gömülü diş ameliyatı kaç lira
            yirmilik çektirmek kaça
            diş temizliği kaç lira
            diş taşı temizletmek ne kadar
            detartraj fiyatı
            beyazlatma kaç lira
            ofis tipi beyazlatma ne kadar ev tipi ne kadar
            tel tedavisi ne kadar
            ortodonti fiyatları
            metal braket kaç para
            şeffaf plak ne kadar tutar
            telsiz ortodonti fiyat
            takma diş kaç lira
            tam protez ne kadar
            damak fiyatı
            köprü diş kaç para
            gülüş tasarımı fiyatı
            20 diş kaplama toplam ne tutar
            kemik grefti ücreti
            sinüs lifting kaç lira
            diş eti ameliyatı ne kadar
            gece plağı ne kadar
            çocuk diş dolgusu fiyatı
            süt dişi çekimi kaç para
            fissür örtücü ne kadar
            muayene ücreti ne kadar
            ilk muayene ücretsiz mi
            kontrol için para alıyor musunuz
            röntgen kaç lira
            tomografi ücreti ne kadar
            masseter botoksu ne kadar
            diş pırlantası kaç para
            alt üst protez yaptırmak kaça gelir
            tek diş implant ve kaplama toplamı nedir
            tedavi ücretleri ne kadar
            Ön iki dişim aralık, kapattırmak istiyorum ama param kısıtlı; dolguyla mı yaparsınız, kaç lira tutar?
            implnt fiyat
            zrkonyum kç para
            dis dolgusu ne kdr
            how much does an implant cost
            what's the price of a root canal
            how much are zirconia crowns
            is the check-up free
            كم سعر زراعة الأسنان؟
            كم تكلفة تقويم الأسنان؟
            كم سعر الزيركون؟
            كم سعر خلع السن؟
            kanal tedavisi azı dişte kaç lira
            azı dişi çekimi kaç para
            tek diş çekmek ne kadar
            kuron kaplama kaç tl
            kaplamanın tanesi kaça
            flor uygulaması kaç lira
            yer tutucu ne kadar
            sedasyon ücreti ne kadar
            genel anestezi farkı kaç lira
            dil bağı ameliyatı ne kadar
            evde beyazlatma seti kaç para
            diş eti tedavisi ücreti
            geçici kaplama ücretli mi kaç lira
            protez tamiri ne kadar
            braket kırıldı yenisi kaç lira
            zirkonyum ne kadar kaç seansta biter
            beyazlatma kaç lira bir de temizlik ne kadar
            dolgu yenilemek kaç tl
            çocuğun dişine dolgu kaça
            ücreti nedir bunun
            onun ücreti ne kadar
            uzman hekim muayenesi kaç lira
            tomografi çektirmek kaç para
            diş çekimi kaç lira acaba
            cekim ucreti kac tl
            How much is a dental filling?
            how much does teeth whitening cost
            what is the price of braces
            how much is a tooth extraction
            how much do you charge for a check-up
            price of a night guard
            what does a panoramic x-ray cost
            كم سعر حشو السن؟
            كم سعر التلبيسة؟
            كم تكلفة الكشف؟
            küçük azıda kaç para
            ön dişte ne kadar
            peki ücreti
            taksi tutar mı ne kadar
            dil bağı kesmek kaç lira
            """)
}
