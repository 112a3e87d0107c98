import CPoppler
import Ingestion
import Knowledge

/// `render`: one page as a PNG, with the quoted places marked.
enum Rendering {
    /// A page of 14,400 points (the largest that PDF allows) at 200 dpi would be 1.6 billion pixels.
    private static let mostPixels = 40_000_000.0

    static func run(
        _ document: borrowing PDFDocument, _ request: WorkerRequest, _ output: inout OutputStream
    ) throws(DocumentFailure) {
        let pageCount = document.pageCount
        guard let number = request.page, number >= 1, number <= pageCount else {
            throw DocumentFailure(.noSuchPage, "\(pageCount)")
        }
        let page = try document.page(number)
        let scale = scale(width: page.width, height: page.height, dpi: request.dpi ?? 110)
        let surface = try draw(page, scale: scale, highlights: request.highlights ?? [])
        defer { cairo_surface_destroy(surface) }
        try write(surface)
    }

    /// Sends an image surface as a PNG.
    static func write(_ surface: OpaquePointer) throws(DocumentFailure) {
        let status = cairo_surface_write_to_png_stream(
            surface,
            { _, bytes, count in
                let isWritten = OutputStream.write(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
                return isWritten ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
            }, nil)
        guard status == CAIRO_STATUS_SUCCESS else { throw DocumentFailure(.memoryLimit) }
    }

    static func scale(width: Float, height: Float, dpi: Int) -> Double {
        let wanted = Double(min(200, max(36, dpi))) / 72
        let area = Double(max(1, width)) * Double(max(1, height))
        return min(wanted, (mostPixels / area).squareRoot())
    }

    /// - Returns: an image surface, owned by the caller.
    private static func draw(
        _ page: borrowing PDFPage, scale: Double, highlights: [Box]
    ) throws(DocumentFailure) -> OpaquePointer {
        try draw(width: page.width, height: page.height, scale: scale, highlights: highlights) { page.draw(on: $0) }
    }

    /// - Returns: an image surface, owned by the caller.
    static func draw(
        width: Float, height: Float, scale: Double, highlights: [Box], content: (OpaquePointer) -> Void
    ) throws(DocumentFailure) -> OpaquePointer {
        let width = Int32((Double(width) * scale).rounded(.up))
        let height = Int32((Double(height) * scale).rounded(.up))
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, max(1, width), max(1, height)) else {
            throw DocumentFailure(.memoryLimit)
        }
        let context = cairo_create(surface)
        defer { cairo_destroy(context) }
        guard let context, cairo_status(context) == CAIRO_STATUS_SUCCESS else {
            cairo_surface_destroy(surface)
            throw DocumentFailure(.memoryLimit)
        }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_scale(context, scale, scale)
        cairo_save(context)
        content(context)
        cairo_restore(context)
        mark(highlights, on: context)
        return surface
    }

    /// Yellow that darkens with what lies under it, as a marker pen does: the text stays black.
    private static func mark(_ boxes: [Box], on context: OpaquePointer) {
        cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY)
        cairo_set_source_rgb(context, 1, 0.9, 0.35)
        for box in boxes {
            cairo_rectangle(
                context, Double(box.x0) - 1, Double(box.y0) - 1, Double(box.x1 - box.x0) + 2,
                Double(box.y1 - box.y0) + 2)
            cairo_fill(context)
        }
    }
}
