/// A kind of personal data; the raw values are the names that findings carry.
///
/// The core's kinds are below. A tenant or a niche may add its own by any other name.
public struct PIIType: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let tckn = PIIType(rawValue: "TCKN")
    public static let vkn = PIIType(rawValue: "VKN")
    public static let passport = PIIType(rawValue: "PASSPORT")
    public static let phone = PIIType(rawValue: "PHONE")
    public static let email = PIIType(rawValue: "EMAIL")
    public static let iban = PIIType(rawValue: "IBAN")
    public static let card = PIIType(rawValue: "CARD")
    public static let plate = PIIType(rawValue: "PLATE")
    public static let address = PIIType(rawValue: "ADDRESS")
    public static let person = PIIType(rawValue: "PERSON")
    public static let birthDate = PIIType(rawValue: "DOB")
    public static let ip = PIIType(rawValue: "IP")
    public static let credential = PIIType(rawValue: "CREDENTIAL")
    public static let health = PIIType(rawValue: "HEALTH")

    /// Shaped and named like the kind, with check digits that are wrong: masked, and never called the kind itself.
    public static let suspectTCKN = PIIType(rawValue: "TCKN_SUSPECT")
    public static let suspectVKN = PIIType(rawValue: "VKN_SUSPECT")
    public static let suspectIBAN = PIIType(rawValue: "IBAN_SUSPECT")
    public static let suspectCard = PIIType(rawValue: "CARD_SUSPECT")

    /// The core's kinds.
    public static let all: [PIIType] = [
        .tckn, .vkn, .passport, .phone, .email, .iban, .card, .plate, .address, .person, .birthDate, .ip, .credential,
        .health, .suspectTCKN, .suspectVKN, .suspectIBAN, .suspectCard,
    ]

    /// What must never leave in a reply.
    public var isSecret: Bool { self == .tckn || self == .iban || self == .card || self == .passport }

    /// What stands in a log in its place.
    var mask: String { "[\(rawValue)]" }
}
