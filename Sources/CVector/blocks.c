#include "blocks.h"

#include "dispatch.h"

enum { STEP_MAXIMUM = 24 };

BODY uint8_t step(uint8_t a, uint8_t b) {
  const uint8_t d = a > b ? (uint8_t)(a - b) : (uint8_t)(b - a);
  return d > STEP_MAXIMUM ? STEP_MAXIMUM : d;
}

// Steps along one row, eight columns at a time, each lane its own phase.
BODY void along(cvector_block_steps *restrict sums, const uint8_t *restrict row, size_t width) {
  const size_t blocks = (width - 1) / 8;
  uint32_t phases[8] = {0};
  for (size_t b = 0; b < blocks; b++)
    for (size_t i = 0; i < 8; i++) phases[i] += step(row[8 * b + i], row[8 * b + i + 1]);
  for (size_t i = 0; i < 8; i++) {
    sums->columns[i] += phases[i];
    sums->column_count[i] += blocks;
  }
}

BODY void add_block_steps_body(cvector_block_steps *restrict sums, const uint8_t *restrict plane,
                               size_t width, size_t height) {
  for (size_t y = 0; y + 1 < height; y++) {
    if (y % 16 >= 8) continue;
    const uint8_t *row = plane + y * width;
    if (y % 4 == 1) along(sums, row, width);
    uint32_t sum = 0;
    for (size_t x = 0; x < width; x++) sum += step(row[x], row[x + width]);
    sums->rows[y % 8] += sum;
    sums->row_count[y % 8] += width;
  }
}
KERNEL(add_block_steps,
       (cvector_block_steps * sums, const uint8_t *plane, size_t width, size_t height),
       (sums, plane, width, height))
