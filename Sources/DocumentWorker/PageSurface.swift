import CPoppler
import CTesseract
import Ingestion
import Knowledge

/// A page drawn in colours on white; owns cairo's surface.
struct PageSurface: ~Copyable {
    private let handle: OpaquePointer

    /// - Parameters:
    ///   - scale: pixels a point.
    ///   - content: draws in points.
    init(width: Float, height: Float, scale: Double, content: (OpaquePointer) -> Void) throws(DocumentFailure) {
        let width = Int32((Double(width) * scale).rounded(.up))
        let height = Int32((Double(height) * scale).rounded(.up))
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, max(1, width), max(1, height)) else {
            throw DocumentFailure(.memoryLimit)
        }
        guard let context = cairo_create(surface), cairo_status(context) == CAIRO_STATUS_SUCCESS else {
            cairo_surface_destroy(surface)
            throw DocumentFailure(.memoryLimit)
        }
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_scale(context, scale, scale)
        content(context)
        handle = surface
    }

    deinit { cairo_surface_destroy(handle) }

    /// The largest scale up to `wanted` at which a page has no more than so many pixels: one of 14,400 points square,
    /// the largest that PDF allows, would have 1.6 billion at 200 dpi.
    static func scale(width: Float, height: Float, wanted: Double, mostPixels: Double) -> Double {
        min(wanted, (mostPixels / (Double(max(1, width)) * Double(max(1, height)))).squareRoot())
    }

    /// Draws on top, in pixels.
    borrowing func draw(_ body: (OpaquePointer) -> Void) throws(DocumentFailure) {
        let context = cairo_create(handle)
        defer { cairo_destroy(context) }
        guard let context, cairo_status(context) == CAIRO_STATUS_SUCCESS else { throw DocumentFailure(.memoryLimit) }
        body(context)
    }

    /// Writes a PNG to standard output.
    borrowing func writePNG() throws(DocumentFailure) {
        let status = cairo_surface_write_to_png_stream(
            handle,
            { _, bytes, count in
                let isWritten = OutputStream.write(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
                return isWritten ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
            }, nil)
        guard status == CAIRO_STATUS_SUCCESS else { throw DocumentFailure(.memoryLimit) }
    }

    /// Lends the drawn bytes, row by row: cairo's RGB24, four bytes a pixel, within rows of `stride` bytes.
    private borrowing func withPixels<Result>(
        _ body: (_ bytes: UnsafeMutablePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int) -> Result
    ) -> Result? {
        cairo_surface_flush(handle)
        guard let bytes = cairo_image_surface_get_data(handle) else { return nil }
        let (width, height) = (cairo_image_surface_get_width(handle), cairo_image_surface_get_height(handle))
        return body(bytes, Int(cairo_image_surface_get_stride(handle)), Int(width), Int(height))
    }

    /// The picture as values, to be looked at.
    borrowing func pixels(scale: Float) -> PagePixels {
        withPixels { bytes, stride, width, height in
            let values = [UInt8](UnsafeBufferPointer(start: bytes, count: stride * height))
            return PagePixels(width: width, height: height, stride: stride, scale: scale, values: values)
        } ?? PagePixels(width: 0, height: 0, stride: 0, scale: scale, values: [])
    }

    /// The straight edges of what is drawn, in pixels; none where there are more than `most`.
    borrowing func edges(contrast: Int, atLeast least: Int, most: Int) -> [cpoppler_edge] {
        withPixels { bytes, stride, width, height in
            // The buffer holds what is written, and no more than fits is read.
            [cpoppler_edge](unsafeUninitializedCapacity: most) { buffer, count in
                let found = cpoppler_find_edges(
                    bytes, Int32(stride), Int32(width), Int32(height), Int16(contrast), UInt16(least),
                    buffer.baseAddress, Int32(most))
                count = found > 0 && Int(found) <= most ? Int(found) : 0
            }
        } ?? []
    }

    /// The picture in grey.
    borrowing func gray() throws(DocumentFailure) -> GrayImage {
        cairo_surface_flush(handle)
        guard let pixels = cairo_image_surface_get_data(handle),
            let pix = ctesseract_gray(
                pixels, cairo_image_surface_get_stride(handle), cairo_image_surface_get_width(handle),
                cairo_image_surface_get_height(handle))
        else { throw DocumentFailure(.memoryLimit) }
        return GrayImage(owning: pix)
    }
}
