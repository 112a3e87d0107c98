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

// Paints dots white that lead in a row from a name to its price: eight or more, evenly small, side by side. Next to them
// neither the name nor the price is read.
static inline void ctesseract_remove_leaders(PIX *gray) {
    PIX *dark = pixConvertTo1(gray, 150);
    BOXA *all = dark ? pixConnCompBB(dark, 8) : NULL;
    // Specks in such numbers are noise, and looking for rows among them would take long.
    BOXA *dots = all && boxaGetCount(all) < 50000
        ? boxaSelectBySize(all, 13, 13, L_SELECT_IF_BOTH, L_SELECT_IF_LT, NULL) : NULL;
    // By height first: the dots of a row stand at one.
    BOXAA *rows = dots && boxaGetCount(dots) > 0 ? boxaSort2d(dots, NULL, 2, 2, 2) : NULL;
    const int count = rows ? boxaaGetCount(rows) : 0;
    for (int row = 0; row < count; row++) {
        BOXA *line = boxaaGetBoxa(rows, row, L_CLONE);
        const int length = boxaGetCount(line);
        for (int start = 0, end; start < length; start = end) {
            l_int32 x, y, w, h, nextX, nextY, nextW, nextH;
            boxaGetBoxGeometry(line, start, &x, &y, &w, &h);
            for (end = start + 1; end < length; end++) {
                boxaGetBoxGeometry(line, end, &nextX, &nextY, &nextW, &nextH);
                if (nextX - (x + w) > 30 || abs(nextY - y) > 3 || abs(nextH - h) > 3 || abs(nextW - w) > 3) break;
                x = nextX, y = nextY, w = nextW, h = nextH;
            }
            for (int dot = start; end - start >= 8 && dot < end; dot++) {
                boxaGetBoxGeometry(line, dot, &x, &y, &w, &h);
                BOX *place = boxCreate(x - 2 > 0 ? x - 2 : 0, y - 2 > 0 ? y - 2 : 0, w + 4, h + 4);
                pixSetInRect(gray, place);
                boxDestroy(&place);
            }
        }
        boxaDestroy(&line);
    }
    boxaaDestroy(&rows);
    boxaDestroy(&dots);
    boxaDestroy(&all);
    pixDestroy(&dark);
}
