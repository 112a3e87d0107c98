import Foundation
import Knowledge

/// A passage as an index keeps it beside its vectors: whoever finds it can show it without asking the database.
///
/// Little-endian: a format byte; the source (0 page, 1 FAQ) with its fields; headings; text; language. Texts and lists are
/// preceded by their length in four bytes.
enum PassageCoding {
    private static let format: UInt8 = 1

    static func bytes(of passage: Passage) -> [UInt8] {
        var writer = Writer()
        writer.bytes.reserveCapacity(passage.text.utf8.count + 128)
        writer.bytes.append(format)
        switch passage.source {
        case .page(let document, let page, let span):
            writer.bytes.append(0)
            writer.write(document.id.uuid)
            writer.write(document.filename)
            writer.write(document.title)
            writer.write(document.version)
            writer.write(page)
            writer.write(span.range.lowerBound)
            writer.write(span.range.upperBound)
        case .faq(let faq):
            writer.bytes.append(1)
            writer.write(faq.id.uuid)
            writer.bytes.append(faq.externalID == nil ? 0 : 1)
            if let externalID = faq.externalID { writer.write(externalID) }
            writer.write(faq.question)
        }
        writer.write(passage.headings.count)
        for heading in passage.headings { writer.write(heading) }
        writer.write(passage.text)
        writer.write(passage.language.rawValue)
        return writer.bytes
    }

    /// - Returns: `nil` for bytes of another format.
    static func passage(_ id: ChunkID, from bytes: [UInt8]) -> Passage? {
        var reader = Reader(bytes: bytes)
        guard reader.byte() == format, let kind = reader.byte() else { return nil }
        let source: PassageSource
        switch kind {
        case 0:
            guard let document = reader.uuid(), let filename = reader.text(), let title = reader.text(),
                let version = reader.integer(), let page = reader.integer(), let start = reader.integer(),
                let end = reader.integer(), start <= end
            else { return nil }
            let reference = DocumentReference(
                id: DocumentID(uuid: document), filename: filename, title: title, version: version)
            source = .page(reference, page: page, span: Span(start..<end))
        case 1:
            guard let faq = reader.uuid(), let hasExternalID = reader.byte() else { return nil }
            let externalID = hasExternalID == 1 ? reader.text() : nil
            guard let question = reader.text() else { return nil }
            source = .faq(FAQReference(id: FAQID(uuid: faq), externalID: externalID, question: question))
        default:
            return nil
        }
        guard let count = reader.integer() else { return nil }
        var headings: [String] = []
        for _ in 0..<count {
            guard let heading = reader.text() else { return nil }
            headings.append(heading)
        }
        guard let text = reader.text(), let code = reader.text(), let language = Language(rawValue: code) else {
            return nil
        }
        return Passage(id: id, source: source, headings: headings, text: text, language: language)
    }

    private struct Writer {
        var bytes: [UInt8] = []

        mutating func write(_ number: Int) { withUnsafeBytes(of: UInt32(number).littleEndian) { bytes += $0 } }

        mutating func write(_ uuid: UUID) { withUnsafeBytes(of: uuid.uuid) { bytes += $0 } }

        mutating func write(_ text: String) {
            write(text.utf8.count)
            bytes += text.utf8
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard count <= bytes.count - position else { return nil }
            defer { position += count }
            return bytes[position..<position + count]
        }

        mutating func byte() -> UInt8? { take(1)?.first }

        mutating func integer() -> Int? {
            take(4).map { part in part.reversed().reduce(0) { $0 << 8 | Int($1) } }
        }

        mutating func text() -> String? {
            guard let count = integer(), let part = take(count) else { return nil }
            return String(decoding: part, as: UTF8.self)
        }

        mutating func uuid() -> UUID? {
            take(16).map { part in
                part.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
            }
        }
    }
}
