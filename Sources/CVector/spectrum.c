#include "spectrum.h"

#include <string.h>

#include "dispatch.h"
#include "lanes.h"

enum { N = cvector_spectrum_side, ROW = cvector_spectrum_row, PAIRS = N / 2 };

// One stage of a transform of 64 values by Stockham's radix 4, for `lanes` columns at once: the
// inner loop runs over lanes that do not depend on each other.
BODY void stage(int length, int stride, int lanes, const float *restrict xr,
                const float *restrict xi, float *restrict yr, float *restrict yi,
                const float *restrict cosine) {
  const int quarter = length / 4;
  for (int p = 0; p < quarter; p++) {
    float c[4], s[4];
    for (int k = 1; k < 4; k++) {
      const int turn = k * p * (N / length);
      c[k] = cosine[turn % N];
      s[k] = -cosine[(turn + N - N / 4) % N];
    }
    for (int q = 0; q < stride; q++) {
      const float *ar = xr + (q + stride * p) * lanes, *ai = xi + (q + stride * p) * lanes;
      const int step = stride * quarter * lanes;
      float *br = yr + (q + stride * 4 * p) * lanes, *bi = yi + (q + stride * 4 * p) * lanes;
      const int next = stride * lanes;
      for (int l = 0; l < lanes; l++) {
        const float er = ar[l] + ar[l + 2 * step], ei = ai[l] + ai[l + 2 * step];
        const float fr = ar[l] - ar[l + 2 * step], fi = ai[l] - ai[l + 2 * step];
        const float gr = ar[l + step] + ar[l + 3 * step], gi = ai[l + step] + ai[l + 3 * step];
        const float hr = ar[l + step] - ar[l + 3 * step], hi = ai[l + step] - ai[l + 3 * step];
        const float pr = fr + hi, pi = fi - hr, qr = er - gr, qi = ei - gi;
        const float tr = fr - hi, ti = fi + hr;
        br[l] = er + gr;
        bi[l] = ei + gi;
        br[l + next] = pr * c[1] - pi * s[1];
        bi[l + next] = pr * s[1] + pi * c[1];
        br[l + 2 * next] = qr * c[2] - qi * s[2];
        bi[l + 2 * next] = qr * s[2] + qi * c[2];
        br[l + 3 * next] = tr * c[3] - ti * s[3];
        bi[l + 3 * next] = tr * s[3] + ti * c[3];
      }
    }
  }
}

// 64 = 4 * 4 * 4; the result is in y.
BODY void transform(int lanes, float *restrict xr, float *restrict xi, float *restrict yr,
                    float *restrict yi, const float *restrict cosine) {
  stage(64, 1, lanes, xr, xi, yr, yi, cosine);
  stage(16, 4, lanes, yr, yi, xr, xi, cosine);
  stage(4, 16, lanes, xr, xi, yr, yi, cosine);
}

BODY int mean_of(const uint8_t *restrict first, size_t stride) {
  int sum = 0;
  for (int y = 0; y < N; y++) {
    for (int x = 0; x < N; x++) sum += first[(size_t)y * stride + (size_t)x];
  }
  return (sum + N * N / 2) / (N * N);
}

KERNEL(void, add_log_power,
       (float *restrict sums, const uint8_t *restrict first, size_t stride,
        const float *restrict cosine, int clip, float floor),
       (sums, first, stride, cosine, clip, floor)) {
  float xr[N * ROW], xi[N * ROW], yr[N * ROW], yi[N * ROW];
  int16_t limited[N][N];
  const int mean = mean_of(first, stride);
  int sum = 0;
  for (int y = 0; y < N; y++) {
    const uint8_t *row = first + (size_t)y * stride;
    for (int x = 0; x < N; x++) {
      const int d = CLAMP(row[x] - mean, -clip, clip);
      limited[y][x] = (int16_t)d;
      sum += d;
    }
  }
  // Column x and column x + 32 go as the real and the imaginary part of one.
  const float rest = (float)sum / (N * N);
  for (int y = 0; y < N; y++) {
    const float rows = 0.5f - 0.5f * cosine[y];
    for (int x = 0; x < PAIRS; x++) {
      const float left = 0.5f - 0.5f * cosine[x], right = 0.5f - 0.5f * cosine[x + PAIRS];
      xr[y * PAIRS + x] = ((float)limited[y][x] - rest) * rows * left;
      xi[y * PAIRS + x] = ((float)limited[y][x + PAIRS] - rest) * rows * right;
    }
  }
  transform(PAIRS, xr, xi, yr, yi, cosine);
  // Apart again: a real column's transform is the half that is symmetric.
  for (int x = 0; x < N; x++) {
    memset(xr + x * ROW + PAIRS + 1, 0, (ROW - PAIRS - 1) * sizeof *xr);
    memset(xi + x * ROW + PAIRS + 1, 0, (ROW - PAIRS - 1) * sizeof *xi);
  }
  for (int v = 0; v <= PAIRS; v++) {
    const float *pr = yr + v * PAIRS, *pi = yi + v * PAIRS;
    const float *mr = yr + (N - v) % N * PAIRS, *mi = yi + (N - v) % N * PAIRS;
    for (int x = 0; x < PAIRS; x++) {
      xr[x * ROW + v] = 0.5f * (pr[x] + mr[x]);
      xi[x * ROW + v] = 0.5f * (pi[x] - mi[x]);
      xr[(x + PAIRS) * ROW + v] = 0.5f * (pi[x] + mi[x]);
      xi[(x + PAIRS) * ROW + v] = 0.5f * (mr[x] - pr[x]);
    }
  }
  transform(ROW, xr, xi, yr, yi, cosine);
  // The squares of Hann's window sum to 24 along each axis.
  const float scale = 1.0f / (24 * 24);
  for (int i = 0; i < N * ROW; i++) {
    const float power = (yr[i] * yr[i] + yi[i] * yi[i]) * scale + floor;
    sums[i] += (float)LOAD(int32_t, &power) * (1.0f / (1 << 23)) - 127;
  }
}

