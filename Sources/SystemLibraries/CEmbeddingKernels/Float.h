// The fp32 kernels, written once for vectors of EK_LANES floats. Included by one file for each instruction set, which
// defines EK_LANES, EK_TILE_ROWS (rows of a product's register tile, two vectors wide), EK_ROW_BLOCK (rows of activations
// that fit into the second-level cache) and EK_QUERY_ROWS (the tile's rows in attention) and switches its instructions on.

typedef float lanes __attribute__((ext_vector_type(EK_LANES)));
typedef int32_t integers __attribute__((ext_vector_type(EK_LANES)));

EK_INLINE lanes load(const float *from) {
    lanes value;
    memcpy(&value, from, sizeof value);
    return value;
}

EK_INLINE void store(float *to, lanes value) { memcpy(to, &value, sizeof value); }

EK_INLINE lanes multiply_add(lanes a, lanes b, lanes c) {
#pragma clang fp contract(fast)
    return a * b + c;
}

typedef float four __attribute__((ext_vector_type(4)));

EK_INLINE float sum_of(lanes value) {
#if EK_LANES == 16
    typedef float eight __attribute__((ext_vector_type(8)));
    eight half = value.lo + value.hi;
    four quarter = half.lo + half.hi;
#elif EK_LANES == 8
    four quarter = value.lo + value.hi;
#else
    four quarter = value;
#endif
    return (quarter.x + quarter.z) + (quarter.y + quarter.w);
}

#ifndef EK_OWN_POWERS
// x to the nearest integer and 2 to that power, for -126 ≤ x ≤ 127: adding 1.5·2²³ rounds to the nearest integer and
// leaves it in the low bits of the sum.
EK_INLINE lanes rounded(lanes x) { return (x + 0x1.8p23f) - 0x1.8p23f; }

EK_INLINE lanes scaled(lanes x, lanes integer) {
    integers bits = (__builtin_convertvector(integer, integers) + 127) << 23;
    return x * __builtin_bit_cast(lanes, bits);
}
#endif

// 2ˣ for x ≤ 127 to about two units in the last place; below -126 the result stays at 2⁻¹²⁶ or nears zero.
//
// x = n + r with |r| ≤ ½, so 2ˣ = 2ⁿ·2ʳ; the polynomial has the least largest relative error over that range, 7.5e-8. Its
// terms are summed in pairs, which shortens the chain of dependent operations.
EK_INLINE lanes power_of_two(lanes x) {
    x = __builtin_elementwise_max(x, (lanes)-126.0f);
    lanes n = rounded(x), r = x - n, square = r * r;
    lanes low = multiply_add(r, (lanes)0x1.62e428p-1f, (lanes)1.0f);
    lanes middle = multiply_add(r, (lanes)0x1.c6b6e4p-5f, (lanes)0x1.ebf918p-3f);
    lanes high = multiply_add(r, (lanes)0x1.5c08e6p-10f, (lanes)0x1.3d0c52p-7f);
    return scaled(multiply_add(square, multiply_add(square, high, middle), low), n);
}

static const float binary_logarithm_of_e = 0x1.715476p+0f;

// x·Φ(x), the exact (erf) form of GELU. Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.26 for erf:
// |error| ≤ 1.5e-7.
EK_INLINE lanes gelu(lanes x) {
    lanes magnitude = __builtin_elementwise_abs(x);
    // erf's argument is x / √2, which lies in the constants here and in the exponent.
    lanes t = 1.0f / multiply_add(magnitude, (lanes)(0.3275911f * 0x1.6a09e6p-1f), (lanes)1.0f);
    lanes tail = (lanes)(0.5f * 1.061405429f);
    tail = multiply_add(tail, t, (lanes)(0.5f * -1.453152027f));
    tail = multiply_add(tail, t, (lanes)(0.5f * 1.421413741f));
    tail = multiply_add(tail, t, (lanes)(0.5f * -0.284496736f));
    tail = multiply_add(tail, t, (lanes)(0.5f * 0.254829592f));
    // (1 - erf(|x| / √2)) / 2 = Φ(-|x|).
    lanes below = tail * t * power_of_two(x * x * (-0.5f * binary_logarithm_of_e));
    return x * (x < 0 ? below : 1.0f - below);
}

