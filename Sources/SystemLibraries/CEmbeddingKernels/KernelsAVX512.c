#include "Kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx2,fma,bmi,bmi2"))), apply_to = function)

#define EK_LANES 16
#define EK_TILE_ROWS 12
#define EK_ROW_BLOCK 432
#define EK_QUERY_ROWS 12
#define EK_CASES_TO_TILE_ROWS \
    EK_CASE(1) EK_CASE(2) EK_CASE(3) EK_CASE(4) EK_CASE(5) EK_CASE(6) \
    EK_CASE(7) EK_CASE(8) EK_CASE(9) EK_CASE(10) EK_CASE(11) EK_CASE(12)
#define EK_CASES_TO_QUERY_ROWS EK_CASES_TO_TILE_ROWS

// A permutation is a table of sixteen entries, indexed by the low four bits of each lane.
#define EK_OWN_WEIGHTS
EK_INLINE __m512 weights_of(__m512i packed, int shift, __m512 scale) {
    const __m512 table = _mm512_setr_ps(-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7);
    return _mm512_mul_ps(_mm512_permutexvar_ps(_mm512_srli_epi32(packed, (unsigned)shift), table), scale);
}
#define weights_at(packed, shift, scale) ((lanes)weights_of((__m512i)(packed), shift, (__m512)(scale)))

#define EK_OWN_POWERS
#define rounded(x) ((lanes)_mm512_roundscale_ps((__m512)(x), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC))
#define scaled(x, integer) ((lanes)_mm512_scalef_ps((__m512)(x), (__m512)(integer)))

#include "Float.h"

// A few rows against one panel, whose weights are unpacked in registers: for a query, unpacking to memory would cost as
// much as the product. Sums in the same order as `multiply`, so a text's vector does not depend on who shares its pass.
EK_INLINE void short_product_of(
    const int count, const ek_weights *weights, size_t panel, const float *x, float *y, size_t y_stride) {
    const size_t inputs = weights->inputs;
    const ek_block *block = weights->blocks + panel * inputs / EK_BLOCK_WEIGHTS;
    lanes sums[EK_TILE_ROWS];
    EK_UNROLL for (int r = 0; r < count; r++) sums[r] = (lanes)0.0f;
    for (size_t k = 0; k < inputs; k += 8) {
        integers packed;
        memcpy(&packed, block->nibbles + k % EK_BLOCK_WEIGHTS * 8, sizeof packed);
        lanes scale = load(block->scales);
        EK_UNROLL for (int i = 0; i < 8; i++) {
            lanes weight = weights_at(packed, 8 * (i % 4) + 4 * (i / 4), scale);
            EK_UNROLL for (int r = 0; r < count; r++) {
                sums[r] = multiply_add((lanes)x[r * inputs + k + i], weight, sums[r]);
            }
        }
        if (k % EK_BLOCK_WEIGHTS == EK_BLOCK_WEIGHTS - 8) block++;
    }
    EK_UNROLL for (int r = 0; r < count; r++) store(y + r * y_stride, sums[r]);
}

static void multiply_rows(
    const ek_weights *weights, const float *x, size_t rows, float *y, size_t columns, void *scratch) {
    if (rows > 3 * EK_TILE_ROWS || !weights->blocks) return multiply(weights, x, rows, y, columns, scratch);
    size_t tiles = (rows + EK_TILE_ROWS - 1) / EK_TILE_ROWS;
    for (size_t first = 0, count; first < rows; first += count, tiles--) {
        count = (rows - first + tiles - 1) / tiles;
        const float *part = x + first * weights->inputs;
        for (size_t panel = 0; panel < weights->outputs / EK_PANEL; panel++) {
            float *result = result_at(y, rows, first, panel * EK_PANEL, columns);
#define EK_CASE(R) case R: short_product_of(R, weights, panel, part, result, columns); break;
            switch (count) { EK_CASES_TO_TILE_ROWS }
#undef EK_CASE
        }
    }
}

