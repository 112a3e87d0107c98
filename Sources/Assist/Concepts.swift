import Knowledge

/// Words of business talk that mean the same, across ways of saying and across languages.
///
/// Only what every business speaks of stands here; the names of a niche's own things are the niche's.
enum Concepts {
    /// The concept of each word of the text that belongs to one, by the word's index.
    static func byWord(in text: FoldedText) -> [Int: Int] {
        var concepts: [Int: Int] = [:]
        // A longer phrase knows more than a word of it: "ön ödeme" is no mere payment.
        for match in phrases.matches(in: text).sorted(by: { $0.words.count < $1.words.count }) {
            for word in match.words { concepts[word] = rows[match.phrase].concept }
        }
        return concepts
    }

    private static let rows: [(phrase: String, concept: Int)] = (table + EverydayWords.table).enumerated().flatMap {
        concept, row in
        row.split(separator: ",").map { (phrase: $0.trimmed, concept: concept) }
    }
    private static let phrases = PhraseSet(rows.map(\.phrase))

    /// Where customers live; a table speaks of regions and of "other cities".
    static let provinces = [
        "adana", "ankara", "antalya", "bursa", "denizli", "diyarbakir", "edirne", "erzurum", "eskisehir", "gaziantep",
        "hatay", "istanbul", "izmir", "kayseri", "kocaeli", "konya", "malatya", "manisa", "mardin", "mersin", "mugla",
        "ordu", "rize", "sakarya", "samsun", "sanliurfa", "sivas", "tekirdag", "trabzon", "zonguldak",
    ]

    private static let table = [
        "il, iller, illere, ilce*, sehir*, bolge*, turkiye*, " + provinces.map { "\($0)*" }.joined(separator: ", "),
        "iade*, send * back, geri gonder*, geri yolla*, geri ver*, geri al*, geri iste*, cayma*, return*, refund*, ارجاع, استرجاع",
        "degisim*, degistir*, exchange*, swap, yerine * gonder*, yerine * yolla*, تبديل, استبدال",
        "kargo*, gonderim*, teslimat*, teslim*, delivery, deliver*, ship*, شحن, توصيل",
        "video*, goruntulu*",
        "ucretsiz*, bedava*, bedelsiz*, beles*, free, مجاني, مجانا",
        "ucret, ucreti*, ucretin*, ucretli*, fiyat*, bedel, bedeli*, tutar*, kac para, kac lira, kaca, how much, price*, "
            + "cost*, charge*, fee, fees, سعر, تكلفة",
        "taksit*, bolun*, installment*, instalment*, تقسيط",
        "indirim*, dusul*, avantaj*, kampanya*, fiyat farki, discount*, خصم",
        "fatura*, invoice*, فاتورة",
        "garanti*, warranty, guarantee*, ضمان",
        "acik*, kapali*, kapan*, calisma saat*, mesai*, saatler*, hangi saat*, open, opening, hours, close*, مفتوح, دوام",
        "adres*, yeriniz*, konum*, address, located, location, where is your, where are you, عنوان, موقع",
        "otopark*, park yer*, araba*, araci*, vale, parking, park, موقف",
        "randevu*, appointment*, موعد",
        "iptal*, vazgec*, birakmak, cancel*, الغاء",
        "kapora*, on odeme*, onden para, onden odeme*, deposit*, عربون",
        "havale*, eft, banka transfer*, bank transfer, wire transfer",
        "kart, karta, kartla, kartim*, kredi kart*, card*, بطاقة",
        "sigorta*, sgk, insurance, ozel sigorta*, تامين",
        "parola*, sifre*, password*",
        "foto*, resim*, resm*, photo*, picture*, صور, صورة",
        "toptan*, toplu*, bulk, wholesale, جملة",
        "siparis*, order*, طلب",
        "cocuk*, child*, kid, kids, اطفال",
        "stok*, tukenen, tukendi, in stock, kaldi mi",
        "uyelik*, abonelik*, membership, subscription",
        "magaza*, sube*, dukkan*, store, shop, branch",
        "ingilizce*, english",
        "doktor*, hekim*, doctor*, طبيب",
        "tedavi*, islem, islemi*, islemden, uygulama*, treatment*, procedure*, علاج",
        "kilitlen*, locked, girisim kapan*, hesap * kapan*, hesap * kilitlen*",
        "gonder*, yolla*, iletil*, send*, atar, atar misiniz",
        "gelir, ulas*, varir, arrive*, gelecek",
        "yat, yatar, yatacak, gecer, hesabima gec*",
        "bekle*, ara ver*, wait*",
        "gecer*, gecerli*, valid",
        "yurt disi*, yurtdisi*, abroad, overseas, foreign country, foreign countries, almanya*, germany, ingiltere*, england, "
            + "fransa*, hollanda*, avusturya*, belcika*, isvicre*, amerika*, kibris*, azerbaycan*, خارج",
        "evcil hayvan*, kedi*, kopek*, pet, pets, cat, dog",
        "yapay zeka*, ai",
        "oner*, tavsiye et*, yonlendir*, arkadas* getir*, refer, referral, recommend*",
        "nakit*, pesin*, cash, نقد*",
        "yabanci*, foreigner*, foreign, اجنبي, الاجنبي",
        "tercuman*, ceviri*, interpreter*, translator*, مترجم",
        "ekle*, yukle*, gir, girebil*, upload*",
        "kira*, kiraci*, kirala*, rent*, tenant*, lease*",
        "ev, evi, evden*, mulk*, property, properties, evim*, eve, evde*, evin*, konut*, daire*, flat, apartment, house, home",
        "satis*, sat, sati, satar*, satmak, satici*, sell*, sale",
        "komisyon*, hizmet bedel*, danismanlik bedel*, commission",
        "tamir*, onarim*, onaril*, repair*",
        "gecici*, yedek*, temporary, spare",
        "agri*, aci, acir*, acit*, pain*, hurt*",
        "mektup*, e posta*, eposta*, mail*, email*",
        "muayene*, on gorusme*, konsultasyon*, gorusme*, consultation*",
    ]
}

extension Substring {
    /// Without the white space at both ends.
    var trimmed: String {
        var part = self
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}
