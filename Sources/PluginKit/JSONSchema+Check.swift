import Foundation

/// Where a value is not what its schema asks for, and what to do about it.
public struct SchemaBreach: Sendable, Equatable {
    /// RFC 6901.
    public let pointer: String
    public let code: String
    public let detail: LocalizedText

    public init(pointer: String, code: String, detail: LocalizedText) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
    }
}

/// A value as its schema wants it, or everything that is wrong with it.
public enum SchemaVerdict: Sendable, Equatable {
    /// With texts trimmed and defaults filled in.
    case fits(JSONValue)
    case breaches([SchemaBreach])
}

extension JSONSchema {
    public func check(_ value: JSONValue) -> SchemaVerdict {
        var check = SchemaCheck()
        let filled = check.filled(value, self, at: "")
        return check.breaches.isEmpty ? .fits(filled) : .breaches(check.breaches)
    }

    /// What an empty object becomes: every default, and nothing where something is required.
    public var defaults: JSONValue {
        var values: [String: JSONValue] = [:]
        for member in members { values[member.name] = member.fallback }
        return .object(values)
    }
}

private struct SchemaCheck {
    private(set) var breaches: [SchemaBreach] = []

    mutating func filled(_ value: JSONValue, _ schema: JSONSchema, at pointer: String) -> JSONValue {
        switch (schema, value) {
        case (.any, _), (.flag, .flag), (.nullable, .null): return value
        case (.nullable(let schema), _): return filled(value, schema, at: pointer)
        case (.text(let lengths), .string(let text)): return trimmed(text, lengths, pointer)
        case (.format(.phone), .string(let text)):
            guard let number = PhoneNumber.normalised(text) else {
                add(pointer, "invalid", JSONSchema.Format.phone.hint)
                return value
            }
            return .string(number)
        case (.format(let format), .string(let text)):
            if !format.fits(text) { add(pointer, "invalid", format.hint) }
        case (.integer(let range), .integer(let number)):
            if !range.contains(number) { outOfRange("\(range.lowerBound)", "\(range.upperBound)", pointer) }
        case (.number(let range), .integer(let number)):
            if !range.contains(Double(number)) { outOfRange("\(range.lowerBound)", "\(range.upperBound)", pointer) }
        case (.number(let range), .number(let number)):
            if !range.contains(number) { outOfRange("\(range.lowerBound)", "\(range.upperBound)", pointer) }
        case (.choice(let choices), .string(let word)):
            if !choices.contains(where: { $0.value == word }) {
                let words = choices.map(\.value).joined(separator: ", ")
                add(
                    pointer, "invalid",
                    LocalizedText(tr: "Şunlardan biri olmalı: \(words).", en: "Must be one of \(words)."))
            }
        case (.list(let element, let most), .array(let values)):
            guard values.count <= most else {
                add(
                    pointer, "too_many",
                    LocalizedText(tr: "En çok \(most) öğe olabilir.", en: "At most \(most) items."))
                return value
            }
            return .array(values.enumerated().map { filled($1, element, at: "\(pointer)/\($0)") })
        case (.object(let members), .object(let values)): return object(values, members, pointer)
        default:
            add(
                pointer, "wrong_type",
                LocalizedText(tr: "Bu alanın türü yanlış: \(schema.kind.tr) olmalı.", en: "Must be \(schema.kind.en)."))
        }
        return value
    }

    private mutating func object(
        _ values: [String: JSONValue], _ members: [JSONSchema.Member], _ pointer: String
    ) -> JSONValue {
        var result: [String: JSONValue] = [:]
        let names = Set(members.map(\.name))
        for name in values.keys.sorted() where !names.contains(name) {
            add(
                Self.pointer(pointer, name), "unknown",
                LocalizedText(tr: "Böyle bir alan yok; çıkarın.", en: "There is no such member; leave it out."))
        }
        for member in members {
            let place = Self.pointer(pointer, member.name)
            if let value = values[member.name], value != .null || member.isRequired {
                result[member.name] = filled(value, member.schema, at: place)
            } else if let fallback = member.fallback {
                result[member.name] = fallback
            } else if member.isRequired {
                add(
                    place, "missing", LocalizedText(tr: "Bu alan zorunludur.", en: "This member is required."))
            }
        }
        return .object(result)
    }

