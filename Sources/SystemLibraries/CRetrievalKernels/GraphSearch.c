#include "Graph.h"

#include <math.h>
#include <stdlib.h>

enum { LINE = 64 };

// Where a candidate belongs in the pool, equal scores by row so that a search is repeatable.
static size_t place(const rk_graph_walk *walk, rk_graph_candidate candidate) {
    size_t low = 0, high = walk->size;
    while (low < high) {
        size_t middle = (low + high) / 2;
        rk_graph_candidate there = walk->pool[middle];
        there.row &= ROW;
        if (rk_graph_precedes(there, candidate))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

typedef struct {
    size_t found;  // admitted candidates in the pool
    size_t next;   // no candidate before it is unexpanded
    bool overflowed;
} progress;

// The pool holds at most `breadth` admitted candidates and ends with one when it holds so many: whatever is worse than
// the worst of them can be neither a result nor a way to one.
static inline void offer(
    rk_graph_walk *walk, progress *at, rk_graph_candidate candidate, size_t breadth, rk_graph_filter filter) {
    bool is_full = at->found == breadth || walk->size == walk->capacity;
    if (is_full && candidate.score <= walk->pool[walk->size - 1].score) {
        at->overflowed |= at->found < breadth;
        return;
    }
    size_t index = place(walk, candidate);
    bool is_admitted = rk_graph_admits(filter, candidate.row);
    if (walk->size == walk->capacity) {
        at->overflowed = true;
        walk->size--;
        at->found -= rk_graph_admits(filter, walk->pool[walk->size].row & ROW);
    }
    memmove(walk->pool + index + 1, walk->pool + index, (walk->size - index) * sizeof *walk->pool);
    walk->pool[index] = candidate;
    walk->size++;
    at->found += is_admitted;
    if (at->found > breadth) {
        walk->size--;
        at->found--;
    }
    if (at->found == breadth)
        while (!rk_graph_admits(filter, walk->pool[walk->size - 1].row & ROW)) walk->size--;
    if (index < at->next) at->next = index;
}

// What is likely to be expanded after this.
static inline void prefetch_links(const rk_graph *graph, uint32_t row) {
    const char *links = (const char *)(graph->links + (size_t)row * graph->degree);
    for (size_t offset = 0; offset < graph->degree * sizeof(uint32_t); offset += LINE)
        __builtin_prefetch(links + offset);
}

bool rk_graph_traverse(
    rk_graph_walk *walk, const rk_graph *graph, const rk_graph_rows *rows, const rk_graph_target *target,
    size_t breadth, rk_graph_filter filter) {
    enum { BLOCK = RK_GRAPH_MOST_DEGREE };
    uint32_t met[BLOCK];
    int32_t sums[BLOCK];
    progress at = {0};
    walk->size = 0;
    memset(walk->visited, 0, rk_graph_visited_words(graph->count) * sizeof *walk->visited);

    const uint32_t *links = graph->entries;
    size_t link_count = graph->entry_count;
    for (;;) {
        while (link_count > 0) {
            size_t taken = link_count < BLOCK ? link_count : BLOCK, fresh = 0;
            for (size_t i = 0; i < taken; i++) {
                uint32_t row = links[i];
                if (row >= graph->count) {
                    link_count = taken;
                    break;
                }
                uint64_t bit = (uint64_t)1 << (row & 63);
                met[fresh] = row;
                fresh += !(walk->visited[row >> 6] & bit);
                walk->visited[row >> 6] |= bit;
            }
            walk->products(rows->codes, rows->dimension, target->codes, met, fresh, sums);
            for (size_t i = 0; i < fresh; i++) {
                rk_graph_candidate candidate = {rk_graph_score(rows, target, met[i], sums[i]), met[i]};
                offer(walk, &at, candidate, breadth, filter);
            }
            links += taken;
            link_count -= taken;
        }
        while (at.next < walk->size && walk->pool[at.next].row & EXPANDED) at.next++;
        if (at.next >= walk->size) break;
        uint32_t row = walk->pool[at.next].row;
        walk->pool[at.next].row |= EXPANDED;
        links = graph->links + (size_t)row * graph->degree;
        link_count = graph->degree;
        if (at.next + 1 < walk->size) prefetch_links(graph, walk->pool[at.next + 1].row & ROW);
    }
    return !at.overflowed || at.found >= breadth;
}

static float exact(const float *left, const float *right, size_t dimension) {
    enum { LANES = 16 };
    float sums[LANES] = {0};
    size_t j = 0;
    for (; j + LANES <= dimension; j += LANES)
        for (size_t lane = 0; lane < LANES; lane++) sums[lane] += left[j + lane] * right[j + lane];
    float sum = 0;
    for (; j < dimension; j++) sum += left[j] * right[j];
    for (size_t lane = 0; lane < LANES; lane++) sum += sums[lane];
    return sum;
}

static int by_score(const void *left, const void *right) {
    const rk_graph_candidate *l = left, *r = right;
    return rk_graph_precedes(*l, *r) ? -1 : rk_graph_precedes(*r, *l);
}

// Signed codes of a query; a query that is no number scores nothing anywhere.
static rk_graph_target encoded(const float *query, size_t dimension, int8_t *codes) {
    float largest = 0;
    for (size_t j = 0; j < dimension; j++) largest = fmaxf(largest, fabsf(query[j]));
    float factor = largest > 0 && isfinite(largest) ? 127 / largest : 0;
    int32_t total = 0;
    for (size_t j = 0; j < dimension; j++) {
        float scaled = query[j] * factor;
        codes[j] = (int8_t)lrintf(scaled == scaled ? scaled : 0);
        total += codes[j];
    }
    return (rk_graph_target){codes, 128.0f * (float)total, factor > 0 ? 1 / factor : 0};
}

ptrdiff_t rk_graph_search(
    const rk_graph *graph, const rk_graph_rows *rows, const float *query, size_t breadth, size_t rescored, size_t limit,
    rk_graph_filter filter, rk_graph_hit *hits) {
    if (rows->count != graph->count) return -1;
    if (limit == 0) return 0;
    if (breadth < limit) breadth = limit;
    if (rescored < limit) rescored = limit;
    if (breadth > RK_GRAPH_MOST_BREADTH) return -1;
    enum { POOL_PER_ADMITTED = 16, FIRST_LINES = 4 };  // of a vector; the processor sees where the rest lies
    size_t padded = (rows->dimension + RK_GRAPH_PADDING - 1) / RK_GRAPH_PADDING * RK_GRAPH_PADDING;
    size_t capacity = filter.bits ? POOL_PER_ADMITTED * breadth : breadth + 1;
    size_t words = rk_graph_visited_words(graph->count);
    size_t size = padded + words * sizeof(uint64_t) + (capacity + 1) * sizeof(rk_graph_candidate);
    char *memory = aligned_alloc(LINE, (size + LINE - 1) / LINE * LINE);
    if (!memory) return -1;
    int8_t *codes = (int8_t *)memory;
    memset(codes, 0, padded);
    rk_graph_walk walk = {
        .products = rk_graph_best_products(),
        .visited = (uint64_t *)(memory + padded),
        .capacity = capacity,
        .pool = (rk_graph_candidate *)(memory + padded + words * sizeof(uint64_t)),
    };
    rk_graph_target target = encoded(query, rows->dimension, codes);
    ptrdiff_t found = -1;
    if (rk_graph_traverse(&walk, graph, rows, &target, breadth, filter)) {
        size_t kept = 0;
        for (size_t i = 0; i < walk.size && kept < rescored; i++) {
            uint32_t row = walk.pool[i].row & ROW;
            if (!rk_graph_admits(filter, row)) continue;
            walk.pool[kept++].row = row;
            const char *vector = (const char *)(rows->vectors + (size_t)row * rows->dimension);
            for (size_t line = 0; line < FIRST_LINES; line++) __builtin_prefetch(vector + line * LINE);
        }
        for (size_t i = 0; i < kept; i++) {
            const float *vector = rows->vectors + (size_t)walk.pool[i].row * rows->dimension;
            walk.pool[i].score = exact(query, vector, rows->dimension);
        }
        qsort(walk.pool, kept, sizeof *walk.pool, by_score);
        found = (ptrdiff_t)(kept < limit ? kept : limit);
        for (ptrdiff_t i = 0; i < found; i++) hits[i] = (rk_graph_hit){walk.pool[i].score, walk.pool[i].row};
    }
    free(memory);
    return found;
}
