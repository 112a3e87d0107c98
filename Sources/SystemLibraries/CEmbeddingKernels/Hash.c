#include "CEmbeddingKernels.h"
#include <string.h>

// Multiply and fold, eight bytes at a time; an odd multiplier keeps every step reversible.
static inline uint64_t mix(uint64_t state, uint64_t word) {
    state = (state ^ word) * 0x9E3779B97F4A7C15u;
    return state ^ (state >> 29);
}

uint64_t ek_hash(uint64_t state, const void *bytes, size_t count) {
    const uint8_t *next = bytes;
    state = mix(state, count);
    for (; count >= 8; next += 8, count -= 8) {
        uint64_t word;
        memcpy(&word, next, sizeof word);
        state = mix(state, word);
    }
    uint64_t rest = 0;
    memcpy(&rest, next, count);
    return mix(state, rest);
}
