#pragma once
// The loops that run once per weight, per activation or per character. No allocation, no state: the caller owns all
// memory. Matrices are row-major fp32. What gains by it is compiled for several instruction sets; the best is taken.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// --- Four-bit weights -----------------------------------------------------------------------------------------------

// A block holds 32 weights in 18 bytes: an IEEE half scale `d`, then 16 bytes whose low nibbles are the weights 0…15
// and whose high nibbles are the weights 16…31. A weight is (nibble - 8) · d.
enum { EK_BLOCK_WEIGHTS = 32, EK_BLOCK_BYTES = 18 };

// `count` weights (a multiple of 32) in their stored order.
void ek_dequantize(const uint8_t *blocks, size_t count, float *out);

// A stored [rows × columns] matrix (multiples of 32), times `factor`, as its transpose: out[c · stride + r].
void ek_dequantize_transposed(
    const uint8_t *blocks, size_t rows, size_t columns, float factor, float *out, size_t stride);

// --- Transformer ----------------------------------------------------------------------------------------------------

// x[r] += bias, for rows that lie `stride` floats apart.
void ek_add_bias(float *x, size_t rows, size_t width, size_t stride, const float *bias);

// x = LayerNorm(x + delta + bias) · gain + shift, row by row.
void ek_add_layer_norm(
    float *x, const float *delta, const float *bias, size_t rows, size_t width, const float *gain, const float *shift,
    float epsilon);

// x = gelu(x + bias) with the exact (erf) form of GELU.
void ek_add_gelu(float *x, const float *bias, size_t rows, size_t width);

// Softmax of each row.
void ek_softmax(float *x, size_t rows, size_t width);

// The mean of the rows at unit length; zeros stay zeros.
void ek_mean_unit(const float *x, size_t rows, size_t width, float *out);

bool ek_all_finite(const float *x, size_t count);

// --- Unigram vocabulary ---------------------------------------------------------------------------------------------

// The pieces of a unigram tokenizer, and a hash table over their texts.
typedef struct {
    const uint8_t *texts;     // all pieces one after another
    const uint32_t *offsets;  // count + 1 starts in `texts`
    const double *scores;     // log-probabilities
    uint32_t count;           // at most EK_MAX_PIECES
    uint32_t *slots;          // open addressing: 14 bits of the hash above 18 bits of the id plus 1; 0 is free
    uint32_t slot_mask;       // number of slots - 1; the number is a power of two above `count`
    uint32_t longest;         // bytes of the longest piece
    double unknown_score;     // what a character without a piece costs
    int32_t unknown_id;
} ek_vocabulary;

enum { EK_MAX_PIECES = (1 << 18) - 1 };

// Fills slots, longest and unknown_score. The `excluded` ids are never found in a text; of equal pieces the last is.
// False where offsets decrease, leave `text_bytes`, or a score is not finite.
bool ek_vocabulary_index(
    ek_vocabulary *vocabulary, size_t text_bytes, const int32_t *excluded, size_t excluded_count);

// A position of the Viterbi lattice: the best way to reach it.
typedef struct {
    double score;
    uint32_t start;
    int32_t id;
} ek_step;

// The most probable pieces of a word in valid UTF-8; adjacent unknown characters become one unknown id.
// `lattice` has room for length + 1 steps, `ids` for length ids. Returns the number of ids.
size_t ek_vocabulary_segment(
    const ek_vocabulary *vocabulary, const uint8_t *word, size_t length, ek_step *lattice, int32_t *ids);

// --- Content id -----------------------------------------------------------------------------------------------------

// Continues a 64-bit hash over bytes. It tells files apart; it does not withstand an attacker.
uint64_t ek_hash(uint64_t state, const void *bytes, size_t count);

// --- Stored numbers -------------------------------------------------------------------------------------------------

// Little-endian IEEE half or bfloat16 numbers, at any address, to fp32.
void ek_float16_to_float(const uint8_t *numbers, size_t count, float *out);
void ek_bfloat16_to_float(const uint8_t *numbers, size_t count, float *out);

// The largest magnitude of numbers at any address; infinity or NaN where one of them is no finite number.
float ek_largest_float32(const uint8_t *numbers, size_t count);
float ek_largest_float16(const uint8_t *numbers, size_t count);
float ek_largest_bfloat16(const uint8_t *numbers, size_t count);

// The same over the scales of `count` four-bit blocks.
float ek_largest_scale(const uint8_t *blocks, size_t count);
