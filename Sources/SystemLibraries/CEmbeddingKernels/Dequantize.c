#include "Kernels.h"

EK_INLINE void dequantize_block(const uint8_t *block, float *out) {
    float scale = ek_half(block);
    for (int j = 0; j < 16; j++) {
        uint8_t pair = block[2 + j];
        out[j] = (float)((pair & 15) - 8) * scale;
        out[j + 16] = (float)((pair >> 4) - 8) * scale;
    }
}

void ek_dequantize(const uint8_t *blocks, size_t count, float *out) {
    for (size_t i = 0; i < count; i += EK_BLOCK_WEIGHTS, blocks += EK_BLOCK_BYTES) {
        dequantize_block(blocks, out + i);
    }
}
