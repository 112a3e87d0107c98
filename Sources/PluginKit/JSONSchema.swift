/// What a JSON value has to look like: of settings, of a route's body and of its answer.
///
/// It is a JSON Schema (2020-12) that can be checked, filled with its defaults, and shown as a form:
///
/// ```swift
/// static let settings = JSONSchema.object([
///     .required("clinic_name", .text(1...100), LocalizedText(tr: "Klinik adı", en: "Name of the clinic")),
///     .optional("slot_minutes", .integer(5...240), LocalizedText(tr: "Süre (dk)", en: "Minutes"), default: 30),
/// ])
/// ```
public indirect enum JSONSchema: Sendable {
    /// A text of so many characters, trimmed.
    case text(ClosedRange<Int>)
    case format(Format)
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case flag
    case choice([Choice])
    /// At most so many of a kind.
    case list(JSONSchema, most: Int)
    case object([Member])
    /// A value or `null`.
    case nullable(JSONSchema)
    /// Whatever it is.
    case any

    /// A text of a known form.
    public enum Format: String, Sendable {
        /// `09:30`, on the wall clock.
        case time
        /// `2026-03-09`
        case date
        /// RFC 3339.
        case moment = "date-time"
        /// `Europe/Istanbul`
        case timeZone = "time-zone"
        /// With its country's code: `+90 555 111 22 33`.
        case phone
        case uuid
        case url = "uri"
    }

    /// One of several words, and what people call it.
    public struct Choice: Sendable {
        public let value: String
        public let title: LocalizedText

        public init(_ value: String, _ title: LocalizedText) {
            self.value = value
            self.title = title
        }
    }

    /// A member of an object.
    public struct Member: Sendable {
        public let name: String
        public let schema: JSONSchema
        public let title: LocalizedText
        public let isRequired: Bool
        public let fallback: JSONValue?

        public static func required(_ name: String, _ schema: JSONSchema, _ title: LocalizedText) -> Member {
            Member(name: name, schema: schema, title: title, isRequired: true, fallback: nil)
        }

        /// - Parameter default: what stands where the member is missing.
        public static func optional(
            _ name: String, _ schema: JSONSchema, _ title: LocalizedText, default fallback: JSONValue? = nil
        ) -> Member {
            Member(name: name, schema: schema, title: title, isRequired: false, fallback: fallback)
        }
    }

    /// An object without members.
    public static let empty = JSONSchema.object([])

    /// The members of an object; none of anything else.
    public var members: [Member] { if case .object(let members) = self { members } else { [] } }
}
