#include "layout.h"

#include "dispatch.h"
#include "lanes.h"

// Places that are worked out at a time, and the lanes of a cell.
enum { PART = 64, LANES = cvector_cell_lanes };

KERNEL(void, resample_straight,
       (float *restrict row, size_t count, float y, const uint8_t *restrict plane, size_t width,
        size_t height, cvector_homography map, int averages),
       (row, count, y, plane, width, height, map, averages)) {
  const float *m = map.m;
  const float right = (float)width - 2, bottom = (float)height - 2;
  const float x0 = m[1] * y + m[2], y0 = m[4] * y + m[5], w0 = m[7] * y + 1;
  const int stride = (int)width;
  int32_t at[PART];
  for (size_t from = 0; from < count; from += PART) {
    const size_t length = MIN(count - from, PART);
    for (size_t i = 0; i < length; i++) {
      const float x = (float)(int32_t)(from + i) + 0.5f;
      const float w = 1 / (m[6] * x + w0);
      const int32_t column = (int32_t)CLAMP((m[0] * x + x0) * w, 0, right);
      const int32_t line = (int32_t)CLAMP((m[3] * x + y0) * w, 0, bottom);
      at[i] = line * stride + column;
    }
    if (averages) {
      for (size_t i = 0; i < length; i++) {
        const uint8_t *p = plane + at[i];
        row[from + i] = (float)quad_sum(p, p + stride) * 0.25f;
      }
    } else {
      for (size_t i = 0; i < length; i++) row[from + i] = plane[at[i]];
    }
  }
}

BODY float sum_of(const float *lanes) {
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) +
         ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

// The paper of one cell.
BODY float paper(const float *restrict cell, size_t stride, size_t side) {
  float sums[LANES] = {0}, uppers[LANES] = {0}, counts[LANES] = {0};
  for (size_t y = 0; y < side; y++)
    for (size_t x = 0; x < side; x += LANES)
      for (size_t k = 0; k < LANES; k++) sums[k] += cell[y * stride + x + k];
  const float mean = sum_of(sums) / (float)(side * side);
  for (size_t y = 0; y < side; y++)
    for (size_t x = 0; x < side; x += LANES)
      for (size_t k = 0; k < LANES; k++) {
        const float v = cell[y * stride + x + k];
        uppers[k] += v >= mean ? v : 0;
        counts[k] += v >= mean ? 1 : 0;
      }
  const float count = sum_of(counts);
  return count > 0 ? sum_of(uppers) / count : mean;
}

KERNEL(void, cell_papers,
       (float *restrict papers, const float *restrict luma, size_t side, size_t columns,
        size_t rows),
       (papers, luma, side, columns, rows)) {
  const size_t stride = side * columns;
  for (size_t row = 0; row < rows; row++)
    for (size_t column = 0; column < columns; column++)
      papers[row * columns + column] =
          paper(luma + row * side * stride + column * side, stride, side);
}

// The ink of one cell; returns its mean.
BODY float ink_of(float *restrict ink, const float *restrict luma, size_t stride, size_t side,
                  float reference, float floor, float least) {
  // Without a reference nothing is darker than it.
  const float whole = reference > 0 ? 1 - least : 0;
  float sums[LANES] = {0};
  for (size_t y = 0; y < side; y++)
    for (size_t x = 0; x < side; x += LANES) {
      const size_t i = y * stride + x;
      for (size_t k = 0; k < LANES; k++) {
        const float dark = whole - (luma[i + k] + floor) * reference;
        const float value = dark > 0 ? dark : 0;
        ink[i + k] = value;
        sums[k] += value;
      }
    }
  return sum_of(sums) / (float)(side * side);
}

KERNEL(void, cell_ink,
       (float *restrict ink, float *restrict density, const float *restrict luma,
        const float *restrict references, size_t side, size_t columns, size_t rows, float floor,
        float least),
       (ink, density, luma, references, side, columns, rows, floor, least)) {
  const size_t stride = side * columns;
  for (size_t row = 0; row < rows; row++)
    for (size_t column = 0; column < columns; column++) {
      const size_t cell = row * columns + column, first = row * side * stride + column * side;
      density[cell] =
          ink_of(ink + first, luma + first, stride, side, references[cell], floor, least);
    }
}

KERNEL(void, quad_extremes,
       (float *restrict brightest, float *restrict darkest, const float *restrict plane,
        size_t columns, size_t rows),
       (brightest, darkest, plane, columns, rows)) {
  for (size_t y = 0; y < rows; y++) {
    const float *top = plane + 4 * y * columns, *bottom = top + 2 * columns;
    for (size_t x = 0; x < columns; x++) {
      const float a = top[2 * x], b = top[2 * x + 1], c = bottom[2 * x], d = bottom[2 * x + 1];
      brightest[y * columns + x] = MAX(MAX(a, b), MAX(c, d));
      darkest[y * columns + x] = MIN(MIN(a, b), MIN(c, d));
    }
  }
}

