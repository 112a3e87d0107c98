#include "Kernels.h"

#include <math.h>
#include <stdbool.h>

// --- The best so far ------------------------------------------------------------------------------------------------

// The best of what has been offered: greatest score first, then smallest passage, each passage once. A binary heap with
// the worst at its root.
typedef struct {
    size_t limit, count;
    rk_scored *entries;  // [limit]
} rk_heap;

RK_INLINE bool precedes(rk_scored left, rk_scored right) {
    return left.score > right.score || (left.score == right.score && left.passage < right.passage);
}

RK_INLINE void sift_up(rk_scored *entries, size_t child) {
    rk_scored moved = entries[child];
    while (child > 0 && precedes(entries[(child - 1) / 2], moved)) {
        entries[child] = entries[(child - 1) / 2];
        child = (child - 1) / 2;
    }
    entries[child] = moved;
}

RK_INLINE void sift_down(rk_scored *entries, size_t count, size_t parent) {
    rk_scored moved = entries[parent];
    for (size_t child; (child = 2 * parent + 1) < count; parent = child) {
        if (child + 1 < count && precedes(entries[child], entries[child + 1])) child++;
        if (!precedes(moved, entries[child])) break;
        entries[parent] = entries[child];
    }
    entries[parent] = moved;
}

// What a score has to reach to be among the best.
RK_INLINE float least_of(const rk_heap *heap) {
    return heap->count < heap->limit ? -INFINITY : heap->entries[0].score;
}

// `is_new`: the passage cannot be in the heap yet.
static void offer(rk_heap *heap, rk_scored entry, bool is_new) {
    if (heap->count == heap->limit && !precedes(entry, heap->entries[0])) return;
    if (!is_new)
        for (size_t i = 0; i < heap->count; i++) {
            if (heap->entries[i].passage != entry.passage) continue;
            if (entry.score > heap->entries[i].score) {
                heap->entries[i] = entry;
                sift_down(heap->entries, heap->count, i);
            }
            return;
        }
    if (heap->count < heap->limit) {
        heap->entries[heap->count] = entry;
        sift_up(heap->entries, heap->count++);
    } else {
        heap->entries[0] = entry;
        sift_down(heap->entries, heap->count, 0);
    }
}

// --- A search -------------------------------------------------------------------------------------------------------

enum { CANDIDATES = 512 };

// Rows come in with the most and the least that their score can be. Those that may be among the best wait until there
// are many of them or no more rows, and only then are scored exactly.
struct rk_search {
    const rk_kernels *kernels;
    const rk_rows *rows;
    rk_query query;
    const uint64_t *admitted;
    rk_heap exact, least;
    size_t waiting;
    rk_scored candidates[CANDIDATES];  // rows, with the most that their score can be, negated
    rk_scored heaps[];                 // [2 × limit]
};

size_t rk_search_bytes(size_t limit) { return sizeof(rk_search) + 2 * limit * sizeof(rk_scored); }

rk_search *rk_begin(
    void *memory, const rk_kernels *kernels, const rk_rows *rows, rk_query query, const uint64_t *admitted,
    size_t limit) {
    rk_search *search = memory;
    search->kernels = kernels;
    search->rows = rows;
    search->query = query;
    search->admitted = admitted;
    search->exact = (rk_heap){.limit = limit, .entries = search->heaps};
    search->least = (rk_heap){.limit = limit, .entries = search->heaps + limit};
    search->waiting = 0;
    return search;
}

RK_INLINE float least_wanted(const rk_search *search) {
    return fmaxf(least_of(&search->least), least_of(&search->exact));
}

RK_INLINE int32_t passage_of(const rk_rows *rows, size_t row) {
    return row < rows->passages ? (int32_t)row : rows->owners[row - rows->passages];
}

RK_INLINE float offset_of(const rk_rows *rows, size_t row) { return row < rows->passages ? 0 : rows->offset; }

static void prefetch_vector(const rk_rows *rows, size_t row) {
    enum { LINE = 64 / sizeof(float) };
    const float *vector = rows->vectors + row * rows->dimension;
    for (size_t i = 0; i < rows->dimension; i += LINE) __builtin_prefetch(vector + i);
}

static void drop_hopeless(rk_search *search) {
    float least = least_wanted(search);
    size_t kept = 0;
    for (size_t i = 0; i < search->waiting; i++) {
        search->candidates[kept] = search->candidates[i];
        kept += -search->candidates[i].score >= least;
    }
    search->waiting = kept;
}

