import Foundation

/// Builds Office files: ZIP archives whose entries are stored as they are, or an entry packed by hand.
struct OfficeFile {
    private var entries: [(name: String, content: Data, packed: Data?)] = []

    mutating func add(_ name: String, _ content: String) { entries.append((name, Data(content.utf8), nil)) }

    /// An entry that says it unpacks to `size` zeros, and does.
    mutating func addBomb(_ name: String, megabytes: Int) {
        entries.append((name, Data(count: megabytes << 20), Self.packedZeros(megabytes)))
    }

    /// One deflate block for each megabyte of zeros: a literal zero, then copies of 258 bytes from one byte before.
    private static func packedZeros(_ megabytes: Int) -> Data {
        var bits = Bits()
        bits.append(1, 1)
        bits.append(1, 2)
        // In fixed Huffman codes 0 is 00110000, length 258 is 11000101 and distance 1 is 00000 (RFC 1951, 3.2.6).
        let total = megabytes << 20
        bits.appendCode(0b0011_0000, 8)
        var written = 1
        while total - written >= 258 {
            bits.appendCode(0b1100_0101, 8)
            bits.appendCode(0, 5)
            written += 258
        }
        while written < total {
            bits.appendCode(0b0011_0000, 8)
            written += 1
        }
        bits.appendCode(0, 7)
        return bits.data
    }

    var data: Data {
        var archive = Data()
        var directory = Data()
        for entry in entries {
            let offset = UInt32(archive.count)
            let name = Data(entry.name.utf8)
            let body = entry.packed ?? entry.content
            var shared = Data()
            shared.append(number: 20, 2)
            shared.append(number: 0x800, 2)
            shared.append(number: entry.packed == nil ? 0 : 8, 2)
            shared.append(number: 0, 4)
            shared.append(number: CRC32.of(entry.content), 4)
            shared.append(number: UInt32(body.count), 4)
            shared.append(number: UInt32(entry.content.count), 4)
            shared.append(number: UInt32(name.count), 2)
            shared.append(number: 0, 2)
            archive.append(number: 0x0403_4B50, 4)
            archive += shared + name + body
            directory.append(number: 0x0201_4B50, 4)
            directory.append(number: 20, 2)
            directory += shared
            directory.append(contentsOf: [UInt8](repeating: 0, count: 10))
            directory.append(number: offset, 4)
            directory += name
        }
        let start = UInt32(archive.count)
        archive += directory
        archive.append(number: 0x0605_4B50, 4)
        archive.append(number: 0, 4)
        archive.append(number: UInt32(entries.count), 2)
        archive.append(number: UInt32(entries.count), 2)
        archive.append(number: UInt32(directory.count), 4)
        archive.append(number: start, 4)
        archive.append(number: 0, 2)
        return archive
    }
}

private struct Bits {
    private(set) var data = Data()
    private var byte: UInt8 = 0
    private var count = 0

    /// Least significant bit first.
    mutating func append(_ value: Int, _ length: Int) {
        for index in 0..<length { append(value >> index & 1 == 1) }
    }

    /// Huffman codes are packed starting with the most significant bit.
    mutating func appendCode(_ value: Int, _ length: Int) {
        for index in (0..<length).reversed() { append(value >> index & 1 == 1) }
    }

    private mutating func append(_ bit: Bool) {
        if bit { byte |= 1 << count }
        count += 1
        if count == 8 {
            data.append(byte)
            byte = 0
            count = 0
        }
    }
}

extension Data {
    /// Little-endian.
    fileprivate mutating func append(number: UInt32, _ length: Int) {
        for index in 0..<length { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
}

private enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    static func of(_ data: Data) -> UInt32 {
        let table = Self.table
        let remainder = data.withUnsafeBytes { bytes in
            bytes.reduce(UInt32.max) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
        }
        return ~remainder
    }
}

extension OfficeFile {
    /// A Word file with this between `<w:body>` and `</w:body>`, headings 1 to 3, and a numbered and a bulleted list.
    static func word(_ body: String, parts: [String: String] = [:]) -> OfficeFile {
        let namespaces = #"xmlns:w="http://w" xmlns:r="http://r" xmlns:mc="http://mc""#
        var file = OfficeFile()
        file.add(
            "_rels/.rels",
            #"<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>"#
        )
        file.add("word/document.xml", "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>")
        let headings = (1...3).map {
            #"<w:style w:styleId="H\#($0)"><w:name w:val="heading \#($0)"/></w:style>"#
        }
        file.add("word/styles.xml", "<w:styles \(namespaces)>\(headings.joined())</w:styles>")
        file.add(
            "word/numbering.xml",
            """
            <w:numbering \(namespaces)>
            <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>\
            <w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>\
            <w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
            <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
            </w:numbering>
            """)
        for (name, content) in parts {
            file.add(name, content.replacing("NAMESPACES", with: namespaces))
        }
        return file
    }

    /// An Excel file with one sheet, or more, of rows as XML.
    static func workbook(
        _ sheets: [(name: String, rows: String)], strings: [String] = [], formats: [String] = []
    ) -> OfficeFile {
        var file = OfficeFile()
        let list = sheets.enumerated().map { #"<sheet name="\#($1.name)" sheetId="\#($0 + 1)" r:id="s\#($0)"/>"# }
        file.add("xl/workbook.xml", #"<workbook xmlns:r="http://r"><sheets>\#(list.joined())</sheets></workbook>"#)
        let relations = sheets.indices.map {
            #"<Relationship Id="s\#($0)" Type="http://x/worksheet" Target="worksheets/sheet\#($0).xml"/>"#
        }
        file.add("xl/_rels/workbook.xml.rels", "<Relationships>\(relations.joined())</Relationships>")
        file.add("xl/sharedStrings.xml", "<sst>\(strings.map { "<si><t>\($0)</t></si>" }.joined())</sst>")
        let codes = formats.enumerated().map { #"<numFmt numFmtId="\#(200 + $0)" formatCode="\#($1)"/>"# }
        let styles = formats.indices.map { #"<xf numFmtId="\#(200 + $0)"/>"# }
        file.add(
            "xl/styles.xml",
            "<styleSheet><numFmts>\(codes.joined())</numFmts><cellXfs>\(styles.joined())</cellXfs></styleSheet>")
        for (index, sheet) in sheets.enumerated() {
            file.add("xl/worksheets/sheet\(index).xml", "<worksheet>\(sheet.rows)</worksheet>")
        }
        return file
    }
}