// --- Products -------------------------------------------------------------------------------------------------------

#ifndef EK_WITHOUT_PRODUCTS

// Inputs that are unpacked at a time, for a tile's outputs: 24 KiB of sixteen outputs, which stay in the first-level
// cache, or 48 KiB of 32, which stream from the second at a tenth of its speed.
enum { PANEL_INPUTS = 384, TILE_PANELS = 2 * EK_LANES / EK_PANEL };

#ifndef EK_OWN_WEIGHTS
// The weights that lie `shift` bits up in the lanes of packed nibbles.
EK_INLINE lanes weights_at(integers packed, int shift, lanes scale) {
    return (__builtin_convertvector((packed >> shift) & 15, lanes) - 8.0f) * scale;
}
#endif

// A panel of four-bit weights as fp32, its inputs `2 * EK_LANES` apart.
EK_INLINE void unpack_panel(const ek_block *blocks, size_t count, float *out) {
    for (size_t b = 0; b < count; b++, out += EK_BLOCK_WEIGHTS * 2 * EK_LANES) {
        for (int v = 0; v < EK_PANEL / EK_LANES; v++) {
            lanes scale = load(blocks[b].scales + v * EK_LANES);
            for (int chunk = 0; chunk < 4; chunk++) {
                integers packed;
                memcpy(&packed, blocks[b].nibbles + chunk * 64 + v * 4 * EK_LANES, sizeof packed);
                EK_UNROLL for (int i = 0; i < 8; i++) {
                    // Inputs 0…3 of the chunk lie in the low nibbles of a lane's four bytes, 4…7 in the high ones.
                    lanes weight = weights_at(packed, 8 * (i % 4) + 4 * (i / 4), scale);
                    store(out + (chunk * 8 + i) * 2 * EK_LANES + v * EK_LANES, weight);
                }
            }
        }
    }
}

// y = x·w or y += x·w for `count` rows and two vectors of outputs, whose weights lie `step` apart from input to input.
EK_INLINE void tile(
    const int count, const float *x, size_t x_stride, const float *first, const float *second, size_t step,
    size_t inputs, float *y, size_t y_stride, bool adds) {
    lanes a[EK_TILE_ROWS], b[EK_TILE_ROWS];
    EK_UNROLL for (int r = 0; r < count; r++) {
        a[r] = adds ? load(y + r * y_stride) : (lanes)0.0f;
        b[r] = adds ? load(y + r * y_stride + EK_LANES) : (lanes)0.0f;
    }
    for (size_t k = 0; k < inputs; k++) {
        lanes left = load(first + k * step), right = load(second + k * step);
        EK_UNROLL for (int r = 0; r < count; r++) {
            lanes value = (lanes)x[r * x_stride + k];
            a[r] = multiply_add(value, left, a[r]);
            b[r] = multiply_add(value, right, b[r]);
        }
    }
    EK_UNROLL for (int r = 0; r < count; r++) {
        store(y + r * y_stride, a[r]);
        store(y + r * y_stride + EK_LANES, b[r]);
    }
}

static void tile_of(
    size_t count, const float *x, size_t x_stride, const float *first, const float *second, size_t step,
    size_t inputs, float *y, size_t y_stride, bool adds) {
#define EK_CASE(R) case R: tile(R, x, x_stride, first, second, step, inputs, y, y_stride, adds); break;
    switch (count) { EK_CASES_TO_TILE_ROWS }
#undef EK_CASE
}

