import Foundation
import HTTPServer
import Ingestion
import Knowledge
import PluginKit

/// A file on its way to a niche: its kind is told by its bytes, and a workbook is opened by the worker, never here.
struct PluginUpload: Sendable {
    let reader: DocumentReader

    static let problems = ["invalid_body", "body_too_large", "unsupported_media_type"] + APIProblem.officeCodes

    struct Content: Sendable {
        let bytes: [UInt8]
        let filename: String
        let sheets: [PluginCall.Sheet]
    }

    /// - Throws: 422 where the form has no file or an empty one, 415 where the route takes no such file, 413 where it
    ///   is longer than that one takes.
    func content(of body: RequestBody, for upload: PluginRoute.Upload) async throws -> Content {
        guard case .multipart(_, let files) = body, let file = files.first(where: { $0.field == "file" }) else {
            throw APIProblem.field(
                "file", "file_missing", tr: "Formda 'file' alanı yok; dosyayı bu alanda gönderin.",
                en: "The form has no field 'file'; send the file in it.")
        }
        guard file.byteCount > 0 else {
            throw APIProblem.field(
                "file", "empty_file", tr: "Dosya boş (0 bayt); dosyayı yeniden kaydedip yükleyin.",
                en: "The file is empty (0 bytes); save it again and upload it.")
        }
        guard file.byteCount <= upload.mostBytes else { throw Problem.bodyTooLarge(limit: upload.mostBytes) }
        if let code = CompoundFile.problem(file: file.path) { throw APIProblem.unreadableOffice(code) }
        let format = SourceFormat.recognise(file: file.path, filename: file.filename)
        guard let format, Self.types(of: format).contains(where: upload.types.contains) else {
            throw Self.unsupported(upload.types)
        }
        guard format == .xlsx else {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
            return Content(bytes: [UInt8](bytes), filename: file.filename, sheets: [])
        }
        let workbook = try await reader.sheets(file: file.path)
        if let problem = workbook.problem {
            throw Problem.unprocessable(
                errors: [FieldError(pointer: "file", code: problem.code, detail: problem.detail)])
        }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
        return Content(
            bytes: [UInt8](bytes), filename: file.filename,
            sheets: workbook.sheets.map { PluginCall.Sheet(name: $0.name, rows: $0.rows.map(\.fields)) })
    }

    /// Text that is not called `.csv` may well be a table.
    private static func types(of format: SourceFormat) -> [String] {
        format == .text ? [format.mediaType, SourceFormat.csv.mediaType] : [format.mediaType]
    }

    private static func unsupported(_ types: [String]) -> Problem {
        let names = types.map { type in
            SourceFormat.allCases.first { $0.mediaType == type }.map { ".\($0.rawValue)" } ?? type
        }.joined(separator: ", ")
        return Problem(
            status: 415, code: "unsupported_media_type",
            title: LocalizedText(tr: "Desteklenmeyen dosya türü", en: "Unsupported kind of file"),
            detail: LocalizedText(
                tr: "Bu adrese şu türde dosya gönderilir: \(names).",
                en: "This address takes files of the kind \(names)."))
    }
}
