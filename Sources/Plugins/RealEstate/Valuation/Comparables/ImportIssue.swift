/// Something about a row that a person should look at, with what was found.
public struct ImportIssue: Sendable, Equatable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The value could not be read.
        case unreadable = "okunamadi"
        /// Without it the row cannot be a comparable.
        case missing = "eksik"
        /// The price is a tenth, hundredth or thousandth of what its neighbours ask, or a multiple.
        case scale = "binlik_ayirici"
        /// A sale price among rents, or a rent among sales.
        case otherMarket = "islem_karisik"
        /// Another kind of price than the file's others: an asking price among sold ones.
        case otherPriceKind = "fiyat_turu_karisik"
        /// Price a square metre far from the district's.
        case priceOutlier = "fiyat_aykiri"
        case area = "m2_aykiri"
        case netAboveGross = "net_brutten_buyuk"
        case age = "yas_aykiri"
        case yearAsAge = "yil_yas_yazilmis"
        case rooms = "oda_aykiri"
        case floor = "kat_aykiri"
        /// Without a day of its own it counts as of the day of the import.
        case undated = "tarihsiz"
        /// The same home at the same price was listed before.
        case duplicate = "yinelenen"
    }

    public let kind: Kind
    public let column: String
    /// What the file said.
    public let value: String
    /// What it probably should say.
    public let suggestion: String?

    init(_ kind: Kind, _ column: String, _ value: String, suggestion: String? = nil) {
        (self.kind, self.column, self.value, self.suggestion) = (kind, column, value, suggestion)
    }

    /// Whether the row is kept out of the model until a person says otherwise.
    public var excludes: Bool { ![.yearAsAge, .unreadable, .undated].contains(kind) }

    /// The sentence the import report shows.
    public var sentence: String {
        let said =
            switch kind {
            case .unreadable: "\(column): “\(value)” okunamadı."
            case .missing: "\(column) eksik."
            case .scale: "Fiyat (\(value)) çevresine göre çok farklı: binlik ayırıcı kaymış olabilir."
            case .otherMarket: "Fiyat (\(value)) öteki pazara benziyor: satılık ile kiralık karışmış olabilir."
            case .otherPriceKind: "Fiyat türü (\(value)) ötekilerden farklı; ilan ve satış fiyatları karıştırılmaz."
            case .priceOutlier: "m² fiyatı çevresinden çok farklı (\(value))."
            case .area: "Alan (\(value) m²) olağan dışı."
            case .netAboveGross: "Net m² brüt m²'den büyük (\(value))."
            case .age: "Bina yaşı (\(value)) olağan dışı."
            case .yearAsAge: "Bina yaşı yerine yapım yılı yazılmış (\(value))."
            case .rooms: "Oda sayısı (\(value)) olağan dışı."
            case .floor: "Kat (\(value)) kat sayısından büyük."
            case .undated: "Tarihi yok; yüklendiği gün (\(value)) alındı."
            case .duplicate: "Aynı ilan daha önce geçti (\(value))."
            }
        return suggestion.map { "\(said) Öneri: \($0)." } ?? said
    }
}
