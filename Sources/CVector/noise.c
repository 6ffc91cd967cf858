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

// Magnitudes of sixteen samples' distances from the rounded middle between others.
BODY u16x16 bend(u16x16 sample, u16x16 before, u16x16 after) {
  const u16x16 middle = (before + after + 1) >> 1;
  return __builtin_elementwise_max(sample, middle) - __builtin_elementwise_min(sample, middle);
}

KERNEL(cvector_bends, bends_of_block, (const uint8_t *restrict first, size_t stride, size_t spacing),
       (first, stride, spacing)) {
  // Sixteen magnitudes of at most 255 in a lane.
  u16x16 along = 0, down = 0;
  const size_t rows = spacing * stride;
  for (size_t y = 0; y < 16; y++) {
    const uint8_t *at = first + y * stride;
    const u16x16 sample = CONVERT(LOAD(u8x16, at), u16x16);
    along += bend(sample, CONVERT(LOAD(u8x16, at - spacing), u16x16),
                  CONVERT(LOAD(u8x16, at + spacing), u16x16));
    down += bend(sample, CONVERT(LOAD(u8x16, at - rows), u16x16),
                 CONVERT(LOAD(u8x16, at + rows), u16x16));
  }
  return (cvector_bends){.along = (uint32_t)SUM(CONVERT(along, i32x16)),
                         .down = (uint32_t)SUM(CONVERT(down, i32x16))};
}
