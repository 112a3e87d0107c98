#include "Kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi,bmi2"))), apply_to = function)

#define RK_LANES 8
#define reaching_lanes(scores, least) \
    _mm256_movemask_ps(_mm256_cmp_ps(_mm256_loadu_ps(scores), _mm256_set1_ps(least), _CMP_GE_OQ))

// Two products of a byte up to 255 with a code up to 63 add up to less than 2¹⁵.
enum { LARGEST_CODE = 63, GROUP = 8, CHUNK = 32, AHEAD = 8192 };

// In each half of the result the sums of its half of a, b, c and d.
RK_INLINE __m256i sums_of_halves(__m256i a, __m256i b, __m256i c, __m256i d) {
    return _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
}

RK_INLINE __m256i multiplied(__m256i sum, const uint8_t *codes, __m256i part) {
    __m256i pairs = _mm256_maddubs_epi16(_mm256_loadu_si256((const __m256i *)codes), part);
    return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

RK_INLINE int32_t rest_of_product(const rk_query *query, const uint8_t *codes) {
    int32_t sum = 0;
    for (size_t i = query->dimension / CHUNK * CHUNK; i < query->dimension; i++) sum += codes[i] * query->codes[i];
    return sum;
}

RK_INLINE void group_products(const rk_query *query, const uint8_t *codes, int32_t *products) {
    const size_t dimension = query->dimension;
    __m256i sums[GROUP];
    RK_UNROLL for (int r = 0; r < GROUP; r++) sums[r] = _mm256_setzero_si256();
    for (size_t i = 0; i + CHUNK <= dimension; i += CHUNK) {
        __m256i part = _mm256_loadu_si256((const __m256i *)(query->codes + i));
        RK_UNROLL for (int r = 0; r < GROUP; r++) {
            const uint8_t *row = codes + r * dimension + i;
            if (i % (2 * CHUNK) == 0) _mm_prefetch((const char *)row + AHEAD, _MM_HINT_T1);
            sums[r] = multiplied(sums[r], row, part);
        }
    }
    __m256i low = sums_of_halves(sums[0], sums[1], sums[2], sums[3]);
    __m256i high = sums_of_halves(sums[4], sums[5], sums[6], sums[7]);
    __m256i all = _mm256_add_epi32(
        _mm256_permute2x128_si256(low, high, 0x20), _mm256_permute2x128_si256(low, high, 0x31));
    _mm256_storeu_si256((__m256i *)products, all);
    if (dimension % CHUNK != 0)
        for (int r = 0; r < GROUP; r++) products[r] += rest_of_product(query, codes + r * dimension);
}

RK_INLINE int32_t row_product(const rk_query *query, const uint8_t *codes) {
    __m256i sum = _mm256_setzero_si256();
    for (size_t i = 0; i + CHUNK <= query->dimension; i += CHUNK)
        sum = multiplied(sum, codes + i, _mm256_loadu_si256((const __m256i *)(query->codes + i)));
    __m256i twice = sums_of_halves(sum, sum, sum, sum);
    return _mm256_extract_epi32(twice, 0) + _mm256_extract_epi32(twice, 4) + rest_of_product(query, codes);
}

static void row_products(const rk_query *query, const uint8_t *codes, size_t rows, int32_t *products) {
    size_t row = 0;
    for (; row + GROUP <= rows; row += GROUP)
        group_products(query, codes + row * query->dimension, products + row);
    for (; row < rows; row++) products[row] = row_product(query, codes + row * query->dimension);
}

#include "Scan.h"
#pragma clang attribute pop

const rk_kernels rk_kernels_avx2 = {
    .level = RK_AVX2,
    .largest_code = LARGEST_CODE,
    .products = products,
    .bounds = bounds,
    .dot = dot,
};
#endif
