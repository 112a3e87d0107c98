#include "Graph.h"

void rk_graph_products_portable(
    const uint8_t *codes, size_t dimension, const int8_t *signed_codes, const uint32_t *rows, size_t count,
    int32_t *sums) {
    for (size_t i = 0; i < count; i++) {
        const uint8_t *row = codes + rows[i] * dimension;
        int32_t sum = 0;
        for (size_t j = 0; j < dimension; j++) sum += row[j] * signed_codes[j];
        sums[i] = sum;
    }
}

#if defined(__x86_64__)
void rk_graph_products_avx2(const uint8_t *, size_t, const int8_t *, const uint32_t *, size_t, int32_t *);
void rk_graph_products_avx512(const uint8_t *, size_t, const int8_t *, const uint32_t *, size_t, int32_t *);

rk_graph_products rk_graph_products_at(rk_graph_level level) {
    __builtin_cpu_init();
    switch (level) {
    case RK_GRAPH_PORTABLE: return rk_graph_products_portable;
    case RK_GRAPH_AVX2: return __builtin_cpu_supports("x86-64-v3") ? rk_graph_products_avx2 : NULL;
    case RK_GRAPH_AVX512:
        return __builtin_cpu_supports("x86-64-v4") && __builtin_cpu_supports("avx512vnni") ? rk_graph_products_avx512
                                                                                           : NULL;
    }
    return NULL;
}
#else
rk_graph_products rk_graph_products_at(rk_graph_level level) {
    return level == RK_GRAPH_PORTABLE ? rk_graph_products_portable : NULL;
}
#endif

rk_graph_products rk_graph_best_products(void) {
    for (rk_graph_level level = RK_GRAPH_AVX512; level > RK_GRAPH_PORTABLE; level--) {
        rk_graph_products products = rk_graph_products_at(level);
        if (products) return products;
    }
    return rk_graph_products_portable;
}
