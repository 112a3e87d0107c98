import Foundation

/// How a text file is encoded.
public enum TextEncoding: String, Sendable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    /// The code page of Turkish Windows, which Excel there still saves CSV in.
    case windows1254 = "windows-1254"
}

extension TextEncoding {
    /// Recognises the encoding by its marks and by what is valid, and decodes without a byte order mark.
    /// - Returns: `nil` for bytes that are no text in any of them.
    static func decode(_ data: Data) -> (text: String, encoding: TextEncoding)? {
        let bytes = [UInt8](data)
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), bigEndian: true) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if !body.contains(0), let text = String(validating: body, as: UTF8.self) { return (text, .utf8) }
        if let bigEndian = utf16Order(bytes) { return utf16(bytes[...], bigEndian: bigEndian) }
        if bytes.contains(0) { return nil }
        var view = String.UnicodeScalarView()
        for byte in bytes {
            guard let scalar = windows1254(byte) else { return nil }
            view.append(scalar)
        }
        return (String(view), .windows1254)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> (String, TextEncoding)? {
        guard bytes.count % 2 == 0 else { return nil }
        let bytes = Array(bytes)
        let units = stride(from: 0, to: bytes.count, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        return String(validating: units, as: UTF16.self).map { ($0, .utf16) }
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

    /// 0x80…0x9F of code page 1254, as Unicode's mapping table CP1254.TXT has them; 0 is undefined.
    private static let high: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0, 0x0178,
    ]

    private static func windows1254(_ byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case 0x80...0x9F:
            let value = high[Int(byte) - 0x80]
            return value == 0 ? nil : Unicode.Scalar(value)
        case 0xD0: return "Ğ"
        case 0xDD: return "İ"
        case 0xDE: return "Ş"
        case 0xF0: return "ğ"
        case 0xFD: return "ı"
        case 0xFE: return "ş"
        default: return Unicode.Scalar(byte)
        }
    }
}
