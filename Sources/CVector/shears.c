#include "shears.h"

#include "dispatch.h"
#include "lanes.h"

KERNEL(void, sheared_sums,
       (uint16_t *restrict sums, const uint16_t *restrict columns, size_t stride,
        const int32_t *restrict shifts, size_t length, size_t count),
       (sums, columns, stride, shifts, length, count)) {
  for (size_t i = 0; i < count; i++) sums[i] = 0;
  for (size_t k = 0; k < length; k++) {
    const uint16_t *column = columns + k * stride + shifts[k];
    for (size_t i = 0; i < count; i++) sums[i] = (uint16_t)(sums[i] + column[i]);
  }
}

// The runs of some lines, by evidence that all of them have.
BODY void extend(int16_t *restrict run, int16_t *restrict best, size_t count,
                 const int16_t *restrict evidence, int16_t sign, int16_t cost, int16_t most) {
  for (size_t i = 0; i < count; i++) {
    const int16_t shown = (int16_t)(evidence[i] * sign);
    const int16_t gain = (int16_t)((shown < most ? shown : most) - cost);
    const int16_t sum = (int16_t)(run[i] + gain);
    const int16_t kept = sum > 0 ? sum : 0;
    run[i] = kept;
    best[i] = best[i] > kept ? best[i] : kept;
  }
}

// The runs of some lines that have no evidence: they cannot become the best.
BODY void shorten(int16_t *run, size_t count, int16_t cost) {
  for (size_t i = 0; i < count; i++) {
    const int16_t sum = (int16_t)(run[i] - cost);
    run[i] = sum > 0 ? sum : 0;
  }
}

KERNEL(void, extend_runs,
       (int16_t *restrict run, int16_t *restrict best, size_t count,
        const int16_t *restrict evidence, ptrdiff_t first, size_t length, int16_t sign,
        int16_t cost, int16_t most),
       (run, best, count, evidence, first, length, sign, cost, most)) {
  const ptrdiff_t n = (ptrdiff_t)count, end = (ptrdiff_t)length - first;
  const ptrdiff_t from = first >= 0 ? 0 : MIN(-first, n);
  const ptrdiff_t to = end < from ? from : MIN(end, n);
  shorten(run, (size_t)from, cost);
  // Lines without any evidence have no place in the plane to start from.
  if (from < to) {
    const int16_t *part = evidence + (first + from);
    extend(run + from, best + from, (size_t)(to - from), part, sign, cost, most);
  }
  shorten(run + to, (size_t)(n - to), cost);
}
