#include "Kernels.h"

static ek_block *block_of(ek_block *blocks, size_t output, size_t input, size_t inputs) {
    return blocks + (output / EK_PANEL * inputs + input) / EK_BLOCK_WEIGHTS;
}

void ek_pack(const uint8_t *stored, size_t outputs, size_t inputs, ek_block *out) {
    memset(out, 0, outputs * inputs / (EK_PANEL * EK_BLOCK_WEIGHTS) * sizeof *out);
    for (size_t o = 0; o < outputs; o++) {
        for (size_t i = 0; i < inputs; i += EK_BLOCK_WEIGHTS, stored += EK_BLOCK_BYTES) {
            ek_block *block = block_of(out, o, i, inputs);
            block->scales[o % EK_PANEL] = ek_half(stored);
            uint8_t *to = block->nibbles + o % EK_PANEL * 4;
            // A stored byte has weight j in its low half and weight j + 16 in its high half.
            for (int j = 0; j < 16; j++) {
                uint8_t pair = stored[2 + j];
                int shift = j / 4 % 2 * 4, chunk = j / 8, byte = j % 4;
                to[64 * chunk + byte] |= (uint8_t)((pair & 15) << shift);
                to[64 * (chunk + 2) + byte] |= (uint8_t)((pair >> 4) << shift);
            }
        }
    }
}

void ek_pack_floats(const float *rows, size_t first, size_t count, size_t inputs, float *panels) {
    for (size_t o = first; o < first + count; o++, rows += inputs) {
        float *to = panels + o / EK_PANEL * inputs * EK_PANEL + o % EK_PANEL;
        for (size_t i = 0; i < inputs; i++) to[i * EK_PANEL] = rows[i];
    }
}

// The weights of one panel from input `first` on, 32 inputs: [32 × 16].
EK_INLINE void panel_block(const ek_weights *weights, size_t panel, size_t first, float out[32][EK_PANEL]) {
    if (!weights->blocks) {
        memcpy(out, weights->panels + (panel * weights->inputs + first) * EK_PANEL, 32 * EK_PANEL * sizeof(float));
        return;
    }
    const ek_block *block = weights->blocks + (panel * weights->inputs + first) / EK_BLOCK_WEIGHTS;
    for (size_t i = 0; i < 32; i++) {
        for (size_t o = 0; o < EK_PANEL; o++) {
            int nibble = block->nibbles[i / 8 * 64 + o * 4 + i % 4] >> (i % 8 / 4 * 4) & 15;
            out[i][o] = (float)(nibble - 8) * block->scales[o];
        }
    }
}

void ek_sum_weights(const ek_weights *weights, float *sums) {
    float part[32][EK_PANEL];
    for (size_t panel = 0; panel < weights->outputs / EK_PANEL; panel++) {
        float *to = sums + panel * EK_PANEL;
        memset(to, 0, EK_PANEL * sizeof *to);
        for (size_t first = 0; first < weights->inputs; first += 32) {
            panel_block(weights, panel, first, part);
            for (size_t i = 0; i < 32; i++) {
                for (size_t o = 0; o < EK_PANEL; o++) to[o] += part[i][o];
            }
        }
    }
}

void ek_unpack(const ek_weights *weights, size_t first, size_t count, float *out) {
    float part[32][EK_PANEL];
    for (size_t column = 0; column < count; column += EK_PANEL) {
        for (size_t input = 0; input < weights->inputs; input += 32) {
            panel_block(weights, (first + column) / EK_PANEL, input, part);
            for (size_t i = 0; i < 32; i++) memcpy(out + (input + i) * count + column, part[i], sizeof part[i]);
        }
    }
}
