#include "slopes.h"

#include <string.h>

#include "dispatch.h"

typedef uint16_t pairs16 __attribute__((ext_vector_type(16)));

BODY void sum_quads_body(int16_t *restrict sums, const uint8_t *restrict top,
                         const uint8_t *restrict bottom, size_t count) {
  size_t i = 0;
  // Two samples at a time, taken apart by a mask and a shift: shuffles cost more.
  for (; i + 16 <= count; i += 16) {
    pairs16 a, b;
    memcpy(&a, top + 2 * i, sizeof a);
    memcpy(&b, bottom + 2 * i, sizeof b);
    const pairs16 sum = (a & 255) + (a >> 8) + (b & 255) + (b >> 8);
    memcpy(sums + i, &sum, sizeof sum);
  }
  for (; i < count; i++) {
    sums[i] = (int16_t)(top[2 * i] + top[2 * i + 1] + bottom[2 * i] + bottom[2 * i + 1]);
  }
}
KERNEL(sum_quads,
       (int16_t * sums, const uint8_t *top, const uint8_t *bottom, size_t count),
       (sums, top, bottom, count))

BODY void quadruple_row_body(int16_t *restrict sums, const uint8_t *restrict row, size_t count) {
  for (size_t i = 0; i < count; i++) sums[i] = (int16_t)(4 * row[i]);
}
KERNEL(quadruple_row, (int16_t * sums, const uint8_t *row, size_t count), (sums, row, count))

// ln of a positive float: the exponent's share, and for the significand m in 1...2 the series of
// artanh((m - √2) / (m + √2)) up to its seventh power, which is exact to 2e-7.
BODY float natural_logarithm(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  const float exponent = (float)(int32_t)(bits >> 23) - 127.0f;
  bits = (bits & 0x7fffffu) | 0x3f800000u;
  float m;
  memcpy(&m, &bits, sizeof m);
  const float z = (m - 1.41421356f) / (m + 1.41421356f);
  const float z2 = z * z;
  const float series = z * (2.0f + z2 * (2.0f / 3 + z2 * (2.0f / 5 + z2 * (2.0f / 7))));
  return (exponent + 0.5f) * 0.693147181f + series;
}

BODY void tone_row_body(int16_t *restrict tone, const int16_t *restrict sums, float floor,
                        size_t count) {
  for (size_t i = 0; i < count; i++) {
    tone[i] = (int16_t)(256.0f * natural_logarithm((float)sums[i] * 0.25f + floor));
  }
}
KERNEL(tone_row, (int16_t * tone, const int16_t *sums, float floor, size_t count),
       (tone, sums, floor, count))

BODY void ratio_row_body(int16_t *restrict ratio, const int16_t *restrict chroma,
                         const int16_t *restrict sums, float floor, float weight, float limit,
                         size_t count) {
  for (size_t i = 0; i < count; i++) {
    const float chroma_share = weight * (float)(chroma[i] - 512);
    float value = chroma_share / ((float)sums[i] + 4 * floor);
    value = value < limit ? value : limit;
    value = value > -limit ? value : -limit;
    ratio[i] = (int16_t)value;
  }
}
KERNEL(ratio_row,
       (int16_t * ratio, const int16_t *chroma, const int16_t *sums, float floor, float weight,
        float limit, size_t count),
       (ratio, chroma, sums, floor, weight, limit, count))

BODY int32_t slope(const int16_t *p, ptrdiff_t a, ptrdiff_t b) {
  const int16_t far = (int16_t)(p[2 * a] - p[-2 * a]);
  const int16_t near = (int16_t)(p[a] - p[-a]);
  const int16_t left = (int16_t)(p[a - b] - p[-a - b]);
  const int16_t right = (int16_t)(p[a + b] - p[-a + b]);
  return (int16_t)(far + near + left + right) >> 2;
}

typedef int16_t lanes16 __attribute__((ext_vector_type(16)));
typedef int32_t wides16 __attribute__((ext_vector_type(16)));

// Sixteen samples, from a pointer that need not be aligned.
#define SAMPLES(at)                        \
  ({                                       \
    lanes16 v;                             \
    __builtin_memcpy(&v, (at), sizeof v);  \
    v;                                     \
  })
#define WIDE(v) __builtin_convertvector(v, wides16)

BODY void slope_products_of_row_body(int32_t *restrict along, int32_t *restrict down,
                                     int32_t *restrict cross, const int16_t *row,
                                  size_t plane_size, size_t plane_count, ptrdiff_t stride,
                                  size_t count) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    wides16 xx = 0, yy = 0, xy = 0;
    for (size_t plane = 0; plane < plane_count; plane++) {
      const int16_t *p = row + plane * plane_size + i;
      const lanes16 falling = SAMPLES(p + 1 + stride) - SAMPLES(p - 1 - stride);
      const lanes16 rising = SAMPLES(p + 1 - stride) - SAMPLES(p - 1 + stride);
      const lanes16 x = (SAMPLES(p + 2) - SAMPLES(p - 2) + SAMPLES(p + 1) - SAMPLES(p - 1) +
                         falling + rising) >> 2;
      const lanes16 y = (SAMPLES(p + 2 * stride) - SAMPLES(p - 2 * stride) +
                         SAMPLES(p + stride) - SAMPLES(p - stride) + falling - rising) >> 2;
      xx += WIDE(x) * WIDE(x);
      yy += WIDE(y) * WIDE(y);
      xy += WIDE(x) * WIDE(y);
    }
    memcpy(along + i, &xx, sizeof xx);
    memcpy(down + i, &yy, sizeof yy);
    memcpy(cross + i, &xy, sizeof xy);
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
KERNEL(slope_products_of_row,
       (int32_t * along, int32_t *down, int32_t *cross, const int16_t *row, size_t plane_size,
        size_t plane_count, ptrdiff_t stride, size_t count),
       (along, down, cross, row, plane_size, plane_count, stride, count))

typedef float eight_floats __attribute__((ext_vector_type(8)));

// The library's square root may set errno, which keeps the compiler from using vectors.
BODY void eight_magnitudes(int16_t *restrict magnitude, const int32_t *restrict squares) {
  eight_floats roots;
  for (size_t k = 0; k < 8; k++) roots[k] = (float)squares[k];
  roots = __builtin_elementwise_sqrt(roots);
  for (size_t k = 0; k < 8; k++) magnitude[k] = (int16_t)(int32_t)roots[k];
}

BODY void magnitude_row_body(int16_t *restrict magnitude, const int32_t *restrict along,
                             const int32_t *restrict down, size_t count) {
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
KERNEL(magnitude_row,
       (int16_t * magnitude, const int32_t *along, const int32_t *down, size_t count),
       (magnitude, along, down, count))

BODY void interleave_row_body(int16_t *restrict out, const int16_t *restrict first,
                              const int16_t *restrict second, const int16_t *restrict third,
                              size_t count) {
  for (size_t i = 0; i < count; i++) {
    out[4 * i] = first[i];
    out[4 * i + 1] = second[i];
    out[4 * i + 2] = third[i];
    out[4 * i + 3] = 0;
  }
}
KERNEL(interleave_row,
       (int16_t * out, const int16_t *first, const int16_t *second, const int16_t *third,
        size_t count),
       (out, first, second, third, count))
