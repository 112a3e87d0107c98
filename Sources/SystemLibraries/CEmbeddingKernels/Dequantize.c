#include "CEmbeddingKernels.h"
#include "Multiversion.h"
#include <string.h>

// IEEE half to float without the F16C instruction, subnormals included: the exponent's bias is moved by multiplication.
EK_INLINE float half_at(const uint8_t *bytes) {
    uint16_t half;
    memcpy(&half, bytes, sizeof half);
    uint32_t bits = (uint32_t)(half & 0x7fff) << 13;
    float magnitude;
    memcpy(&magnitude, &bits, sizeof bits);
    magnitude *= 0x1p112f;
    return half & 0x8000 ? -magnitude : magnitude;
}

EK_INLINE void dequantize_block(const uint8_t *block, float factor, float *out) {
    float scale = half_at(block) * factor;
    for (int j = 0; j < 16; j++) {
        uint8_t pair = block[2 + j];
        out[j] = (float)((pair & 15) - 8) * scale;
        out[j + 16] = (float)((pair >> 4) - 8) * scale;
    }
}

EK_MULTIVERSION
void ek_dequantize(const uint8_t *blocks, size_t count, float *out) {
    for (size_t i = 0; i < count; i += EK_BLOCK_WEIGHTS, blocks += EK_BLOCK_BYTES) {
        dequantize_block(blocks, 1, out + i);
    }
}

// A tile of 32 × 32 at a time, so that each written cache line is written whole.
EK_MULTIVERSION
void ek_dequantize_transposed(
    const uint8_t *blocks, size_t rows, size_t columns, float factor, float *out, size_t stride) {
    size_t row_bytes = columns / EK_BLOCK_WEIGHTS * EK_BLOCK_BYTES;
    for (size_t r = 0; r < rows; r += 32) {
        for (size_t c = 0; c < columns; c += 32) {
            float tile[32][32];
            const uint8_t *block = blocks + r * row_bytes + c / EK_BLOCK_WEIGHTS * EK_BLOCK_BYTES;
            for (size_t i = 0; i < 32; i++) dequantize_block(block + i * row_bytes, factor, tile[i]);
            for (size_t j = 0; j < 32; j++) {
                float *line = out + (c + j) * stride + r;
                for (size_t i = 0; i < 32; i++) line[i] = tile[i][j];
            }
        }
    }
}
