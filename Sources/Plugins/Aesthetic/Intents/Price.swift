import PluginKit

extension IntentDefinition {
    /// What a procedure costs.
    static let price = IntentDefinition(
        id: "fiyat",
        title: LocalizedText(tr: "Fiyat", en: "Price"),
        sharing: CommonUtterances.price,
        utterances: """
            botoks kaç lira
            botoks fiyatları
            botox ne kadar
            üst yüz botoks kaç para
            üç bölge botoks ne kadar
            koltuk altı terleme botoksu kaç tl
            masseter botoks fiyatı
            migren botoksu ne kadar
            dudak dolgusu kaç lira
            dudak dolgusu 1 ml fiyatı
            yanak dolgusu ne kadar
            çene ucu dolgusu kaç para
            göz altı ışık dolgusu fiyat
            nazolabial dolgu kaç tl
            burun dolgusu ne kadar
            burun estetiği kaç para
            burun ameliyatı ne kadar tutar
            rinoplasti fiyatı
            göz kapağı estetiği fiyatı
            badem göz ne kadar
            kepçe kulak ameliyatı kaç lira
            meme estetiği kaç para
            meme küçültme ne kadar
            karın germe fiyatı
            yağ aldırma kaç lira
            liposuction ücreti ne kadar
            popo kaldırma ameliyatı fiyatı
            yüz germe kaç para
            boyun germe ne kadar
            jinekomasti ameliyatı fiyat
            saç ekimi fiyatları
            saç ekimi kaç lira
            3000 greft ne kadar
            sakal ekimi kaça
            kaş ekimi fiyatı nedir
            prp kaç lira
            saç mezoterapisi seansı ne kadar
            mezoterapi fiyatı
            gençlik aşısı kaç para
            somon dna ne kadar
            altın iğne kaç tl
            ip askı fiyatları
            fransız askısı ne kadar
            lazer epilasyon fiyatı
            lazer tek seans kaç lira
            koltuk altı lazer ne kadar
            cilt bakımı kaç lira
            hydrafacial fiyatı
            kimyasal peeling ne kadar
            leke tedavisi kaç para
            dövme sildirme fiyatı
            kalıcı makyaj kaç lira
            microblading ne kadar
            selülit tedavisi fiyatı
            bölgesel zayıflama seansı kaça
            hifu ne kadar
            kök hücre tedavisi kaç lira
            iki kutu dolgu ne tutar
            operasyon ücreti ne kadar
            seans ücreti nedir
            Alnımdaki üç çizgi için sadece bir bölge uygulama istiyorum, sizde tek bölge kaç lira, ayrıca kontrol \
            dozu ücretli mi?
            btks kaça
            dlgu fyatı ne
            sac ekimi fiyat ne kdr
            burun ameliyatı kaç para
            karın germe kaç lira
            göğüs küçültme ne kadar
            koltuk altı botoksu kaç tl
            dolgu eritme ücreti ne kadar
            tek seans kaç lira
            erkekler için tek seans ne kadar
            vale ücreti ne kadar
            altın iğne yüz ve boyun kaç lira
            üst dudak lazeri ne kadar
            ben aldırma kaç para
            sakal ektirmek kaça
            kaş kaldırma ne kadara yapıyorsunuz
            peki kadın için ne kadar
            onun fiyatı
            How much does a nose job cost?
            how much is one syringe of filler
            how much is botox for the forehead
            what is the price of liposuction
            how much does a hair transplant cost
            how much is a tummy tuck in your clinic
            price of laser hair removal for legs
            how much would it cost to remove a mole
            what do you charge per session
            كم تكلفة زراعة الشعر؟
            كم سعر الفيلر؟
            بكم جلسة الليزر؟
            2 ml dolgu ne kadar
            5.000 greft kaç lira
            FUE tekniğiyle saç ekimi ne kadar
            kaş lifting kaça patlar
            tüm bacak kaça patlar erkek
            How much is 1 ml of filler?
            how much is a hair transplant with 4,000 grafts
            what does an eyelid surgery cost
            how much does rhinoplasty cost in total
            how much is the all over laser
            كم سعر عملية شد الوجه؟
            """)
}
