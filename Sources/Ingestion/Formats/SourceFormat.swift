import Foundation

/// What kind of file an upload is.
public enum SourceFormat: String, Sendable, CaseIterable {
    case pdf
    case docx
    case xlsx
    case markdown = "md"
    case text = "txt"
    case csv

    /// What can be uploaded as a document.
    public static let documents: [SourceFormat] = [.pdf, .docx, .markdown, .text]

    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .markdown: "text/markdown"
        case .text: "text/plain"
        case .csv: "text/csv"
        }
    }

    /// How much of a file's beginning, and of an archive's end, tells what it is.
    static let sampleSize = 64 << 10

    /// By content; the name decides only between text formats.
    ///
    /// Text under the name of something else (`liste.pdf`, `sayfa.html`) is none of ours, and neither is markup.
    /// - Parameter head: the first bytes, at best 64 KiB; of an archive the last ones may follow them.
    public static func recognise(head: [UInt8], filename: String) -> SourceFormat? {
        if head.starts(with: Array("PK".utf8)) { return office(head) }
        // The header may stand anywhere in the first 1,024 bytes (PDF Reference 1.7, implementation note 13).
        let mark = Array("%PDF-".utf8)
        if head.starts(with: mark) { return .pdf }
        guard TextEncoding.isPlausible(head), !isMarkup(head) else {
            return contains(head.prefix(1_024 + mark.count), mark) ? .pdf : nil
        }
        return named(filename)
    }

    /// By the bytes of a file; `nil` also where it cannot be read.
    public static func recognise(file path: String, filename: String) -> SourceFormat? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        guard var sample = try? handle.read(upToCount: sampleSize) else { return nil }
        if sample.starts(with: Array("PK".utf8)), let size = try? handle.seekToEnd(), size > UInt64(sample.count) {
            // The list of an archive's entries stands at its end.
            let start = max(UInt64(sample.count), size - min(size, UInt64(sampleSize)))
            if (try? handle.seek(toOffset: start)) != nil, let tail = try? handle.read(upToCount: sampleSize) {
                sample.append(tail)
            }
        }
        return recognise(head: [UInt8](sample), filename: filename)
    }

    private static func named(_ filename: String) -> SourceFormat? {
        switch (filename as NSString).pathExtension.lowercased() {
        case "md", "markdown", "mdown", "mkd": .markdown
        case "csv", "tsv": .csv
        case "txt", "text", "": .text
        default: nil
        }
    }

    /// Which Office format an archive is, by the names of its entries.
    private static func office(_ bytes: [UInt8]) -> SourceFormat? {
        if contains(bytes[...], Array("word/document".utf8)) { return .docx }
        if contains(bytes[...], Array("xl/workbook".utf8)) { return .xlsx }
        return nil
    }

    /// HTML, XML, RTF and PostScript are text by their bytes, but nobody would want to read them as such.
    private static func isMarkup(_ bytes: [UInt8]) -> Bool {
        let start = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }.prefix(16)
        let text = String(decoding: start, as: UTF8.self).lowercased()
        return ["<!doctype", "<html", "<?xml", "<svg", "{\\rtf", "%!ps"].contains { text.hasPrefix($0) }
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool {
        guard let first = mark.first else { return true }
        return bytes.indices.contains { bytes[$0] == first && bytes[$0...].starts(with: mark) }
    }
}
