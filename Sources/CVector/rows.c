#include "rows.h"

#include "dispatch.h"
#include "lanes.h"

KERNEL(void, set_row, (uint16_t *restrict sums, const uint8_t *restrict row, size_t count),
       (sums, row, count)) {
  for (size_t i = 0; i < count; i++) sums[i] = row[i];
}

KERNEL(void, add_row, (uint16_t *restrict sums, const uint8_t *restrict row, size_t count),
       (sums, row, count)) {
  for (size_t i = 0; i < count; i++) sums[i] = (uint16_t)(sums[i] + row[i]);
}

BODY void weigh(uint16_t *restrict sums, const uint8_t *restrict rows,
                const uint16_t *restrict weights, size_t taps, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint16_t sum = 0;
    for (size_t k = 0; k < taps; k++) {
      sum = (uint16_t)(sum + (uint16_t)(rows[k * count + i] * weights[k]));
    }
    sums[i] = sum;
  }
}

KERNEL(void, weigh_rows,
       (uint16_t *restrict sums, const uint8_t *restrict rows, const uint16_t *restrict weights,
        size_t taps, size_t count),
       (sums, rows, weights, taps, count)) {
  // A constant number of rows is taken in one pass.
  switch (taps) {
    case 2: weigh(sums, rows, weights, 2, count); break;
    case 3: weigh(sums, rows, weights, 3, count); break;
    case 4: weigh(sums, rows, weights, 4, count); break;
    case 5: weigh(sums, rows, weights, 5, count); break;
    default:
      weigh(sums, rows, weights, 1, count);
      for (size_t k = 1; k < taps; k++) {
        const uint8_t *row = rows + k * count;
        for (size_t i = 0; i < count; i++) {
          sums[i] = (uint16_t)(sums[i] + (uint16_t)(row[i] * weights[k]));
        }
      }
  }
}

// floor((sum + area/2) / area) by one multiplication: with half a unit added, the quotient keeps
// 0.5 / area away from every integer, and the error of a float product up to 256 is below 5e-5, so
// truncation is exact while area <= 10000.
BODY uint8_t mean(uint32_t sum, float bias, float inverse) {
  return (uint8_t)(int)(((float)(int)sum + bias) * inverse);
}

BODY void boxes(uint8_t *restrict out, const uint16_t *restrict sums, size_t whole, size_t step,
                float bias, float inverse) {
  for (size_t i = 0; i < whole; i++) {
    uint32_t sum = 0;
    for (size_t k = 0; k < step; k++) sum += sums[i * step + k];
    out[i] = mean(sum, bias, inverse);
  }
}

KERNEL(void, box_means,
       (uint8_t *restrict out, const uint16_t *restrict sums, size_t count, size_t step,
        size_t rows),
       (out, sums, count, step, rows)) {
  const size_t whole = count / step;
  const size_t area = step * rows;
  const float bias = (float)(area / 2) + 0.5f;
  const float inverse = 1.0f / (float)area;
  // A constant step lets the compiler take the columns apart by shuffles.
  switch (step) {
    case 1: boxes(out, sums, whole, 1, bias, inverse); break;
    case 2: boxes(out, sums, whole, 2, bias, inverse); break;
    case 3: boxes(out, sums, whole, 3, bias, inverse); break;
    case 4: boxes(out, sums, whole, 4, bias, inverse); break;
    case 6: boxes(out, sums, whole, 6, bias, inverse); break;
    default: boxes(out, sums, whole, step, bias, inverse); break;
  }
  const size_t left = count - whole * step;
  if (left > 0) {
    const size_t rest = left * rows;
    boxes(out + whole, sums + whole * step, 1, left, (float)(rest / 2) + 0.5f, 1.0f / (float)rest);
  }
}

