import Foundation
import Storage

/// What a niche writes to customers unasked: its words in both languages, and for what purpose.
public struct MessageTemplate: Sendable {
    /// Why a customer gets a message: what consent and opt-out are asked about.
    public enum Purpose: String, Sendable, Codable {
        /// Follows from what the customer has ordered or booked.
        case transactional
        /// Wants something of the customer.
        case marketing
    }

    public let id: String
    public let purpose: Purpose
    /// With its values in braces: `Sayın {patient}, {day} {time} randevunuz var.`
    public let text: LocalizedText
    /// Bare words that answer it, at most ten. Some of them would otherwise want no more messages: after a reminder `İPTAL`
    /// is about the appointment.
    public let expectedAnswers: [String]

    public init(_ id: String, _ purpose: Purpose, tr: String, en: String, expecting answers: [String] = []) {
        self.id = id
        self.purpose = purpose
        text = LocalizedText(tr: tr, en: en)
        expectedAnswers = answers
    }

    /// The names in the braces of a text.
    public static func variables(of text: String) -> Set<String> {
        // A text may begin with a brace: then nothing stands before the first.
        let parts = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
        return Set(parts.compactMap { $0.split(separator: "}").first.map(String.init) })
    }

    /// The text with its values in place.
    ///
    /// - Throws: ``PluginMistake`` where one is missing.
    public func text(_ values: [String: String], in language: Language) throws -> String {
        var result = text.text(in: language)
        for name in Self.variables(of: result).sorted() {
            guard let value = values[name] else { throw PluginMistake("template '\(id)' needs '\(name)'") }
            result = result.replacing("{\(name)}", with: value)
        }
        return result
    }
}

/// A message by a template, on its way to a customer.
public struct TemplatedMessage: Sendable {
    public let template: String
    /// E.164.
    public let to: String
    public let language: Language
    public let values: [String: String]
    /// The same key is the same message, and is sent once.
    public let key: String
    /// `nil` is at once.
    public let at: Date?
    /// From when on it would mislead, and is not sent any more.
    public let expires: Date?

    public init(
        _ template: String, to: String, language: Language, values: [String: String], key: String, at: Date? = nil,
        expires: Date? = nil
    ) {
        self.template = template
        self.to = to
        self.language = language
        self.values = values
        self.key = key
        self.at = at
        self.expires = expires
    }
}

/// A message as it leaves a niche.
package struct OutgoingNote: Sendable {
    package let plugin: String
    package let template: MessageTemplate
    package let to: String
    package let text: String
    package let language: Language
    package let values: [String: String]
    package let key: String
    package let at: Date
    package let expires: Date?
}

/// Where messages go, in the transaction that writes them.
package struct Outbox: Sendable {
    package let put: @Sendable (OutgoingNote, borrowing TenantSession) throws -> Void

    package init(_ put: @escaping @Sendable (OutgoingNote, borrowing TenantSession) throws -> Void) { self.put = put }

    /// Handed to whoever listens to the tenant's webhooks, and shown on the console: the business's own inbox sends. What
    /// the customer wants no more of is not handed over.
    package static let notices = Outbox { note, session in
        let unwanted = try session.optOuts(of: [note.to])
        guard !unwanted.contains(.all), !unwanted.contains(.marketing) || note.template.purpose != .marketing else {
            return
        }
        struct Body: Encodable {
            let template: String
            let to: String
            let text: String
            let expectedAnswers: [String]
            let key: String
            let at: Date
        }
        let body = try WireFormat.encode(
            Body(
                template: note.template.id, to: note.to, text: note.text,
                expectedAnswers: note.template.expectedAnswers, key: note.key, at: note.at))
        try session.addNotice("message", of: note.plugin, JSON(text: body.text), at: note.at)
        try session.publish("message.due", JSON(text: body.text))
    }
}
