import Foundation
import HTTPServer
import Knowledge

/// Checks on text that people send.
enum BodyText {
    /// Trimmed; neither empty nor over the limit (in Unicode scalars) nor with U+0000, which PostgreSQL cannot keep.
    static func checked(_ text: String, pointer: String, limit: Int) throws(Problem) -> String {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else {
            throw APIProblem.field(pointer, "empty", tr: "Bu alan boş olamaz.", en: "This must not be empty.")
        }
        guard trimmed.unicodeScalars.count <= limit else {
            throw APIProblem.field(
                pointer, "too_long", tr: "En çok \(limit) karakter olabilir; şu anda \(trimmed.unicodeScalars.count).",
                en: "At most \(limit) characters; this has \(trimmed.unicodeScalars.count).")
        }
        guard !trimmed.unicodeScalars.contains("\0") else {
            throw APIProblem.field(
                pointer, "control_character", tr: "NUL karakteri içeremez.", en: "Must not contain the NUL character.")
        }
        return trimmed
    }
}

/// Checks on words of which there are a few.
enum BodyChoice {
    static func read<Choice: RawRepresentable<String> & CaseIterable>(
        _ word: String?, pointer: String, default choice: Choice
    ) throws(Problem) -> Choice {
        guard let word else { return choice }
        guard let choice = Choice(rawValue: word) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw APIProblem.field(
                pointer, "invalid", tr: "Şunlardan biri olmalı: \(choices).", en: "Must be one of \(choices).")
        }
        return choice
    }
}

/// Checks on language codes that people send.
enum BodyLanguage {
    static func read(_ code: String?, pointer: String) throws(Problem) -> Language {
        guard let code else { return .turkish }
        guard let language = Language(rawValue: code) else {
            throw APIProblem.field(
                pointer, "invalid", tr: "Dil tr, en ya da ar olmalı.", en: "The language must be tr, en or ar.")
        }
        return language
    }
}
