#include "CRetrievalKernels.h"

#include <math.h>

float rk_encode(const float *vector, size_t dimension, uint8_t *codes) {
    float largest = 0;
    for (size_t i = 0; i < dimension; i++) largest = fmaxf(largest, fabsf(vector[i]));
    float scale = largest > 0 ? largest / 127 : 1;
    for (size_t i = 0; i < dimension; i++) codes[i] = (uint8_t)(lrintf(vector[i] / scale) + 128);
    return scale;
}
