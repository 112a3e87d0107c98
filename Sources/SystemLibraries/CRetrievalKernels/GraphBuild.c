#include "Graph.h"

#include <pthread.h>
#include <stdlib.h>

// Rows are inserted in random order, batch by batch. Every row of a batch walks the graph of the batches before it and
// chooses its links; then the rows it chose link back. Within a step threads write to rows of their own only, and what
// they read was finished before the step: no locks, and the same graph for any number of threads.

typedef struct {
    uint32_t to, from;
} back_link;

typedef struct {
    const rk_graph_rows *rows;
    const rk_graph_options *options;
    const uint32_t *cancelled;
    rk_graph graph;      // of the batches before
    uint32_t *links, *entries;  // of `graph`, to write
    uint32_t *order;     // all rows, as they are inserted: the entries are the first batch
    int32_t *code_sums;  // of the signed codes of each row
    uint32_t start, end;  // the batch, as a range of `order`
    back_link *back_links;  // of the batch: `chosen` places for each row
    uint32_t *groups;       // where the links to another row begin among the sorted back links
    size_t back_link_count, group_count;
    size_t next;  // the step's next piece of work, taken by whichever thread is free
    pthread_mutex_t gate;
    pthread_barrier_t barrier;
} building;

typedef struct {
    building *b;
    rk_graph_walk walk;
    int8_t *codes, *neighbour_codes;
    rk_graph_candidate *candidates;
    uint32_t *listed;
    int32_t *sums;
    bool *is_near;
} worker;

static bool is_cancelled(const building *b) { return b->cancelled && __atomic_load_n(b->cancelled, __ATOMIC_RELAXED); }

void rk_graph_cancel(uint32_t *cancelled) { __atomic_store_n(cancelled, 1, __ATOMIC_RELAXED); }

static rk_graph_target target_of(const building *b, uint32_t row, int8_t *codes) {
    size_t dimension = b->rows->dimension;
    const uint8_t *from = b->rows->codes + row * dimension;
    for (size_t j = 0; j < dimension; j++) codes[j] = (int8_t)(from[j] ^ 0x80);
    return (rk_graph_target){codes, 128.0f * (float)b->code_sums[row], b->rows->scales[row]};
}

static int by_score(const void *left, const void *right) {
    const rk_graph_candidate *l = left, *r = right;
    return rk_graph_precedes(*l, *r) ? -1 : rk_graph_precedes(*r, *l);
}

// Malkov's heuristic: a candidate is linked unless it is nearer to one already linked than to the row itself, so that
// links lead in different directions; places left over go to the nearest that were passed over.
static size_t choose(worker *w, const rk_graph_candidate *sorted, size_t count, uint32_t *chosen, size_t limit) {
    const building *b = w->b;
    size_t size = 0;
    memset(w->is_near, 0, count * sizeof *w->is_near);
    for (size_t i = 0; i < count && size < limit; i++) {
        if (w->is_near[i]) continue;
        chosen[size++] = sorted[i].row;
        size_t listed = 0;
        for (size_t j = i + 1; j < count; j++)
            if (!w->is_near[j]) w->listed[listed++] = sorted[j].row;
        if (listed == 0) break;
        rk_graph_target target = target_of(b, sorted[i].row, w->neighbour_codes);
        w->walk.products(b->rows->codes, b->rows->dimension, target.codes, w->listed, listed, w->sums);
        listed = 0;
        for (size_t j = i + 1; j < count; j++) {
            if (w->is_near[j]) continue;
            w->is_near[j] = rk_graph_score(b->rows, &target, sorted[j].row, w->sums[listed++]) > sorted[j].score;
        }
    }
    for (size_t i = 0; i < count && size < limit; i++)
        if (w->is_near[i]) chosen[size++] = sorted[i].row;
    return size;
}

