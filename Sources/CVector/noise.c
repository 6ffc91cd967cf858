#include "noise.h"

#include "dispatch.h"
#include "lanes.h"

BODY uint32_t block_roughness_body(const uint8_t *restrict first, size_t stride) {
  // Sixteen magnitudes of at most 8 * 255 in a lane stay below 2^15.
  shorts16 sums = 0;
  for (ptrdiff_t y = 0; y < 16; y++) {
    const uint8_t *b = first + y * (ptrdiff_t)stride, *a = b - stride, *c = b + stride;
    const shorts16 left = LOAD(a - 1) - 2 * LOAD(b - 1) + LOAD(c - 1);
    const shorts16 middle = LOAD(a) - 2 * LOAD(b) + LOAD(c);
    const shorts16 right = LOAD(a + 1) - 2 * LOAD(b + 1) + LOAD(c + 1);
    sums += __builtin_elementwise_abs((shorts16)(left - 2 * middle + right));
  }
  uint32_t sum = 0;
  for (int i = 0; i < 16; i++) sum += (uint32_t)sums[i];
  return sum;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static uint32_t block_roughness_avx2(const uint8_t *first,
                                                                     size_t stride) {
  return block_roughness_body(first, stride);
}
#endif

uint32_t cvector_block_roughness(const uint8_t *first, size_t stride) {
#if defined(__x86_64__)
  if (cvector_has_avx2()) return block_roughness_avx2(first, stride);
#endif
  return block_roughness_body(first, stride);
}

BODY void measure_block_body(cvector_block_moments *restrict moments,
                             const uint8_t *restrict first, size_t stride) {
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
KERNEL(measure_block,
       (cvector_block_moments * moments, const uint8_t *first, size_t stride),
       (moments, first, stride))
