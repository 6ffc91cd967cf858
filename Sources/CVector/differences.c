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

// |2 at(0) - at(-by) - at(by)|, limited.
#define SIZES(at, by)                                                                              \
  ({                                                                                               \
    const i16x16 d = 2 * LOAD_SAMPLES(at) - LOAD_SAMPLES((at) - (by)) - LOAD_SAMPLES((at) + (by)); \
    __builtin_elementwise_min(__builtin_elementwise_max(d, -d), most);                             \
  })

KERNEL(void, add_differences_across,
       (uint16_t *restrict sums, const uint8_t *restrict row, size_t count, int limit),
       (sums, row, count, limit)) {
  const i16x16 most = (int16_t)limit;
  for (size_t x = 1; x + 17 <= count; x += 16) {
    const u16x16 sum = LOAD(u16x16, sums + x) + (u16x16)SIZES(row + x, 1);
    STORE(sums + x, sum);
  }
}

KERNEL(void, add_differences_down,
       (uint32_t *restrict sum, const uint8_t *restrict row, size_t stride, size_t count,
        int limit),
       (sum, row, stride, count, limit)) {
  const i16x16 most = (int16_t)limit;
  i16x16 sums = 0;
  for (size_t x = 0; x + 16 <= count; x += 16) sums += SIZES(row + x, (ptrdiff_t)stride);
  *sum += (uint32_t)SUM(CONVERT(sums, i32x16));
}
