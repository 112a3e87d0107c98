import Foundation

/// Writes small PDFs by hand: text in Helvetica at given places, pictures, and a bomb.
struct PDFBuilder {
    private var objects: [Data?] = []
    private var pages: [Int] = []
    private let pageTree: Int
    private let fonts: [Int]
    private let width: Int
    private let height: Int

    /// A4 by default, in points.
    init(width: Int = 595, height: Int = 842) {
        self.width = width
        self.height = height
        objects = [nil, nil]
        pageTree = 1
        // Character codes 128…133 are the Turkish letters that WinAnsi lacks.
        let encoding = """
            << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences \
            [ 128 /Gbreve /gbreve /Idotaccent /dotlessi /Scedilla /scedilla ] >>
            """
        var fonts: [Int] = []
        for name in ["Helvetica", "Helvetica-Bold"] {
            objects.append(Data("<< /Type /Font /Subtype /Type1 /BaseFont /\(name) /Encoding \(encoding) >>".utf8))
            fonts.append(objects.count - 1)
        }
        self.fonts = fonts
    }

    /// A line of text; `y` is its baseline's distance from the top.
    struct Line {
        var text: String
        var x: Double
        var y: Double
        var size = 10.0
        var isBold = false
        /// The direction the text runs in, clockwise: 1 is downwards.
        var quarterTurns = 0
    }

    /// Four drawn lines; `y` is the distance of the upper one from the top.
    struct Box {
        var x: Double
        var y: Double
        var width: Double
        var height: Double
    }

    mutating func addPage(_ lines: [Line], boxes: [Box] = [], picture: Bool = false, rotation: Int = 0) {
        var content = printed(lines)
        for box in boxes {
            content += "0.5 w \(box.x) \(Double(height) - box.y - box.height) \(box.width) \(box.height) re S\n"
        }
        if picture { content += "q 300 0 0 300 100 300 cm /Im Do Q\n" }
        let stream = add(Self.stream("", Data(content.utf8)))
        var resources = "/Font << /F1 \(fonts[0]) 0 R /F2 \(fonts[1]) 0 R >>"
        if picture {
            let image = "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8"
            resources += " /XObject << /Im \(add(Self.stream(image, Data([0, 255, 255, 0])))) 0 R >>"
        }
        addPage(resources: resources, content: stream, rotation: rotation)
    }

    /// A page that is nothing but a picture.
    /// - Parameters:
    ///   - png: 8 bits a channel, RGB, not interlaced, as `DocumentReader.render` draws it.
    ///   - quarterTurns: how the sheet lay on the scanner, clockwise.
    ///   - stamp: lines of real text printed over the picture.
    mutating func addScan(_ png: Data, quarterTurns: Int = 0, rotation: Int = 0, stamp: [Line] = []) {
        let size = (png[16..<20].number, png[20..<24].number)
        // The picture data of a PNG is what PDF calls Flate with a PNG predictor.
        let head = """
            /Type /XObject /Subtype /Image /Width \(size.0) /Height \(size.1) /ColorSpace /DeviceRGB \
            /BitsPerComponent 8 /Filter /FlateDecode \
            /DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns \(size.0) >>
            """
        let image = add(Self.stream(head, Self.pictureData(of: png)))
        let (w, h) = (Double(width), Double(height))
        let place = [
            [w, 0, 0, h, 0, 0], [0, -h, w, 0, 0, h], [-w, 0, 0, -h, w, h], [0, h, -w, 0, w, 0],
        ][quarterTurns]
        let matrix = place.map { "\($0)" }.joined(separator: " ")
        let content = add(Self.stream("", Data("q \(matrix) cm /Im Do Q\n\(printed(stamp))".utf8)))
        addPage(
            resources: "/Font << /F1 \(fonts[0]) 0 R /F2 \(fonts[1]) 0 R >> /XObject << /Im \(image) 0 R >>",
            content: content, rotation: rotation)
    }

    private static func pictureData(of png: Data) -> Data {
        var data = Data()
        var position = 8
        while position + 8 <= png.count {
            let length = png[position..<(position + 4)].number
            if png[(position + 4)..<(position + 8)] == Data("IDAT".utf8) {
                data += png[(position + 8)..<(position + 8 + length)]
            }
            position += length + 12
        }
        return data
    }

    /// A page whose few bytes ask for 10^`depth` lines of text.
    /// - Parameter words: of each line; many eat memory, few take time.
    mutating func addBomb(depth: Int = 8, words: Int) {
        let line = String(repeating: "bomba ", count: words)
        var inner = add(form("BT /F1 1 Tf 50 50 Td (\(line)) Tj ET", "/Font << /F1 \(fonts[0]) 0 R >>"))
        for _ in 0..<depth {
            let calls = String(repeating: "/X Do ", count: 10)
            inner = add(form(calls, "/XObject << /X \(inner) 0 R >>"))
        }
        let stream = add(Self.stream("", Data("/X Do".utf8)))
        addPage(resources: "/XObject << /X \(inner) 0 R >>", content: stream, rotation: 0)
    }

