#include "blocks.h"

#include <string.h>

#include "dispatch.h"

enum { STEP_MAXIMUM = 24 };

typedef uint8_t bytes16 __attribute__((ext_vector_type(16)));
typedef uint16_t shorts16 __attribute__((ext_vector_type(16)));

BODY uint8_t step(uint8_t a, uint8_t b) {
  const uint8_t d = a > b ? (uint8_t)(a - b) : (uint8_t)(b - a);
  return d > STEP_MAXIMUM ? STEP_MAXIMUM : d;
}

// Adds the steps between sixteen pairs of samples, lane by lane.
BODY void add_steps(shorts16 *sums, const uint8_t *a, const uint8_t *b) {
  bytes16 x, y;
  memcpy(&x, a, sizeof x);
  memcpy(&y, b, sizeof y);
  const bytes16 d = __builtin_elementwise_max(x, y) - __builtin_elementwise_min(x, y);
  const bytes16 most = STEP_MAXIMUM;
  *sums += __builtin_convertvector(__builtin_elementwise_min(d, most), shorts16);
}

// As many additions of STEP_MAXIMUM as 16 bits hold.
enum { ADDITIONS = 65535 / STEP_MAXIMUM };

// Sums of the steps from a row to another one, of every sixteenth sample from each of the first
// sixteen on; the samples after the last whole sixteen are left.
BODY void add_lanes(uint32_t *lanes, const uint8_t *a, const uint8_t *b, size_t count) {
  for (size_t from = 0; from + 16 <= count;) {
    shorts16 sums = 0;
    for (int n = 0; n < ADDITIONS && from + 16 <= count; n++, from += 16)
      add_steps(&sums, a + from, b + from);
    for (size_t i = 0; i < 16; i++) lanes[i] += sums[i];
  }
}

// Steps along one row, each column by its phase.
BODY void along(cvector_block_steps *restrict sums, const uint8_t *restrict row, size_t width) {
  const size_t blocks = (width - 1) / 8;
  uint32_t lanes[16] = {0};
  add_lanes(lanes, row, row + 1, blocks / 2 * 16);
  for (size_t i = 0; i < 8; i++) {
    sums->columns[i] += lanes[i] + lanes[i + 8];
    if (blocks % 2) sums->columns[i] += step(row[8 * blocks - 8 + i], row[8 * blocks - 7 + i]);
    sums->column_count[i] += blocks;
  }
}

BODY void add_block_steps_body(cvector_block_steps *restrict sums, const uint8_t *restrict plane,
                               size_t width, size_t height) {
  for (size_t y = 0; y + 1 < height; y++) {
    if (y % 16 >= 8) continue;
    const uint8_t *row = plane + y * width;
    if (y % 4 == 1) along(sums, row, width);
    uint32_t lanes[16] = {0};
    add_lanes(lanes, row, row + width, width);
    uint32_t sum = 0;
    for (size_t i = 0; i < 16; i++) sum += lanes[i];
    for (size_t x = width / 16 * 16; x < width; x++) sum += step(row[x], row[x + width]);
    sums->rows[y % 8] += sum;
    sums->row_count[y % 8] += width;
  }
}
KERNEL(add_block_steps,
       (cvector_block_steps * sums, const uint8_t *plane, size_t width, size_t height),
       (sums, plane, width, height))
