/// A table of separated values (RFC 4180), with its header. Comma, semicolon or tab, whichever the header has most of.
public struct DelimitedText: Sendable, Equatable {
    public let header: [String]
    public let rows: [[String]]

    public init(header: [String], rows: [[String]]) { (self.header, self.rows) = (header.map(Self.trimmed), rows) }

    public init(_ text: String) {
        let bytes = Array(text.utf8)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var reader = Reader(bytes: bytes, position: start, separator: Self.separator(of: bytes[start...]))
        header = reader.record()?.map(Self.trimmed) ?? []
        var rows: [[String]] = []
        while let record = reader.record() {
            if record.count > 1 || record.first?.isEmpty == false { rows.append(record) }
        }
        self.rows = rows
    }

    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        let line = bytes.prefix { $0 != 0x0A }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        let counts = candidates.map { candidate in line.count { $0 == candidate } }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    private struct Reader {
        let bytes: [UInt8]
        var position: Int
        let separator: UInt8

        /// The fields of the next line; `nil` at the end.
        mutating func record() -> [String]? {
            guard position < bytes.count else { return nil }
            var fields: [String] = []
            while true {
                fields.append(field())
                guard position < bytes.count else { return fields }
                let byte = bytes[position]
                position += 1
                if byte == separator { continue }
                if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
                return fields
            }
        }

        private mutating func field() -> String {
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                let start = position
                while position < bytes.count, !ends(bytes[position]) { position += 1 }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            }
            position += 1
            var quoted: [UInt8] = []
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                if byte != UInt8(ascii: "\"") {
                    quoted.append(byte)
                } else if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                    quoted.append(byte)
                    position += 1
                } else {
                    break
                }
            }
            while position < bytes.count, !ends(bytes[position]) { position += 1 }
            return String(decoding: quoted, as: UTF8.self)
        }

        private func ends(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }
    }
}
