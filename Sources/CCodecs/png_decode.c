#include "png_decode.h"
#include "colour.h"
#include "png_chunks.h"
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_A_BAND = 16 };

// Everything that changes between setjmp and longjmp lives in this struct, never in a local.
struct jernih_png {
  png_structp codec;
  png_infop info;
  png_chunks chunks;
  jmp_buf escape;
  jernih_codec_status status;
  const char *trouble;
  bool no_memory;
  bool interlaced;
  uint32_t width;
  uint32_t height;
  uint32_t next_row;
  // Channels after expansion: 1, 2, 3 or 4, each of 8 bits.
  uint32_t channels;
  size_t row_bytes;
  uint8_t *row;
  uint8_t *picture;
};

// What was wrong is said in words of our own: the library's messages may quote the file.
_Noreturn static void stop(jernih_png *png, jernih_codec_status status, const char *trouble) {
  png->status = status;
  png->trouble = trouble;
  longjmp(png->escape, 1);
}

// The word for a message by which a PNG is corrupt: libpng tells its errors by their text alone.
// The first part that a message contains decides.
static const char *trouble_of(const char *message) {
  static const char *const words[][2] = {
      {"ASCII", "textTransfer"},
      {"CRC", "badChecksum"},
      {"data check", "badChecksum"},
      {"issing IHDR", "badStructure"},
      {"out of place", "badStructure"},
      {"uplicate", "badStructure"},
      {"PLTE", "badTables"},
      {"palette", "badTables"},
      {"IHDR", "badHeader"},
      {"IDAT", "badData"},
      {"filter", "badData"},
      {"too large", "badLength"},
      {"length", "badLength"},
      {"out of range", "badLength"},
      {"Not a PNG", "badStructure"},
      {"chunk", "badStructure"},
  };
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (strstr(message, words[i][0])) return words[i][1];
  }
  return "contradiction";
}

// ---- what libpng calls

static void on_error(png_structp codec, png_const_charp message) {
  jernih_png *png = png_get_error_ptr(codec);
  if (png->no_memory) stop(png, JERNIH_CODEC_NO_MEMORY, png->trouble);
  if (png->chunks.foreign) {
    stop(png, JERNIH_CODEC_UNSUPPORTED, png->trouble);
  }
  if (png->chunks.ran_out || png->chunks.cut) {
    stop(png, JERNIH_CODEC_TRUNCATED, "pictureCut");
  }
  if (strstr(message, "Not enough image data")) {
    stop(png, JERNIH_CODEC_TRUNCATED, "pictureCut");
  }
  stop(png, JERNIH_CODEC_CORRUPT, trouble_of(message));
}

// What is wrong with a palette's transparency leaves the picture whole, and so does data after
// the last row; a stream whose checksum fails does not.
static void on_warning(png_structp codec, png_const_charp message) {
  if (strstr(message, "IDAT") == NULL) return;
  if (strstr(message, "Too much") || strstr(message, "Extra")) return;
  on_error(codec, message);
}

static void on_read(png_structp codec, png_bytep out, size_t count) {
  jernih_png *png = png_get_io_ptr(codec);
  if (!png_chunks_read(&png->chunks, out, count)) png_error(codec, "end of file");
}

static png_voidp on_allocate(png_structp codec, png_alloc_size_t count) {
  jernih_png *png = png_get_mem_ptr(codec);
  void *memory = malloc(count);
  if (!memory) png->no_memory = true;
  return memory;
}

static void on_release(png_structp codec, png_voidp memory) {
  (void)codec;
  free(memory);
}

// ---- life

jernih_png *jernih_png_new(const uint8_t *bytes, size_t count, jernih_png_limits limits) {
  jernih_png *png = calloc(1, sizeof *png);
  if (!png) return NULL;
  png->trouble = "contradiction";
  if (setjmp(png->escape)) {
    jernih_png_free(png);
    return NULL;
  }
  png->codec = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, png, on_error, on_warning, png,
                                        on_allocate, on_release);
  png->info = png->codec ? png_create_info_struct(png->codec) : NULL;
  if (!png->info) {
    jernih_png_free(png);
    return NULL;
  }
  png_chunks_begin(&png->chunks, bytes, count);
  png_set_read_fn(png->codec, png, on_read);
  // The caller judges the size, so that a claim beyond the limit is told from nonsense.
  png_set_user_limits(png->codec, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_chunk_malloc_max(png->codec, limits.chunk_bytes);
  png_set_chunk_cache_max(png->codec, limits.cached_chunks);
  return png;
}

