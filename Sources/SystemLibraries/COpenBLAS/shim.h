#pragma once
#include <cblas.h>

// Two routines of LAPACK that OpenBLAS brings; its own header is in no package that is needed otherwise.
// https://netlib.org/lapack/explore-html: the Cholesky factor of a symmetric matrix, and the inverse from that factor.
void spotrf_(const char *uplo, const int *n, float *a, const int *lda, int *info);
void spotri_(const char *uplo, const int *n, float *a, const int *lda, int *info);
