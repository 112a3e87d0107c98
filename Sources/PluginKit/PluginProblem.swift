/// Why a niche cannot do what it was asked, as an answer to its caller. Whatever else its code throws is a fault.
public struct PluginProblem: Error, Sendable, Equatable {
    public let status: Int
    /// Stable, for programs: `slot_taken`.
    public let code: String
    public let title: LocalizedText
    public let detail: LocalizedText
    public let errors: [SchemaBreach]
    /// What a client can go on with: the next free slots.
    public let hints: [String: JSONValue]

    public init(
        status: Int, code: String, title: LocalizedText, detail: LocalizedText, errors: [SchemaBreach] = [],
        hints: [String: JSONValue] = [:]
    ) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.errors = errors
        self.hints = hints
    }

    /// An unknown id, and another tenant's.
    public static let notFound = PluginProblem(
        status: 404, code: "not_found", title: LocalizedText(tr: "Bulunamadı", en: "Not found"),
        detail: LocalizedText(tr: "Böyle bir kaynak yok.", en: "There is no such resource."))

    /// Somebody was faster, or the state of things does not allow it.
    public static func conflict(_ code: String, _ detail: LocalizedText, hints: [String: JSONValue] = [:])
        -> PluginProblem
    {
        PluginProblem(
            status: 409, code: code, title: LocalizedText(tr: "Çakışma", en: "Conflict"), detail: detail, hints: hints)
    }

    /// A member of the body, or a parameter, that its schema cannot find wrong.
    public static func field(_ pointer: String, _ code: String, _ detail: LocalizedText) -> PluginProblem {
        invalid([SchemaBreach(pointer: pointer, code: code, detail: detail)])
    }

    package static func invalid(_ breaches: [SchemaBreach], code: String = "invalid_body") -> PluginProblem {
        PluginProblem(
            status: 422, code: code, title: LocalizedText(tr: "İşlenemeyen istek", en: "Unprocessable request"),
            detail: LocalizedText(
                tr: "İstekteki bazı alanlar geçersiz.", en: "Some members of the request are not valid."),
            errors: breaches)
    }
}