    private mutating func trimmed(_ text: String, _ lengths: ClosedRange<Int>, _ pointer: String) -> JSONValue {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let length = trimmed.unicodeScalars.count
        if !lengths.contains(length) {
            add(
                pointer, length < lengths.lowerBound ? "too_short" : "too_long",
                LocalizedText(
                    tr: "\(lengths.lowerBound)–\(lengths.upperBound) karakter olmalı; şu anda \(length).",
                    en: "Must have \(lengths.lowerBound) to \(lengths.upperBound) characters; this has \(length)."))
        }
        if trimmed.unicodeScalars.contains("\0") {
            add(
                pointer, "control_character",
                LocalizedText(tr: "NUL karakteri içeremez.", en: "Must not contain the NUL character."))
        }
        return .string(trimmed)
    }

    private mutating func outOfRange(_ low: String, _ high: String, _ pointer: String) {
        add(
            pointer, "out_of_range",
            LocalizedText(tr: "\(low) ile \(high) arasında olmalı.", en: "Must be from \(low) to \(high)."))
    }

    private mutating func add(_ pointer: String, _ code: String, _ detail: LocalizedText) {
        breaches.append(SchemaBreach(pointer: pointer, code: code, detail: detail))
    }

    private static func pointer(_ whole: String, _ name: String) -> String {
        whole + "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}

extension JSONSchema {
    fileprivate var kind: LocalizedText {
        switch self {
        case .text, .format, .choice: LocalizedText(tr: "metin", en: "a text")
        case .integer: LocalizedText(tr: "tam sayı", en: "a whole number")
        case .number: LocalizedText(tr: "sayı", en: "a number")
        case .flag: LocalizedText(tr: "true ya da false", en: "true or false")
        case .list: LocalizedText(tr: "liste", en: "a list")
        case .object: LocalizedText(tr: "nesne", en: "an object")
        case .nullable(let schema): schema.kind
        case .any: LocalizedText(tr: "değer", en: "a value")
        }
    }
}

extension JSONSchema.Format {
    func fits(_ text: String) -> Bool {
        switch self {
        case .time: WallTime(text) != nil
        case .date: CalendarDay(text) != nil
        case .moment: WireFormat.moment(text) != nil
        case .timeZone: TimeZone(identifier: text) != nil
        case .phone: PhoneNumber.normalised(text) != nil
        case .uuid: UUID(uuidString: text) != nil
        case .url: (text.hasPrefix("https://") || text.hasPrefix("http://")) && URL(string: text) != nil
        }
    }

    var hint: LocalizedText {
        switch self {
        case .time: LocalizedText(tr: "Saat 09:30 biçiminde olmalı.", en: "Must be a time like 09:30.")
        case .date: LocalizedText(tr: "Tarih 2026-03-09 biçiminde olmalı.", en: "Must be a date like 2026-03-09.")
        case .moment:
            LocalizedText(
                tr: "An 2026-03-09T10:00:00+03:00 biçiminde olmalı.", en: "Must be like 2026-03-09T10:00:00+03:00.")
        case .timeZone:
            LocalizedText(
                tr: "Europe/Istanbul gibi bir saat dilimi olmalı.", en: "Must be a zone like Europe/Istanbul.")
        case .phone:
            LocalizedText(
                tr: "Telefon, 0555 111 22 33 ya da ülke koduyla +49 … biçiminde olmalı.",
                en: "Must be a telephone number with its country code, such as +90 555 111 22 33.")
        case .uuid: LocalizedText(tr: "Geçerli bir kimlik (UUID) olmalı.", en: "Must be a UUID.")
        case .url: LocalizedText(tr: "http(s):// ile başlayan bir adres olmalı.", en: "Must be an http(s) address.")
        }
    }
}
