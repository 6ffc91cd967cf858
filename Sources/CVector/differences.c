#include "differences.h"

#include <string.h>

#include "dispatch.h"
#include "lanes.h"

enum { SIDE = 64, SUMMED = 4 };

typedef uint8_t bytes8 __attribute__((ext_vector_type(8)));
typedef uint8_t bytes4 __attribute__((ext_vector_type(4)));

// 2 at(0) - at(-by) - at(by), limited.
#define LIMITED(at, by)                                                              \
  ({                                                                                 \
    const shorts16 d = 2 * LOAD(at) - LOAD((at) - (by)) - LOAD((at) + (by));         \
    __builtin_elementwise_min(__builtin_elementwise_max(d, (shorts16)-limit), limit); \
  })

BODY void differences_across_body(uint8_t *restrict out, const uint8_t *restrict first,
                                  size_t stride, int clip) {
  const shorts16 limit = (shorts16)(int16_t)clip;
  for (size_t y = 0; y < SIDE; y++) {
    const uint8_t *rows = first + SUMMED * y * stride;
    for (size_t x = 0; x < 2 * SIDE; x += 16) {
      shorts16 sum = 128;
      for (size_t j = 0; j < SUMMED; j++) {
        const uint8_t *at = rows + j * stride + x;
        sum += LIMITED(at, 1);
      }
      const bytes8 evens = __builtin_convertvector(sum.even, bytes8);
      memcpy(out + y * SIDE + x / 2, &evens, sizeof evens);
    }
  }
}

BODY void differences_down_body(uint8_t *restrict out, const uint8_t *restrict first,
                                size_t stride, int clip) {
  const shorts16 limit = (shorts16)(int16_t)clip;
  const ptrdiff_t row = (ptrdiff_t)stride;
  for (size_t y = 0; y < SIDE; y++) {
    for (size_t x = 0; x < SUMMED * SIDE; x += 16) {
      const uint8_t *at = first + 2 * y * stride + x;
      const shorts16 d = LIMITED(at, row);
      const __typeof__(d.even) pairs = d.even + d.odd;
      const bytes4 sums = __builtin_convertvector(pairs.even + pairs.odd + (int16_t)128, bytes4);
      memcpy(out + y * SIDE + x / SUMMED, &sums, sizeof sums);
    }
  }
}

KERNEL(differences_across,
       (uint8_t *out, const uint8_t *first, size_t stride, int clip), (out, first, stride, clip))
KERNEL(differences_down,
       (uint8_t *out, const uint8_t *first, size_t stride, int clip), (out, first, stride, clip))
