#include "Kernels.h"

#include <math.h>
#include <string.h>

// Of numbers without their signs, the largest has the largest bits; integers are compared many at once.
static float largest_of(const float *vector, size_t dimension) {
    int32_t largest = 0;
    for (size_t i = 0; i < dimension; i++) {
        int32_t bits;
        memcpy(&bits, vector + i, sizeof bits);
        bits &= INT32_MAX;
        largest = bits > largest ? bits : largest;
    }
    float result;
    memcpy(&result, &largest, sizeof result);
    return result;
}

// Rounds x / scale, from -127 to 127, and adds 128. Conversion cuts the fraction off, for what is positive downwards.
RK_INLINE int code_of(float x, float inverse) { return (int)(x * inverse + 128.5f); }

float rk_encode(const float *vector, size_t dimension, uint8_t *codes) {
    float largest = largest_of(vector, dimension);
    float scale = largest > 0 ? largest / 127 : 1;
    float inverse = 1 / scale;
    for (size_t i = 0; i < dimension; i++) codes[i] = (uint8_t)code_of(vector[i], inverse);
    return scale;
}

// With q and v the vectors and Q and V what their codes stand for, q·v - Q·V = (q - Q)·v + Q·(v - V). Rounding to codes a
// scale apart leaves errors spread evenly over a scale, so that each of the two has a standard deviation of scale / √12
// times the other vector's length. 1.01 allows for vectors of nearly unit length. The slack is for floats: a sum of
// products, in whatever order, is off by dimension · 2⁻²⁴ at most, and two of them are compared.
rk_query rk_prepare(const rk_kernels *kernels, const float *vector, size_t dimension, int8_t *codes) {
    float largest = largest_of(vector, dimension);
    float scale = largest > 0 ? largest / (float)kernels->largest_code : 1;
    float inverse = 1 / scale;
    int32_t sum = 0, squares = 0;
    for (size_t i = 0; i < dimension; i++) {
        int code = code_of(vector[i], inverse) - 128;
        codes[i] = (int8_t)code;
        sum += code;
        squares += code * code;
    }
    memset(codes + dimension, 0, (RK_BLOCK - dimension % RK_BLOCK) % RK_BLOCK);
    float deviation = 1.01f / sqrtf(12);
    return (rk_query){
        .dimension = dimension,
        .vector = vector,
        .codes = codes,
        .scale = scale,
        .bias = 128 * sum,
        .row_error = deviation * scale * sqrtf((float)squares),
        .error = deviation * scale,
        .slack = 0x1p-23f * (float)(dimension + 8),
    };
}
