#include "Kernels.h"

EK_INLINE uint32_t bits32_at(const uint8_t *bytes) {
    uint32_t bits;
    memcpy(&bits, bytes, sizeof bits);
    return bits;
}

EK_INLINE uint16_t bits16_at(const uint8_t *bytes) {
    uint16_t bits;
    memcpy(&bits, bytes, sizeof bits);
    return bits;
}

EK_INLINE float float_of(uint32_t bits) {
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

EK_MULTIVERSION
void ek_float16_to_float(const uint8_t *numbers, size_t count, float *out) {
    for (size_t i = 0; i < count; i++) out[i] = ek_half(numbers + 2 * i);
}

EK_MULTIVERSION
void ek_bfloat16_to_float(const uint8_t *numbers, size_t count, float *out) {
    for (size_t i = 0; i < count; i++) out[i] = float_of((uint32_t)bits16_at(numbers + 2 * i) << 16);
}

// Magnitudes are ordered as their bits are, infinity above all numbers and NaNs above infinity.
EK_MULTIVERSION
float ek_largest_float32(const uint8_t *numbers, size_t count) {
    uint32_t largest = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t bits = bits32_at(numbers + 4 * i) & 0x7fffffff;
        largest = bits > largest ? bits : largest;
    }
    return float_of(largest);
}

EK_INLINE uint16_t largest16(const uint8_t *numbers, size_t count, size_t stride) {
    uint16_t largest = 0;
    for (size_t i = 0; i < count; i++) {
        uint16_t bits = bits16_at(numbers + stride * i) & 0x7fff;
        largest = bits > largest ? bits : largest;
    }
    return largest;
}

EK_MULTIVERSION
float ek_largest_float16(const uint8_t *numbers, size_t count) {
    uint16_t largest = largest16(numbers, count, 2);
    return largest < 0x7c00 ? ek_half((const uint8_t *)&largest) : INFINITY;
}

EK_MULTIVERSION
float ek_largest_bfloat16(const uint8_t *numbers, size_t count) {
    return float_of((uint32_t)largest16(numbers, count, 2) << 16);
}

float ek_largest_scale(const uint8_t *blocks, size_t count) {
    uint16_t largest = largest16(blocks, count, EK_BLOCK_BYTES);
    return largest < 0x7c00 ? ek_half((const uint8_t *)&largest) : INFINITY;
}
