#pragma once
#include "CEmbeddingKernels.h"
#include <math.h>
#include <string.h>

#define EK_INLINE static inline __attribute__((always_inline))
#define EK_UNROLL _Pragma("clang loop unroll(full)")

// Compiled for several x86-64 levels, chosen when the program is loaded; elsewhere once.
#if defined(__x86_64__)
#define EK_MULTIVERSION __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define EK_MULTIVERSION
#endif

EK_INLINE size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

// IEEE half to float without the F16C instruction: the exponent's bias is moved by multiplication, which makes subnormals
// right too. Infinities and what is no number become numbers of 2¹⁶ and more.
EK_INLINE float ek_half(const uint8_t *bytes) {
    uint16_t half;
    memcpy(&half, bytes, sizeof half);
    uint32_t bits = (uint32_t)(half & 0x7fff) << 13;
    float magnitude;
    memcpy(&magnitude, &bits, sizeof bits);
    magnitude *= 0x1p112f;
    return half & 0x8000 ? -magnitude : magnitude;
}

// Where a row's output stands in a result that lies in blocks of `columns`.
EK_INLINE float *result_at(float *y, size_t rows, size_t row, size_t output, size_t columns) {
    return y + output / columns * rows * columns + row * columns + output % columns;
}

// What a register tile of a quantised product reads and writes.
typedef struct {
    const uint8_t *x;      // rows of activations, x_stride bytes apart
    size_t x_stride;
    size_t blocks;         // of 32 inputs
    const int8_t *bytes;   // weights: [blocks × 8 × outputs × 4]: four inputs of an output side by side
    const float *factors;  // [blocks × outputs]
    float *y;
    size_t y_stride;
    bool is_first, is_last;  // of the parts into which the inputs are cut
    const float *scales, *offsets;  // of each row
    const float *sums;              // of each output
} quantized_operands;
