#include "Kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi,bmi2"))), apply_to = function)

#define EK_LANES 8
#define EK_TILE_ROWS 6
#define EK_ROW_BLOCK 192
#define EK_QUERY_ROWS 6
#define EK_CASES_TO_TILE_ROWS EK_CASE(1) EK_CASE(2) EK_CASE(3) EK_CASE(4) EK_CASE(5) EK_CASE(6)
#define EK_CASES_TO_QUERY_ROWS EK_CASES_TO_TILE_ROWS
#include "Float.h"

enum { QUANTIZED_ROWS = 5, QUANTIZED_OUTPUTS = 16 };
#define EK_CASES_TO_QUANTIZED_ROWS EK_CASE(1) EK_CASE(2) EK_CASE(3) EK_CASE(4) EK_CASE(5)

EK_INLINE __m256i load_bytes(const void *from) { return _mm256_loadu_si256((const __m256i *)from); }

EK_INLINE void store_bytes(void *to, __m256i value) { _mm256_storeu_si256((__m256i *)to, value); }

EK_INLINE void unpack_bytes(
    const ek_block *blocks, size_t panel_blocks, size_t count, int8_t *bytes, float *factors) {
    (void)panel_blocks;
    const __m256i low = _mm256_set1_epi8(15), eight = _mm256_set1_epi8(8);
    for (size_t b = 0; b < count; b++, factors += EK_PANEL, bytes += 512) {
        memcpy(factors, blocks[b].scales, sizeof blocks[b].scales);
        for (size_t half = 0; half < 8; half++) {
            __m256i pairs = load_bytes(blocks[b].nibbles + 32 * half);
            __m256i high = _mm256_and_si256(_mm256_srli_epi16(pairs, 4), low);
            int8_t *to = bytes + half / 2 * 128 + half % 2 * 32;
            store_bytes(to, _mm256_sub_epi8(_mm256_and_si256(pairs, low), eight));
            store_bytes(to + 64, _mm256_sub_epi8(high, eight));
        }
    }
}

// The sums of a block stay within sixteen bits: 8 groups of 2 products of at most 255·8 make 32,640.
EK_INLINE void quantized_tile(const int count, const quantized_operands *o) {
    const __m256i ones = _mm256_set1_epi16(1);
    __m256 sums[QUANTIZED_ROWS][2];
    EK_UNROLL for (int r = 0; r < count; r++) {
        EK_UNROLL for (int v = 0; v < 2; v++) {
            sums[r][v] = o->is_first ? _mm256_setzero_ps() : _mm256_loadu_ps(o->y + r * o->y_stride + 8 * v);
        }
    }
    const uint8_t *x = o->x;
    const size_t x_stride = o->x_stride;
    const int8_t *bytes = o->bytes;
    const float *factors = o->factors;
    for (size_t b = 0; b < o->blocks; b++, x += EK_BLOCK_WEIGHTS, bytes += 512, factors += EK_PANEL) {
        __m256i a[QUANTIZED_ROWS], c[QUANTIZED_ROWS];
        EK_UNROLL for (int r = 0; r < count; r++) a[r] = c[r] = _mm256_setzero_si256();
        EK_UNROLL for (int group = 0; group < 8; group++) {
            __m256i first = load_bytes(bytes + 64 * group), second = load_bytes(bytes + 64 * group + 32);
            EK_UNROLL for (int r = 0; r < count; r++) {
                int32_t four;
                memcpy(&four, x + r * x_stride + 4 * group, sizeof four);
                __m256i value = _mm256_set1_epi32(four);
                a[r] = _mm256_add_epi16(a[r], _mm256_maddubs_epi16(value, first));
                c[r] = _mm256_add_epi16(c[r], _mm256_maddubs_epi16(value, second));
                // Holds the compiler to this order: reordered, the sums do not fit into the registers.
                __asm__ volatile("" : "+x"(a[r]), "+x"(c[r]));
            }
        }
        __m256 first = _mm256_loadu_ps(factors), second = _mm256_loadu_ps(factors + 8);
        EK_UNROLL for (int r = 0; r < count; r++) {
            sums[r][0] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(_mm256_madd_epi16(a[r], ones)), first, sums[r][0]);
            sums[r][1] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(_mm256_madd_epi16(c[r], ones)), second, sums[r][1]);
        }
    }
    EK_UNROLL for (int r = 0; r < count; r++) {
        EK_UNROLL for (int v = 0; v < 2; v++) {
            __m256 sum = sums[r][v];
            if (o->is_last) {
                __m256 offset = _mm256_mul_ps(_mm256_set1_ps(o->offsets[r]), _mm256_loadu_ps(o->sums + 8 * v));
                sum = _mm256_fmadd_ps(_mm256_set1_ps(o->scales[r]), sum, offset);
            }
            _mm256_storeu_ps(o->y + r * o->y_stride + 8 * v, sum);
        }
    }
}

#include "Quantized.h"
#pragma clang attribute pop

const ek_kernels ek_kernels_avx2 = {
    .level = EK_AVX2,
    .multiply = multiply,
    .multiply_quantized = multiply_quantized,
    .quantize = quantize,
    .add_gelu_quantize = add_gelu_quantize,
    .attend = attend,
    .add_layer_norm = add_layer_norm,
    .add_gelu = add_gelu,
    .mean_unit = mean_unit,
};
#endif
