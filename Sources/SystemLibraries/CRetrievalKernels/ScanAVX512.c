#include "Kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx2,fma,bmi,bmi2"))), apply_to = function)

#define RK_LANES 16
#define reaching_lanes(scores, least) \
    _mm512_cmp_ps_mask(_mm512_loadu_ps(scores), _mm512_set1_ps(least), _CMP_GE_OQ)

// Fetched into the second-level cache from this many bytes ahead, rows that lie in memory come in 1.4 times as fast.
enum { GROUP = 16, CHUNK = 64, AHEAD = 8192 };

// In each quarter of the result the sums of its quarter of a, b, c and d.
RK_INLINE __m512i sums_of_quarters(__m512i a, __m512i b, __m512i c, __m512i d) {
    __m512i ab = _mm512_add_epi32(_mm512_unpacklo_epi32(a, b), _mm512_unpackhi_epi32(a, b));
    __m512i cd = _mm512_add_epi32(_mm512_unpacklo_epi32(c, d), _mm512_unpackhi_epi32(c, d));
    return _mm512_add_epi32(_mm512_unpacklo_epi64(ab, cd), _mm512_unpackhi_epi64(ab, cd));
}

// Adds the even to the odd quarters, those of `a` before those of `b`.
RK_INLINE __m512i halved(__m512i a, __m512i b) {
    return _mm512_add_epi32(_mm512_shuffle_i32x4(a, b, 0x88), _mm512_shuffle_i32x4(a, b, 0xdd));
}

RK_INLINE void group_products(const rk_query *query, const uint8_t *codes, size_t dimension, int32_t *products) {
    __m512i sums[GROUP];
    RK_UNROLL for (int r = 0; r < GROUP; r++) sums[r] = _mm512_setzero_si512();
    size_t i = 0;
    for (; i + CHUNK <= dimension; i += CHUNK) {
        __m512i part = _mm512_loadu_si512(query->codes + i);
        RK_UNROLL for (int r = 0; r < GROUP; r++) {
            const uint8_t *row = codes + r * dimension + i;
            _mm_prefetch((const char *)row + AHEAD, _MM_HINT_T1);
            sums[r] = _mm512_dpbusd_epi32(sums[r], _mm512_loadu_si512(row), part);
        }
    }
    if (i < dimension) {
        __mmask64 rest = _bzhi_u64(~0ull, (unsigned)(dimension - i));
        __m512i part = _mm512_loadu_si512(query->codes + i);
        RK_UNROLL for (int r = 0; r < GROUP; r++)
            sums[r] = _mm512_dpbusd_epi32(
                sums[r], _mm512_maskz_loadu_epi8(rest, codes + r * dimension + i), part);
    }
    __m512i fours[4];
    RK_UNROLL for (int f = 0; f < 4; f++)
        fours[f] = sums_of_quarters(sums[4 * f], sums[4 * f + 1], sums[4 * f + 2], sums[4 * f + 3]);
    _mm512_storeu_si512(products, halved(halved(fours[0], fours[1]), halved(fours[2], fours[3])));
}

RK_INLINE int32_t row_product(const rk_query *query, const uint8_t *codes) {
    __m512i sum = _mm512_setzero_si512();
    for (size_t i = 0; i < query->dimension; i += CHUNK) {
        size_t left = query->dimension - i;
        __mmask64 mask = left < CHUNK ? _bzhi_u64(~0ull, (unsigned)left) : ~0ull;
        sum = _mm512_dpbusd_epi32(
            sum, _mm512_maskz_loadu_epi8(mask, codes + i), _mm512_loadu_si512(query->codes + i));
    }
    return _mm512_reduce_add_epi32(sum);
}

static void row_products(const rk_query *query, const uint8_t *codes, size_t rows, int32_t *products) {
    const size_t dimension = query->dimension;
    size_t row = 0;
    for (; row + GROUP <= rows; row += GROUP)
        group_products(query, codes + row * dimension, dimension, products + row);
    for (; row < rows; row++) products[row] = row_product(query, codes + row * dimension);
}

#include "Scan.h"
#pragma clang attribute pop

const rk_kernels rk_kernels_avx512 = {
    .level = RK_AVX512,
    .largest_code = 127,
    .products = products,
    .bounds = bounds,
    .dot = dot,
};
#endif
