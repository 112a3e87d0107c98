// The least that exact search over eight-bit codes has to do: one product a row. No top k, no scales, no rescoring.
//
// Codes are unsigned, the query is signed and within ±63, so that neighbouring products add up in 16 bits.
#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

static int32_t sum(__m256i x) {
    __m128i half = _mm_add_epi32(_mm256_castsi256_si128(x), _mm256_extracti128_si256(x, 1));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
    return _mm_cvtsi128_si32(_mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1)));
}

// 32 products, neighbours added.
static __m256i product(const uint8_t *codes, const int8_t *query) {
    return _mm256_maddubs_epi16(_mm256_loadu_si256((const void *)codes), _mm256_loadu_si256((const void *)query));
}

// The greatest product. `dimension` is a multiple of 32.
int32_t bare_scan(const uint8_t *codes, const int8_t *query, size_t rows, size_t dimension) {
    int32_t greatest = INT32_MIN;
    for (size_t row = 0; row < rows; row++, codes += dimension) {
#if defined(__AVX512VNNI__) && defined(__AVX512F__) && defined(__AVX512BW__)
        __m512i wide = _mm512_setzero_si512();
        size_t at = 0;
        for (; at + 64 <= dimension; at += 64)
            wide = _mm512_dpbusd_epi32(wide, _mm512_loadu_si512(codes + at), _mm512_loadu_si512(query + at));
        __m256i total = _mm256_add_epi32(_mm512_castsi512_si256(wide), _mm512_extracti64x4_epi64(wide, 1));
#else
        __m256i total = _mm256_setzero_si256(), other = total;
        const __m256i ones = _mm256_set1_epi16(1);
        size_t at = 0;
        for (; at + 64 <= dimension; at += 64) {
            __m256i low = product(codes + at, query + at), high = product(codes + at + 32, query + at + 32);
            total = _mm256_add_epi32(total, _mm256_madd_epi16(low, ones));
            other = _mm256_add_epi32(other, _mm256_madd_epi16(high, ones));
        }
        total = _mm256_add_epi32(total, other);
#endif
        for (; at < dimension; at += 32) {
            total = _mm256_add_epi32(total, _mm256_madd_epi16(product(codes + at, query + at), _mm256_set1_epi16(1)));
        }
        int32_t score = sum(total);
        if (score > greatest) greatest = score;
    }
    return greatest;
}