static size_t candidates_among(worker *w, uint32_t row, const uint32_t *listed, size_t count) {
    const building *b = w->b;
    rk_graph_target target = target_of(b, row, w->codes);
    w->walk.products(b->rows->codes, b->rows->dimension, target.codes, listed, count, w->sums);
    for (size_t i = 0; i < count; i++)
        w->candidates[i] = (rk_graph_candidate){rk_graph_score(b->rows, &target, listed[i], w->sums[i]), listed[i]};
    qsort(w->candidates, count, sizeof *w->candidates, by_score);
    return count;
}

// The rows of the first batch have no graph to walk: each is compared with all others.
static void insert_first(worker *w, uint32_t place) {
    building *b = w->b;
    uint32_t row = b->order[place];
    size_t count = 0;
    for (uint32_t other = b->start; other < b->end; other++)
        if (other != place) w->listed[count++] = b->order[other];
    count = candidates_among(w, row, w->listed, count);
    size_t nearest = count < b->options->breadth ? count : b->options->breadth;
    choose(w, w->candidates, nearest, b->links + (size_t)row * b->graph.degree, b->graph.degree);
}

static void insert(worker *w, uint32_t place) {
    building *b = w->b;
    uint32_t row = b->order[place];
    rk_graph_target target = target_of(b, row, w->codes);
    rk_graph_traverse(&w->walk, &b->graph, b->rows, &target, b->options->breadth, (rk_graph_filter){0});
    for (size_t i = 0; i < w->walk.size; i++) w->walk.pool[i].row &= ROW;
    uint32_t *links = b->links + (size_t)row * b->graph.degree;
    size_t count = choose(w, w->walk.pool, w->walk.size, links, b->options->chosen);
    back_link *back = b->back_links + (size_t)(place - b->start) * b->options->chosen;
    for (size_t i = 0; i < b->options->chosen; i++)
        back[i] = i < count ? (back_link){links[i], row} : (back_link){NOWHERE, row};
}

static void link_back(worker *w, size_t group) {
    building *b = w->b;
    const back_link *first = b->back_links + b->groups[group];
    const back_link *end = b->back_links + b->groups[group + 1];
    uint32_t *links = b->links + (size_t)first->to * b->graph.degree;
    size_t count = 0;
    while (count < b->graph.degree && links[count] != NOWHERE) count++;
    size_t added = (size_t)(end - first);
    if (count + added <= b->graph.degree) {
        for (; first < end; first++) links[count++] = first->from;
        return;
    }
    // More than `listed` holds is a row that a whole batch chose: the first ones speak for the rest.
    size_t room = b->options->breadth + RK_GRAPH_MOST_DEGREE;
    memcpy(w->listed, links, count * sizeof *links);
    uint32_t row = first->to;
    for (; first < end && count < room; first++) w->listed[count++] = first->from;
    count = candidates_among(w, row, w->listed, count);
    count = choose(w, w->candidates, count, links, b->graph.degree);
    for (; count < b->graph.degree; count++) links[count] = NOWHERE;
}

static int by_target(const void *left, const void *right) {
    const back_link *l = left, *r = right;
    if (l->to != r->to) return l->to < r->to ? -1 : 1;
    return l->from < r->from ? -1 : l->from > r->from;
}

static void group_back_links(building *b) {
    size_t count = (size_t)(b->end - b->start) * b->options->chosen;
    qsort(b->back_links, count, sizeof *b->back_links, by_target);
    while (count > 0 && b->back_links[count - 1].to == NOWHERE) count--;
    b->group_count = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || b->back_links[i].to != b->back_links[i - 1].to) b->groups[b->group_count++] = (uint32_t)i;
    b->groups[b->group_count] = (uint32_t)count;
}

enum { RANDOM_ENTRIES = 512, LEAST_BATCHES = 50, PIECE = 16 };

// A row sees nothing of its own batch: a batch stays a small part of what is there, and of the whole.
static uint32_t batch_after(uint32_t inserted, uint32_t count) {
    uint32_t size = inserted / 8, most = count / LEAST_BATCHES + 1;
    if (size > most) size = most;
    if (size == 0) size = 1;
    return count - inserted < size ? count - inserted : size;
}

