#pragma once
// The loops that run once per stored vector. The caller owns all memory, which may be unaligned; matrices are
// row-major, dimensions at most RK_LARGEST_DIMENSION.
#include <stddef.h>
#include <stdint.h>

#include "CRetrievalGraph.h"
#include "CRetrievalPostings.h"

// Products of codes fit in 32 bits up to here.
enum { RK_LARGEST_DIMENSION = 1 << 15 };

// --- Codes ----------------------------------------------------------------------------------------------------------

// Writes a vector as bytes, round(x / scale) + 128, and returns the scale, which makes 127 of the largest value. So
// no value is further than half the scale from what its byte stands for.
float rk_encode(const float *vector, size_t dimension, uint8_t *codes);

// --- Products with rows ---------------------------------------------------------------------------------------------

typedef enum { RK_PORTABLE, RK_AVX2, RK_AVX512 } rk_level;

// Rows in a block, zeros behind a query's codes.
enum { RK_BLOCK = 64 };

// A unit vector that rows are compared with. Its product with a row's codes differs from that of the vectors themselves
// by an error of the row's rounding, of a standard deviation below scale of the row · row_error, by one of its own
// rounding, of one below error, and by no more than slack for floats.
typedef struct {
    size_t dimension;
    const float *vector;
    const int8_t *codes;  // zeros behind them, up to a multiple of RK_BLOCK
    float scale;
    int32_t bias;  // what the 128 in the rows' codes adds to each product
    float row_error, error, slack;
    // Both errors together are no more than scale of the row² · square + constant; set by rk_bounded.
    float square, constant;
} rk_query;

// The loops for one instruction set.
typedef struct {
    rk_level level;

    // The largest code of a query whose products with rows stay within the instructions' range.
    int largest_code;

    // Products of a query with up to RK_BLOCK rows of codes.
    void (*products)(const rk_query *query, const uint8_t *codes, const float *scales, size_t rows, float *products);

    // The most that the product with each of up to RK_BLOCK vectors can be, and in bits which of these reach `least`.
    uint64_t (*bounds)(
        const rk_query *query, const uint8_t *codes, const float *scales, size_t rows, float least, float *most);

    float (*dot)(const float *left, const float *right, size_t dimension);
} rk_kernels;

// NULL where the processor lacks the instructions.
const rk_kernels *rk_kernels_at(rk_level level);

// Rounds a unit vector to the codes of a query; `codes` has room for a multiple of RK_BLOCK of them.
rk_query rk_prepare(const rk_kernels *kernels, const float *vector, size_t dimension, int8_t *codes);

// The query with the bound of its errors, which is closest for rows of scales such as these.
rk_query rk_bounded(rk_query query, const float *scales, size_t rows);

// The products of a query with all rows of codes, and nothing else: what any search over them costs at least.
void rk_scan(
    const rk_kernels *kernels, const rk_query *query, const uint8_t *codes, const float *scales, size_t rows,
    float *products);

// --- Exact search ---------------------------------------------------------------------------------------------------

// The vectors of passages, then those of questions. A question counts for a passage of its own, less `offset`.
typedef struct {
    size_t dimension, passages, questions;
    const uint8_t *codes;   // [passages + questions × dimension]
    const float *scales;    // [passages + questions]
    const float *vectors;   // [passages + questions × dimension], unit length
    const int32_t *owners;  // [questions]
    float offset;
} rk_rows;

typedef struct {
    float score;
    int32_t passage;
} rk_scored;

// A search under way. It lies in the memory that rk_begin is given; all pointers stay valid until its end.
typedef struct rk_search rk_search;

// Memory for a search for the best `limit` passages, aligned to eight bytes.
size_t rk_search_bytes(size_t limit);

// `admitted` has one bit for each passage, or is NULL for all of them; `limit` is at least 1.
rk_search *rk_begin(
    void *memory, const rk_kernels *kernels, const rk_rows *rows, rk_query query, const uint64_t *admitted,
    size_t limit);

// Goes through the rows once for all the searches, which are of the same rows.
void rk_search_rows(rk_search *const *searches, size_t count);

// The best `count` admitted passages: greatest score first, then smallest passage, each passage once.
const rk_scored *rk_finish(rk_search *search, size_t *count);
