/// Turkish questions and passages out of a small stock of phrases, no two alike.
struct SampleTexts: Sendable {
    private static let subjects = [
        "siparişim", "kargom", "iade talebim", "faturam", "randevum", "ödemem", "üyeliğim", "kuponum", "hediye çekim",
        "garanti belgem",
    ]
    private static let questions = [
        "ne zaman gelir", "nerede görünüyor", "neden iptal edildi", "kaç gün sürer", "nasıl değiştirilir",
        "için ücret alınır mı", "hafta sonu da olur mu", "hangi koşullarda geçerli",
    ]
    private static let sentences = [
        "Ürünler teslim tarihinden itibaren on dört gün içinde, kullanılmamış olmak koşuluyla iade edilebilir.",
        "Kargo ücreti iki yüz elli liranın üzerindeki alışverişlerde mağazamız tarafından karşılanır.",
        "Ödemeler kredi kartıyla, havaleyle ya da kapıda nakit olarak yapılabilir; taksit seçenekleri bankaya bağlıdır.",
        "Randevular en geç bir gün önceden telefonla veya hesabınızdaki sayfadan değiştirilebilir.",
        "Hafta içi saat on altıya kadar verilen siparişler aynı gün hazırlanır ve kargoya teslim edilir.",
        "Garanti süresi iki yıldır; kullanıcı hatasından doğan arızalar garanti kapsamının dışındadır.",
        "Fatura, siparişin onaylanmasının ardından kayıtlı elektronik posta adresinize gönderilir.",
        "Şikâyetleriniz üç iş günü içinde incelenir ve sonucu size yazılı olarak bildirilir.",
    ]

    private var random: SplitMix64
    private var number: Int

    init(seed: UInt64 = 0) {
        random = SplitMix64(seed: seed)
        number = 1000 + random.next(in: 0...999) * 1000
    }

    /// Some ten tokens each.
    mutating func queries(_ count: Int) -> [String] {
        (0..<count).map { _ in "\(nextNumber()) numaralı \(pick(Self.subjects)) \(pick(Self.questions))?" }
    }

    /// Some 130 tokens each.
    mutating func passages(_ count: Int) -> [String] {
        (0..<count).map { _ in
            let sentences = (0..<5).map { _ in pick(Self.sentences) }
            return "Madde \(nextNumber()). " + sentences.joined(separator: " ")
        }
    }

    private mutating func nextNumber() -> Int {
        number += 1
        return number
    }

    private mutating func pick(_ phrases: [String]) -> String { phrases[random.next(in: 0...phrases.count - 1)] }
}
