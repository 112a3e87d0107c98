#include "Kernels.h"

extern const rk_kernels rk_kernels_portable;

#if defined(__x86_64__)
extern const rk_kernels rk_kernels_avx2, rk_kernels_avx512;

const rk_kernels *rk_kernels_at(rk_level level) {
    __builtin_cpu_init();
    switch (level) {
    case RK_PORTABLE: return &rk_kernels_portable;
    case RK_AVX2: return __builtin_cpu_supports("x86-64-v3") ? &rk_kernels_avx2 : NULL;
    case RK_AVX512:
        return __builtin_cpu_supports("x86-64-v4") && __builtin_cpu_supports("avx512vnni") ? &rk_kernels_avx512 : NULL;
    }
    return NULL;
}
#else
const rk_kernels *rk_kernels_at(rk_level level) { return level == RK_PORTABLE ? &rk_kernels_portable : NULL; }
#endif
