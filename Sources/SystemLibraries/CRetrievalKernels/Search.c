#include "Kernels.h"

#include <float.h>
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

// Rows whose scores may be among the best, with the most and the least that these can be.
typedef struct {
    float *most, *least;
    int32_t *rows;
    size_t count, capacity;
} rk_candidates;

// Candidates wait until there is no more room or there are no more rows. Then those that are certainly not among the
// best, since enough others are better, are dropped; only what is left in the end is scored exactly.
struct rk_search {
    const rk_kernels *kernels;
    const rk_rows *rows;
    rk_query query;
    const uint64_t *admitted;
    rk_heap best;
    rk_candidates waiting;
    float wanted;  // no score below it is among the best
};

// SIGMAS of an error are never exceeded in practice. Of the two errors, which have nothing to do with each other (unless
// the vectors are nearly the same, whose product is far above others'), those of the root of the sum of their squares are
// not; with up to SIGMAS² / 3 dimensions, where Cauchy and Schwarz's bound of √dimension / 2 scales is smaller, their
// sum is not.
//
// A square is cheaper for each row than a root: √(x² + e²) ≤ (x² + e² + m²) / 2m for any m, by the means of e² + x² and
// m², and most alike where m is the root itself for a row of the usual scale.
rk_query rk_bounded(rk_query query, const float *scales, size_t rows) {
    enum { SIGMAS = 6, SAMPLE = 16 };
    size_t sampled = rows < SAMPLE ? rows : SAMPLE;
    float usual = 0;
    for (size_t i = 0; i < sampled; i++) usual += scales[i * (rows / sampled)] / (float)sampled;
    if (query.dimension > SIGMAS * SIGMAS / 3) {
        float row_error = SIGMAS * query.row_error, error = SIGMAS * query.error;
        float mean = fmaxf(hypotf(usual * row_error, error), FLT_MIN);
        query.square = row_error * row_error / (2 * mean);
        query.constant = (error * error + mean * mean) / (2 * mean) + query.slack;
    } else {
        float most = sqrtf(12 * (float)query.dimension) / 2;
        float row_error = most * query.row_error, error = most * query.error;
        float mean = fmaxf(usual * row_error, FLT_MIN);
        query.square = row_error * row_error / (2 * mean);
        query.constant = mean / 2 + error + query.slack;
    }
    return query;
}

static size_t capacity_for(size_t limit) { return 4 * limit + 4 * RK_BLOCK; }

size_t rk_search_bytes(size_t limit) {
    return sizeof(rk_search) + limit * sizeof(rk_scored) + capacity_for(limit) * (2 * sizeof(float) + sizeof(int32_t));
}

rk_search *rk_begin(
    void *memory, const rk_kernels *kernels, const rk_rows *rows, rk_query query, const uint64_t *admitted,
    size_t limit) {
    rk_search *search = memory;
    rk_scored *entries = (rk_scored *)(search + 1);
    size_t capacity = capacity_for(limit);
    float *most = (float *)(entries + limit), *least = most + capacity;
    *search = (rk_search){
        .kernels = kernels,
        .rows = rows,
        .query = rk_bounded(query, rows->scales, rows->passages + rows->questions),
        .admitted = admitted,
        .best = {.limit = limit, .entries = entries},
        .waiting = {.most = most, .least = least, .rows = (int32_t *)(least + capacity), .capacity = capacity},
        .wanted = -INFINITY,
    };
    return search;
}

RK_INLINE int32_t passage_of(const rk_rows *rows, size_t row) {
    return row < rows->passages ? (int32_t)row : rows->owners[row - rows->passages];
}

RK_INLINE float offset_of(const rk_rows *rows, size_t row) { return row < rows->passages ? 0 : rows->offset; }