static void share(worker *w, size_t count, void (*work)(worker *, size_t)) {
    building *b = w->b;
    for (;;) {
        size_t first = __atomic_fetch_add(&b->next, PIECE, __ATOMIC_RELAXED);
        if (first >= count || is_cancelled(b)) break;
        for (size_t i = first; i < count && i < first + PIECE; i++) work(w, i);
    }
}

static void insert_at(worker *w, size_t index) {
    building *b = w->b;
    if (b->start == 0)
        insert_first(w, (uint32_t)index);
    else
        insert(w, b->start + (uint32_t)index);
}

static void *work(void *context) {
    worker *w = context;
    building *b = w->b;
    for (;;) {
        share(w, b->end - b->start, insert_at);
        bool leads = pthread_barrier_wait(&b->barrier) == PTHREAD_BARRIER_SERIAL_THREAD;
        if (leads) {
            b->next = 0;
            b->group_count = 0;
            if (b->start > 0 && !is_cancelled(b)) group_back_links(b);
        }
        pthread_barrier_wait(&b->barrier);
        share(w, b->group_count, link_back);
        leads = pthread_barrier_wait(&b->barrier) == PTHREAD_BARRIER_SERIAL_THREAD;
        if (leads) {
            uint32_t count = (uint32_t)b->rows->count;
            b->next = 0;
            b->start = b->end;
            b->end += is_cancelled(b) ? 0 : batch_after(b->end, count);
        }
        pthread_barrier_wait(&b->barrier);
        if (b->start == b->end) return NULL;
    }
}

static bool open_worker(worker *w, building *b) {
    size_t listed = b->graph.entry_count + b->options->breadth + RK_GRAPH_MOST_DEGREE;
    size_t padded = (b->rows->dimension + RK_GRAPH_PADDING - 1) / RK_GRAPH_PADDING * RK_GRAPH_PADDING;
    *w = (worker){.b = b, .walk.products = rk_graph_best_products(), .walk.capacity = b->options->breadth + 1};
    w->walk.visited = calloc(rk_graph_visited_words(b->rows->count), sizeof *w->walk.visited);
    w->walk.pool = calloc(w->walk.capacity + 1, sizeof *w->walk.pool);
    w->codes = calloc(2, padded);
    w->neighbour_codes = w->codes + padded;
    w->candidates = calloc(listed, sizeof *w->candidates);
    w->listed = calloc(listed, sizeof *w->listed);
    w->sums = calloc(listed, sizeof *w->sums);
    w->is_near = calloc(listed, sizeof *w->is_near);
    return w->walk.visited && w->walk.pool && w->codes && w->candidates && w->listed && w->sums && w->is_near;
}

static void close_worker(worker *w) {
    free(w->walk.visited);
    free(w->walk.pool);
    free(w->codes);
    free(w->candidates);
    free(w->listed);
    free(w->sums);
    free(w->is_near);
}

