import Knowledge

/// An invented Turkish business: pages of prices, durations and rules, and what its customers write. The same for a seed
/// on every machine; no two passages are alike.
struct SampleBusiness: Sendable {
    /// A stretch of a page under its heading.
    struct Passage: Sendable {
        let heading: String
        let text: String
    }

    /// What is done, and what varies it.
    private struct Trade: Sendable {
        let services: [String]
        let variants: [String]
        let units: [String]
    }

    private static let trades = [
        Trade(
            services: [
                "İmplant", "Zirkonyum kaplama", "Kanal tedavisi", "Diş taşı temizliği", "Ortodonti",
                "Gömülü diş çekimi",
                "Gülüş tasarımı", "Porselen lamina", "Diş beyazlatma", "Protez",
            ],
            variants: ["üst çene", "alt çene", "tek diş", "çocuk", "klinikte", "evde", "acil", "kontrol"],
            units: ["seans", "gün", "hafta", "dakika"]),
        Trade(
            services: [
                "Koşu ayakkabısı", "Bambu nevresim", "Çelik tencere", "Robot süpürge", "Deri çanta", "Bebek arabası",
                "Kahve makinesi", "Kamp çadırı", "Yün battaniye", "Masa lambası",
            ],
            variants: [
                "küçük boy", "büyük boy", "hediye paketli", "indirimli", "özel üretim", "ikinci el", "takım", "tek",
            ],
            units: ["iş günü", "gün", "ay", "adet"]),
        Trade(
            services: [
                "Dudak dolgusu", "Lazer epilasyon", "Cilt bakımı", "Saç ekimi", "Leke tedavisi", "Botoks", "Mezoterapi",
                "Altın iğne", "Kaş tasarımı", "Bölgesel incelme",
            ],
            variants: ["tüm yüz", "yarım bölge", "ilk seans", "paket", "erkek", "kadın", "bakım", "tekrar"],
            units: ["seans", "gün", "hafta", "ml"]),
        Trade(
            services: [
                "Kira sözleşmesi", "Değerleme raporu", "Aidat takibi", "Tapu işlemi", "Satış danışmanlığı",
                "Depozito iadesi",
                "Yerinde gösterim", "Portföy fotoğrafı", "Ekspertiz", "Taşınma desteği",
            ],
            variants: ["konut", "iş yeri", "arsa", "yazlık", "yenileme", "yabancı müşteri", "acil", "uzaktan"],
            units: ["iş günü", "gün", "ay", "yıl"]),
    ]

    private static let rules = [
        "Randevu veya sipariş en geç %d saat önceden ücretsiz iptal edilir, sonrasında %d TL kesilir.",
        "Peşin ödemede yüzde %d indirim yapılır; kartla %d taksit seçeneği vardır.",
        "Garanti süresi %d aydır ve kullanıcı hatası kapsam dışındadır; onarım %d iş günü sürer.",
        "Hafta içi saat %d.00'e kadar gelen talepler aynı gün işleme alınır, diğerleri %d gün içinde yanıtlanır.",
        "Memnun kalmayan müşterilerimiz %d gün içinde başvurabilir; ücret iadesi %d iş gününde hesaba geçer.",
        "Yirmi yaş altı müşterilerden veli onayı istenir; belgeler %d gün saklanır, kopyası %d TL'dir.",
    ]

    private static let districts = [
        "Kadıköy", "Çankaya", "Bornova", "Nilüfer", "Muratpaşa", "Selçuklu", "Tepebaşı", "Ortahisar",
    ]

    private let trade: Trade
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed &* 977 &+ 11)
        trade = Self.trades[Int(seed % UInt64(Self.trades.count))]
    }

    /// Every fourth is a table.
    mutating func passages(_ count: Int) -> [Passage] {
        (0..<count).map { number in
            let name = "\(pick(trade.services)) (\(pick(trade.variants)), \(pick(Self.districts)) \(number + 1))"
            return number % 4 == 3 ? table(name) : paragraphs(name)
        }
    }

    private mutating func paragraphs(_ name: String) -> Passage {
        let price = 10 * random.next(in: 9...4_000)
        var lines = [
            "\(name) ücreti \(Self.grouped(price)) TL'dir; işlem \(random.next(in: 1...12)) \(pick(trade.units)) sürer.",
            "Bu ücrete \(pick(trade.variants)) seçeneği dahil değildir, farkı \(10 * random.next(in: 5...90)) TL'dir.",
        ]
        for _ in 0..<2 { lines.append(filled(pick(Self.rules))) }
        return Passage(heading: "\(name) koşulları", text: lines.joined(separator: " "))
    }

    private mutating func table(_ name: String) -> Passage {
        let rows = (0..<5).map { _ in
            "\(pick(trade.services)) \(pick(trade.variants))\t\(Self.grouped(10 * random.next(in: 9...4_000))) TL\t"
                + "\(random.next(in: 1...12)) \(pick(trade.units))"
        }
        return Passage(heading: "\(name) fiyat listesi", text: (["Hizmet\tÜcret\tSüre"] + rows).joined(separator: "\n"))
    }

    private mutating func filled(_ rule: String) -> String {
        var text = rule
        while let place = text.firstRange(of: "%d") {
            text.replaceSubrange(place, with: "\(random.next(in: 2...48))")
        }
        return text
    }

    /// As customers ask: plainly, in ASCII, in chat's shorthand, several things at once, inside a story, and what is not
    /// there.
    mutating func questions(_ count: Int) -> [String] {
        (0..<count).map { number in
            let (service, variant) = (pick(trade.services), pick(trade.variants))
            return switch number % 7 {
            case 0: "\(service) \(variant) ücreti ne kadar?"
            case 1: FoldedText.fold("\(service) kac \(pick(trade.units)) suruyor, fiyati nedir")
            case 2: "slm \(service.lowercased()) fyt ne kdr acaba taksit varmi"
            case 3:
                "\(service) kaç lira? Bir de \(pick(trade.services)) kaç \(pick(trade.units)) sürer? Peşin ödemede indirim var mı?"
            case 4:
                "Merhaba, geçen hafta bir arkadaşım size gelmişti, çok memnun kalmış. Ben de \(service) düşünüyorum ama "
                    + "şehir dışında oturuyorum, o yüzden önceden öğrenmek istedim: \(variant) için ücret ne kadar ve ne "
                    + "kadar sürüyor?"
            case 5: "Randevuyu kaç saat önceden iptal edebilirim, para iadesi kaç günde yatar?"
            default: "Akşamları canlı müzik oluyor mu, \(pick(Self.districts)) tarafında şubeniz var mı?"
            }
        }
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[random.next(in: 0...values.count - 1)] }

    /// `12.450`
    private static func grouped(_ number: Int) -> String {
        guard number >= 1000 else { return "\(number)" }
        let rest = String(number % 1000)
        return "\(number / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
