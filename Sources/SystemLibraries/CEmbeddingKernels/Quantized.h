// The products of eight-bit activations and four-bit weights. Included after Float.h by the instruction sets that have
// integer products; they define QUANTIZED_ROWS, QUANTIZED_OUTPUTS (a multiple of EK_PANEL), unpack_bytes and
// quantized_tile.
//
// An activation row is scale·u + offset with u in 0…255, a weight d·(nibble - 8) with one d for 32 inputs. So
// y = scale·Σ d·(Σ u·(nibble - 8)) + offset·Σ w: the inner sums are integers, and Σ w is known beforehand.

enum { QUANTIZED_INPUTS = 768, QUANTIZED_BLOCK = 384 };

// A row to bytes. Its extremes are given.
EK_INLINE void quantize_row(
    const float *x, size_t width, float smallest, float largest, uint8_t *bytes, float *scale, float *offset) {
    typedef uint8_t narrow __attribute__((ext_vector_type(EK_LANES)));
    float range = largest - smallest;
    lanes factor = (lanes)(range > 0 ? 255 / range : 0), base = (lanes)smallest;
    for (size_t c = 0; c < width; c += EK_LANES) {
        integers rounded = __builtin_convertvector(multiply_add(load(x + c) - base, factor, (lanes)0.5f), integers);
        narrow value = __builtin_convertvector(__builtin_elementwise_min(rounded, (integers)255), narrow);
        memcpy(bytes + c, &value, sizeof value);
    }
    *scale = range / 255;
    *offset = smallest;
}

static void quantize(const float *x, size_t rows, size_t width, uint8_t *bytes, float *scales, float *offsets) {
    for (size_t r = 0; r < rows; r++, x += width, bytes += width) {
        lanes low = load(x), high = low;
        for (size_t c = EK_LANES; c < width; c += EK_LANES) {
            lanes value = load(x + c);
            low = __builtin_elementwise_min(low, value);
            high = __builtin_elementwise_max(high, value);
        }
        quantize_row(x, width, __builtin_reduce_min(low), __builtin_reduce_max(high), bytes, scales + r, offsets + r);
    }
}

static void add_gelu_quantize(
    float *x, const float *bias, size_t rows, size_t width, uint8_t *bytes, float *scales, float *offsets) {
    for (size_t r = 0; r < rows; r++, x += width, bytes += width) {
        lanes low = (lanes)INFINITY, high = (lanes)-INFINITY;
        for (size_t c = 0; c < width; c += EK_LANES) {
            lanes value = gelu(load(x + c) + load(bias + c));
            store(x + c, value);
            low = __builtin_elementwise_min(low, value);
            high = __builtin_elementwise_max(high, value);
        }
        quantize_row(x, width, __builtin_reduce_min(low), __builtin_reduce_max(high), bytes, scales + r, offsets + r);
    }
}

static void quantized_tile_of(size_t count, const quantized_operands *operands) {
#define EK_CASE(R) case R: quantized_tile(R, operands); break;
    switch (count) { EK_CASES_TO_QUANTIZED_ROWS }
#undef EK_CASE
}

static void multiply_quantized(
    const ek_weights *weights, const uint8_t *x, const float *scales, const float *offsets, size_t rows, float *y,
    size_t columns, void *scratch) {
    size_t inputs = weights->inputs, outputs = weights->outputs;
    float *factors = scratch;
    int8_t *bytes = (int8_t *)(factors + QUANTIZED_INPUTS / EK_BLOCK_WEIGHTS * QUANTIZED_OUTPUTS);
    for (size_t row = 0; row < rows; row += QUANTIZED_BLOCK) {
        size_t block = smaller(rows - row, QUANTIZED_BLOCK);
        for (size_t k = 0; k < inputs; k += QUANTIZED_INPUTS) {
            size_t depth = smaller(inputs - k, QUANTIZED_INPUTS);
            for (size_t output = 0; output < outputs; output += QUANTIZED_OUTPUTS) {
                const ek_block *blocks = weights->blocks + (output / EK_PANEL * inputs + k) / EK_BLOCK_WEIGHTS;
                unpack_bytes(blocks, inputs / EK_BLOCK_WEIGHTS, depth / EK_BLOCK_WEIGHTS, bytes, factors);
                size_t tiles = (block + QUANTIZED_ROWS - 1) / QUANTIZED_ROWS;
                for (size_t r = 0, count; r < block; r += count, tiles--) {
                    count = (block - r + tiles - 1) / tiles;
                    quantized_operands operands = {
                        .x = x + (row + r) * inputs + k,
                        .x_stride = inputs,
                        .blocks = depth / EK_BLOCK_WEIGHTS,
                        .bytes = bytes,
                        .factors = factors,
                        .y = result_at(y, rows, row + r, output, columns),
                        .y_stride = columns,
                        .is_first = k == 0,
                        .is_last = k + depth == inputs,
                        .scales = scales + row + r,
                        .offsets = offsets + row + r,
                        .sums = weights->sums + output,
                    };
                    quantized_tile_of(count, &operands);
                }
            }
        }
    }
}
