#include "Kernels.h"

#define RK_LANES 4

static void row_products(const rk_query *query, const uint8_t *codes, size_t rows, int32_t *products) {
    for (size_t row = 0; row < rows; row++, codes += query->dimension) {
        int32_t sum = 0;
        for (size_t i = 0; i < query->dimension; i++) sum += (int16_t)codes[i] * (int16_t)query->codes[i];
        products[row] = sum;
    }
}

#include "Scan.h"

const rk_kernels rk_kernels_portable = {
    .level = RK_PORTABLE,
    .largest_code = 127,
    .products = products,
    .bounds = bounds,
    .dot = dot,
};
