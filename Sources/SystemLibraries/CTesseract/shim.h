#pragma once
#include <leptonica/allheaders.h>
#include <tesseract/capi.h>

// Cairo's RGB24 (native-endian 0x00RRGGBB) as an 8-bit picture, which the caller owns; NULL without memory.
static inline PIX *ctesseract_gray(const unsigned char *pixels, int stride, int width, int height) {
    PIX *pix = pixCreateNoInit(width, height, 8);
    if (!pix) return NULL;
    l_uint32 *lines = pixGetData(pix);
    const int words = pixGetWpl(pix);
    for (int y = 0; y < height; y++) {
        const l_uint32 *from = (const l_uint32 *)(const void *)(pixels + (size_t)y * stride);
        l_uint32 *to = lines + (size_t)y * words;
        for (int x = 0; x < width; x++) {
            const l_uint32 colour = from[x];
            const l_uint32 red = colour >> 16 & 0xFF, green = colour >> 8 & 0xFF, blue = colour & 0xFF;
            // The weights of ITU-R BT.601, in 1/256.
            SET_DATA_BYTE(to, x, (77 * red + 150 * green + 29 * blue) >> 8);
        }
    }
    return pix;
}

// Where a grey picture is dark over a whole bar, on the picture reduced fourfold: letters on it are filled in, and what
// is no bar is taken away. The caller owns the boxes; NULL without memory.
static inline BOXA *ctesseract_dark_bars(PIX *gray) {
    PIX *dark = pixConvertTo1(gray, 150);
    PIX *small = dark ? pixReduceRankBinaryCascade(dark, 3, 3, 0, 0) : NULL;
    PIX *filled = small ? pixCloseSafeBrick(NULL, small, 9, 3) : NULL;
    PIX *bars = filled ? pixOpenBrick(NULL, filled, 40, 6) : NULL;
    BOXA *boxes = bars ? pixConnCompBB(bars, 8) : NULL;
    pixDestroy(&dark);
    pixDestroy(&small);
    pixDestroy(&filled);
    pixDestroy(&bars);
    return boxes;
}

// A grey picture with the rules of its tables, lines up to 12 pixels thick, painted over in white; the caller owns it.
// NULL without memory.
static inline PIX *ctesseract_without_rules(PIX *gray) {
    PIX *dark = pixConvertTo1(gray, 150);
    PIX *rows = dark ? pixOpenBrick(NULL, dark, 150, 1) : NULL;
    PIX *columns = dark ? pixOpenBrick(NULL, dark, 1, 100) : NULL;
    // Bars are no rules.
    PIX *high = rows ? pixOpenBrick(NULL, rows, 1, 13) : NULL;
    PIX *wide = columns ? pixOpenBrick(NULL, columns, 13, 1) : NULL;
    PIX *clean = high && wide ? pixCopy(NULL, gray) : NULL;
    if (clean) {
        pixSubtract(rows, rows, high);
        pixSubtract(columns, columns, wide);
        pixOr(rows, rows, columns);
        // With the grey edge that drawing and JPEG give them.
        pixDilateBrick(rows, rows, 5, 5);
        pixSetMasked(clean, rows, 255);
    }
    pixDestroy(&dark);
    pixDestroy(&rows);
    pixDestroy(&columns);
    pixDestroy(&high);
    pixDestroy(&wide);
    return clean;
}
