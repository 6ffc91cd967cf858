#include "layout.h"

#include <string.h>

#include "dispatch.h"

// The same floats whatever the processor: no fused multiply-add.
#pragma STDC FP_CONTRACT OFF

// Places that are worked out at a time.
enum { PART = 64, LANES = cvector_cell_lanes };

BODY float clamped(float v, float limit) {
  // Written so that a coordinate that is no number becomes 0.
  const float low = v > 0 ? v : 0;
  return low < limit ? low : limit;
}

BODY void resample_straight_body(float *restrict row, size_t count, float y,
                                 const uint8_t *restrict plane, size_t width, size_t height,
                                 cvector_homography map, int averages) {
  const float *m = map.m;
  const float right = (float)width - 2, bottom = (float)height - 2;
  const float x0 = m[1] * y + m[2], y0 = m[4] * y + m[5], w0 = m[7] * y + 1;
  const int stride = (int)width;
  int32_t at[PART];
  for (size_t from = 0; from < count; from += PART) {
    const size_t length = count - from < PART ? count - from : PART;
    for (size_t i = 0; i < length; i++) {
      const float x = (float)(int32_t)(from + i) + 0.5f;
      const float w = 1 / (m[6] * x + w0);
      const int32_t column = (int32_t)clamped((m[0] * x + x0) * w, right);
      const int32_t line = (int32_t)clamped((m[3] * x + y0) * w, bottom);
      at[i] = line * stride + column;
    }
    if (averages) {
      for (size_t i = 0; i < length; i++) {
        const uint8_t *p = plane + at[i];
        row[from + i] = (float)(p[0] + p[1] + p[stride] + p[stride + 1]) * 0.25f;
      }
    } else {
      for (size_t i = 0; i < length; i++) row[from + i] = plane[at[i]];
    }
  }
}
KERNEL(resample_straight,
       (float *row, size_t count, float y, const uint8_t *plane, size_t width, size_t height,
        cvector_homography map, int averages),
       (row, count, y, plane, width, height, map, averages))

BODY float sum_of(const float *lanes) {
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) +
         ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

BODY void cell_papers_body(float *restrict papers, const float *restrict first, size_t stride,
                           size_t side, size_t cells) {
  const float area = (float)(side * side);
  for (size_t c = 0; c < cells; c++) {
    const float *cell = first + c * side;
    float sums[LANES] = {0}, uppers[LANES] = {0}, counts[LANES] = {0};
    for (size_t y = 0; y < side; y++)
      for (size_t x = 0; x < side; x += LANES)
        for (size_t k = 0; k < LANES; k++) sums[k] += cell[y * stride + x + k];
    const float mean = sum_of(sums) / area;
    for (size_t y = 0; y < side; y++)
      for (size_t x = 0; x < side; x += LANES)
        for (size_t k = 0; k < LANES; k++) {
          const float v = cell[y * stride + x + k];
          uppers[k] += v >= mean ? v : 0;
          counts[k] += v >= mean ? 1 : 0;
        }
    const float count = sum_of(counts);
    papers[c] = count > 0 ? sum_of(uppers) / count : mean;
  }
}
KERNEL(cell_papers,
       (float *papers, const float *first, size_t stride, size_t side, size_t cells),
       (papers, first, stride, side, cells))

BODY void cell_ink_body(float *restrict ink, float *restrict density, const float *restrict luma,
                        size_t stride, size_t side, size_t cells,
                        const float *restrict references, float floor, float least) {
  const float area = (float)(side * side);
  for (size_t c = 0; c < cells; c++) {
    const float reference = references[c];
    // Without a reference nothing is darker than it.
    const float whole = reference > 0 ? 1 - least : 0;
    float sums[LANES] = {0};
    for (size_t y = 0; y < side; y++)
      for (size_t x = 0; x < side; x += LANES) {
        const size_t i = y * stride + c * side + x;
        for (size_t k = 0; k < LANES; k++) {
          const float dark = whole - (luma[i + k] + floor) * reference;
          const float value = dark > 0 ? dark : 0;
          ink[i + k] = value;
          sums[k] += value;
        }
      }
    density[c] = sum_of(sums) / area;
  }
}
KERNEL(cell_ink,
       (float *ink, float *density, const float *luma, size_t stride, size_t side, size_t cells,
        const float *references, float floor, float least),
       (ink, density, luma, stride, side, cells, references, floor, least))

BODY void count_ruled_body(size_t *restrict found, const float *restrict row, size_t stride,
                           size_t count, float least) {
  const float *above = row - stride, *below = row + stride;
  uint32_t sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += (row[i] > least) | (above[i] > least) | (below[i] > least);
  *found = sum;
}
#if defined(__x86_64__)
__attribute__((target("avx2"))) static void count_ruled_avx2(size_t *found, const float *row,
                                                             size_t stride, size_t count,
                                                             float least) {
  count_ruled_body(found, row, stride, count, least);
}
#endif

size_t cvector_count_ruled(const float *row, size_t stride, size_t count, float least) {
  size_t found = 0;
#if defined(__x86_64__)
  if (cvector_has_avx2()) {
    count_ruled_avx2(&found, row, stride, count, least);
    return found;
  }
#endif
  count_ruled_body(&found, row, stride, count, least);
  return found;
}

cvector_strokes cvector_find_strokes(const float *row, size_t count, float least) {
  cvector_strokes strokes = {.count = 0, .first = -1, .last = -1};
  uint8_t is_stroke[PART];
  for (size_t from = 0; from + 1 < count; from += PART) {
    const size_t length = count - 1 - from < PART ? count - 1 - from : PART;
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
