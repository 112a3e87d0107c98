#pragma once
// The loops that run once per stored vector. No allocation, no state: the caller owns all memory.
#include <stddef.h>
#include <stdint.h>

// Writes a unit vector as bytes: round(x / scale) + 128, and returns the scale.
float rk_encode(const float *vector, size_t dimension, uint8_t *codes);

#include "CRetrievalGraph.h"
