#include "Kernels.h"

// Vectors of four floats: what every processor of the last twenty years has. Products are left to OpenBLAS.
#define EK_LANES 4
#define EK_TILE_ROWS 4
#define EK_QUERY_ROWS 4
#define EK_CASES_TO_TILE_ROWS EK_CASE(1) EK_CASE(2) EK_CASE(3) EK_CASE(4)
#define EK_CASES_TO_QUERY_ROWS EK_CASES_TO_TILE_ROWS
#define EK_WITHOUT_PRODUCTS
#include "Float.h"

const ek_kernels ek_kernels_portable = {
    .level = EK_PORTABLE,
    .attend = attend,
    .add_layer_norm = add_layer_norm,
    .add_gelu = add_gelu,
    .mean_unit = mean_unit,
};
