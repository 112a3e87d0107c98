/// Something a message names, as a value, and where it names it.
public struct Entity: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
        /// In the currency's smallest unit; the currency by its ISO 4217 code.
        case money(minor: Int, currency: String)
        case day(CalendarDay)
        /// Minutes since midnight.
        case time(Int)
        /// `unit` in the singular: `adet`, `seans`, `ml`.
        case quantity(Double, unit: String)
        /// An order or parcel, as it was written, in capitals.
        case order(String)
        /// Digits with a leading `+` and country code.
        case phone(String)
        /// A ``ServiceName`` id.
        case service(String)
    }

    public let value: Value
    /// In Unicode scalars of the message.
    public let span: Span

    public init(_ value: Value, span: Span) {
        self.value = value
        self.span = span
    }
}

/// A service that a niche's customers name, in the words they use.
public struct ServiceName: Hashable, Sendable {
    /// Stable: `implant`, `lip_filler`.
    public let id: String
    /// Phrases in the form that ``PhraseSet`` documents.
    public let phrases: [String]

    public init(_ id: String, _ phrases: [String]) {
        self.id = id
        self.phrases = phrases
    }
}
