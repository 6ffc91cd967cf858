#include "differences.h"

#include "dispatch.h"
#include "lanes.h"

enum { SIDE = 64, SUMMED = 4 };

// 2 at(0) - at(-by) - at(by), limited.
#define LIMITED(at, by)                                                                            \
  ({                                                                                               \
    const i16x16 d = 2 * LOAD_SAMPLES(at) - LOAD_SAMPLES((at) - (by)) - LOAD_SAMPLES((at) + (by)); \
    __builtin_elementwise_min(__builtin_elementwise_max(d, -limit), limit);                        \
  })

KERNEL(void, differences_across,
       (uint8_t *restrict out, const uint8_t *restrict first, size_t stride, int clip),
       (out, first, stride, clip)) {
  const i16x16 limit = (int16_t)clip;
  for (size_t y = 0; y < SIDE; y++) {
    const uint8_t *rows = first + SUMMED * y * stride;
    for (size_t x = 0; x < 2 * SIDE; x += 16) {
      i16x16 sum = 128;
      for (size_t j = 0; j < SUMMED; j++) {
        const uint8_t *at = rows + j * stride + x;
        sum += LIMITED(at, 1);
      }
      STORE(out + y * SIDE + x / 2, CONVERT(sum.even, u8x8));
    }
  }
}

KERNEL(void, differences_down,
       (uint8_t *restrict out, const uint8_t *restrict first, size_t stride, int clip),
       (out, first, stride, clip)) {
  const i16x16 limit = (int16_t)clip;
  const ptrdiff_t row = (ptrdiff_t)stride;
  for (size_t y = 0; y < SIDE; y++) {
    for (size_t x = 0; x < SUMMED * SIDE; x += 16) {
      const uint8_t *at = first + 2 * y * stride + x;
      const i16x16 d = LIMITED(at, row);
      const i16x8 pairs = d.even + d.odd;
      const i16x4 fours = pairs.even + pairs.odd + (int16_t)128;
      STORE(out + y * SIDE + x / SUMMED, CONVERT(fours, u8x4));
    }
  }
}