// Scores candidates, the most promising first, until no other can be among the best.
static void score_candidates(rk_search *search) {
    const rk_rows *rows = search->rows;
    rk_scored *candidates = search->candidates;
    for (size_t i = search->waiting / 2; i-- > 0;) sift_down(candidates, search->waiting, i);
    while (search->waiting > 0 && -candidates[0].score >= least_of(&search->exact)) {
        size_t row = (size_t)candidates[0].passage;
        candidates[0] = candidates[--search->waiting];
        if (search->waiting > 0) {
            sift_down(candidates, search->waiting, 0);
            prefetch_vector(rows, (size_t)candidates[0].passage);
        }
        float score = search->kernels->dot(search->query.vector, rows->vectors + row * rows->dimension, rows->dimension);
        offer(
            &search->exact, (rk_scored){score - offset_of(rows, row), passage_of(rows, row)}, rows->questions == 0);
    }
    search->waiting = 0;
}

static void make_room(rk_search *search) {
    if (search->waiting + RK_BLOCK <= CANDIDATES) return;
    drop_hopeless(search);
    if (search->waiting > CANDIDATES / 2) score_candidates(search);
}

static uint64_t admitted_at(const rk_search *search, size_t row, size_t count) {
    const rk_rows *rows = search->rows;
    uint64_t all = ~0ull >> (RK_BLOCK - count);
    if (!search->admitted) return all;
    if (row < rows->passages) return search->admitted[row / RK_BLOCK] & all;
    uint64_t bits = 0;
    for (size_t i = 0; i < count; i++) {
        size_t owner = (size_t)passage_of(rows, row + i);
        bits |= (search->admitted[owner / RK_BLOCK] >> owner % RK_BLOCK & 1) << i;
    }
    return bits;
}

static void search_block(rk_search *search, size_t first, size_t count) {
    // One row alone costs about as much as four among others.
    enum { FEW = RK_BLOCK / 4 };
    const rk_rows *rows = search->rows;
    const rk_query *query = &search->query;
    uint64_t wanted = admitted_at(search, first, count);
    if (!wanted) return;
    make_room(search);
    const uint8_t *codes = rows->codes + first * rows->dimension;
    const float *scales = rows->scales + first;
    float offset = offset_of(rows, first), least = least_wanted(search) + offset, most[RK_BLOCK];
    uint64_t found = 0;
    if (__builtin_popcountll(wanted) < FEW)
        for (uint64_t left = wanted; left; left &= left - 1) {
            int i = __builtin_ctzll(left);
            const uint8_t *row = codes + (size_t)i * rows->dimension;
            found |= search->kernels->bounds(query, row, scales + i, 1, least, most + i) << i;
        }
    else
        found = search->kernels->bounds(query, codes, scales, count, least, most) & wanted;
    for (; found; found &= found - 1) {
        int i = __builtin_ctzll(found);
        size_t row = first + (size_t)i;
        float width = 2 * (scales[i] * query->row_error + query->error);
        search->candidates[search->waiting++] = (rk_scored){offset - most[i], (int32_t)row};
        offer(
            &search->least, (rk_scored){most[i] - width - offset, passage_of(rows, row)}, row < rows->passages);
    }
}

void rk_search_rows(rk_search *const *searches, size_t count) {
    if (count == 0) return;
    const rk_rows *rows = searches[0]->rows;
    // A block ends where questions begin, so that those of passages have a word of the bitmap each.
    for (size_t first = 0, next; first < rows->passages + rows->questions; first = next) {
        size_t end = first < rows->passages ? rows->passages : rows->passages + rows->questions;
        next = end - first < RK_BLOCK ? end : first + RK_BLOCK;
        for (size_t i = 0; i < count; i++) search_block(searches[i], first, next - first);
    }
}

const rk_scored *rk_finish(rk_search *search, size_t *count) {
    drop_hopeless(search);
    score_candidates(search);
    rk_heap *heap = &search->exact;
    for (size_t left = heap->count; left > 1;) {
        rk_scored worst = heap->entries[0];
        heap->entries[0] = heap->entries[--left];
        sift_down(heap->entries, left, 0);
        heap->entries[left] = worst;
    }
    *count = heap->count;
    return heap->entries;
}

void rk_scan(
    const rk_kernels *kernels, const rk_query *query, const uint8_t *codes, const float *scales, size_t rows,
    float *products) {
    for (size_t first = 0; first < rows; first += RK_BLOCK) {
        size_t count = rows - first < RK_BLOCK ? rows - first : RK_BLOCK;
        kernels->products(query, codes + first * query->dimension, scales + first, count, products + first);
    }
}
