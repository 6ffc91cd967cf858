#include "marks.h"

#include "dispatch.h"
#include "lanes.h"

BODY void binomial(uint16_t *restrict out, const uint16_t *a, const uint16_t *b, const uint16_t *c,
                   size_t count) {
  for (size_t i = 0; i < count; i++) {
    out[i] = (uint16_t)((uint16_t)(a[i] + 2 * b[i] + c[i] + 2) >> 2);
  }
}

KERNEL(void, smooth,
       (uint16_t *out, uint16_t *between, const uint16_t *in, size_t width, size_t height,
        size_t reach),
       (out, between, in, width, height, reach)) {
  for (size_t y = 0; y < height; y++) {
    const uint16_t *row = in + y * width;
    uint16_t *target = between + y * width;
    binomial(target + reach, row, row + reach, row + 2 * reach, width - 2 * reach);
    for (size_t i = 0; i < reach; i++) {
      const size_t j = width - 1 - i;
      target[i] = (uint16_t)((row[0] + 2 * row[i] + row[i + reach] + 2) >> 2);
      target[j] = (uint16_t)((row[j - reach] + 2 * row[j] + row[width - 1] + 2) >> 2);
    }
  }
  for (size_t y = 0; y < height; y++) {
    const size_t above = y < reach ? 0 : y - reach;
    const size_t below = MIN(y + reach, height - 1);
    binomial(out + y * width, between + above * width, between + y * width, between + below * width,
             width);
  }
}

KERNEL(void, subtract,
       (int16_t *restrict difference, const uint16_t *restrict a, const uint16_t *restrict b,
        size_t count),
       (difference, a, b, count)) {
  for (size_t i = 0; i < count; i++) difference[i] = (int16_t)(a[i] - b[i]);
}

// marked[i] = whether sample i of a row has the magnitude and none of its eight neighbours exceeds
// it (for a negative one: falls below it), 0 or 1.
BODY void mark_row(uint8_t *restrict marked, const int16_t *restrict row, size_t width,
                   int16_t least, size_t count) {
  const int16_t *above = row - width, *below = row + width;
  for (size_t i = 0; i < count; i++) {
    const int16_t value = row[i];
    int16_t high = MAX(above[i], below[i]), low = MIN(above[i], below[i]);
    for (ptrdiff_t k = -1; k <= 1; k += 2) {
      const ptrdiff_t j = (ptrdiff_t)i + k;
      high = MAX(high, MAX(row[j], MAX(above[j], below[j])));
      low = MIN(low, MIN(row[j], MIN(above[j], below[j])));
    }
    marked[i] = ((value >= least) & (value >= high)) | ((value <= -least) & (value <= low));
  }
}

// Whether nothing in the 5 × 5 around a sample goes beyond it.
BODY int is_peak(const int16_t *place, size_t width) {
  const int16_t value = *place;
  for (ptrdiff_t y = -2; y <= 2; y++) {
    const int16_t *row = place + y * (ptrdiff_t)width;
    for (ptrdiff_t x = -2; x <= 2; x++) {
      if (value > 0 ? row[x] > value : row[x] < value) return 0;
    }
  }
  return 1;
}

KERNEL(size_t, peaks,
       (cvector_peak *restrict peaks, size_t capacity, uint8_t *restrict marked,
        const int16_t *restrict plane, size_t width, size_t height, int16_t least),
       (peaks, capacity, marked, plane, width, height, least)) {
  size_t found = 0;
  if (width < 7) return 0;
  for (size_t y = 3; y + 3 < height; y++) {
    const int16_t *row = plane + y * width;
    const size_t count = width - 6;
    mark_row(marked, row + 3, width, least, count);
    for (size_t i = 0; i < count; i++) {
      if (i + 8 <= count && LOAD(uint64_t, marked + i) == 0) {
        i += 7;
        continue;
      }
      if (!marked[i] || !is_peak(row + 3 + i, width)) continue;
      if (found == capacity) return found;
      peaks[found++] = (cvector_peak){(uint16_t)(i + 3), (uint16_t)y, row[i + 3]};
    }
  }
  return found;
}

// The plane at a place in 1/16 samples, times 256.
BODY int between_samples(const uint16_t *plane, ptrdiff_t width, ptrdiff_t height, int x, int y) {
  // An arithmetic shift rounds down, so the fraction is never negative.
  ptrdiff_t column = x >> 4, row = y >> 4;
  int right = x & 15, lower = y & 15;
  if (column < 0) column = 0, right = 0;
  if (column >= width - 1) column = width - 2, right = 16;
  if (row < 0) row = 0, lower = 0;
  if (row >= height - 1) row = height - 2, lower = 16;
  const uint16_t *place = plane + row * width + column;
  return BILINEAR(place, width, right, lower, 4);
}

KERNEL(uint32_t, compare_around,
       (const uint16_t *restrict plane, size_t width, size_t height, int x, int y,
        const int16_t *restrict offsets),
       (plane, width, height, x, y, offsets)) {
  const ptrdiff_t w = (ptrdiff_t)width, h = (ptrdiff_t)height;
  uint32_t bits = 0;
  for (int i = 0; i < 32; i++) {
    const int16_t *pair = offsets + 4 * i;
    const int a = between_samples(plane, w, h, x + pair[0], y + pair[1]);
    const int b = between_samples(plane, w, h, x + pair[2], y + pair[3]);
    bits |= (uint32_t)(a > b) << i;
  }
  return bits;
}
