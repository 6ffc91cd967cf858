#include "blocks.h"

#include "dispatch.h"
#include "lanes.h"

BODY uint8_t step(uint8_t a, uint8_t b, uint8_t most) {
  const uint8_t d = a > b ? (uint8_t)(a - b) : (uint8_t)(b - a);
  return MIN(d, most);
}

// Adds the steps between sixteen pairs of samples, lane by lane.
BODY void add_steps(u16x16 *sums, const uint8_t *a, const uint8_t *b, uint8_t most) {
  const u8x16 x = LOAD(u8x16, a), y = LOAD(u8x16, b), limit = most;
  const u8x16 d = __builtin_elementwise_max(x, y) - __builtin_elementwise_min(x, y);
  *sums += CONVERT(__builtin_elementwise_min(d, limit), u16x16);
}

// As many additions of the largest step there is, 255, as 16 bits hold.
enum { ADDITIONS = 65535 / 255 };

// Sums of the steps from a row to another one, of every sixteenth sample from each of the first
// sixteen on; the samples after the last whole sixteen are left.
BODY void add_lanes(uint32_t *lanes, const uint8_t *a, const uint8_t *b, size_t count,
                    uint8_t most) {
  for (size_t from = 0; from + 16 <= count;) {
    u16x16 sums = 0;
    for (int n = 0; n < ADDITIONS && from + 16 <= count; n++, from += 16)
      add_steps(&sums, a + from, b + from, most);
    for (size_t i = 0; i < 16; i++) lanes[i] += sums[i];
  }
}

// Steps along one row, each column by its phase.
BODY void along(cvector_block_steps *restrict sums, const uint8_t *restrict row, size_t width,
                uint8_t most) {
  const size_t blocks = (width - 1) / 8;
  uint32_t lanes[16] = {0};
  add_lanes(lanes, row, row + 1, blocks / 2 * 16, most);
  for (size_t i = 0; i < 8; i++) {
    sums->columns[i] += lanes[i] + lanes[i + 8];
    if (blocks % 2)
      sums->columns[i] += step(row[8 * blocks - 8 + i], row[8 * blocks - 7 + i], most);
    sums->column_count[i] += blocks;
  }
}

KERNEL(void, add_block_steps,
       (cvector_block_steps *restrict sums, const uint8_t *restrict plane, size_t width,
        size_t height, uint8_t step_maximum),
       (sums, plane, width, height, step_maximum)) {
  for (size_t y = 0; y + 1 < height; y++) {
    if (y % 16 >= 8) continue;
    const uint8_t *row = plane + y * width;
    if (y % 4 == 1) along(sums, row, width, step_maximum);
    uint32_t lanes[16] = {0};
    add_lanes(lanes, row, row + width, width, step_maximum);
    uint32_t sum = 0;
    for (size_t i = 0; i < 16; i++) sum += lanes[i];
    for (size_t x = width / 16 * 16; x < width; x++)
      sum += step(row[x], row[x + width], step_maximum);
    sums->rows[y % 8] += sum;
    sums->row_count[y % 8] += width;
  }
}