enum { QUANTIZED_ROWS = 6, QUANTIZED_OUTPUTS = 32 };
#define EK_CASES_TO_QUANTIZED_ROWS EK_CASE(1) EK_CASE(2) EK_CASE(3) EK_CASE(4) EK_CASE(5) EK_CASE(6)

EK_INLINE void unpack_bytes(
    const ek_block *blocks, size_t panel_blocks, size_t count, int8_t *bytes, float *factors) {
    const __m512i low = _mm512_set1_epi8(15), eight = _mm512_set1_epi8(8);
    for (size_t b = 0; b < count; b++, factors += QUANTIZED_OUTPUTS) {
        for (size_t p = 0; p < 2; p++) {
            const ek_block *block = blocks + p * panel_blocks + b;
            _mm512_storeu_ps(factors + p * EK_PANEL, _mm512_loadu_ps(block->scales));
            for (size_t chunk = 0; chunk < 4; chunk++) {
                __m512i pairs = _mm512_loadu_si512(block->nibbles + 64 * chunk);
                __m512i high = _mm512_and_si512(_mm512_srli_epi16(pairs, 4), low);
                int8_t *to = bytes + ((b * 8 + 2 * chunk) * 2 + p) * 64;
                _mm512_storeu_si512(to, _mm512_sub_epi8(_mm512_and_si512(pairs, low), eight));
                _mm512_storeu_si512(to + 128, _mm512_sub_epi8(high, eight));
            }
        }
    }
}

EK_INLINE void quantized_tile(const int count, const quantized_operands *o) {
    __m512 left[QUANTIZED_ROWS], right[QUANTIZED_ROWS];
    EK_UNROLL for (int r = 0; r < count; r++) {
        left[r] = o->is_first ? _mm512_setzero_ps() : _mm512_loadu_ps(o->y + r * o->y_stride);
        right[r] = o->is_first ? _mm512_setzero_ps() : _mm512_loadu_ps(o->y + r * o->y_stride + 16);
    }
    const uint8_t *x = o->x;
    const size_t x_stride = o->x_stride;
    const int8_t *bytes = o->bytes;
    const float *factors = o->factors;
    for (size_t b = 0; b < o->blocks; b++, x += EK_BLOCK_WEIGHTS, bytes += 1024, factors += 32) {
        __m512i a[QUANTIZED_ROWS], c[QUANTIZED_ROWS];
        EK_UNROLL for (int r = 0; r < count; r++) a[r] = c[r] = _mm512_setzero_si512();
        EK_UNROLL for (int group = 0; group < 8; group++) {
            __m512i first = _mm512_loadu_si512(bytes + 128 * group);
            __m512i second = _mm512_loadu_si512(bytes + 128 * group + 64);
            EK_UNROLL for (int r = 0; r < count; r++) {
                int32_t four;
                memcpy(&four, x + r * x_stride + 4 * group, sizeof four);
                __m512i value = _mm512_set1_epi32(four);
                a[r] = _mm512_dpbusd_epi32(a[r], value, first);
                c[r] = _mm512_dpbusd_epi32(c[r], value, second);
                // Holds the compiler to this order: reordered, the operands do not fit into the registers.
                __asm__ volatile("" : "+v"(a[r]), "+v"(c[r]));
            }
        }
        __m512 first = _mm512_loadu_ps(factors), second = _mm512_loadu_ps(factors + 16);
        EK_UNROLL for (int r = 0; r < count; r++) {
            left[r] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(a[r]), first, left[r]);
            right[r] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(c[r]), second, right[r]);
        }
    }
    if (o->is_last) {
        __m512 first = _mm512_loadu_ps(o->sums), second = _mm512_loadu_ps(o->sums + 16);
        EK_UNROLL for (int r = 0; r < count; r++) {
            __m512 scale = _mm512_set1_ps(o->scales[r]), offset = _mm512_set1_ps(o->offsets[r]);
            left[r] = _mm512_fmadd_ps(offset, first, _mm512_mul_ps(scale, left[r]));
            right[r] = _mm512_fmadd_ps(offset, second, _mm512_mul_ps(scale, right[r]));
        }
    }
    EK_UNROLL for (int r = 0; r < count; r++) {
        _mm512_storeu_ps(o->y + r * o->y_stride, left[r]);
        _mm512_storeu_ps(o->y + r * o->y_stride + 16, right[r]);
    }
}

