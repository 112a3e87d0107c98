import Knowledge

/// Why a text has no vector, or a model file no model. Names files and numbers, never a text: safe to log.
public struct EmbeddingError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: Hashable, Sendable {
        /// A text has more tokens than the model reads, those that frame it included.
        case tooLong(tokens: Int, limit: Int)
        /// The file is not there or cannot be opened.
        case modelUnreadable
        /// The file is something else: another format, version or architecture.
        case modelForeign
        /// The file ends before its contents do.
        case modelTruncated(bytes: Int, needed: Int)
        /// The parts of the file contradict each other.
        case modelTampered

        /// Stable, for logs and problem documents.
        public var name: String {
            switch self {
            case .tooLong: "text_too_long"
            case .modelUnreadable: "model_unreadable"
            case .modelForeign: "model_foreign"
            case .modelTruncated: "model_truncated"
            case .modelTampered: "model_tampered"
            }
        }
    }

    public let code: Code
    /// What happened and what to do now.
    public let detail: LocalizedText
    /// Which of the texts of the call it was, from 0.
    public let position: Int?

    public var description: String { "\(code.name): \(detail.en)" }
}

extension EmbeddingError {
    static func tooLong(tokens: Int, limit: Int, at position: Int) -> EmbeddingError {
        EmbeddingError(
            code: .tooLong(tokens: tokens, limit: limit),
            detail: LocalizedText(
                tr: "Metin \(tokens) belirteç; model en çok \(limit) belirteç okur. Metni bölün.",
                en: "The text has \(tokens) tokens; the model reads at most \(limit). Split the text."),
            position: position)
    }

    static func unreadable(_ path: String, reason: String) -> EmbeddingError {
        model(
            .modelUnreadable, tr: "Model dosyası açılamadı: \(path) (\(reason)).",
            en: "The model file cannot be opened: \(path) (\(reason)).")
    }

    static func foreign(_ path: String, found: String) -> EmbeddingError {
        model(
            .modelForeign, tr: "\(path): bu sürüm böyle bir modeli okumaz (\(found)).",
            en: "\(path): this version does not read such a model (\(found)).")
    }

    static func truncated(_ path: String, bytes: Int, needed: Int) -> EmbeddingError {
        model(
            .modelTruncated(bytes: bytes, needed: needed),
            tr: "Model dosyası yarım: \(path) \(bytes) bayt, en az \(needed) bayt olmalı.",
            en: "The model file is cut short: \(path) has \(bytes) bytes and needs at least \(needed).")
    }

    static func tampered(_ path: String, part: String) -> EmbeddingError {
        model(
            .modelTampered, tr: "Model dosyası bozuk: \(path) (\(part)).",
            en: "The model file is damaged: \(path) (\(part)).")
    }

    private static func model(_ code: Code, tr: String, en: String) -> EmbeddingError {
        EmbeddingError(
            code: code,
            detail: LocalizedText(
                tr: tr
                    + " `scripts/run --prepare` varsayılan modeli yeniden indirir; KAYNAK_MODEL başka bir dosya ya da klasör"
                    + " gösterir.",
                en: en + " `scripts/run --prepare` fetches the default model again; KAYNAK_MODEL names another file or"
                    + " folder."),
            position: nil)
    }
}
