import Foundation

/// The smallest .xlsx that holds a table: five parts in an archive without compression.
struct TinyWorkbook {
    let sheet: String
    let rows: [[String]]

    var data: Data {
        let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
        let types = "http://schemas.openxmlformats.org/package/2006/content-types"
        let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let cells = rows.enumerated().map { row, fields in
            "<row r=\"\(row + 1)\">"
                + fields.enumerated().map { column, text in
                    let place = "\(Character(UnicodeScalar(UInt8(65 + column))))\(row + 1)"
                    return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
                }.joined() + "</row>"
        }.joined()
        return Self.archive([
            (
                "[Content_Types].xml",
                head + "<Types xmlns=\"\(types)\"><Default Extension=\"rels\" "
                    + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind).sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(kind).worksheet+xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                head + "<Relationships xmlns=\"\(relations)\"><Relationship Id=\"rId1\" "
                    + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
                    + "<sheet name=\"\(sheet)\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                head + "<Relationships xmlns=\"\(relations)\"><Relationship Id=\"rId1\" "
                    + "Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            (
                "xl/worksheets/sheet1.xml",
                head + "<worksheet xmlns=\"\(main)\"><sheetData>\(cells)</sheetData></worksheet>"
            ),
        ])
    }

    /// Local headers, the directory and its end (APPNOTE.TXT 4.3).
    private static func archive(_ parts: [(name: String, text: String)]) -> Data {
        var (files, directory) = (Data(), Data())
        for part in parts {
            let (name, bytes) = (Data(part.name.utf8), Data(part.text.utf8))
            var common = little16(20) + little16(0) + little16(0) + little16(0) + little16(0x21)
            common += little32(checksum(bytes)) + little32(UInt32(bytes.count)) + little32(UInt32(bytes.count))
            common += little16(UInt16(name.count)) + little16(0)
            let offset = UInt32(files.count)
            files += little32(0x0403_4b50) + common + name + bytes
            directory += little32(0x0201_4b50) + little16(20) + common
            directory += little16(0) + little16(0) + little16(0) + little32(0) + little32(offset) + name
        }
        var end = little32(0x0605_4b50) + little16(0) + little16(0)
        end += little16(UInt16(parts.count)) + little16(UInt16(parts.count))
        end += little32(UInt32(directory.count)) + little32(UInt32(files.count)) + little16(0)
        return files + directory + end
    }

    private static func little16(_ value: UInt16) -> Data { Data([UInt8(value & 0xFF), UInt8(value >> 8)]) }

    private static func little32(_ value: UInt32) -> Data {
        little16(UInt16(value & 0xFFFF)) + little16(UInt16(value >> 16))
    }

    /// CRC-32 as archives have it.
    private static func checksum(_ data: Data) -> UInt32 {
        ~data.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in (rest >> 1) ^ (rest & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}