#include "Quantized.h"

// The same for a few rows and one panel, whose weights are unpacked in registers.
EK_INLINE void short_quantized_of(
    const int count, const ek_weights *weights, size_t panel, const uint8_t *x, const float *scales,
    const float *offsets, float *y, size_t y_stride) {
    const __m512i low = _mm512_set1_epi8(15), eight = _mm512_set1_epi8(8);
    const size_t inputs = weights->inputs;
    const ek_block *block = weights->blocks + panel * inputs / EK_BLOCK_WEIGHTS;
    __m512 sums[EK_TILE_ROWS];
    EK_UNROLL for (int r = 0; r < count; r++) sums[r] = _mm512_setzero_ps();
    for (size_t k = 0; k < inputs; k += EK_BLOCK_WEIGHTS, block++) {
        __m512i a[EK_TILE_ROWS];
        EK_UNROLL for (int r = 0; r < count; r++) a[r] = _mm512_setzero_si512();
        EK_UNROLL for (int group = 0; group < 8; group++) {
            __m512i pairs = _mm512_loadu_si512(block->nibbles + group / 2 * 64);
            if (group % 2) pairs = _mm512_srli_epi16(pairs, 4);
            __m512i bytes = _mm512_sub_epi8(_mm512_and_si512(pairs, low), eight);
            EK_UNROLL for (int r = 0; r < count; r++) {
                int32_t four;
                memcpy(&four, x + r * inputs + k + 4 * group, sizeof four);
                a[r] = _mm512_dpbusd_epi32(a[r], _mm512_set1_epi32(four), bytes);
                __asm__ volatile("" : "+v"(a[r]));
            }
        }
        __m512 factor = _mm512_loadu_ps(block->scales);
        EK_UNROLL for (int r = 0; r < count; r++) {
            sums[r] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(a[r]), factor, sums[r]);
        }
    }
    __m512 total = _mm512_loadu_ps(weights->sums + panel * EK_PANEL);
    EK_UNROLL for (int r = 0; r < count; r++) {
        __m512 scaled = _mm512_mul_ps(_mm512_set1_ps(scales[r]), sums[r]);
        _mm512_storeu_ps(y + r * y_stride, _mm512_fmadd_ps(_mm512_set1_ps(offsets[r]), total, scaled));
    }
}

static void multiply_quantized_rows(
    const ek_weights *weights, const uint8_t *x, const float *scales, const float *offsets, size_t rows, float *y,
    size_t columns, void *scratch) {
    if (rows > 3 * EK_TILE_ROWS) return multiply_quantized(weights, x, scales, offsets, rows, y, columns, scratch);
    size_t tiles = (rows + EK_TILE_ROWS - 1) / EK_TILE_ROWS;
    for (size_t first = 0, count; first < rows; first += count, tiles--) {
        count = (rows - first + tiles - 1) / tiles;
        const uint8_t *part = x + first * weights->inputs;
        for (size_t panel = 0; panel < weights->outputs / EK_PANEL; panel++) {
            float *result = result_at(y, rows, first, panel * EK_PANEL, columns);
#define EK_CASE(R) \
    case R: short_quantized_of(R, weights, panel, part, scales + first, offsets + first, result, columns); break;
            switch (count) { EK_CASES_TO_TILE_ROWS }
#undef EK_CASE
        }
    }
}
#pragma clang attribute pop

const ek_kernels ek_kernels_avx512 = {
    .level = EK_AVX512,
    .multiply = multiply_rows,
    .multiply_quantized = multiply_quantized_rows,
    .quantize = quantize,
    .add_gelu_quantize = add_gelu_quantize,
    .attend = attend,
    .add_layer_norm = add_layer_norm,
    .add_gelu = add_gelu,
    .mean_unit = mean_unit,
};
#endif