void jernih_png_free(jernih_png *png) {
  if (!png) return;
  if (png->codec) png_destroy_read_struct(&png->codec, &png->info, NULL);
  free(png->row);
  free(png->picture);
  free(png);
}

// ---- header

jernih_codec_status jernih_png_read_header(jernih_png *png, jernih_png_header *header) {
  memset(header, 0, sizeof *header);
  if (setjmp(png->escape)) return png->status;
  png_read_info(png->codec, png->info);
  png->width = png_get_image_width(png->codec, png->info);
  png->height = png_get_image_height(png->codec, png->info);
  png->interlaced = png_get_interlace_type(png->codec, png->info) != PNG_INTERLACE_NONE;
  const int type = png_get_color_type(png->codec, png->info);
  const bool transparent =
      (type & PNG_COLOR_MASK_ALPHA) || png_get_valid(png->codec, png->info, PNG_INFO_tRNS);
  png->channels = ((type & PNG_COLOR_MASK_COLOR) ? 3 : 1) + (transparent ? 1 : 0);
  png->row_bytes = (size_t)png->width * png->channels;

  header->width = png->width;
  header->height = png->height;
  header->bit_depth = png_get_bit_depth(png->codec, png->info);
  header->palette = type == PNG_COLOR_TYPE_PALETTE;
  header->interlaced = png->interlaced;
  header->picture_bytes = png->interlaced ? (uint64_t)png->row_bytes * png->height : 0;
  header->layout.rows = ROWS_A_BAND;
  header->layout.luma_stride = png->width;
  if (type & PNG_COLOR_MASK_COLOR) {
    header->layout.chroma_stride = png->width;
    header->layout.chroma_step_x = header->layout.chroma_step_y = 1;
  }
  return JERNIH_CODEC_OK;
}

// ---- rows

// Everything becomes 8-bit grey or RGB, with alpha where the file has any. Gamma is left alone.
static void start(jernih_png *png) {
  png_set_expand(png->codec);
  png_set_scale_16(png->codec);
  int passes = png_set_interlace_handling(png->codec);
  png_read_update_info(png->codec, png->info);
  if (png_get_rowbytes(png->codec, png->info) != png->row_bytes) {
    stop(png, JERNIH_CODEC_FAILED, "decoderMisused");
  }
  png->row = malloc(png->row_bytes);
  if (!png->row) stop(png, JERNIH_CODEC_NO_MEMORY, png->trouble);
  if (!png->interlaced) return;
  png->picture = malloc(png->row_bytes * png->height);
  if (!png->picture) stop(png, JERNIH_CODEC_NO_MEMORY, png->trouble);
  for (int pass = 0; pass < passes; pass++) {
    for (uint32_t y = 0; y < png->height; y++) {
      png_read_row(png->codec, png->picture + y * png->row_bytes, NULL);
    }
  }
}

static void convert(const jernih_png *png, const jernih_band *band, uint32_t y) {
  const size_t width = png->width;
  uint8_t *luma = band->luma + y * band->luma_stride;
  switch (png->channels) {
    case 1: memcpy(luma, png->row, width); return;
    case 2: jernih_grey_over_white(png->row, width, luma); return;
    case 4: jernih_rgba_over_white(png->row, width); break;
    default: break;
  }
  uint8_t *blue = band->blue + y * band->chroma_stride;
  uint8_t *red = band->red + y * band->chroma_stride;
  jernih_rgb_to_ycc(png->row, width, luma, blue, red);
}

jernih_codec_status jernih_png_read_band(jernih_png *png, const jernih_band *band, uint32_t *rows) {
  *rows = 0;
  if (setjmp(png->escape)) return png->status;
  if (!png->row) start(png);
  uint32_t left = png->height - png->next_row;
  uint32_t taken = left < ROWS_A_BAND ? left : ROWS_A_BAND;
  for (uint32_t y = 0; y < taken; y++) {
    if (png->interlaced) {
      memcpy(png->row, png->picture + (png->next_row + y) * png->row_bytes, png->row_bytes);
    } else {
      png_read_row(png->codec, png->row, NULL);
    }
    convert(png, band, y);
  }
  png->next_row += taken;
  *rows = taken;
  return JERNIH_CODEC_OK;
}

const char *jernih_png_trouble(const jernih_png *png) { return png->trouble; }
const char *jernih_png_version(void) { return png_get_libpng_ver(NULL); }