static void multiply(
    const ek_weights *weights, const float *x, size_t rows, float *y, size_t columns, void *scratch) {
    size_t inputs = weights->inputs, outputs = weights->outputs;
    float *unpacked = scratch;
    // Blocks, and in them tiles, of as equal a height as there can be: no last one of a few rows.
    size_t blocks = (rows + EK_ROW_BLOCK - 1) / EK_ROW_BLOCK;
    for (size_t row = 0, block; row < rows; row += block, blocks--) {
        block = (rows - row + blocks - 1) / blocks;
        for (size_t k = 0; k < inputs; k += PANEL_INPUTS) {
            size_t depth = smaller(inputs - k, PANEL_INPUTS);
            for (size_t panel = 0; panel < outputs / EK_PANEL; panel += TILE_PANELS) {
                const float *first = unpacked, *second = unpacked + EK_LANES;
                size_t step = 2 * EK_LANES;
                if (weights->blocks) {
                    for (size_t p = 0; p < TILE_PANELS; p++) {
                        unpack_panel(
                            weights->blocks + ((panel + p) * inputs + k) / EK_BLOCK_WEIGHTS, depth / EK_BLOCK_WEIGHTS,
                            unpacked + p * EK_PANEL);
                    }
                } else {
                    first = weights->panels + (panel * inputs + k) * EK_PANEL;
                    second = TILE_PANELS == 1 ? first + EK_LANES : first + inputs * EK_PANEL;
                    step = EK_PANEL;
                }
                size_t tiles = (block + EK_TILE_ROWS - 1) / EK_TILE_ROWS;
                for (size_t r = 0, count; r < block; r += count, tiles--) {
                    count = (block - r + tiles - 1) / tiles;
                    tile_of(
                        count, x + (row + r) * inputs + k, inputs, first, second, step, depth,
                        result_at(y, rows, row + r, panel * EK_PANEL, columns), columns, k > 0);
                }
            }
        }
    }
}

#endif

// --- Attention ------------------------------------------------------------------------------------------------------

// Scores of `count` queries against one or two vectors of keys, which lie transposed: [size × vectors · EK_LANES].
EK_INLINE void scores(
    const int count, const int vectors, const float *queries, size_t size, const float *keys, float *out,
    size_t out_stride) {
    lanes sums[EK_QUERY_ROWS][2];
    EK_UNROLL for (int r = 0; r < count; r++) sums[r][0] = sums[r][1] = (lanes)0.0f;
    for (size_t d = 0; d < size; d++, keys += vectors * EK_LANES) {
        lanes key[2] = {load(keys), load(keys + (vectors - 1) * EK_LANES)};
        EK_UNROLL for (int r = 0; r < count; r++) {
            lanes value = (lanes)queries[r * size + d];
            EK_UNROLL for (int v = 0; v < vectors; v++) sums[r][v] = multiply_add(value, key[v], sums[r][v]);
        }
    }
    EK_UNROLL for (int r = 0; r < count; r++) {
        EK_UNROLL for (int v = 0; v < vectors; v++) store(out + r * out_stride + v * EK_LANES, sums[r][v]);
    }
}

// One score row, times the binary logarithm of e, to exp(score - largest); what lies behind `count` counts as nothing.
// Returns one over the sum.
EK_INLINE float exponentials(float *row, size_t count, size_t padded) {
    for (size_t j = count; j < padded; j++) row[j] = -INFINITY;
    // The last vector is read twice where there is an odd number of them.
    size_t last = padded - EK_LANES;
    lanes left = load(row), right = load(row + last);
    for (size_t j = EK_LANES; j + EK_LANES < padded; j += 2 * EK_LANES) {
        left = __builtin_elementwise_max(left, load(row + j));
        right = __builtin_elementwise_max(right, load(row + j + EK_LANES));
    }
    lanes largest = (lanes)__builtin_reduce_max(__builtin_elementwise_max(left, right));
    left = right = (lanes)0.0f;
    size_t j = 0;
    for (; j < last; j += 2 * EK_LANES) {
        lanes a = power_of_two(load(row + j) - largest), b = power_of_two(load(row + j + EK_LANES) - largest);
        store(row + j, a);
        store(row + j + EK_LANES, b);
        left += a;
        right += b;
    }
    if (j == last) {
        lanes a = power_of_two(load(row + j) - largest);
        store(row + j, a);
        left += a;
    }
    return 1 / sum_of(left + right);
}

