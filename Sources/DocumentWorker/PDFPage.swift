import CPoppler
import Ingestion
import Knowledge

/// One page of an open PDF; owns poppler's handle.
struct PDFPage: ~Copyable {
    let number: Int
    /// In points, after rotation.
    let width: Float
    let height: Float
    private let handle: OpaquePointer

    init(owning handle: OpaquePointer, number: Int) {
        self.handle = handle
        self.number = number
        var size = (width: 0.0, height: 0.0)
        poppler_page_get_size(handle, &size.width, &size.height)
        width = size.width.isFinite ? Float(max(0, size.width)) : 0
        height = size.height.isFinite ? Float(max(0, size.height)) : 0
    }

    deinit { g_object_unref(gpointer(handle)) }

    /// The page's characters with their boxes and fonts, in poppler's order; white space marks where it sees words end.
    /// What nobody sees is in a hidden font. With them the rules of tables, if two texts stand side by side.
    ///
    /// - Parameter mayHide: the file holds reason to look whether a person sees the text.
    func glyphs(mayHide: Bool) -> (glyphs: [Glyph], fonts: [Font], rules: [Rule]) {
        let (glyphs, fonts, hasPale) = readGlyphs()
        let isPale = hasPale || mayHide && !glyphs.isEmpty
        var rules: [Rule] = []
        var pixels: PagePixels?
        let mayHoldTable = RuleFinder.mayHoldTable(glyphs)
        if mayHoldTable || isPale {
            let scale = PageSurface.scale(width: width, height: height, wanted: 1, mostPixels: 2_000_000)
            // A page that cannot be drawn is read all the same.
            if let drawing = try? PageSurface(width: width, height: height, scale: scale, content: { draw(on: $0) }) {
                if mayHoldTable { rules = RuleFinder.rules(in: drawing, scale: Float(scale), among: glyphs) }
                if isPale { pixels = drawing.pixels(scale: Float(scale)) }
            }
        }
        let marked = Visibility.marking(glyphs, fonts, width: width, height: height, drawing: pixels)
        return (marked.glyphs, marked.fonts, rules)
    }

    private func readGlyphs() -> (glyphs: [Glyph], fonts: [Font], hasPale: Bool) {
        guard let text = poppler_page_get_text(handle) else { return ([], [], false) }
        defer { g_free(text) }
        var rectangles: UnsafeMutablePointer<PopplerRectangle>?
        var count: guint = 0
        guard poppler_page_get_text_layout(handle, &rectangles, &count) != 0, let rectangles else {
            return ([], [], false)
        }
        defer { g_free(rectangles) }

        var fonts = FontTable(of: handle)
        var glyphs: [Glyph] = []
        glyphs.reserveCapacity(Int(count))
        for (index, scalar) in String(cString: text).unicodeScalars.enumerated() {
            // The two agree, one rectangle per scalar; a file that breaks this must not lead past the end.
            guard index < Int(count) else { break }
            let rectangle = rectangles[index]
            // "Layout in PDF coordinates": in fact with the origin at the top left, already rotated.
            let box = Box(
                x0: Float(min(rectangle.x1, rectangle.x2)), y0: Float(min(rectangle.y1, rectangle.y2)),
                x1: Float(max(rectangle.x1, rectangle.x2)), y1: Float(max(rectangle.y1, rectangle.y2)))
            glyphs.append(Glyph(scalar: scalar, box: box, font: fonts.font(at: index)))
        }
        return (glyphs, fonts.fonts, fonts.hasPale)
    }

    /// The pictures' area as a share of the page's; more than 1 where they lie on one another.
    var pictureShare: Float {
        guard let images = poppler_page_get_image_mapping(handle) else { return 0 }
        defer { poppler_page_free_image_mapping(images) }
        var area = 0.0
        var node: UnsafeMutablePointer<GList>? = images
        while let entry = node {
            if let place = entry.pointee.data?.assumingMemoryBound(to: PopplerImageMapping.self).pointee.area {
                area += abs((place.x2 - place.x1) * (place.y2 - place.y1))
            }
            node = entry.pointee.next
        }
        let share = Float(area) / max(1, width * height)
        return share.isFinite ? share : 0
    }

    /// Draws the page with the current transformation of a cairo context.
    func draw(on context: OpaquePointer) { poppler_page_render(handle, context) }
}

/// Poppler's runs of text attributes, looked up by position; positions only grow.
private struct FontTable {
    private(set) var fonts: [Font] = []
    /// Whether some text is in a colour that paper may have.
    private(set) var hasPale = false
    private var runs: [(start: Int, end: Int, font: Int)] = []
    private var current = 0

    init(of page: OpaquePointer) {
        guard let list = poppler_page_get_text_attributes(page) else {
            fonts = [Font(size: 10, bold: false, italic: false)]
            return
        }
        defer { poppler_page_free_text_attributes(list) }
        var known: [Font: Int] = [:]
        var node: UnsafeMutablePointer<GList>? = list
        while let entry = node {
            if let attributes = entry.pointee.data?.assumingMemoryBound(to: PopplerTextAttributes.self).pointee {
                let font = Self.font(attributes)
                let color = attributes.color
                // Sixteen bits a channel.
                if min(color.red, color.green, color.blue) > 0xA000 { hasPale = true }
                let index = known[font] ?? fonts.count
                if index == fonts.count {
                    fonts.append(font)
                    known[font] = index
                }
                runs.append((Int(attributes.start_index), Int(attributes.end_index), index))
            }
            node = entry.pointee.next
        }
        if fonts.isEmpty { fonts = [Font(size: 10, bold: false, italic: false)] }
    }

    mutating func font(at index: Int) -> Int {
        while current + 1 < runs.count, runs[current].end < index { current += 1 }
        return runs.isEmpty ? 0 : runs[current].font
    }

    /// The weight is part of a font's name: `AAAAAA+DejaVuSans-Bold`.
    private static func font(_ attributes: PopplerTextAttributes) -> Font {
        let name = attributes.font_name.map { String(cString: $0).lowercased() } ?? ""
        let isBold = ["bold", "black", "heavy", "demi"].contains { name.contains($0) }
        let isItalic = name.contains("italic") || name.contains("oblique")
        let size = attributes.font_size.isFinite ? Float(attributes.font_size) : 10
        return Font(size: (size * 4).rounded() / 4, bold: isBold, italic: isItalic)
    }
}
