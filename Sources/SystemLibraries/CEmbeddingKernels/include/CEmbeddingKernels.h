#pragma once
// The loops that run once per weight, per activation or per character. No allocation, no state: the caller owns all
// memory, which may be unaligned. Matrices are row-major.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// --- Four-bit weights -----------------------------------------------------------------------------------------------

// A block holds 32 weights in 18 bytes: an IEEE half scale `d`, then 16 bytes whose low nibbles are the weights 0…15
// and whose high nibbles are the weights 16…31. A weight is (nibble - 8) · d.
enum { EK_BLOCK_WEIGHTS = 32, EK_BLOCK_BYTES = 18 };

// `count` weights (a multiple of 32) in their stored order.
void ek_dequantize(const uint8_t *blocks, size_t count, float *out);

// Weights of a dense layer, cut into panels of sixteen outputs so that vectors of outputs lie side by side.
enum { EK_PANEL = 16 };

// Sixteen outputs of 32 inputs. Chunk c of the nibbles, 64 bytes, holds the inputs 8c…8c+7: its byte 4·o + i has input
// 8c + i of output o in its low half and input 8c + 4 + i in its high half.
typedef struct {
    float scales[16];
    uint8_t nibbles[256];
} ek_block;

typedef struct {
    size_t inputs;           // a multiple of 32
    size_t outputs;          // a multiple of 32
    const ek_block *blocks;  // [outputs / 16 × inputs / 32], or NULL
    const float *panels;     // where blocks is NULL: [outputs / 16 × inputs × 16]
    const float *sums;       // of each output's weights; read by quantised products only
} ek_weights;

// Packs a stored [outputs × inputs] matrix of four-bit blocks.
void ek_pack(const uint8_t *stored, size_t outputs, size_t inputs, ek_block *out);

// Packs `count` rows of an fp32 [outputs × inputs] matrix, from output `first` on.
void ek_pack_floats(const float *rows, size_t first, size_t count, size_t inputs, float *panels);

// Sums of each output's weights.
void ek_sum_weights(const ek_weights *weights, float *sums);

// The weights of `count` outputs from `first` on (multiples of 16) as a row-major [inputs × count] matrix.
void ek_unpack(const ek_weights *weights, size_t first, size_t count, float *out);

// --- Transformer ----------------------------------------------------------------------------------------------------

typedef enum { EK_PORTABLE, EK_AVX2, EK_AVX512 } ek_level;

// Columns of a block of a product's result, where it is not one block.
enum { EK_COLUMNS = 32 };

// The loops of the forward pass for one instruction set. Widths are multiples of 32, a head's size too.
typedef struct {
    ek_level level;

    // y = x[rows × inputs] · weights, in blocks of `columns` outputs (all of them, or 32): [outputs / columns × rows ×
    // columns]. NULL: unpack the weights and leave it to sgemm.
    void (*multiply)(
        const ek_weights *weights, const float *x, size_t rows, float *y, size_t columns, void *scratch);

    // The same for activations in eight bits, scale·byte + offset with one scale and offset a row; the weights are
    // four-bit blocks. NULL: compute with floats.
    void (*multiply_quantized)(
        const ek_weights *weights, const uint8_t *x, const float *scales, const float *offsets, size_t rows, float *y,
        size_t columns, void *scratch);

    // Rows to bytes, and the scale and offset of each.
    void (*quantize)(const float *x, size_t rows, size_t width, uint8_t *bytes, float *scales, float *offsets);

    // gelu(x + bias), which stays in x, to bytes.
    void (*add_gelu_quantize)(
        float *x, const float *bias, size_t rows, size_t width, uint8_t *bytes, float *scales, float *offsets);

    // Softmax((Q + bias)·Kᵀ / √size)·V of one text for all heads. `projections` are the queries, keys and values of its
    // tokens as products write them in blocks of 32 columns, [3·heads·size / 32 × rows × 32]: from the text's first
    // token on, with the rows of the whole pass between the blocks. out is [count × heads·size].
    void (*attend)(
        const float *projections, size_t rows, size_t count, size_t heads, size_t size, const float *query_bias,
        float *out, void *scratch);

    // x = LayerNorm(x + delta + bias) · gain + shift, row by row.
    void (*add_layer_norm)(
        float *x, const float *delta, const float *bias, size_t rows, size_t width, const float *gain,
        const float *shift, float epsilon);

    // x = gelu(x + bias) with the exact (erf) form of GELU.
    void (*add_gelu)(float *x, const float *bias, size_t rows, size_t width);

    // The mean of the rows at unit length; zeros stay zeros.
    void (*mean_unit)(const float *x, size_t rows, size_t width, float *out);
} ek_kernels;

// The kernels of a level, or NULL where this processor does not have its instructions.
const ek_kernels *ek_kernels_at(ek_level level);

// Has this thread count numbers below 2⁻¹²⁶ as zero, which many processors compute with only slowly, and returns what
// `ek_restore` takes. Elsewhere than on x86-64 nothing changes.
uint32_t ek_flush_subnormals(void);
void ek_restore(uint32_t state);

// Bytes of scratch memory that the kernels above need for texts of up to `count` tokens and heads of `size`.
size_t ek_scratch_bytes(size_t count, size_t size);

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

// --- Peak -----------------------------------------------------------------------------------------------------------

// Multiplies and adds in the registers of one core, `rounds` times in vectors of the level (of EK_PORTABLE where this
// processor lacks it), and returns how many operations that were. The caller holds the clock.
double ek_fma_burst(ek_level level, size_t rounds);
