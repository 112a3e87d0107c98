import Foundation

/// Which column of a file holds which attribute.
public struct ColumnMapping: Sendable, Equatable {
    /// The columns of the comparables schema; everything else that starts with `x_` is the tenant's own attribute.
    public enum Column: String, Sendable, CaseIterable {
        case id, tarih, fiyat
        case priceKind = "fiyat_turu"
        case islem, tip, il, ilce, mahalle, lat, lon
        case grossArea = "brut_m2"
        case netArea = "net_m2"
        case oda, salon
        case totalRooms = "toplam_oda"
        case banyo
        case age = "bina_yasi"
        case kat
        case floorCount = "kat_sayisi"
        case lotArea = "arsa_m2"
    }

    /// What files call the columns, folded; the canonical names are understood in any case.
    private static let synonyms: [String: Column] = [
        "ilan no": .id, "ilan_no": .id, "no": .id, "tarih": .tarih, "ilan tarihi": .tarih, "satis tarihi": .tarih,
        "fiyat (tl)": .fiyat, "fiyati": .fiyat, "kira": .fiyat, "fiyat turu": .priceKind, "fiyat tipi": .priceKind,
        "price type": .priceKind, "satis fiyati": .fiyat, "bedel": .fiyat,
        "islem tipi": .islem, "durum": .islem, "emlak tipi": .tip, "konut tipi": .tip, "sehir": .il,
        "mahallesi": .mahalle, "semt": .mahalle, "enlem": .lat, "boylam": .lon, "latitude": .lat, "longitude": .lon,
        "brut m2": .grossArea, "brut m²": .grossArea, "m2 (brut)": .grossArea, "m² (brut)": .grossArea,
        "m2": .grossArea, "m²": .grossArea, "net m2": .netArea, "net m²": .netArea, "m2 (net)": .netArea,
        "m² (net)": .netArea, "oda sayisi": .oda, "oda + salon": .oda, "salon sayisi": .salon,
        "banyo sayisi": .banyo, "bina yasi": .age, "yas": .age, "bulundugu kat": .kat, "kat sayisi": .floorCount,
        "binadaki kat sayisi": .floorCount, "arsa m2": .lotArea, "arsa m²": .lotArea,
    ]

    /// Column of the file for each attribute that it has.
    public var columns: [Column: Int]
    /// The tenant's own attributes by name.
    public var extra: [String: Int]

    /// Reads the header by the schema's names and the usual Turkish headings.
    public init(header: [String]) {
        columns = [:]
        extra = [:]
        for (index, name) in header.enumerated() {
            let folded = ListingWords.fold(name)
            if let column = Column(rawValue: folded) ?? Self.synonyms[folded] {
                if columns[column] == nil { columns[column] = index }
            } else if folded.hasPrefix("x_") {
                extra[name] = index
            }
        }
    }

    /// Reads the header by a JSON object from attribute to heading, as in `{"fiyat": "Price", "x_pool": "Pool"}`.
    ///
    /// Attributes that it does not name are found by their usual headings.
    /// - Parameter ignoringMissing: whether headings that the file does not have are passed over.
    /// - Throws: ``ValuationError`` where an attribute or a heading does not exist.
    public init(header: [String], json: Data, ignoringMissing: Bool = false) throws(ValuationError) {
        self.init(header: header)
        guard let object = try? JSONDecoder().decode([String: String].self, from: json) else {
            throw ValuationError.badMapping("not a JSON object of texts")
        }
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            let (attribute, heading) =
                Column(rawValue: key) == nil && !key.hasPrefix("x_") ? (value, key) : (key, value)
            guard let index = header.firstIndex(of: heading) else {
                if ignoringMissing { continue }
                throw ValuationError.badMapping("the file has no column '\(heading)'")
            }
            if let column = Column(rawValue: attribute) {
                columns[column] = index
            } else if attribute.hasPrefix("x_") {
                extra[attribute] = index
            } else {
                throw ValuationError.badMapping("there is no attribute '\(attribute)'")
            }
        }
    }
}
