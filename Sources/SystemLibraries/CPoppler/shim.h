#pragma once
#include <glib.h>
#include <gio/gio.h>
#include <poppler.h>
#include <cairo.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// POPPLER_ERROR is a macro over a call, which Swift does not import.
static inline gboolean cpoppler_is_encrypted_error(const GError *error) {
    return error && error->domain == POPPLER_ERROR && error->code == POPPLER_ERROR_ENCRYPTED;
}

// Where neighbouring pixels of a drawn page differ from the row above them, or from the column on their left.
typedef struct {
    int32_t level, position, start, end;
} cpoppler_edge;

// Finds the straight edges of a picture in cairo's RGB24 that are at least so long: runs of pixels whose sum of three
// channels differs by `contrast` or more. Returns how many there are, of which the first `capacity` are written; -1
// without memory. In C because each page has half a million pixels: the compiler does sixteen at a time.
static inline int32_t cpoppler_find_edges(
    const unsigned char *pixels, int32_t stride, int32_t width, int32_t height, int16_t contrast, uint16_t least,
    cpoppler_edge *edges, int32_t capacity
) {
    enum { LIGHT, ABOVE, DIFFERENT, RUN, ENDED, ROWS };
    if (width < 1 || height < 1 || least < 1) return 0;
    const size_t room = ((size_t)width + 16) / 16 * 16;
    uint16_t *rows = calloc(room * ROWS, sizeof *rows);
    if (!rows) return -1;
    int16_t *light = (int16_t *)rows, *above = (int16_t *)rows + room;
    uint16_t *restrict different = rows + DIFFERENT * room;
    uint16_t *restrict run = rows + RUN * room;
    uint16_t *restrict ended = rows + ENDED * room;
    int32_t count = 0;
    for (int32_t y = 0; y <= height; y++) {
        // Below the last row nothing differs: every upright run ends.
        if (y < height) {
            const uint32_t *line = (const uint32_t *)(const void *)(pixels + (size_t)y * (size_t)stride);
            for (int32_t x = 0; x < width; x++) {
                light[x] = (int16_t)((line[x] & 0xFF) + (line[x] >> 8 & 0xFF) + (line[x] >> 16 & 0xFF));
            }
        }
        uint16_t any = 0;
        different[0] = 0;
        for (int32_t x = 1; x < width; x++) {
            const int16_t step = (int16_t)(light[x] - light[x - 1]);
            different[x] = y < height && (step >= contrast || step <= -contrast);
        }
        for (int32_t x = 0; x < width; x++) {
            const uint16_t longer = (uint16_t)(run[x] + 1);
            ended[x] = !different[x] && run[x] >= least ? run[x] : 0;
            run[x] = different[x] ? longer : 0;
            any |= ended[x];
        }
        for (int32_t x = 0; any && x < width; x++) {
            if (!ended[x]) continue;
            if (count < capacity) edges[count] = (cpoppler_edge){0, x, y - ended[x], y};
            count++;
        }
        if (y == height) break;
        if (y > 0) {
            for (int32_t x = 0; x < width; x++) {
                const int16_t step = (int16_t)(light[x] - above[x]);
                different[x] = step >= contrast || step <= -contrast;
            }
            // A run that long holds a multiple of its length.
            for (int32_t x = least - 1, end = 0; x < width; x += least) {
                if (!different[x] || x < end) continue;
                int32_t start = x;
                while (start > end && different[start - 1]) start--;
                for (end = x + 1; end < width && different[end];) end++;
                if (end - start < least) continue;
                if (count < capacity) edges[count] = (cpoppler_edge){1, y, start, end};
                count++;
            }
        }
        int16_t *last = above;
        above = light;
        light = last;
    }
    free(rows);
    return count;
}