    var data: Data {
        var objects = objects
        let kids = pages.map { "\($0) 0 R" }.joined(separator: " ")
        objects[pageTree] = Data("<< /Type /Pages /Kids [ \(kids) ] /Count \(pages.count) >>".utf8)
        objects.append(Data("<< /Type /Catalog /Pages \(pageTree) 0 R >>".utf8))
        var file = Data("%PDF-1.7\n".utf8)
        var offsets: [Int] = []
        for (number, object) in objects.enumerated().dropFirst() {
            offsets.append(file.count)
            file += Data("\(number) 0 obj\n".utf8) + (object ?? Data("null".utf8)) + Data("\nendobj\n".utf8)
        }
        let table = file.count
        file += Data("xref\n0 \(objects.count)\n0000000000 65535 f \n".utf8)
        for offset in offsets {
            file += Data((String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n").utf8)
        }
        let trailer =
            "trailer\n<< /Size \(objects.count) /Root \(objects.count - 1) 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return file + Data(trailer.utf8)
    }

    private func printed(_ lines: [Line]) -> String {
        var content = "BT\n"
        for line in lines {
            let place = [[1, 0, 0, 1], [0, -1, 1, 0], [-1, 0, 0, -1], [0, 1, -1, 0]][line.quarterTurns]
            let matrix = place.map(String.init).joined(separator: " ")
            content += "/F\(line.isBold ? 2 : 1) \(line.size) Tf \(matrix) \(line.x) \(Double(height) - line.y) Tm\n"
            content += "<\(Self.codes(line.text))> Tj\n"
        }
        return content + "ET\n"
    }

    private mutating func addPage(resources: String, content: Int, rotation: Int) {
        let page = """
            << /Type /Page /Parent \(pageTree) 0 R /MediaBox [ 0 0 \(width) \(height) ] /Rotate \(rotation) \
            /Resources << \(resources) >> /Contents \(content) 0 R >>
            """
        pages.append(add(Data(page.utf8)))
    }

    private mutating func add(_ object: Data) -> Int {
        objects.append(object)
        return objects.count - 1
    }

    private func form(_ content: String, _ resources: String) -> Data {
        let head = "/Type /XObject /Subtype /Form /BBox [ 0 0 \(width) \(height) ] /Resources << \(resources) >>"
        return Self.stream(head, Data(content.utf8))
    }

    private static func stream(_ head: String, _ bytes: Data) -> Data {
        Data("<< \(head) /Length \(bytes.count) >>\nstream\n".utf8) + bytes + Data("\nendstream".utf8)
    }

    private static func codes(_ text: String) -> String {
        let turkish: [Unicode.Scalar: Int] = [
            "Ğ": 128, "ğ": 129, "İ": 130, "ı": 131, "Ş": 132, "ş": 133, "–": 150, "•": 149,
        ]
        return text.unicodeScalars.map { scalar in
            let code = turkish[scalar] ?? Int(scalar.value)
            return (code < 16 ? "0" : "") + String(code, radix: 16)
        }.joined()
    }
}

extension PDFBuilder {
    /// A price list: a title, a table with a header row, and a paragraph of two lines below it.
    static var priceList: PDFBuilder {
        var builder = PDFBuilder()
        var lines = [Line(text: "Ücret Çizelgesi", x: 50, y: 70, size: 18, isBold: true)]
        let rows = [
            ["İşlem", "Ücret", "Süre"], ["İlk muayene", "750 TL", "20 dakika"],
            ["Diş taşı temizliği", "2.100 TL", "40 dakika"],
            ["İmplant", "15.000–25.000 TL", "3 ay"],
        ]
        for (number, row) in rows.enumerated() {
            for (column, text) in row.enumerated() {
                lines.append(
                    Line(
                        text: text, x: [55.0, 250, 420][column], y: 110 + 20 * Double(number), isBold: number == 0))
            }
        }
        lines.append(
            Line(text: "İlk muayene bedeli, aynı gün tedaviye başlanırsa toplamdan düşülür ve fişe", x: 50, y: 210))
        lines.append(Line(text: "yazılır.", x: 50, y: 222))
        builder.addPage(lines)
        return builder
    }

    static func pages(_ count: Int) -> PDFBuilder {
        var builder = PDFBuilder()
        for number in 1...count { builder.addPage([Line(text: "Sayfa numarası \(number)", x: 50, y: 100)]) }
        return builder
    }
}

extension Data {
    /// Big-endian, as PNG has its numbers.
    fileprivate var number: Int { reduce(0) { $0 << 8 | Int($1) } }
}