static uint64_t random_after(uint64_t *state) {  // SplitMix64
    uint64_t z = *state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

static void shuffle(uint32_t *order, uint32_t count, uint64_t seed) {
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    for (uint32_t i = count; i > 1; i--) {
        uint32_t j = (uint32_t)(random_after(&seed) % i), row = order[i - 1];
        order[i - 1] = order[j];
        order[j] = row;
    }
}

static void sum_codes(const rk_graph_rows *rows, int32_t *sums) {
    for (size_t row = 0; row < rows->count; row++) {
        int32_t sum = 0;
        for (size_t j = 0; j < rows->dimension; j++) sum += rows->codes[row * rows->dimension + j];
        sums[row] = sum - 128 * (int32_t)rows->dimension;
    }
}

// Threads wait at the gate until it is known how many of them there are.
static void *enter(void *context) {
    worker *w = context;
    pthread_mutex_lock(&w->b->gate);
    pthread_mutex_unlock(&w->b->gate);
    return work(w);
}

static bool run(building *b, worker *workers, pthread_t *threads) {
    uint32_t opened = 0, started = 1;
    while (opened < b->options->threads && open_worker(&workers[opened], b)) opened++;
    bool can_run = opened == b->options->threads && pthread_mutex_init(&b->gate, NULL) == 0;
    if (can_run) {
        pthread_mutex_lock(&b->gate);
        while (started < opened && pthread_create(&threads[started], NULL, enter, &workers[started]) == 0) started++;
        pthread_barrier_init(&b->barrier, NULL, started);
        pthread_mutex_unlock(&b->gate);
        work(&workers[0]);
        for (uint32_t i = 1; i < started; i++) pthread_join(threads[i], NULL);
        pthread_barrier_destroy(&b->barrier);
        pthread_mutex_destroy(&b->gate);
    }
    for (uint32_t i = 0; i < opened; i++) close_worker(&workers[i]);
    if (opened < b->options->threads) close_worker(&workers[opened]);
    return can_run && !is_cancelled(b);
}

// Rows that no walk would meet become entries: none is lost, whatever was pruned.
static bool enter_unreached(building *b) {
    uint32_t count = b->graph.count, *stack = b->order, height = 0;
    uint64_t *reached = calloc(rk_graph_visited_words(count), sizeof *reached);
    if (!reached) return false;
    for (uint32_t next = 0, entry = 0; next < count; next++) {
        while (entry < b->graph.entry_count || height > 0) {
            uint32_t row = entry < b->graph.entry_count ? b->entries[entry++] : stack[--height];
            const uint32_t *links = b->links + (size_t)row * b->graph.degree;
            reached[row >> 6] |= (uint64_t)1 << (row & 63);
            for (uint32_t i = 0; i < b->graph.degree && links[i] != NOWHERE; i++) {
                uint64_t bit = (uint64_t)1 << (links[i] & 63);
                if (!(reached[links[i] >> 6] & bit)) stack[height++] = links[i];
                reached[links[i] >> 6] |= bit;
            }
        }
        if (!(reached[next >> 6] >> (next & 63) & 1)) b->entries[b->graph.entry_count++] = next;
    }
    free(reached);
    return true;
}

size_t rk_graph_build(
    const rk_graph_rows *rows, const rk_graph_options *options, const uint32_t *cancelled, void *bytes) {
    if (rk_graph_most_bytes(rows->count, options) == 0) return 0;
    size_t count = rows->count, most_back_links = (count / LEAST_BATCHES + 1) * options->chosen;
    building b = {.rows = rows, .options = options, .cancelled = cancelled};
    rk_graph_begin(&b.graph, bytes, count, options->degree);
    b.links = (uint32_t *)b.graph.links;  // `bytes` is ours to write
    b.entries = (uint32_t *)b.graph.entries;
    b.order = malloc(count * sizeof *b.order);
    b.code_sums = malloc(count * sizeof *b.code_sums);
    b.back_links = malloc(most_back_links * sizeof *b.back_links);
    b.groups = malloc((most_back_links + 1) * sizeof *b.groups);
    worker *workers = calloc(options->threads, sizeof *workers);
    pthread_t *threads = calloc(options->threads, sizeof *threads);
    bool is_built = false;
    if (b.order && b.code_sums && b.back_links && b.groups && workers && threads) {
        shuffle(b.order, b.graph.count, options->seed);
        sum_codes(rows, b.code_sums);
        b.graph.entry_count = b.end = count < RANDOM_ENTRIES ? b.graph.count : RANDOM_ENTRIES;
        memcpy(b.entries, b.order, b.end * sizeof *b.order);
        is_built = run(&b, workers, threads) && enter_unreached(&b);
        rk_graph_finish(&b.graph, bytes);
    }
    free(b.order);
    free(b.code_sums);
    free(b.back_links);
    free(b.groups);
    free(workers);
    free(threads);
    return is_built ? rk_graph_size(count, options->degree, b.graph.entry_count) : 0;
}
