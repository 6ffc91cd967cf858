#include "colour.h"

// Factors are round(x × 2^16); those of each line add up to 2^16 or 0, so grey stays exactly grey.
void jernih_rgb_to_ycc(const uint8_t *restrict rgb, size_t count, uint8_t *restrict luma,
                       uint8_t *restrict blue, uint8_t *restrict red) {
  const int32_t half = 1 << 15;
  const int32_t middle = (128 << 16) + half - 1;
  for (size_t i = 0; i < count; i++) {
    int32_t r = rgb[3 * i], g = rgb[3 * i + 1], b = rgb[3 * i + 2];
    luma[i] = (uint8_t)((19595 * r + 38470 * g + 7471 * b + half) >> 16);
    blue[i] = (uint8_t)((-11059 * r - 21709 * g + 32768 * b + middle) >> 16);
    red[i] = (uint8_t)((32768 * r - 27439 * g - 5329 * b + middle) >> 16);
  }
}

void jernih_split_ycc(const uint8_t *restrict ycc, size_t count, uint8_t *restrict luma,
                      uint8_t *restrict blue, uint8_t *restrict red) {
  for (size_t i = 0; i < count; i++) {
    luma[i] = ycc[3 * i];
    blue[i] = ycc[3 * i + 1];
    red[i] = ycc[3 * i + 2];
  }
}

// round(x / 255) for 0 ≤ x ≤ 255 × 255: exact, since 255 × 257 = 2^16 - 1.
static inline uint8_t divided_by_255(uint32_t x) {
  x += 128;
  return (uint8_t)((x + (x >> 8)) >> 8);
}

static inline uint8_t over_white(uint32_t value, uint32_t alpha) {
  return divided_by_255(value * alpha + 255 * (255 - alpha));
}

void jernih_rgba_over_white(uint8_t *pixels, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const uint8_t *from = pixels + 4 * i;
    uint32_t r = from[0], g = from[1], b = from[2], alpha = from[3];
    pixels[3 * i] = over_white(r, alpha);
    pixels[3 * i + 1] = over_white(g, alpha);
    pixels[3 * i + 2] = over_white(b, alpha);
  }
}

void jernih_grey_over_white(const uint8_t *grey_alpha, size_t count, uint8_t *luma) {
  for (size_t i = 0; i < count; i++) {
    luma[i] = over_white(grey_alpha[2 * i], grey_alpha[2 * i + 1]);
  }
}

void jernih_cmyk_to_rgb(uint8_t *pixels, size_t count, int inverted) {
  const uint32_t flip = inverted ? 0 : 255;
  for (size_t i = 0; i < count; i++) {
    const uint8_t *from = pixels + 4 * i;
    uint32_t c = from[0] ^ flip, m = from[1] ^ flip, y = from[2] ^ flip, k = from[3] ^ flip;
    pixels[3 * i] = divided_by_255(c * k);
    pixels[3 * i + 1] = divided_by_255(m * k);
    pixels[3 * i + 2] = divided_by_255(y * k);
  }
}

void jernih_count_inks(const uint8_t *cmyk, size_t count, jernih_ink_counts *counts) {
  const uint32_t heavy = 340 * 255 / 100;
  for (size_t i = 0; i < count; i++) {
    const uint8_t *from = cmyk + 4 * i;
    uint32_t colours = (uint32_t)from[0] + from[1] + from[2], black = from[3];
    uint32_t ink = colours + black;
    counts->heavy_plain += ink > heavy;
    counts->heavy_inverted += 4 * 255 - ink > heavy;
    counts->light_plain += (3 * 255 - colours) * (255 - black) / 255;
    counts->light_inverted += colours * black / 255;
  }
}
