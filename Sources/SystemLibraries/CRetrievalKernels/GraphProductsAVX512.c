#include "Graph.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx2,fma,bmi,bmi2"))), apply_to = function)

static inline __m128i totals(__m512i a, __m512i b, __m512i c, __m512i d) {
    __m512i ab = _mm512_add_epi32(_mm512_unpacklo_epi32(a, b), _mm512_unpackhi_epi32(a, b));
    __m512i cd = _mm512_add_epi32(_mm512_unpacklo_epi32(c, d), _mm512_unpackhi_epi32(c, d));
    __m512i all = _mm512_add_epi32(_mm512_unpacklo_epi64(ab, cd), _mm512_unpackhi_epi64(ab, cd));
    __m256i half = _mm256_add_epi32(_mm512_castsi512_si256(all), _mm512_extracti64x4_epi64(all, 1));
    return _mm_add_epi32(_mm256_castsi256_si128(half), _mm256_extracti128_si256(half, 1));
}

static inline __attribute__((always_inline)) void sums_of(
    const uint8_t *codes, size_t dimension, size_t vectors, __mmask64 tail, const int8_t *signed_codes,
    const uint32_t *rows, size_t count, int32_t *sums) {
    enum { GROUP = 4, AHEAD = 2 * GROUP };
    for (size_t i = 0; i < count && i < AHEAD; i++)
        for (size_t j = 0; j < dimension; j += 64) _mm_prefetch(codes + rows[i] * dimension + j, _MM_HINT_T0);
    for (size_t i = 0; i < count; i += GROUP) {
        const uint8_t *row[GROUP];
        for (size_t r = 0; r < GROUP; r++) {
            row[r] = codes + rows[i + r < count ? i + r : i] * dimension;
            if (i + AHEAD + r < count)
                for (size_t j = 0; j < dimension; j += 64)
                    _mm_prefetch(codes + rows[i + AHEAD + r] * dimension + j, _MM_HINT_T0);
        }
        __m512i sum[GROUP] = {0};
        for (size_t v = 0; v < vectors; v++) {
            __m512i with = _mm512_loadu_si512(signed_codes + 64 * v);
            __mmask64 mask = v + 1 < vectors ? ~(__mmask64)0 : tail;
            for (size_t r = 0; r < GROUP; r++)
                sum[r] = _mm512_dpbusd_epi32(sum[r], _mm512_maskz_loadu_epi8(mask, row[r] + 64 * v), with);
        }
        __m128i four = totals(sum[0], sum[1], sum[2], sum[3]);
        if (i + GROUP <= count)
            _mm_storeu_si128((__m128i *)(sums + i), four);
        else
            _mm_mask_storeu_epi32(sums + i, (__mmask8)((1u << (count - i)) - 1), four);
    }
}

void rk_graph_products_avx512(
    const uint8_t *codes, size_t dimension, const int8_t *signed_codes, const uint32_t *rows, size_t count,
    int32_t *sums) {
    size_t vectors = (dimension + 63) / 64;
    __mmask64 tail = ~(__mmask64)0 >> (64 * vectors - dimension);
    if (dimension == 384)  // the model's own dimension: no loop and no mask remain
        sums_of(codes, 384, 6, ~(__mmask64)0, signed_codes, rows, count, sums);
    else
        sums_of(codes, dimension, vectors, tail, signed_codes, rows, count, sums);
}

#pragma clang attribute pop
#endif
