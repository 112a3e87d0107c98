import CPoppler
import Foundation

/// Whether a PDF may hold text that is set but not painted: rendering mode 3, or 7, which clips only (ISO 32000-1, 9.3.6).
///
/// Poppler does not tell a character's mode, so the file's streams are searched for the operator that sets it. A scan's
/// text layer has it too: what a person sees is told by the drawn page, which is drawn only where this gives reason to.
enum UnpaintedText {
    /// In bytes: of a file, and of what one stream inflates to.
    private static let mostRead = 64 << 20
    private static let mostInflated = 4 << 20
    private static let mostInAll = 256 << 20
    /// A stream's dictionary stands within so many bytes before it.
    private static let dictionaryReach = 1_024

    static func mayBe(in file: Int32) -> Bool {
        let bytes = contents(of: file)
        // What is encrypted does not inflate.
        if find("/Encrypt", in: bytes, from: 0) != nil { return true }
        var position = 0
        var inflated = 0
        while inflated < mostInAll, let mark = find("stream", in: bytes, from: position) {
            position = mark + 6
            guard let start = dataStart(after: position, in: bytes), !isEnd(mark, in: bytes),
                let end = find("endstream", in: bytes, from: start)
            else { continue }
            position = end + 9
            switch coding(of: bytes[max(0, mark - dictionaryReach)..<mark]) {
            case .none: if setsMode(bytes[start..<end]) { return true }
            case .flate:
                let content = inflate(bytes[start..<end])
                inflated += content.count
                if setsMode(content[...]) { return true }
            case .unread: return true
            case .noText: continue
            }
        }
        return false
    }

    private static func contents(of file: Int32) -> [UInt8] {
        var status = stat()
        guard fstat(file, &status) == 0 else { return [] }
        let size = min(Int(status.st_size), mostRead)
        return [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
            while count < size {
                // Within the buffer: `size` bytes were asked for, and no more than the rest is read.
                let read = pread(file, buffer.baseAddress! + count, size - count, off_t(count))
                guard read > 0 else { break }
                count += read
            }
        }
    }

    private static func find(_ word: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
        let length = word.utf8CodeUnitCount
        return bytes.withUnsafeBytes { all in
            guard let base = all.baseAddress else { return nil }
            var place = start
            // Both calls stay before `all.count`.
            while place + length <= all.count,
                let found = memchr(base + place, Int32(word.utf8Start.pointee), all.count - place - length + 1)
            {
                place = UnsafeRawPointer(found) - base
                if memcmp(base + place, word.utf8Start, length) == 0 { return place }
                place += 1
            }
            return nil
        }
    }

    /// "endstream".
    private static func isEnd(_ mark: Int, in bytes: [UInt8]) -> Bool {
        mark >= 3 && bytes[mark - 3..<mark].elementsEqual("end".utf8)
    }

    private static func dataStart(after keyword: Int, in bytes: [UInt8]) -> Int? {
        guard keyword + 1 < bytes.count else { return nil }
        if bytes[keyword] == 0x0A { return keyword + 1 }
        return bytes[keyword] == 0x0D ? keyword + (bytes[keyword + 1] == 0x0A ? 2 : 1) : nil
    }

    private enum Coding {
        case none
        case flate
        /// Text under a filter that nobody writes any more.
        case unread
        /// Pictures, fonts, colour profiles, tables of objects.
        case noText
    }

    private static func coding(of before: ArraySlice<UInt8>) -> Coding {
        var dictionary = String(decoding: before, as: UTF8.self)[...]
        if let start = dictionary.range(of: " obj", options: .backwards)?.upperBound {
            dictionary = dictionary[start...]
        }
        if wordless.contains(where: dictionary.contains) { return .noText }
        guard dictionary.contains("/Filter") else { return .none }
        if oldFilters.contains(where: dictionary.contains) { return .unread }
        return dictionary.contains("/FlateDecode") ? .flate : .noText
    }

    private static let wordless = [
        "/Image", "/Length1", "/Type1C", "/CIDFontType0C", "/OpenType", "/XRef", "/Metadata", "/Alternate",
    ]
    private static let oldFilters = ["/ASCII85Decode", "/ASCIIHexDecode", "/LZWDecode", "/RunLengthDecode"]

    private static func inflate(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard let decompressor = g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB) else { return [] }
        defer { g_object_unref(gpointer(decompressor)) }
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        // GLib reads and writes within the two buffers it is given, for the time of the call.
        bytes.withUnsafeBytes { input in
            var place = 0
            while place < input.count, content.count < mostInflated {
                var read: gsize = 0
                var written: gsize = 0
                let result = g_converter_convert(
                    decompressor, input.baseAddress! + place, gsize(input.count - place), &piece, gsize(piece.count),
                    G_CONVERTER_NO_FLAGS, &read, &written, nil)
                content += piece.prefix(Int(written))
                place += Int(read)
                guard result == G_CONVERTER_CONVERTED, read > 0 || written > 0 else { break }
            }
        }
        return content
    }

    /// Whether "3 Tr" or "7 Tr" stands in a content stream.
    private static func setsMode(_ content: ArraySlice<UInt8>) -> Bool {
        var index = content.startIndex + 2
        while index + 1 < content.endIndex {
            defer { index += 1 }
            guard content[index] == UInt8(ascii: "T"), content[index + 1] == UInt8(ascii: "r"),
                index + 2 == content.endIndex || isSpace(content[index + 2])
            else { continue }
            var before = index - 1
            while before > content.startIndex, isSpace(content[before]) { before -= 1 }
            let isUnpainted = content[before] == UInt8(ascii: "3") || content[before] == UInt8(ascii: "7")
            if isUnpainted, before < index - 1, before == content.startIndex || isSpace(content[before - 1]) {
                return true
            }
        }
        return false
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) || byte == 0 }
}
