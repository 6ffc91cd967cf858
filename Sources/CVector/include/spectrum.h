// How much of each spatial frequency is in a small window, and which frequency stands out alone.
#ifndef CVECTOR_SPECTRUM_H
#define CVECTOR_SPECTRUM_H

#include <stddef.h>
#include <stdint.h>

#include "twins.h"

enum {
  // Samples along a side of a window.
  cvector_spectrum_side = 64,
  // Floats in a row of a spectrum: the frequencies 0...32 along the rows, and lanes without use.
  cvector_spectrum_row = 40,
};

// sums[u * row + v] += log2(power(u, v) + floor) of a window of side * side samples, for u = 0...63
// periods along the columns (64 - u stands for -u) and v = 0...32 along the rows. Samples are taken
// from their mean, limited to ±clip and tapered by Hann's window; white noise of variance s has
// the power s. The logarithm is straight between powers of two, at most 0.09 too small.
//
// cosine[k] = cos(2 π k / 64).
CVECTOR_KERNEL(void, add_log_power,
               (float *_Nonnull sums, const uint8_t *_Nonnull first, size_t stride,
                const float *_Nonnull cosine, int clip, float floor));

// How far each frequency stands above its neighbours, in the unit of `power`: out(u, v) is
// power(u, v) less the mean of the 11 x 11 places around it without the inner 5 x 5.
CVECTOR_KERNEL(void, spectrum_heights, (float *_Nonnull out, const float *_Nonnull power));

// The same, and at most what it has above the mean of the places three and four away along a row, a
// column or a diagonal.
CVECTOR_KERNEL(void, spectrum_peaks, (float *_Nonnull out, const float *_Nonnull power));

// out(x, y) is the largest of the 2 x 2 samples from first(2 x, 2 y) on.
CVECTOR_KERNEL(void, pair_maxima,
               (uint8_t *_Nonnull out, const uint8_t *_Nonnull first, size_t stride, size_t width,
                size_t height));

#endif
