#include "CEmbeddingKernels.h"
#include <math.h>
#include <string.h>

enum { ID_BITS = 18 };
static const uint32_t id_mask = EK_MAX_PIECES;

// FNV-1a, 32 bits: it grows byte by byte, as the candidates at one position do.
static const uint32_t hash_seed = 2166136261u;

static inline uint32_t hash_byte(uint32_t hash, uint8_t byte) { return (hash ^ byte) * 16777619u; }

static inline size_t character_bytes(uint8_t lead) {
    return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static inline uint32_t id_in(uint32_t entry) { return (entry & id_mask) - 1; }

// The slot that holds this text, or the free one where it would go.
static inline uint32_t slot_of(const ek_vocabulary *v, uint32_t hash, const uint8_t *text, size_t length) {
    uint32_t slot = hash & v->slot_mask;
    for (;; slot = (slot + 1) & v->slot_mask) {
        uint32_t entry = v->slots[slot];
        if (entry == 0) return slot;
        if ((entry ^ hash) >> ID_BITS) continue;
        uint32_t id = id_in(entry), start = v->offsets[id];
        if (v->offsets[id + 1] - start == length && memcmp(v->texts + start, text, length) == 0) return slot;
    }
}

static bool contains(const int32_t *ids, size_t count, uint32_t id) {
    for (size_t i = 0; i < count; i++) {
        if (ids[i] == (int32_t)id) return true;
    }
    return false;
}

bool ek_vocabulary_index(
    ek_vocabulary *vocabulary, size_t text_bytes, const int32_t *excluded, size_t excluded_count) {
    double lowest = INFINITY;
    uint32_t longest = 0;
    if (vocabulary->offsets[0] != 0 || vocabulary->offsets[vocabulary->count] != text_bytes) return false;
    for (uint32_t id = 0; id < vocabulary->count; id++) {
        uint32_t start = vocabulary->offsets[id], end = vocabulary->offsets[id + 1];
        if (end < start || end > text_bytes || !isfinite(vocabulary->scores[id])) return false;
        if (vocabulary->scores[id] < lowest) lowest = vocabulary->scores[id];
        if (end == start || contains(excluded, excluded_count, id)) continue;
        uint32_t hash = hash_seed, length = end - start;
        for (uint32_t i = start; i < end; i++) hash = hash_byte(hash, vocabulary->texts[i]);
        uint32_t slot = slot_of(vocabulary, hash, vocabulary->texts + start, length);
        vocabulary->slots[slot] = (hash & ~id_mask) | (id + 1);
        if (length > longest) longest = length;
    }
    vocabulary->longest = longest;
    vocabulary->unknown_score = lowest - 10;
    return true;
}

static inline void improve(ek_step *step, double score, size_t start, int32_t id) {
    if (score > step->score) *step = (ek_step){score, (uint32_t)start, id};
}

size_t ek_vocabulary_segment(
    const ek_vocabulary *vocabulary, const uint8_t *word, size_t length, ek_step *lattice, int32_t *ids) {
    for (size_t i = 0; i <= length; i++) lattice[i] = (ek_step){-INFINITY, 0, 0};
    lattice[0].score = 0;

    for (size_t start = 0, next; start < length; start = next) {
        next = start + character_bytes(word[start]);
        if (next > length) next = length;
        double score = lattice[start].score;
        bool known = false;
        uint32_t hash = hash_seed;
        for (size_t end = start; end < length && end - start < vocabulary->longest;) {
            size_t stop = end + character_bytes(word[end]);
            if (stop > length) stop = length;
            for (; end < stop; end++) hash = hash_byte(hash, word[end]);
            uint32_t entry = vocabulary->slots[slot_of(vocabulary, hash, word + start, end - start)];
            if (entry == 0) continue;
            int32_t id = (int32_t)id_in(entry);
            improve(lattice + end, score + vocabulary->scores[id], start, id);
            if (end == next) known = true;
        }
        if (!known) improve(lattice + next, score + vocabulary->unknown_score, start, vocabulary->unknown_id);
    }

    // Backwards from the end, filling `ids` from its end.
    size_t first = length;
    for (size_t end = length; end > 0; end = lattice[end].start) {
        int32_t id = lattice[end].id;
        bool merges = id == vocabulary->unknown_id && first < length && ids[first] == id;
        if (!merges) ids[--first] = id;
    }
    memmove(ids, ids + first, (length - first) * sizeof *ids);
    return length - first;
}
