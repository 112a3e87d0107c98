#include "Graph.h"

// Little-endian: the header, the links, the entries.
typedef struct {
    uint32_t magic, version, count, degree, entry_count, breadth;
    float recall;
    uint32_t reserved[9];
} header;

enum { MAGIC = 0x4752474b, VERSION = 1, LINE = 64 };

_Static_assert(sizeof(header) == LINE, "links begin on a cache line");
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "written and read as it lies in memory");

size_t rk_graph_size(size_t count, size_t degree, size_t entry_count) {
    return sizeof(header) + (count * degree + entry_count) * sizeof(uint32_t);
}

size_t rk_graph_most_bytes(size_t count, const rk_graph_options *options) {
    bool in_range = count > 0 && count <= ROW && options->degree > 0 && options->degree <= RK_GRAPH_MOST_DEGREE &&
        options->chosen > 0 && options->chosen <= options->degree && options->breadth >= options->chosen &&
        options->breadth <= RK_GRAPH_MOST_BREADTH && options->threads > 0;
    return in_range ? rk_graph_size(count, options->degree, count) : 0;
}

bool rk_graph_open(rk_graph *graph, const void *bytes, size_t size, size_t count) {
    header h;
    if (size < sizeof h || (uintptr_t)bytes % _Alignof(uint32_t) != 0) return false;
    memcpy(&h, bytes, sizeof h);
    if (h.magic != MAGIC || h.version != VERSION) return false;
    if (h.count != count || h.count == 0 || h.count > ROW) return false;
    if (h.degree == 0 || h.degree > RK_GRAPH_MOST_DEGREE || h.entry_count == 0 || h.entry_count > h.count) return false;
    if (h.breadth > RK_GRAPH_MOST_BREADTH || size != rk_graph_size(h.count, h.degree, h.entry_count)) return false;
    const uint32_t *links = (const uint32_t *)((const char *)bytes + sizeof h);
    *graph = (rk_graph){
        h.count, h.degree, h.entry_count, h.breadth, h.recall, links, links + (size_t)h.count * h.degree,
    };
    return true;
}

void rk_graph_begin(rk_graph *graph, void *bytes, size_t count, size_t degree) {
    uint32_t *links = (uint32_t *)((char *)bytes + sizeof(header));
    memset(links, 0xff, count * degree * sizeof *links);
    *graph = (rk_graph){
        .count = (uint32_t)count, .degree = (uint32_t)degree, .links = links, .entries = links + count * degree,
    };
}

void rk_graph_finish(const rk_graph *graph, void *bytes) {
    header h = {MAGIC, VERSION, graph->count, graph->degree, graph->entry_count, 0, 0, {0}};
    memcpy(bytes, &h, sizeof h);
}

void rk_graph_note(void *bytes, uint32_t breadth, float recall) {
    header h;
    memcpy(&h, bytes, sizeof h);
    h.breadth = breadth;
    h.recall = recall;
    memcpy(bytes, &h, sizeof h);
}
