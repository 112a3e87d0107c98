import Foundation

/// A valuation that accounts for itself.
///
/// In logs `general + Σ weight × (adjusted comparable − general) = estimate`; as factors, the base times every attribute's
/// times the comparables' gives the estimate; in liras, the base and every contribution add up to it.
public struct Valuation: Sendable, Equatable, Codable {
    public let range: PriceRange
    /// What the general model alone says of the home.
    public let general: Double
    /// The price of a middling home of this size, from which the attributes go on.
    public let base: Double
    /// The attributes that move the value, the strongest first; the comparables' share last.
    public let contributions: [Contribution]
    /// Nearest first.
    public let comparables: [CitedComparable]
    public let confidence: Confidence
    public let warnings: [Warning]
    /// Comparables that the model was fitted to, and the newest of their days.
    public let basis: Basis

    public struct Contribution: Sendable, Equatable, Codable {
        public let attribute: String
        public let factor: Double
        public let liras: Double
    }

    public struct Basis: Sendable, Equatable, Codable {
        public let comparables: Int
        public let newest: ListingDay
        /// Comparables that the ranges were measured on.
        public let measuredOn: Int
    }

    /// A comparable with what makes its price the subject's.
    public struct CitedComparable: Sendable, Equatable, Codable {
        /// Its place among the model's comparables.
        public let row: Int
        public let listing: PricedListing
        public let kilometres: Double?
        /// 0…1 by attributes.
        public let similarity: Double
        /// Share of the estimate that rests on it; may be a little below 0 where another stands before it.
        public let weight: Double
        /// Price × every factor.
        public let adjusted: Double
        /// What differs, the strongest first.
        public let adjustments: [Adjustment]
    }

    public struct Adjustment: Sendable, Equatable, Codable {
        public let attribute: String
        public let factor: Double
    }

    public enum Confidence: String, Sendable, Codable {
        case high = "yüksek"
        case medium = "orta"
        case low = "düşük"
    }

    public enum Warning: Sendable, Equatable, Codable {
        case wideRange
        case netAboveGross
        case floorAboveTop
        case unusual(attribute: String)
        case newNeighbourhood(String)
        case pastIndex(months: Int)
        case oldBasis(months: Int)

        public var sentence: String {
            switch self {
            case .wideRange: "%90 aralığı değerin kendisinden geniş: sonucu yalnız yön göstergesi sayın."
            case .netAboveGross: "Net m² brüt m²'den büyük; ikisi yer değiştirmiş olabilir."
            case .floorAboveTop: "Kat, binanın kat sayısından büyük."
            case .unusual(let attribute):
                "\(AttributeNames.turkish(attribute)): emsallerin aralığının dışında; lütfen kontrol edin."
            case .newNeighbourhood(let name): "“\(name)” mahallesinden emsal yok; değer ilçeye dayanır."
            case .pastIndex(let months):
                "Fiyat endeksi değerleme ayından \(months) ay eski; düzey aynı bırakıldı, aralık genişletildi."
            case .oldBasis(let months): "En yeni emsal \(months) ay eski; aralık genişletildi."
            }
        }
    }
}

/// What attributes are called in the answer.
public enum AttributeNames {
    private static let names = [
        "taban": "Taban", "brut_m2": "Brüt m²", "net_orani": "Net/brüt oranı", "oda": "Oda", "salon": "Salon",
        "toplam_oda": "Toplam oda", "banyo": "Banyo", "bina_yasi": "Bina yaşı", "kat": "Kat",
        "kat_sayisi": "Kat sayısı", "arsa_m2": "Arsa m²", "il": "İl", "ilce": "İlçe", "mahalle": "Mahalle",
        "tip": "Tür", "konum": "Konum", "tarih": "Tarih", "emsaller": "Emsaller", "endeks": "Fiyat endeksi",
        "alan": "Alan farkı",
    ]

    public static func turkish(_ attribute: String) -> String {
        if let name = names[attribute] { return name }
        let name = (attribute.hasPrefix("x_") ? String(attribute.dropFirst(2)) : attribute).replacing("_", with: " ")
        return (name.first == "i" ? "İ" : name.prefix(1).uppercased()) + name.dropFirst()
    }
}