// The most (or, with negative = 1, the least) of three samples side by side, in each row.
BODY void extremes_across(float *restrict out, const float *restrict in, size_t columns,
                          size_t rows, int negative) {
  for (size_t y = 0; y < rows; y++) {
    const float *row = in + y * columns;
    float *to = out + y * columns;
    const size_t last = columns - 1;
    to[0] = negative ? MIN(row[0], row[1]) : MAX(row[0], row[1]);
    to[last] = negative ? MIN(row[last - 1], row[last]) : MAX(row[last - 1], row[last]);
    for (size_t x = 1; x < last; x++) {
      const float a = row[x - 1], b = row[x], c = row[x + 1];
      to[x] = negative ? MIN(MIN(a, b), c) : MAX(MAX(a, b), c);
    }
  }
}

// The same of three samples one below the other.
BODY void extremes_down(float *restrict out, const float *restrict in, size_t columns, size_t rows,
                        int negative) {
  for (size_t y = 0; y < rows; y++) {
    const float *row = in + y * columns;
    const float *above = y > 0 ? row - columns : row;
    const float *below = y + 1 < rows ? row + columns : row;
    float *to = out + y * columns;
    for (size_t x = 0; x < columns; x++) {
      const float a = above[x], b = row[x], c = below[x];
      to[x] = negative ? MIN(MIN(a, b), c) : MAX(MAX(a, b), c);
    }
  }
}

KERNEL(void, close_strokes,
       (float *restrict paper, float *restrict scratch, const float *restrict plane,
        size_t columns, size_t rows),
       (paper, scratch, plane, columns, rows)) {
  extremes_across(paper, plane, columns, rows, 0);
  extremes_down(scratch, paper, columns, rows, 0);
  extremes_across(paper, scratch, columns, rows, 1);
  extremes_down(scratch, paper, columns, rows, 1);
  __builtin_memcpy(paper, scratch, columns * rows * sizeof *paper);
}

KERNEL(void, means_of_25,
       (float *restrict means, float *restrict sums, const float *restrict plane, size_t columns,
        size_t rows),
       (means, sums, plane, columns, rows)) {
  for (size_t y = 0; y + 4 < rows; y++) {
    const float *r = plane + y * columns;
    for (size_t x = 0; x < columns; x++)
      sums[x] =
          r[x] + r[x + columns] + r[x + 2 * columns] + r[x + 3 * columns] + r[x + 4 * columns];
    float *to = means + y * (columns - 4);
    for (size_t x = 0; x + 4 < columns; x++)
      to[x] = (sums[x] + sums[x + 1] + sums[x + 2] + sums[x + 3] + sums[x + 4]) * (1.0f / 25);
  }
}

KERNEL(size_t, mark_dense,
       (uint8_t *restrict marks, const float *restrict means, const float *restrict ground,
        size_t count, float tone),
       (marks, means, ground, count, tone)) {
  uint32_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    const int is_dense = means[i] < tone * ground[i / 2];
    marks[i] = (uint8_t)is_dense;
    sum += (uint32_t)is_dense;
  }
  return sum;
}

KERNEL(float, rule_depths,
       (float *restrict depths, const float *restrict row, size_t reach, size_t count),
       (depths, row, reach, count)) {
  const float *above = row - reach, *below = row + reach;
  float sums[LANES] = {0};
  for (size_t i = 0; i < count; i += LANES)
    for (size_t k = 0; k < LANES; k++) {
      const float depth = MAX(MIN(above[i + k], below[i + k]) - row[i + k], 0);
      depths[i + k] = depth;
      sums[k] += depth;
    }
  return sum_of(sums);
}

KERNEL(void, add_rule_depths,
       (float *restrict sums, const float *restrict row, size_t reach, size_t count),
       (sums, row, reach, count)) {
  const float *before = row - reach, *behind = row + reach;
  for (size_t i = 0; i < count; i++) sums[i] += MAX(MIN(before[i], behind[i]) - row[i], 0);
}

KERNEL(void, stroke_sums, (float *restrict sums, const float *restrict row, size_t count),
       (sums, row, count)) {
  const float *before = row - 1, *behind = row + 1;
  for (size_t i = 0; i < count; i++) {
    float sum = 0;
    for (size_t k = 4 * i; k < 4 * i + 4; k++) sum += __builtin_fabsf(behind[k] - before[k]);
    sums[i] = sum;
  }
}

KERNEL(size_t, count_above, (const float *restrict values, size_t count, float least),
       (values, count, least)) {
  uint32_t sum = 0;
  for (size_t i = 0; i < count; i++) sum += values[i] > least;
  return sum;
}

KERNEL(cvector_strokes, find_strokes, (const float *restrict row, size_t count, float least),
       (row, count, least)) {
  cvector_strokes strokes = {.count = 0, .first = -1, .last = -1};
  uint8_t is_stroke[PART];
  for (size_t from = 0; from + 1 < count; from += PART) {
    const size_t length = MIN(count - 1 - from, PART);
    int some = 0;
    for (size_t i = 0; i < length; i++) {
      const int here = row[from + i] + row[from + i + 1] > least;
      is_stroke[i] = (uint8_t)here;
      some += here;
    }
    if (some == 0) continue;
    size_t low = 0, high = length - 1;
    while (!is_stroke[low]) low++;
    while (!is_stroke[high]) high--;
    if (strokes.first < 0) strokes.first = (int)(from + low);
    strokes.last = (int)(from + high) + 1;
    strokes.count += some;
  }
  return strokes;
}
