#pragma once

// Compiled for several x86-64 levels, chosen when the program is loaded; elsewhere once.
#if defined(__x86_64__)
#define EK_MULTIVERSION __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define EK_MULTIVERSION
#endif

#define EK_INLINE static inline __attribute__((always_inline))

// At the top of a function's body: sums may be taken in any order, so that they vectorise.
#define EK_REORDER_SUMS _Pragma("clang fp reassociate(on) contract(fast)")
