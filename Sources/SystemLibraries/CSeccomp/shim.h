#pragma once
#include <seccomp.h>

// Macros with casts, which Swift does not import.
static const uint32_t CSECCOMP_ALLOW = SCMP_ACT_ALLOW;
static inline uint32_t cseccomp_refuse(int error) { return SCMP_ACT_ERRNO(error); }
