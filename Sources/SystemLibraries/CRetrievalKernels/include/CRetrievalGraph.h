#pragma once
// A graph over stored vectors: every row is linked to near rows, and a search walks from link to link.
// One flat layer as in HNSW's lowest (Malkov & Yashunin 2016, arXiv:1603.09320), entered at the best of some random rows;
// built in batches that see only what earlier batches wrote (as in ParlayANN, arXiv:2305.04359), so that the bytes depend
// on the seed and never on the number of threads.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RK_GRAPH_MOST_DEGREE = 128, RK_GRAPH_MOST_BREADTH = 4096 };

// Stored rows: code round(x / scale) + 128 per component, a scale per row, and the vectors themselves.
typedef struct {
    size_t count, dimension;
    const uint8_t *codes;
    const float *scales;
    const float *vectors;
} rk_graph_rows;

typedef struct {
    uint32_t degree;   // most links of a row
    uint32_t chosen;   // links a row chooses for itself when it is inserted
    uint32_t breadth;  // candidates it chooses from
    uint32_t threads;
    uint64_t seed;
} rk_graph_options;

typedef struct {
    float score;
    uint32_t row;
} rk_graph_hit;

// The bytes of a graph, checked: a link that points nowhere ends a row's list, so that no content can lead outside.
typedef struct {
    uint32_t count, degree, entry_count;
    uint32_t breadth;         // that reached the wanted recall when it was measured; 0 before
    float recall;             // measured with that breadth
    const uint32_t *links;    // [count × degree]: near rows, then UINT32_MAX
    const uint32_t *entries;  // [entry_count]: random rows, and those that no link leads to
} rk_graph;

// How many bytes a graph of `count` rows takes at most; 0 where the options or the count are out of range.
size_t rk_graph_most_bytes(size_t count, const rk_graph_options *options);

// Writes the graph to `bytes` (rk_graph_most_bytes of them, aligned to 4) and returns its size; 0 when `*cancelled`
// became non-zero or memory was refused.
size_t rk_graph_build(
    const rk_graph_rows *rows, const rk_graph_options *options, const uint32_t *cancelled, void *bytes);

// Notes what was measured in the bytes of a graph.
void rk_graph_note(void *bytes, uint32_t breadth, float recall);

// Read and written by different threads.
void rk_graph_cancel(uint32_t *cancelled);

// False where the bytes are no graph of `count` rows. They must outlive the graph.
bool rk_graph_open(rk_graph *graph, const void *bytes, size_t size, size_t count);

// Which rows may be found: those whose bit is set, or whose owner's is; every row where `bits` is NULL.
typedef struct {
    const uint64_t *bits;
    size_t count;           // of bits
    const int32_t *owners;  // NULL where a row is its own
} rk_graph_filter;

// The best `limit` rows for a unit vector, by f32 scores, greatest first, ties by row. `breadth` candidates are gathered
// by codes, the best `rescored` of them scored exactly. The filter limits what is found, not what is walked over.
// Returns how many were found, fewer than `limit` only where no more are admitted; or -1 where admitted rows lay too
// thinly along the walk, or memory was refused: the caller scans.
ptrdiff_t rk_graph_search(
    const rk_graph *graph, const rk_graph_rows *rows, const float *query, size_t breadth, size_t rescored, size_t limit,
    rk_graph_filter filter, rk_graph_hit *hits);

// Sums of products of a vector's signed codes (padded with zeros to a multiple of 64) with the biased codes of the listed
// rows, for each level of processor; NULL where this one lacks it.
typedef void (*rk_graph_products)(
    const uint8_t *codes, size_t dimension, const int8_t *signed_codes, const uint32_t *rows, size_t count,
    int32_t *sums);
typedef enum { RK_GRAPH_PORTABLE, RK_GRAPH_AVX2, RK_GRAPH_AVX512 } rk_graph_level;
rk_graph_products rk_graph_products_at(rk_graph_level level);