KERNEL(void, half_means,
       (uint8_t *restrict out, const uint8_t *restrict top, const uint8_t *restrict bottom,
        size_t count),
       (out, top, bottom, count)) {
  const size_t whole = count / 2;
  size_t i = 0;
  for (; i + 16 <= whole; i += 16) {
    const u16x16 sums = QUAD_SUMS(top + 2 * i, bottom + 2 * i);
    STORE(out + i, CONVERT((sums + 2) >> 2, u8x16));
  }
  for (; i < whole; i++) out[i] = (uint8_t)((quad_sum(top + 2 * i, bottom + 2 * i) + 2) >> 2);
  if (count % 2 == 1) out[whole] = (uint8_t)((top[count - 1] + bottom[count - 1] + 1) >> 1);
}

BODY void taps_row(uint8_t *restrict out, const uint16_t *restrict sums,
                   const uint32_t *restrict first, const uint16_t *restrict weights, size_t taps,
                   size_t count) {
  for (size_t i = 0; i < count; i++) {
    const uint16_t *source = sums + first[i];
    const uint16_t *weight = weights + i * taps;
    uint32_t sum = 32768;
    for (size_t k = 0; k < taps; k++) sum += (uint32_t)source[k] * weight[k];
    out[i] = (uint8_t)(sum >> 16);
  }
}

// The sums of neighbours' products: a0 b0 + a1 b1, a2 b2 + a3 b3, …
BODY i32x4 pair_products(i16x8 a, i16x8 b) {
#if defined(__SSE2__)
  return (i32x4)__builtin_ia32_pmaddwd128(a, b);
#else
  const i32x8 products = CONVERT(a, i32x8) * CONVERT(b, i32x8);
  return products.even + products.odd;
#endif
}

// Four samples each from two places.
BODY i16x8 two_fours(const uint16_t *one, const uint16_t *other) {
  return (i16x8)(u64x2){LOAD(uint64_t, one), LOAD(uint64_t, other)};
}

BODY void fours_of_taps(uint8_t *restrict out, const uint16_t *restrict sums,
                        const uint32_t *restrict first, const uint16_t *restrict weights,
                        size_t fours, size_t count) {
  const size_t taps = 4 * fours;
  size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    const uint16_t *weight = weights + i * taps;
    i32x4 low = 0, high = 0;
    for (size_t k = 0; k < taps; k += 4) {
      const i16x8 a = two_fours(sums + first[i] + k, sums + first[i + 1] + k);
      const i16x8 b = two_fours(sums + first[i + 2] + k, sums + first[i + 3] + k);
      const uint16_t *w = weight + k;
      // Signed, as products of pairs want them.
      low += pair_products(a ^ (int16_t)-32768, two_fours(w, w + taps));
      high += pair_products(b ^ (int16_t)-32768, two_fours(w + 2 * taps, w + 3 * taps));
    }
    // The weights of an output add up to 256, which takes 32768 off as often.
    const i32x4 sum = __builtin_shufflevector(low, high, 0, 2, 4, 6) +
                      __builtin_shufflevector(low, high, 1, 3, 5, 7) + (256 * 32768 + 32768);
    STORE(out + i, CONVERT(sum >> 16, u8x4));
  }
  taps_row(out + i, sums, first + i, weights + i * taps, taps, count - i);
}

KERNEL(void, resample_row,
       (uint8_t *restrict out, const uint16_t *restrict sums, const uint32_t *restrict first,
        const uint16_t *restrict weights, size_t taps, size_t count),
       (out, sums, first, weights, taps, count)) {
  switch (taps) {
    case 4: fours_of_taps(out, sums, first, weights, 1, count); break;
    case 8: fours_of_taps(out, sums, first, weights, 2, count); break;
    default: taps_row(out, sums, first, weights, taps, count); break;
  }
}

// Tiles of 16 × 16 keep both the rows read and the rows written in the nearest cache.
enum { TILE = 16 };

KERNEL(void, transpose,
       (uint8_t *restrict out, const uint8_t *restrict in, size_t width, size_t height),
       (out, in, width, height)) {
  for (size_t y0 = 0; y0 < height; y0 += TILE) {
    const size_t y1 = MIN(y0 + TILE, height);
    for (size_t x0 = 0; x0 < width; x0 += TILE) {
      const size_t x1 = MIN(x0 + TILE, width);
      for (size_t x = x0; x < x1; x++)
        for (size_t y = y0; y < y1; y++) out[x * height + y] = in[y * width + x];
    }
  }
}
