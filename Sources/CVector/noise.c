#include "noise.h"

#include "dispatch.h"
#include "lanes.h"

KERNEL(uint32_t, block_roughness, (const uint8_t *restrict first, size_t stride), (first, stride)) {
  // Sixteen magnitudes of at most 8 * 255 in a lane stay below 2^15.
  i16x16 sums = 0;
  for (ptrdiff_t y = 0; y < 16; y++) {
    const uint8_t *b = first + y * (ptrdiff_t)stride, *a = b - stride, *c = b + stride;
    const i16x16 left = LOAD_SAMPLES(a - 1) - 2 * LOAD_SAMPLES(b - 1) + LOAD_SAMPLES(c - 1);
    const i16x16 middle = LOAD_SAMPLES(a) - 2 * LOAD_SAMPLES(b) + LOAD_SAMPLES(c);
    const i16x16 right = LOAD_SAMPLES(a + 1) - 2 * LOAD_SAMPLES(b + 1) + LOAD_SAMPLES(c + 1);
    sums += __builtin_elementwise_abs((i16x16)(left - 2 * middle + right));
  }
  return (uint32_t)SUM(CONVERT(sums, i32x16));
}

KERNEL(void, measure_block,
       (cvector_block_moments *restrict moments, const uint8_t *restrict first, size_t stride),
       (moments, first, stride)) {
  // At most 16 * 255, 128 * 255 and 16 * 255 * 255 in a column.
  int16_t sums[16] = {0}, downs[16] = {0};
  uint32_t squares[16] = {0};
  for (int y = 0; y < 16; y++) {
    const uint8_t *row = first + (size_t)y * stride;
    for (int x = 0; x < 16; x++) {
      const int16_t p = row[x];
      sums[x] += p;
      downs[x] += (int16_t)(p * (2 * y - 15));
      squares[x] += (uint32_t)(p * p);
    }
  }
  cvector_block_moments m = {0};
  for (int x = 0; x < 16; x++) {
    m.sum += (uint32_t)sums[x];
    m.squares += squares[x];
    m.along += sums[x] * (2 * x - 15);
    m.down += downs[x];
  }
  *moments = m;
}
