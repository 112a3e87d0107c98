#pragma once
#include "CRetrievalKernels.h"

#define RK_INLINE static inline __attribute__((always_inline))
#define RK_UNROLL _Pragma("clang loop unroll(full)")
