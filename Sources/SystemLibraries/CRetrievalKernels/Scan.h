// Included by each instruction set's file, which defines RK_LANES, `row_products` (integer products of up to RK_BLOCK
// rows) and, where there is an instruction for it, `reaching_lanes` (bits of the lanes that reach a number).
#include <string.h>

typedef float lanes __attribute__((vector_size(4 * RK_LANES)));

RK_INLINE lanes load(const float *from) {
    lanes value;
    memcpy(&value, from, sizeof value);
    return value;
}

static float dot(const float *left, const float *right, size_t dimension) {
    enum { CHAINS = 4, STEP = CHAINS * RK_LANES };
    lanes sums[CHAINS] = {0};
    size_t i = 0;
    for (; i + STEP <= dimension; i += STEP)
        RK_UNROLL for (int c = 0; c < CHAINS; c++)
            sums[c] += load(left + i + c * RK_LANES) * load(right + i + c * RK_LANES);
    lanes sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    float result = 0;
    RK_UNROLL for (int lane = 0; lane < RK_LANES; lane++) result += sum[lane];
    for (; i < dimension; i++) result += left[i] * right[i];
    return result;
}

static void products(const rk_query *query, const uint8_t *codes, const float *scales, size_t rows, float *products) {
    int32_t sums[RK_BLOCK];
    row_products(query, codes, rows, sums);
    for (size_t i = 0; i < rows; i++) products[i] = scales[i] * (query->scale * (float)(sums[i] - query->bias));
}

static uint64_t bounds(
    const rk_query *query, const uint8_t *codes, const float *scales, size_t rows, float least, float *most) {
    int32_t sums[RK_BLOCK];
    row_products(query, codes, rows, sums);
    for (size_t i = 0; i < rows; i++)
        most[i] = scales[i] * (query->scale * (float)(sums[i] - query->bias) + scales[i] * query->square)
            + query->constant;
    uint64_t bits = 0;
    size_t i = 0;
#ifdef reaching_lanes
    for (; i + RK_LANES <= rows; i += RK_LANES) bits |= (uint64_t)reaching_lanes(most + i, least) << i;
#endif
    for (; i < rows; i++) bits |= (uint64_t)(most[i] >= least) << i;
    return bits;
}