// out = weights·values for `count` queries, each times its factor.
EK_INLINE void mix(
    const int count, const float *weights, size_t weights_stride, size_t keys, const float *values, size_t size,
    const float *factors, float *out, size_t out_stride) {
    for (size_t d = 0; d < size; d += 2 * EK_LANES) {
        lanes a[EK_QUERY_ROWS], b[EK_QUERY_ROWS];
        EK_UNROLL for (int r = 0; r < count; r++) a[r] = b[r] = (lanes)0.0f;
        for (size_t j = 0; j < keys; j++) {
            lanes left = load(values + j * size + d), right = load(values + j * size + d + EK_LANES);
            EK_UNROLL for (int r = 0; r < count; r++) {
                lanes weight = (lanes)weights[r * weights_stride + j];
                a[r] = multiply_add(weight, left, a[r]);
                b[r] = multiply_add(weight, right, b[r]);
            }
        }
        EK_UNROLL for (int r = 0; r < count; r++) {
            store(out + r * out_stride + d, a[r] * factors[r]);
            store(out + r * out_stride + d + EK_LANES, b[r] * factors[r]);
        }
    }
}

// A few queries of one head, from scores to what they gather. `rows` is a constant where this is inlined.
EK_INLINE void attend_rows(
    const int rows, const float *queries, size_t size, const float *keys, const float *values, size_t count,
    size_t padded, float *weights, float *out, size_t out_stride) {
    float factors[EK_QUERY_ROWS];
    size_t j = 0;
    for (; j + EK_LANES < padded; j += 2 * EK_LANES) {
        scores(rows, 2, queries, size, keys + j * size, weights + j, padded);
    }
    if (j < padded) scores(rows, 1, queries, size, keys + j * size, weights + j, padded);
    for (int r = 0; r < rows; r++) factors[r] = exponentials(weights + r * padded, count, padded);
    mix(rows, weights, padded, count, values, size, factors, out, out_stride);
}

// to[column · to_stride + row] = from[row · from_stride + column] for `count` rows and `size` columns, a multiple of four.
EK_INLINE void transpose(
    const float *from, size_t from_stride, size_t count, size_t size, float *to, size_t to_stride) {
    size_t row = 0;
    for (; row + 4 <= count; row += 4) {
        for (size_t column = 0; column < size; column += 4) {
            four in[4];
            EK_UNROLL for (int i = 0; i < 4; i++) {
                memcpy(in + i, from + (row + i) * from_stride + column, sizeof in[i]);
            }
            four low02 = __builtin_shufflevector(in[0], in[2], 0, 4, 1, 5);
            four low13 = __builtin_shufflevector(in[1], in[3], 0, 4, 1, 5);
            four high02 = __builtin_shufflevector(in[0], in[2], 2, 6, 3, 7);
            four high13 = __builtin_shufflevector(in[1], in[3], 2, 6, 3, 7);
            four out[4] = {
                __builtin_shufflevector(low02, low13, 0, 4, 1, 5),
                __builtin_shufflevector(low02, low13, 2, 6, 3, 7),
                __builtin_shufflevector(high02, high13, 0, 4, 1, 5),
                __builtin_shufflevector(high02, high13, 2, 6, 3, 7),
            };
            EK_UNROLL for (int i = 0; i < 4; i++) memcpy(to + (column + i) * to_stride + row, out + i, sizeof out[i]);
        }
    }
    for (; row < count; row++) {
        for (size_t column = 0; column < size; column++) to[column * to_stride + row] = from[row * from_stride + column];
    }
}

