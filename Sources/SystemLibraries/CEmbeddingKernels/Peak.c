#include "Kernels.h"

// Independent chains of multiply-adds: more than any processor has units times cycles of latency, and with the two
// constants still within sixteen registers.
enum { CHAINS = 12 };

// Each x becomes x/2 + 1, which stays between 1 and 2.
#define EK_BURST(NAME, LANES, TARGET)                                                       \
    TARGET static double NAME(size_t rounds) {                                              \
        typedef float lanes __attribute__((ext_vector_type(LANES)));                        \
        lanes chains[CHAINS], total = 0.0f;                                                 \
        EK_UNROLL for (int i = 0; i < CHAINS; i++) chains[i] = (lanes)(1.0f + i / 16.0f);   \
        for (size_t round = 0; round < rounds; round++) {                                   \
            EK_UNROLL for (int i = 0; i < CHAINS; i++) {                                    \
                _Pragma("clang fp contract(fast)") chains[i] = chains[i] * 0.5f + 1.0f;     \
            }                                                                               \
        }                                                                                   \
        EK_UNROLL for (int i = 0; i < CHAINS; i++) total += chains[i];                      \
        volatile float used = total[0];                                                     \
        (void)used;                                                                         \
        return 2.0 * CHAINS * LANES * rounds;                                               \
    }

EK_BURST(burst_of_4, 4, )
#if defined(__x86_64__)
EK_BURST(burst_of_8, 8, __attribute__((target("avx2,fma"))))
EK_BURST(burst_of_16, 16, __attribute__((target("avx512f,fma"))))
#endif

double ek_fma_burst(ek_level level, size_t rounds) {
    if (!ek_kernels_at(level)) level = EK_PORTABLE;
#if defined(__x86_64__)
    if (level == EK_AVX512) return burst_of_16(rounds);
    if (level == EK_AVX2) return burst_of_8(rounds);
#endif
    return burst_of_4(rounds);
}
