#include "Graph.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi,bmi2"))), apply_to = function)

// Products are widened to sixteen bits first: adding two of 255 · 127 in sixteen bits would not be exact.
void rk_graph_products_avx2(
    const uint8_t *codes, size_t dimension, const int8_t *signed_codes, const uint32_t *rows, size_t count,
    int32_t *sums) {
    enum { AHEAD = 4 };
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count)
            for (size_t j = 0; j < dimension; j += 64)
                _mm_prefetch(codes + rows[i + AHEAD] * dimension + j, _MM_HINT_T0);
        const uint8_t *row = codes + rows[i] * dimension;
        __m256i even = _mm256_setzero_si256(), odd = even;
        size_t j = 0;
        for (; j + 32 <= dimension; j += 32) {
            __m256i a = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(row + j)));
            __m256i b = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(signed_codes + j)));
            even = _mm256_add_epi32(even, _mm256_madd_epi16(a, b));
            a = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(row + j + 16)));
            b = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(signed_codes + j + 16)));
            odd = _mm256_add_epi32(odd, _mm256_madd_epi16(a, b));
        }
        even = _mm256_add_epi32(even, odd);
        __m128i half = _mm_add_epi32(_mm256_castsi256_si128(even), _mm256_extracti128_si256(even, 1));
        half = _mm_add_epi32(half, _mm_shuffle_epi32(half, _MM_SHUFFLE(1, 0, 3, 2)));
        half = _mm_add_epi32(half, _mm_shuffle_epi32(half, _MM_SHUFFLE(2, 3, 0, 1)));
        int32_t sum = _mm_cvtsi128_si32(half);
        for (; j < dimension; j++) sum += row[j] * signed_codes[j];
        sums[i] = sum;
    }
}

#pragma clang attribute pop
#endif
