#include "slopes.h"

#include <string.h>

#include "dispatch.h"
#include "lanes.h"

KERNEL(void, sum_quads,
       (int16_t *restrict sums, const uint8_t *restrict samples, size_t stride, size_t width,
        size_t height),
       (sums, samples, stride, width, height)) {
  for (size_t y = 0; y < height; y++) {
    const uint8_t *top = samples + 2 * y * stride, *bottom = top + stride;
    int16_t *row = sums + y * width;
    size_t i = 0;
    for (; i + 16 <= width; i += 16) STORE(row + i, QUAD_SUMS(top + 2 * i, bottom + 2 * i));
    for (; i < width; i++) row[i] = (int16_t)quad_sum(top + 2 * i, bottom + 2 * i);
  }
}

KERNEL(void, quadruple,
       (int16_t *restrict sums, const uint8_t *restrict samples, size_t stride, size_t width,
        size_t height),
       (sums, samples, stride, width, height)) {
  for (size_t y = 0; y < height; y++)
    for (size_t i = 0; i < width; i++) sums[y * width + i] = (int16_t)(4 * samples[y * stride + i]);
}

// ln of a positive float: the exponent's share, and for the significand m in 1...2 the series of
// artanh((m - √2) / (m + √2)) up to its seventh power, which is exact to 2e-7.
BODY float natural_logarithm(float value) {
  uint32_t bits = LOAD(uint32_t, &value);
  const float exponent = (float)(int32_t)(bits >> 23) - 127.0f;
  bits = (bits & 0x7fffffu) | 0x3f800000u;
  const float m = LOAD(float, &bits);
  const float z = (m - 1.41421356f) / (m + 1.41421356f);
  const float z2 = z * z;
  const float series = z * (2.0f + z2 * (2.0f / 3 + z2 * (2.0f / 5 + z2 * (2.0f / 7))));
  return (exponent + 0.5f) * 0.693147181f + series;
}

KERNEL(void, tone_row,
       (int16_t *restrict tone, const int16_t *restrict sums, float floor, size_t count),
       (tone, sums, floor, count)) {
  for (size_t i = 0; i < count; i++) {
    tone[i] = (int16_t)(256.0f * natural_logarithm((float)sums[i] * 0.25f + floor));
  }
}

KERNEL(void, ratio_row,
       (int16_t *restrict ratio, const int16_t *restrict chroma, const int16_t *restrict sums,
        float floor, float weight, float limit, size_t count),
       (ratio, chroma, sums, floor, weight, limit, count)) {
  for (size_t i = 0; i < count; i++) {
    const float chroma_share = weight * (float)(chroma[i] - 512);
    const float value = chroma_share / ((float)sums[i] + 4 * floor);
    ratio[i] = (int16_t)CLAMP(value, -limit, limit);
  }
}

BODY int32_t slope(const int16_t *p, ptrdiff_t a, ptrdiff_t b) {
  const int16_t far = (int16_t)(p[2 * a] - p[-2 * a]);
  const int16_t near = (int16_t)(p[a] - p[-a]);
  const int16_t left = (int16_t)(p[a - b] - p[-a - b]);
  const int16_t right = (int16_t)(p[a + b] - p[-a + b]);
  return (int16_t)(far + near + left + right) >> 2;
}

// The differences of the samples on both sides of sixteen, `by` samples away.
#define ACROSS(p, by) (LOAD(i16x16, (p) + (by)) - LOAD(i16x16, (p) - (by)))

KERNEL(void, slope_products_of_row,
       (int32_t *restrict along, int32_t *restrict down, int32_t *restrict cross,
        const int16_t *row, size_t plane_size, size_t plane_count, ptrdiff_t stride, size_t count),
       (along, down, cross, row, plane_size, plane_count, stride, count)) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    i32x16 xx = 0, yy = 0, xy = 0;
    for (size_t plane = 0; plane < plane_count; plane++) {
      const int16_t *p = row + plane * plane_size + i;
      const i16x16 falling = ACROSS(p, 1 + stride), rising = ACROSS(p, 1 - stride);
      const i16x16 right = ACROSS(p, 2) + ACROSS(p, 1) + falling + rising;
      const i16x16 lower = ACROSS(p, 2 * stride) + ACROSS(p, stride) + falling - rising;
      const i32x16 x = CONVERT(right >> 2, i32x16), y = CONVERT(lower >> 2, i32x16);
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    STORE(along + i, xx);
    STORE(down + i, yy);
    STORE(cross + i, xy);
  }
  for (; i < count; i++) {
    along[i] = down[i] = cross[i] = 0;
    for (size_t plane = 0; plane < plane_count; plane++) {
      const int32_t x = slope(row + plane * plane_size + i, 1, stride);
      const int32_t y = slope(row + plane * plane_size + i, stride, 1);
      along[i] += x * x;
      down[i] += y * y;
      cross[i] += x * y;
    }
  }
}

// The library's square root may set errno, which keeps the compiler from using vectors.
BODY void eight_magnitudes(int16_t *restrict magnitude, const int32_t *restrict squares) {
  f32x8 roots;
  for (size_t k = 0; k < 8; k++) roots[k] = (float)squares[k];
  roots = __builtin_elementwise_sqrt(roots);
  for (size_t k = 0; k < 8; k++) magnitude[k] = (int16_t)(int32_t)roots[k];
}

KERNEL(void, magnitude_row,
       (int16_t *restrict magnitude, const int32_t *restrict along, const int32_t *restrict down,
        size_t count),
       (magnitude, along, down, count)) {
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    int32_t squares[8];
    for (size_t k = 0; k < 8; k++) squares[k] = along[i + k] + down[i + k];
    eight_magnitudes(magnitude + i, squares);
  }
  if (i < count) {
    int32_t squares[8] = {0};
    int16_t rest[8];
    for (size_t k = 0; i + k < count; k++) squares[k] = along[i + k] + down[i + k];
    eight_magnitudes(rest, squares);
    memcpy(magnitude + i, rest, (count - i) * sizeof rest[0]);
  }
}

KERNEL(void, interleave,
       (int16_t *restrict out, const int16_t *restrict planes, size_t plane_count, size_t count),
       (out, planes, plane_count, count)) {
  if (plane_count < 3) {
    for (size_t i = 0; i < count; i++) STORE(out + 4 * i, ((i16x4){planes[i], 0, 0, 0}));
    return;
  }
  const int16_t *second = planes + count, *third = second + count;
  for (size_t i = 0; i < count; i++) {
    out[4 * i] = planes[i];
    out[4 * i + 1] = second[i];
    out[4 * i + 2] = third[i];
    out[4 * i + 3] = 0;
  }
}