// Raises what is wanted to a score that as many passages as are wanted reach for certain, nearly the greatest such. The
// vectors of questions do not count here, which would let a passage count twice.
static void raise_wanted(rk_search *search) {
    enum { STEPS = 12 };
    const rk_candidates *waiting = &search->waiting;
    const int32_t passages = (int32_t)search->rows->passages;
    float low = fmaxf(-2, search->wanted), high = 2;
    for (int step = 0; step < STEPS; step++) {
        float tried = (low + high) / 2;
        uint32_t reached = 0;
        for (size_t i = 0; i < waiting->count; i++)
            reached += (waiting->least[i] >= tried) & (waiting->rows[i] < passages);
        if (reached >= search->best.limit)
            search->wanted = low = tried;
        else
            high = tried;
    }
}

static void drop_hopeless(rk_search *search) {
    rk_candidates *waiting = &search->waiting;
    size_t kept = 0;
    for (size_t i = 0; i < waiting->count; i++) {
        waiting->most[kept] = waiting->most[i];
        waiting->least[kept] = waiting->least[i];
        waiting->rows[kept] = waiting->rows[i];
        kept += waiting->most[i] >= search->wanted;
    }
    waiting->count = kept;
}

static void prefetch_vector(const rk_rows *rows, size_t row) {
    enum { LINE = 64 / sizeof(float) };
    const float *vector = rows->vectors + row * rows->dimension;
    for (size_t i = 0; i < rows->dimension; i += LINE) __builtin_prefetch(vector + i);
}

// First those that are certain to reach what has been wanted, then those that may reach what is wanted after that.
static void score_candidates(rk_search *search) {
    const rk_rows *rows = search->rows;
    rk_candidates *waiting = &search->waiting;
    const float *query = search->query.vector;
    const float wanted = search->wanted;
    for (int is_certain = 1; is_certain >= 0; is_certain--)
        for (size_t i = 0; i < waiting->count; i++) {
            if ((waiting->least[i] >= wanted) != is_certain || waiting->most[i] < search->wanted) continue;
            if (i + 1 < waiting->count) prefetch_vector(rows, (size_t)waiting->rows[i + 1]);
            size_t row = (size_t)waiting->rows[i];
            float cosine = search->kernels->dot(query, rows->vectors + row * rows->dimension, rows->dimension);
            rk_scored scored = {cosine - offset_of(rows, row), passage_of(rows, row)};
            offer(&search->best, scored, rows->questions == 0);
            search->wanted = fmaxf(search->wanted, least_of(&search->best));
        }
    waiting->count = 0;
}

static void make_room(rk_search *search) {
    rk_candidates *waiting = &search->waiting;
    if (waiting->count + RK_BLOCK <= waiting->capacity) return;
    raise_wanted(search);
    drop_hopeless(search);
    if (waiting->count > waiting->capacity / 2) score_candidates(search);
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
    // A row alone costs about as much as six to eight among others.
    enum { FEW = RK_BLOCK / 8 };
    const rk_rows *rows = search->rows;
    const rk_query *query = &search->query;
    uint64_t admitted = admitted_at(search, first, count);
    if (!admitted) return;
    make_room(search);
    const uint8_t *codes = rows->codes + first * rows->dimension;
    const float *scales = rows->scales + first;
    float offset = offset_of(rows, first), wanted = search->wanted + offset, most[RK_BLOCK];
    uint64_t found = 0;
    if (__builtin_popcountll(admitted) < FEW)
        for (uint64_t left = admitted; left; left &= left - 1) {
            int i = __builtin_ctzll(left);
            const uint8_t *row = codes + (size_t)i * rows->dimension;
            found |= search->kernels->bounds(query, row, scales + i, 1, wanted, most + i) << i;
        }
    else
        found = search->kernels->bounds(query, codes, scales, count, wanted, most) & admitted;
    rk_candidates *waiting = &search->waiting;
    for (; found; found &= found - 1) {
        int i = __builtin_ctzll(found);
        float width = 2 * (scales[i] * scales[i] * query->square + query->constant);
        waiting->most[waiting->count] = most[i] - offset;
        waiting->least[waiting->count] = most[i] - offset - width;
        waiting->rows[waiting->count++] = (int32_t)first + i;
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
    raise_wanted(search);
    drop_hopeless(search);
    score_candidates(search);
    rk_heap *heap = &search->best;
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
