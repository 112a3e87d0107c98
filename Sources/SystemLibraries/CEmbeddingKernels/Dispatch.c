#include "Kernels.h"

extern const ek_kernels ek_kernels_portable;

#if defined(__x86_64__)
#include <xmmintrin.h>

extern const ek_kernels ek_kernels_avx2, ek_kernels_avx512;

const ek_kernels *ek_kernels_at(ek_level level) {
    __builtin_cpu_init();
    switch (level) {
    case EK_PORTABLE: return &ek_kernels_portable;
    case EK_AVX2: return __builtin_cpu_supports("x86-64-v3") ? &ek_kernels_avx2 : NULL;
    case EK_AVX512:
        return __builtin_cpu_supports("x86-64-v4") && __builtin_cpu_supports("avx512vnni") ? &ek_kernels_avx512 : NULL;
    }
    return NULL;
}

uint32_t ek_flush_subnormals(void) {
    enum { FLUSH_RESULTS = 0x8000, FLUSH_OPERANDS = 0x40 };
    uint32_t state = _mm_getcsr();
    _mm_setcsr(state | FLUSH_RESULTS | FLUSH_OPERANDS);
    return state;
}

void ek_restore(uint32_t state) { _mm_setcsr(state); }
#else
uint32_t ek_flush_subnormals(void) { return 0; }
void ek_restore(uint32_t state) { (void)state; }

const ek_kernels *ek_kernels_at(ek_level level) { return level == EK_PORTABLE ? &ek_kernels_portable : NULL; }
#endif

size_t ek_scratch_bytes(size_t count, size_t size) {
    enum { LONGEST_VECTOR = 16, QUERY_ROWS = 12, PRODUCT_BYTES = 1 << 16 };
    size_t padded = (count + 2 * LONGEST_VECTOR - 1) / (2 * LONGEST_VECTOR) * 2 * LONGEST_VECTOR;
    size_t attention = (padded * size + count * size + QUERY_ROWS * (size + padded)) * sizeof(float);
    return attention > PRODUCT_BYTES ? attention : PRODUCT_BYTES;
}
