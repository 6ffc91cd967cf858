#include "waves.h"

#include <math.h>

#include "dispatch.h"
#include "lanes.h"
#include "spectrum.h"

enum { N = cvector_spectrum_side, ROW = cvector_spectrum_row };

// The nearest whole number, modulo N. A multiple of N makes it positive, so that cutting it off
// rounds it.
BODY int nearest(float periods) { return (int)(periods + 512.0f * N + 0.5f) & (N - 1); }

KERNEL(void, seen_waves,
       (float *restrict out, const float *restrict spectrum, cvector_slant slant, int first,
        int last, int reach, float slope),
       (out, spectrum, slant, first, last, reach, slope)) {
  for (int v = first; v <= last; v++) {
    float *row = out + (v - first) * (2 * reach + 1) + reach;
    const int most = (int)((float)v * slope);
    for (int u = -most; u <= most; u++) {
      const int x = nearest((float)u * slant.across_u + (float)v * slant.across_v);
      const int y = nearest((float)u * slant.down_u + (float)v * slant.down_v);
      // Real samples: (x, y) is also (-x, -y).
      row[u] = y <= N / 2 ? spectrum[x * ROW + y] : spectrum[(-x & (N - 1)) * ROW + N - y];
    }
  }
}

KERNEL(void, keep_least,
       (float *restrict least, float *restrict known, const float *restrict row, size_t count,
        size_t most),
       (least, known, row, count, most)) {
  for (size_t i = 0; i < count; i++) known[i] += row[i] < INFINITY ? 1 : 0;
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    f32x8 value = LOAD(f32x8, row + i);
    for (size_t k = 0; k < most; k++) {
      const f32x8 kept = LOAD(f32x8, least + k * count + i);
      STORE(least + k * count + i, __builtin_elementwise_min(kept, value));
      value = __builtin_elementwise_max(kept, value);
    }
  }
  for (; i < count; i++) {
    float value = row[i];
    for (size_t k = 0; k < most; k++) {
      const float kept = least[k * count + i];
      least[k * count + i] = kept < value ? kept : value;
      value = kept < value ? value : kept;
    }
  }
}
