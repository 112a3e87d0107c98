#include "PostingsLoops.h"

const rk_postings_kernels rk_postings_portable = {unpack_rows, unpack_values, weigh, place, reaching};

#if defined(__x86_64__)
extern const rk_postings_kernels rk_postings_avx2;

const rk_postings_kernels *rk_postings_kernels_here(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("x86-64-v3") ? &rk_postings_avx2 : &rk_postings_portable;
}
#else
const rk_postings_kernels *rk_postings_kernels_here(void) { return &rk_postings_portable; }
#endif

// `bits` ≤ 24 bits from bit `at` on.
static inline uint32_t bits_at(const uint8_t *packed, size_t at, unsigned bits) {
    uint32_t word;
    memcpy(&word, packed + at / 8, 4);
    return word >> at % 8 & ((1u << bits) - 1);
}

void rk_postings_tail_rows(const uint8_t *packed, unsigned bits, uint32_t before, size_t count, uint32_t *rows) {
    uint32_t row = before;
    for (size_t i = 0; i < count; i++) rows[i] = row += bits_at(packed, i * bits, bits) + 1;
    for (size_t i = count; i < RK_POSTINGS_BLOCK; i++) rows[i] = RK_POSTINGS_NO_ROW;
}

void rk_postings_tail_values(
    const uint8_t *packed, unsigned gap_bits, unsigned bits, unsigned shift, size_t count, uint32_t *values) {
    size_t start = count * gap_bits;
    for (size_t i = 0; i < count; i++) values[i] = (bits_at(packed, start + i * bits, bits) + 1) << shift;
}

void rk_postings_add(const uint32_t *rows, const uint32_t *impacts, size_t count, uint32_t first, uint32_t *sums) {
    for (size_t i = 0; i < count; i++) sums[rows[i] - first] += impacts[i];
}

// Does not branch on what it finds, which no processor could foresee.
size_t rk_postings_keep(const uint32_t *sums, uint32_t threshold, uint32_t *indices, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t index = indices[i];
        indices[kept] = index;
        kept += sums[index] >= threshold;
    }
    return kept;
}

void rk_postings_mark(const uint32_t *rows, size_t count, uint64_t *bitmap) {
    for (size_t i = 0; i < count; i++) bitmap[rows[i] / 64] |= (uint64_t)1 << rows[i] % 64;
}
