#include "CEmbeddingKernels.h"
#include "Multiversion.h"
#include <math.h>
#include <string.h>

// exp(x) for x ≤ 88 to about one unit in the last place; below -87 the result stays at exp(-87) ≈ 1.6e-38.
//
// x = n·ln 2 + r with |r| ≤ ln 2 / 2, so exp(x) = 2ⁿ·exp(r), and the Taylor series of exp(r) to r⁷ errs by 5e-9.
// Adding 1.5·2²³ rounds to the nearest integer and leaves it in the low bits of the sum.
EK_INLINE float exponential(float x) {
    const float rounder = 0x1.8p23f;
    x = x < -87 ? -87 : x;
    float sum = x * 0x1.715476p+0f + rounder;
    float n = sum - rounder;
    // ln 2 in two parts: n times the first is exact.
    float r = x - n * 0x1.62e4p-1f - n * 0x1.7f7d1cp-20f;
    float series = 1.0f / 5040;
    series = series * r + 1.0f / 720;
    series = series * r + 1.0f / 120;
    series = series * r + 1.0f / 24;
    series = series * r + 1.0f / 6;
    series = series * r + 1.0f / 2;
    series = series * r + 1;
    series = series * r + 1;
    uint32_t bits;
    memcpy(&bits, &sum, sizeof bits);
    bits = (bits + 127) << 23;
    float power;
    memcpy(&power, &bits, sizeof power);
    return series * power;
}

// Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.26: |error| ≤ 1.5e-7.
EK_INLINE float error_function(float x) {
    float magnitude = __builtin_fabsf(x);
    float t = 1 / (1 + 0.3275911f * magnitude);
    float tail = 1.061405429f;
    tail = tail * t - 1.453152027f;
    tail = tail * t + 1.421413741f;
    tail = tail * t - 0.284496736f;
    tail = tail * t + 0.254829592f;
    return __builtin_copysignf(1 - tail * t * exponential(-magnitude * magnitude), x);
}

EK_MULTIVERSION
void ek_add_bias(float *x, size_t rows, size_t width, size_t stride, const float *bias) {
    for (size_t r = 0; r < rows; r++, x += stride) {
        for (size_t c = 0; c < width; c++) x[c] += bias[c];
    }
}

EK_MULTIVERSION
void ek_add_layer_norm(
    float *x, const float *delta, const float *bias, size_t rows, size_t width, const float *gain, const float *shift,
    float epsilon) {
    EK_REORDER_SUMS
    for (size_t r = 0; r < rows; r++, x += width, delta += width) {
        float sum = 0;
        for (size_t c = 0; c < width; c++) {
            x[c] += delta[c] + bias[c];
            sum += x[c];
        }
        float mean = sum / (float)width, squares = 0;
        for (size_t c = 0; c < width; c++) {
            float centred = x[c] - mean;
            squares += centred * centred;
        }
        float scale = 1 / sqrtf(squares / (float)width + epsilon);
        for (size_t c = 0; c < width; c++) x[c] = (x[c] - mean) * scale * gain[c] + shift[c];
    }
}

EK_MULTIVERSION
void ek_add_gelu(float *x, const float *bias, size_t rows, size_t width) {
    for (size_t r = 0; r < rows; r++, x += width) {
        for (size_t c = 0; c < width; c++) {
            float value = x[c] + bias[c];
            x[c] = value * 0.5f * (1 + error_function(value * 0x1.6a09e6p-1f));
        }
    }
}

EK_MULTIVERSION
void ek_softmax(float *x, size_t rows, size_t width) {
    EK_REORDER_SUMS
    for (size_t r = 0; r < rows; r++, x += width) {
        float largest = x[0], sum = 0;
        for (size_t c = 1; c < width; c++) largest = x[c] > largest ? x[c] : largest;
        for (size_t c = 0; c < width; c++) {
            x[c] = exponential(x[c] - largest);
            sum += x[c];
        }
        float scale = 1 / sum;
        for (size_t c = 0; c < width; c++) x[c] *= scale;
    }
}

// The mean's division cancels in the unit length.
EK_MULTIVERSION
void ek_mean_unit(const float *x, size_t rows, size_t width, float *out) {
    EK_REORDER_SUMS
    for (size_t c = 0; c < width; c++) out[c] = 0;
    for (size_t r = 0; r < rows; r++, x += width) {
        for (size_t c = 0; c < width; c++) out[c] += x[c];
    }
    float squares = 0;
    for (size_t c = 0; c < width; c++) squares += out[c] * out[c];
    float scale = squares > 0 ? 1 / sqrtf(squares) : 0;
    for (size_t c = 0; c < width; c++) out[c] *= scale;
}

EK_MULTIVERSION
bool ek_all_finite(const float *x, size_t count) {
    uint32_t bad = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t bits;
        memcpy(&bits, x + i, sizeof bits);
        bad |= (bits & 0x7f800000) == 0x7f800000;
    }
    return bad == 0;
}
