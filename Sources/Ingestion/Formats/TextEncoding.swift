import Foundation

/// How a text file is encoded.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    /// The code page of Turkish Windows, which Excel there still saves CSV in; ISO 8859-9 is the same for letters.
    case windows1254 = "windows-1254"
    /// Turkish on Macintosh before OS X, which Excel for Mac still saves CSV in.
    case macTurkish = "x-mac-turkish"
}

extension TextEncoding {
    /// Recognises the encoding by its marks and by what is valid, and decodes without a byte order mark.
    ///
    /// UTF-8 that went through a wrong code page on its way is repaired (``Mojibake``).
    /// - Returns: `nil` for bytes that are no text in any of them.
    package static func decode(_ data: Data) -> (text: String, encoding: TextEncoding)? {
        let bytes = [UInt8](data)
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), bigEndian: true) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if !body.contains(0), let text = String(validating: body, as: UTF8.self) {
            return (Mojibake.repaired(text), .utf8)
        }
        if let bigEndian = utf16Order(bytes) { return utf16(bytes[...], bigEndian: bigEndian) }
        guard isPlausible(bytes), let page = codePage(of: bytes) else { return nil }
        var view = String.UnicodeScalarView()
        for byte in bytes { view.append(page.scalar(byte)) }
        return (Mojibake.repaired(String(view)), page == .macTurkish ? .macTurkish : .windows1254)
    }

    /// Whether the beginning of a file can be text; it may end in the middle of a character.
    static func isPlausible(_ head: [UInt8]) -> Bool {
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
        if utf16Order(Array(head.prefix(head.count & ~1))) != nil { return true }
        // Beside tab and line ends also the form feed, which ends pages, and the end mark of DOS.
        let odd = head.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1A].contains($0) }
        return !head.contains(0) && odd * 200 <= head.count
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> (String, TextEncoding)? {
        guard bytes.count % 2 == 0 else { return nil }
        let bytes = Array(bytes)
        let units = stride(from: 0, to: bytes.count, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        guard !units.contains(0) else { return nil }
        return String(validating: units, as: UTF16.self).map { (Mojibake.repaired($0), .utf16) }
    }

    /// The byte order of UTF-16 without a mark: ASCII letters leave zeros at every other place.
    private static func utf16Order(_ bytes: [UInt8]) -> Bool? {
        guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
        let sample = bytes.prefix(2_000)
        let even = sample.enumerated().count { $0.offset % 2 == 0 && $0.element == 0 }
        let odd = sample.enumerated().count { $0.offset % 2 == 1 && $0.element == 0 }
        let most = sample.count / 3
        if odd >= most && even < odd / 4 { return false }
        if even >= most && odd < even / 4 { return true }
        return nil
    }

    /// The code page that makes Turkish of the bytes: each letter beyond ASCII counts for it, each other character
    /// against it. Windows where both do as well; `nil` for bytes that mean nothing there.
    private static func codePage(of bytes: [UInt8]) -> CodePage? {
        func score(_ page: CodePage) -> Int {
            bytes.reduce(0) { sum, byte in
                guard byte >= 0x80 else { return sum }
                return sum + (CodePage.turkish.contains(page.scalar(byte)) ? 1 : -1)
            }
        }
        let macintosh = score(.macTurkish)
        if macintosh > 0, macintosh > score(.windows1254) { return .macTurkish }
        return bytes.contains { [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) } ? nil : .windows1254
    }
}
