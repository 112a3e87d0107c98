#if defined(__x86_64__)
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "CRetrievalPostings.h"

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi,bmi2"))), apply_to = function)
#include "PostingsLoops.h"
#pragma clang attribute pop

const rk_postings_kernels rk_postings_avx2 = {unpack_rows, unpack_values, weigh, place, reaching};
#endif
