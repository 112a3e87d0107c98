#pragma once
// The loops over the postings of a term. No allocation, no state: the caller owns all memory.
#include <stddef.h>
#include <stdint.h>

enum { RK_POSTINGS_BLOCK = 128, RK_POSTINGS_NO_ROW = 0x7FFFFFFF };

// Loops for one kind of processor. Every kind computes the same bits.
typedef struct {
    // The rows of a full block: 16 × bits bytes of gaps less one, bits ≤ 24, in four lanes (value i lies in lane i % 4).
    // `before` is the row before the first, or ~0.
    void (*rows)(const uint8_t *packed, unsigned bits, uint32_t before, uint32_t *rows);
    // The values of a full block, bits ≤ 16, each plus one and then shifted left.
    void (*values)(const uint8_t *packed, unsigned bits, unsigned shift, uint32_t *values);
    // Puts weight · value / (value + flat + slope · length of the row), rounded, in the place of each value; at most a
    // block of them.
    void (*weigh)(
        const uint32_t *rows, size_t count, const uint16_t *lengths, float weight, float flat, float slope,
        uint32_t *values);
    // The first place of a block whose row is not less; RK_POSTINGS_NO_ROW stands behind its last row.
    size_t (*place)(const uint32_t *rows, uint32_t row);
    // Writes where sums reach a threshold, and returns how many do.
    size_t (*reaching)(const uint32_t *sums, size_t count, uint32_t threshold, uint32_t *indices);
} rk_postings_kernels;

extern const rk_postings_kernels rk_postings_portable;

// The fastest that this processor can run.
const rk_postings_kernels *rk_postings_kernels_here(void);

// The rows, filled up to a block with RK_POSTINGS_NO_ROW, and values of fewer postings than a block: `count` gaps less one, then as many values, in one stream of bits
// from the lowest up. Reads up to 8 bytes past the stream.
void rk_postings_tail_rows(const uint8_t *packed, unsigned bits, uint32_t before, size_t count, uint32_t *rows);
void rk_postings_tail_values(
    const uint8_t *packed, unsigned gap_bits, unsigned bits, unsigned shift, size_t count, uint32_t *values);

// Adds each posting's impact to its row's sum; `sums` begins with row `first`.
void rk_postings_add(const uint32_t *rows, const uint32_t *impacts, size_t count, uint32_t first, uint32_t *sums);

// Drops the indices whose sums do not reach a threshold, and returns how many are left.
size_t rk_postings_keep(const uint32_t *sums, uint32_t threshold, uint32_t *indices, size_t count);

// Sets each row's bit.
void rk_postings_mark(const uint32_t *rows, size_t count, uint64_t *bitmap);