static void attend(
    const float *projections, size_t rows, size_t count, size_t heads, size_t size, const float *query_bias,
    float *out, void *scratch) {
    size_t width = heads * size, padded = (count + EK_LANES - 1) / EK_LANES * EK_LANES;
    size_t block = rows * EK_COLUMNS;
    float *keys = scratch, *values = keys + padded * size, *queries = values + count * size;
    float *weights = queries + EK_QUERY_ROWS * size;
    float scale = binary_logarithm_of_e / sqrtf((float)size);
    for (size_t head = 0; head < heads; head++) {
        const float *query = projections + head * size / EK_COLUMNS * block, *bias = query_bias + head * size;
        const float *key = query + width / EK_COLUMNS * block, *value = key + width / EK_COLUMNS * block;
        for (size_t d = 0; d < size; d += EK_COLUMNS, key += block, value += block) {
            for (size_t j = 0; j < count; j++) {
                memcpy(values + j * size + d, value + j * EK_COLUMNS, EK_COLUMNS * sizeof *values);
            }
            // What lies behind the last key has scores that `exponentials` overwrites.
            for (size_t j = 0; j < count; j += 2 * EK_LANES) {
                size_t step = smaller(padded - j, 2 * EK_LANES);
                transpose(
                    key + j * EK_COLUMNS, EK_COLUMNS, smaller(count - j, step), EK_COLUMNS,
                    keys + j * size + d * step, step);
            }
        }
        for (size_t first = 0; first < count; first += EK_QUERY_ROWS) {
            size_t tile = smaller(count - first, EK_QUERY_ROWS);
            for (size_t r = 0; r < tile; r++) {
                const float *row = query + (first + r) * EK_COLUMNS;
                for (size_t d = 0; d < size; d += EK_COLUMNS, row += block) {
                    for (size_t c = 0; c < EK_COLUMNS; c += EK_LANES) {
                        store(queries + r * size + d + c, (load(row + c) + load(bias + d + c)) * scale);
                    }
                }
            }
            float *gathered = out + first * width + head * size;
#define EK_CASE(R) \
    case R: attend_rows(R, queries, size, keys, values, count, padded, weights, gathered, width); break;
            switch (tile) { EK_CASES_TO_QUERY_ROWS }
#undef EK_CASE
        }
    }
}

// --- Row by row -----------------------------------------------------------------------------------------------------

static void add_layer_norm(
    float *x, const float *delta, const float *bias, size_t rows, size_t width, const float *gain, const float *shift,
    float epsilon) {
    for (size_t r = 0; r < rows; r++, x += width, delta += width) {
        lanes sums = (lanes)0.0f, squares = (lanes)0.0f;
        for (size_t c = 0; c < width; c += EK_LANES) {
            lanes value = load(x + c) + load(delta + c) + load(bias + c);
            store(x + c, value);
            sums += value;
        }
        lanes mean = (lanes)(sum_of(sums) / (float)width);
        for (size_t c = 0; c < width; c += EK_LANES) {
            lanes centred = load(x + c) - mean;
            squares = multiply_add(centred, centred, squares);
        }
        lanes scale = (lanes)(1 / sqrtf(sum_of(squares) / (float)width + epsilon));
        for (size_t c = 0; c < width; c += EK_LANES) {
            store(x + c, multiply_add((load(x + c) - mean) * scale, load(gain + c), load(shift + c)));
        }
    }
}

static void add_gelu(float *x, const float *bias, size_t rows, size_t width) {
    for (size_t r = 0; r < rows; r++, x += width) {
        for (size_t c = 0; c < width; c += EK_LANES) store(x + c, gelu(load(x + c) + load(bias + c)));
    }
}

static void mean_unit(const float *x, size_t rows, size_t width, float *out) {
    for (size_t c = 0; c < width; c += EK_LANES) {
        lanes sums = (lanes)0.0f;
        for (size_t r = 0; r < rows; r++) sums += load(x + r * width + c);
        store(out + c, sums);
    }
    lanes squares = (lanes)0.0f;
    for (size_t c = 0; c < width; c += EK_LANES) squares = multiply_add(load(out + c), load(out + c), squares);
    // The mean's division cancels in the unit length.
    float total = sum_of(squares), scale = total > 0 ? 1 / sqrtf(total) : 0;
    for (size_t c = 0; c < width; c += EK_LANES) store(out + c, load(out + c) * scale);
}
