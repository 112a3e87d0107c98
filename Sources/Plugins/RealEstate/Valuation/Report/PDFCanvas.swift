import CCairo
import Foundation

/// A4 pages drawn with cairo, as PDF bytes. Points, from the top left corner.
struct PDFCanvas: ~Copyable {
    static let width = 595.0
    static let height = 842.0

    struct Colour: Sendable {
        let red: Double
        let green: Double
        let blue: Double

        static let ink = Colour(red: 0.13, green: 0.15, blue: 0.19)
        static let grey = Colour(red: 0.45, green: 0.48, blue: 0.53)
        static let line = Colour(red: 0.85, green: 0.86, blue: 0.88)
        static let accent = Colour(red: 0.07, green: 0.36, blue: 0.55)
        static let band = Colour(red: 0.85, green: 0.92, blue: 0.96)
        static let up = Colour(red: 0.16, green: 0.53, blue: 0.35)
        static let down = Colour(red: 0.72, green: 0.27, blue: 0.22)
    }

    enum Alignment { case left, right, centre }

    private final class Bytes { var data = Data() }

    private let bytes = Bytes()
    private let surface: OpaquePointer
    private let context: OpaquePointer

    /// - Parameter date: `YYYY-MM-DD`, written into the file instead of the clock's: the same page, the same bytes.
    init(title: String, date: String) {
        // Sound: `bytes` outlives the surface, which is destroyed in `finish` or `deinit` of this same value.
        let target = Unmanaged.passUnretained(bytes).toOpaque()
        surface = cairo_pdf_surface_create_for_stream(
            { closure, data, length in
                guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Bytes>.fromOpaque(closure).takeUnretainedValue().data.append(data, count: Int(length))
                return CAIRO_STATUS_SUCCESS
            }, target, Self.width, Self.height)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "\(date)T00:00:00Z")
        context = cairo_create(surface)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// The document; nothing can be drawn afterwards.
    consuming func finish() -> Data {
        cairo_surface_finish(surface)
        return bytes.data
    }

    func nextPage() { cairo_show_page(context) }

    private func set(_ colour: Colour) { cairo_set_source_rgb(context, colour.red, colour.green, colour.blue) }

    private func font(_ size: Double, bold: Bool) {
        cairo_select_font_face(
            context, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(context, size)
    }

    func width(_ text: String, size: Double, bold: Bool = false) -> Double {
        font(size, bold: bold)
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, text, &extents)
        return extents.x_advance
    }

    /// One line, its baseline at `y`.
    func text(
        _ text: String, x: Double, y: Double, size: Double = 9, bold: Bool = false, colour: Colour = .ink,
        align: Alignment = .left
    ) {
        let advance = width(text, size: size, bold: bold)
        set(colour)
        let shift: Double =
            switch align {
            case .left: 0
            case .right: advance
            case .centre: advance / 2
            }
        cairo_move_to(context, x - shift, y)
        cairo_show_text(context, text)
    }

    /// Lines broken at spaces; answers the baseline after the last.
    func paragraph(
        _ text: String, x: Double, y: Double, width most: Double, size: Double = 9, colour: Colour = .ink
    ) -> Double {
        var (line, y) = ("", y)
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : "\(line) \(word)"
            if width(longer, size: size) > most, !line.isEmpty {
                self.text(line, x: x, y: y, size: size, colour: colour)
                y += size * 1.4
                line = String(word)
            } else {
                line = longer
            }
        }
        self.text(line, x: x, y: y, size: size, colour: colour)
        return y + size * 1.4
    }

    func box(x: Double, y: Double, width: Double, height: Double, colour: Colour) {
        set(colour)
        cairo_rectangle(context, x, y, width, height)
        cairo_fill(context)
    }

    func line(x: Double, y: Double, toX: Double, toY: Double, colour: Colour = .line, width: Double = 0.7) {
        set(colour)
        cairo_set_line_width(context, width)
        cairo_move_to(context, x, y)
        cairo_line_to(context, toX, toY)
        cairo_stroke(context)
    }

    func dot(x: Double, y: Double, radius: Double, colour: Colour) {
        set(colour)
        cairo_arc(context, x, y, radius, 0, 2 * .pi)
        cairo_fill(context)
    }
}
