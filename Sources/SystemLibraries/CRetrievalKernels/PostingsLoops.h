// Included once per kind of processor, inside its target attribute.
#include "CRetrievalPostings.h"

#include <stdbool.h>
#include <string.h>

// A fused multiply-add would round differently where there is one.
#pragma STDC FP_CONTRACT OFF

typedef uint32_t lanes __attribute__((vector_size(16)));
typedef uint32_t eight __attribute__((vector_size(32)));
typedef bool flags_of_eight __attribute__((ext_vector_type(8)));

#define RK_INLINE static inline __attribute__((always_inline))

RK_INLINE lanes load(const uint8_t *from, size_t vector) {
    lanes value;
    memcpy(&value, from + 16 * vector, 16);
    return value;
}

RK_INLINE lanes all(uint32_t value) { return (lanes){value, value, value, value}; }

// Vector `i` of the 32 in a block, each of whose lanes has `bits` bits.
RK_INLINE lanes unpacked(const uint8_t *packed, const unsigned bits, const unsigned i) {
    if (bits == 0) return all(0);
    const unsigned first = i * bits / 32, shift = i * bits % 32;
    lanes value = load(packed, first) >> shift;
    if (shift + bits > 32) value |= load(packed, first + 1) << (32 - shift);
    return value & all((1u << bits) - 1);
}

RK_INLINE void rows_of(const uint8_t *packed, const unsigned bits, uint32_t before, uint32_t *rows) {
    const lanes zero = all(0);
    lanes last = all(before);
#pragma clang loop unroll(full)
    for (unsigned i = 0; i < 32; i++) {
        lanes gaps = unpacked(packed, bits, i) + all(1);
        gaps += __builtin_shufflevector(zero, gaps, 0, 4, 5, 6);
        gaps += __builtin_shufflevector(zero, gaps, 0, 1, 4, 5);
        gaps += last;
        memcpy(rows + 4 * i, &gaps, 16);
        last = __builtin_shufflevector(gaps, gaps, 3, 3, 3, 3);
    }
}

RK_INLINE void values_of(const uint8_t *packed, const unsigned bits, unsigned shift, uint32_t *values) {
#pragma clang loop unroll(full)
    for (unsigned i = 0; i < 32; i++) {
        lanes value = (unpacked(packed, bits, i) + all(1)) << shift;
        memcpy(values + 4 * i, &value, 16);
    }
}

#define RK_TO_16(CASE)                                                                                                 \
    CASE(0) CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12)         \
    CASE(13) CASE(14) CASE(15) CASE(16)
#define RK_TO_24(CASE) RK_TO_16(CASE) CASE(17) CASE(18) CASE(19) CASE(20) CASE(21) CASE(22) CASE(23) CASE(24)

static void unpack_rows(const uint8_t *packed, unsigned bits, uint32_t before, uint32_t *rows) {
    switch (bits) {
#define CASE(BITS) case BITS: rows_of(packed, BITS, before, rows); break;
        RK_TO_24(CASE)
#undef CASE
    }
}

static void unpack_values(const uint8_t *packed, unsigned bits, unsigned shift, uint32_t *values) {
    switch (bits) {
#define CASE(BITS) case BITS: values_of(packed, BITS, shift, values); break;
        RK_TO_16(CASE)
#undef CASE
    }
}

static void weigh(
    const uint32_t *rows, size_t count, const uint16_t *lengths, float weight, float flat, float slope,
    uint32_t *values) {
    uint32_t gathered[RK_POSTINGS_BLOCK];
    for (size_t i = 0; i < count; i++) gathered[i] = lengths[rows[i]];
    for (size_t i = 0; i < count; i++) {
        float value = (float)(int32_t)values[i];
        float norm = flat + slope * (float)(int32_t)gathered[i];
        values[i] = (uint32_t)(int32_t)(weight * value / (value + norm) + 0.5f);
    }
}

static size_t place(const uint32_t *rows, uint32_t row) {
    // Looking at all is faster than to search by halves, whose branches no processor can foresee.
    int32_t less = 0;
    for (size_t i = 0; i < RK_POSTINGS_BLOCK; i++) less += (int32_t)rows[i] < (int32_t)row;
    return (size_t)less;
}

// One bit for each of eight sums.
RK_INLINE uint64_t reaching_of_eight(const uint32_t *sums, uint32_t threshold) {
    eight values;
    memcpy(&values, sums, sizeof values);
    flags_of_eight flags = __builtin_convertvector(values >= threshold, flags_of_eight);
    uint8_t bits;
    memcpy(&bits, &flags, 1);
    return bits;
}

static size_t reaching(const uint32_t *sums, size_t count, uint32_t threshold, uint32_t *indices) {
    size_t found = 0, i = 0;
    for (; i + 64 <= count; i += 64) {
        uint64_t bits = 0;
        for (size_t j = 0; j < 64; j += 8) bits |= reaching_of_eight(sums + i + j, threshold) << j;
        for (; bits; bits &= bits - 1) indices[found++] = (uint32_t)(i + (size_t)__builtin_ctzll(bits));
    }
    for (; i < count; i++) {
        indices[found] = (uint32_t)i;
        found += sums[i] >= threshold;
    }
    return found;
}
