#pragma once
#include "CRetrievalGraph.h"

#include <string.h>

enum { RK_GRAPH_PADDING = 64 };

rk_graph_products rk_graph_best_products(void);

typedef struct {
    float score;
    uint32_t row;  // the top bit: already expanded
} rk_graph_candidate;

enum { EXPANDED = 1u << 31, ROW = EXPANDED - 1, NOWHERE = UINT32_MAX };

// A vector as the codes of rows are compared with it.
typedef struct {
    const int8_t *codes;
    float bias;   // what the rows' bias of 128 adds to every sum
    float scale;
} rk_graph_target;

// Memory of one walk at a time, reused by the next.
typedef struct {
    rk_graph_products products;
    uint64_t *visited;  // a bit per row
    size_t capacity;
    rk_graph_candidate *pool;  // greatest score first
    size_t size;
} rk_graph_walk;

// Leaves in `walk->pool` the best rows met: `breadth` admitted ones and what lies between them. False where the pool
// overflowed before it held enough of them.
bool rk_graph_traverse(
    rk_graph_walk *walk, const rk_graph *graph, const rk_graph_rows *rows, const rk_graph_target *target,
    size_t breadth, rk_graph_filter filter);

static inline size_t rk_graph_visited_words(size_t count) { return (count + 63) / 64; }

static inline bool rk_graph_admits(rk_graph_filter filter, uint32_t row) {
    if (!filter.bits) return true;
    uint32_t owner = filter.owners ? (uint32_t)filter.owners[row] : row;
    return owner < filter.count && filter.bits[owner >> 6] >> (owner & 63) & 1;
}

static inline bool rk_graph_precedes(rk_graph_candidate left, rk_graph_candidate right) {
    return left.score > right.score || (left.score == right.score && left.row < right.row);
}

// The scores behind `sums`, up to the target's scale where that is the same for all.
static inline float rk_graph_score(const rk_graph_rows *rows, const rk_graph_target *target, uint32_t row, int32_t sum) {
    return ((float)sum - target->bias) * target->scale * rows->scales[row];
}

// The size of a graph with so many entries, and its empty bytes: no links and no entries yet.
size_t rk_graph_size(size_t count, size_t degree, size_t entry_count);
void rk_graph_begin(rk_graph *graph, void *bytes, size_t count, size_t degree);
// Writes the header of a graph whose links and entries are in their places.
void rk_graph_finish(const rk_graph *graph, void *bytes);