// A spectrum with PAD places more on each side: that of real samples is symmetric about the origin,
// and it is periodic.
enum { PAD = 8, WIDE = 64, TALL = N + 2 * PAD };

BODY void pad_spectrum(float p[TALL][WIDE], const float *power) {
  for (int y = 0; y < TALL; y++) {
    const int u = (y - PAD + N) % N;
    const float *row = power + u * ROW, *mirrored = power + (N - u) % N * ROW;
    for (int v = -PAD; v < 0; v++) p[y][v + PAD] = mirrored[-v];
    for (int v = 0; v <= PAIRS; v++) p[y][v + PAD] = row[v];
    for (int v = PAIRS + 1; v < WIDE - PAD; v++) p[y][v + PAD] = mirrored[N - v];
  }
}

// The mean of the 11 x 11 places around each without the inner 5 x 5.
BODY void mean_around(float around[N][ROW], const float p[TALL][WIDE]) {
  static const int side = 5, inner = 2;
  float wide[TALL][ROW], narrow[TALL][ROW];
  for (int y = 0; y < TALL; y++) {
    for (int v = 0; v < ROW; v++) {
      float sum = 0, middle = 0;
      for (int k = -side; k <= side; k++) sum += p[y][v + PAD + k];
      for (int k = -inner; k <= inner; k++) middle += p[y][v + PAD + k];
      wide[y][v] = sum;
      narrow[y][v] = middle;
    }
  }
  for (int u = 0; u < N; u++) {
    for (int v = 0; v < ROW; v++) {
      float sum = 0;
      for (int k = -side; k <= side; k++) sum += wide[u + PAD + k][v];
      for (int k = -inner; k <= inner; k++) sum -= narrow[u + PAD + k][v];
      around[u][v] = sum / 96;
    }
  }
}

KERNEL(void, spectrum_heights, (float *restrict out, const float *restrict power), (out, power)) {
  float p[TALL][WIDE], around[N][ROW];
  pad_spectrum(p, power);
  mean_around(around, p);
  for (int u = 0; u < N; u++) {
    for (int v = 0; v < ROW; v++) out[u * ROW + v] = p[u + PAD][v + PAD] - around[u][v];
  }
}

KERNEL(void, spectrum_peaks, (float *restrict out, const float *restrict power), (out, power)) {
  float p[TALL][WIDE], around[N][ROW];
  pad_spectrum(p, power);
  mean_around(around, p);
  for (int u = 0; u < N; u++) {
    const float(*at)[WIDE] = p + u + PAD;
    for (int v = 0; v < ROW; v++) {
      const int x = v + PAD;
      const float row = at[0][x - 4] + at[0][x - 3] + at[0][x + 3] + at[0][x + 4];
      const float column = at[-4][x] + at[-3][x] + at[3][x] + at[4][x];
      const float down = at[-4][x - 4] + at[-3][x - 3] + at[3][x + 3] + at[4][x + 4];
      const float up = at[-4][x + 4] + at[-3][x + 3] + at[3][x - 3] + at[4][x - 4];
      const float straight = MAX(row, column), slant = MAX(down, up);
      const float ridge = MAX(straight, slant) * 0.25f;
      out[u * ROW + v] = at[0][x] - MAX(ridge, around[u][v]);
    }
  }
}

KERNEL(void, pair_maxima,
       (uint8_t *restrict out, const uint8_t *restrict first, size_t stride, size_t width,
        size_t height),
       (out, first, stride, width, height)) {
  for (size_t y = 0; y < height; y++) {
    const uint8_t *a = first + 2 * y * stride, *b = a + stride;
    for (size_t x = 0; x < width; x++) {
      const uint8_t above = MAX(a[2 * x], a[2 * x + 1]), below = MAX(b[2 * x], b[2 * x + 1]);
      out[y * width + x] = MAX(above, below);
    }
  }
}
