#include "noise.h"

#include <stdlib.h>

// A block is looked at here and there only, so the compiler's own vectors for the baseline suffice.
uint32_t cvector_block_roughness(const uint8_t *first, size_t stride) {
  uint32_t sum = 0;
  for (ptrdiff_t y = 0; y < 16; y++) {
    const uint8_t *b = first + y * (ptrdiff_t)stride, *a = b - stride, *c = b + stride;
    for (ptrdiff_t x = 0; x < 16; x++) {
      sum += (uint32_t)abs(a[x - 1] - 2 * a[x] + a[x + 1] - 2 * b[x - 1] + 4 * b[x] -
                           2 * b[x + 1] + c[x - 1] - 2 * c[x] + c[x + 1]);
    }
  }
  return sum;
}
