import CTesseract

/// A picture of 8 bits a pixel; owns leptonica's handle.
struct GrayImage: ~Copyable {
    private let handle: UnsafeMutablePointer<Pix>
    /// The degrees by which lines of text fell to the right before the picture was straightened.
    let slant: Float

    init(owning handle: UnsafeMutablePointer<Pix>, slant: Float = 0) {
        self.handle = handle
        self.slant = slant
    }

    deinit {
        var handle: UnsafeMutablePointer<Pix>? = handle
        pixDestroy(&handle)
    }

    var width: Float { Float(pixGetWidth(handle)) }
    var height: Float { Float(pixGetHeight(handle)) }

    /// Nothing is printed on it: everything is nearly as bright as the brightest.
    var isBlank: Bool {
        var darkest: l_int32 = 0
        var brightest: l_int32 = 255
        guard pixGetExtremeValue(handle, 4, l_int32(L_SELECT_MIN), nil, nil, nil, &darkest) == 0,
            pixGetExtremeValue(handle, 4, l_int32(L_SELECT_MAX), nil, nil, nil, &brightest) == 0
        else { return false }
        return brightest - darkest < 32
    }

    /// The picture after so many quarter turns clockwise.
    borrowing func turned(_ quarterTurns: Int) throws(DocumentFailure) -> GrayImage {
        guard let turned = pixRotateOrth(handle, l_int32(quarterTurns & 3)) else { throw DocumentFailure(.memoryLimit) }
        return GrayImage(owning: turned)
    }

    /// The picture with its lines of text made level, where a slant can be told.
    borrowing func straightened() throws(DocumentFailure) -> GrayImage {
        var angle: l_float32 = 0
        var confidence: l_float32 = 0
        // Zeros stand for leptonica's defaults: up to 7 degrees, found on a picture reduced fourfold.
        guard let level = pixDeskewGeneral(handle, 0, 0, 0, 0, 0, &angle, &confidence) else {
            throw DocumentFailure(.memoryLimit)
        }
        // "If the angle is too small or the confidence too low, a clone is returned": the same picture, counted twice.
        return GrayImage(owning: level, slant: level == handle ? 0 : -angle)
    }

    /// The picture without the rules of its tables, which would be read as `|` or join the letters beside them, and
    /// without the dots that lead from a name to its price.
    borrowing func withoutRules() throws(DocumentFailure) -> GrayImage {
        guard let clean = ctesseract_without_rules(handle) else { throw DocumentFailure(.memoryLimit) }
        ctesseract_remove_leaders(clean)
        return GrayImage(owning: clean, slant: slant)
    }

    /// Bars of one dark colour, such as the head of a table, that may have bright letters on them.
    borrowing func darkBands() -> [PixelRectangle] {
        let reduction: l_int32 = 4
        var boxes = ctesseract_dark_bars(handle)
        guard boxes != nil else { return [] }
        defer { boxaDestroy(&boxes) }
        var bands: [PixelRectangle] = []
        for index in 0..<boxaGetCount(boxes) {
            var (x, y, w, h): (l_int32, l_int32, l_int32, l_int32) = (0, 0, 0, 0)
            // From the height of a line: lower are headings in bold letters, higher for their width are photographs.
            guard boxaGetBoxGeometry(boxes, index, &x, &y, &w, &h) == 0, h >= 11, w > 3 * h, bands.count < 50 else {
                continue
            }
            bands.append(
                PixelRectangle(
                    left: Float(x * reduction), top: Float(y * reduction),
                    right: min(width, Float((x + w) * reduction)), bottom: min(height, Float((y + h) * reduction))))
        }
        return bands
    }

    borrowing func lend(_ body: (UnsafeMutablePointer<Pix>) -> Void) { body(handle) }
}
