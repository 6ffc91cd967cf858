#include "jpeg_decode.h"
#include "colour.h"
#include "jpeg_status.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
// jpeglib.h needs <stdio.h> before it.
#include <jpeglib.h>
#include <jerror.h>

enum { LINES_MAXIMUM = 4 * DCTSIZE, SCANLINES_A_BAND = 16 };

// Everything that changes between setjmp and longjmp lives in this struct, never in a local.
struct jernih_jpeg {
  struct jpeg_decompress_struct codec;
  struct jpeg_error_mgr errors;
  struct jpeg_source_mgr source;
  struct jpeg_progress_mgr progress;
  jmp_buf escape;
  jernih_jpeg_limits limits;
  jernih_codec_status status;
  const char *seen;
  const char *trouble;
  bool ran_out;
  bool started;
  bool raw;
  // Whether 255 means no ink, of four inks.
  bool inks_inverted;
  const uint8_t *bytes;
  size_t count;
  jernih_band_layout layout;
  uint8_t *scanline;
};

static jernih_jpeg *owner(j_common_ptr codec) { return (jernih_jpeg *)codec->client_data; }

// What was wrong is said in words of our own: the library's messages may quote the file.
_Noreturn static void stop(jernih_jpeg *jpeg, jernih_codec_status status, const char *trouble) {
  jpeg->status = status;
  jpeg->trouble = trouble;
  longjmp(jpeg->escape, 1);
}

// ---- errors and warnings

static void on_error(j_common_ptr codec) {
  jernih_jpeg *jpeg = owner(codec);
  jpeg_fault fault = jernih_jpeg_fault((j_decompress_ptr)codec, jpeg->ran_out);
  jpeg->seen = fault.seen;
  stop(jpeg, fault.status, fault.trouble);
}

// The first warning that tells of lost picture data ends the decoding: what comes after is filler.
// The others are harmless in any number, for each costs a byte of the file or more.
static void on_message(j_common_ptr codec, int level) {
  if (level >= 0) return;
  jernih_jpeg *jpeg = owner(codec);
  jpeg_fault fault = jernih_jpeg_warning((j_decompress_ptr)codec, jpeg->ran_out);
  if (fault.status != JERNIH_CODEC_OK) stop(jpeg, fault.status, fault.trouble);
}

static void on_output(j_common_ptr codec) { (void)codec; }

static void on_progress(j_common_ptr codec) {
  jernih_jpeg *jpeg = owner(codec);
  if (jernih_jpeg_scans(jpeg) > jpeg->limits.scans) {
    stop(jpeg, JERNIH_CODEC_OVER_SCANS, jpeg->trouble);
  }
}

// ---- source: the bytes in memory, then an end marker for ever

static void source_begin(j_decompress_ptr codec) { (void)codec; }
static void source_end(j_decompress_ptr codec) { (void)codec; }

static boolean source_fill(j_decompress_ptr codec) {
  static const JOCTET end_of_image[2] = {0xFF, JPEG_EOI};
  jernih_jpeg *jpeg = owner((j_common_ptr)codec);
  jpeg->ran_out = true;
  if (!jpeg->started) stop(jpeg, JERNIH_CODEC_TRUNCATED, "headerCut");
  jpeg->source.next_input_byte = end_of_image;
  jpeg->source.bytes_in_buffer = sizeof end_of_image;
  return TRUE;
}

static void source_skip(j_decompress_ptr codec, long count) {
  struct jpeg_source_mgr *source = codec->src;
  if (count <= 0) return;
  size_t skipped = (size_t)count;
  if (skipped > source->bytes_in_buffer) skipped = source->bytes_in_buffer;
  source->next_input_byte += skipped;
  source->bytes_in_buffer -= skipped;
}

// ---- life

jernih_jpeg *jernih_jpeg_new(const uint8_t *bytes, size_t count, jernih_jpeg_limits limits) {
  jernih_jpeg *jpeg = calloc(1, sizeof *jpeg);
  if (!jpeg) return NULL;
  jpeg->limits = limits;
  jpeg->bytes = bytes;
  jpeg->count = count;
  jpeg->seen = "jpeg";
  jpeg->trouble = "contradiction";
  jpeg->codec.err = jpeg_std_error(&jpeg->errors);
  jpeg->errors.error_exit = on_error;
  jpeg->errors.emit_message = on_message;
  jpeg->errors.output_message = on_output;
  jpeg->codec.client_data = jpeg;
  if (setjmp(jpeg->escape)) {
    jernih_jpeg_free(jpeg);
    return NULL;
  }
  jpeg_create_decompress(&jpeg->codec);
  // Creating clears every field but err and client_data.
  jpeg->progress.progress_monitor = on_progress;
  jpeg->codec.progress = &jpeg->progress;
  jpeg->codec.mem->max_memory_to_use = (long)limits.memory_bytes;
  jpeg->source.init_source = source_begin;
  jpeg->source.fill_input_buffer = source_fill;
  jpeg->source.skip_input_data = source_skip;
  jpeg->source.resync_to_restart = jpeg_resync_to_restart;
  jpeg->source.term_source = source_end;
  jpeg->source.next_input_byte = bytes;
  jpeg->source.bytes_in_buffer = count;
  jpeg->codec.src = &jpeg->source;
  return jpeg;
}

void jernih_jpeg_free(jernih_jpeg *jpeg) {
  if (!jpeg) return;
  jpeg_destroy_decompress(&jpeg->codec);
  free(jpeg->scanline);
  free(jpeg);
}

// ---- header

// Rows can be taken as stored where luma is at the highest sampling and both chroma planes are
// alike at that or half of it; anything else is brought to one sampling by the library.
static bool can_be_raw(const struct jpeg_decompress_struct *codec) {
  const jpeg_component_info *c = codec->comp_info;
  if (codec->num_components == 1) return codec->jpeg_color_space == JCS_GRAYSCALE;
  if (codec->num_components != 3 || codec->jpeg_color_space != JCS_YCbCr) return false;
  int h = codec->max_h_samp_factor, v = codec->max_v_samp_factor;
  if (c[0].h_samp_factor != h || c[0].v_samp_factor != v) return false;
  if (c[1].h_samp_factor != c[2].h_samp_factor) return false;
  if (c[1].v_samp_factor != c[2].v_samp_factor) return false;
  bool wide = h == c[1].h_samp_factor || h == 2 * c[1].h_samp_factor;
  bool high = v == c[1].v_samp_factor || v == 2 * c[1].v_samp_factor;
  return wide && high;
}

static jernih_band_layout layout_of(const struct jpeg_decompress_struct *codec, bool raw) {
  const jpeg_component_info *c = codec->comp_info;
  jernih_band_layout layout = {0};
  if (!raw) {
    layout.rows = SCANLINES_A_BAND;
    layout.luma_stride = layout.chroma_stride = codec->image_width;
    layout.chroma_step_x = layout.chroma_step_y = 1;
    return layout;
  }
  uint32_t lines = (uint32_t)codec->max_v_samp_factor * DCTSIZE;
  layout.rows = lines < SCANLINES_A_BAND ? SCANLINES_A_BAND : lines;
  layout.luma_stride = c[0].width_in_blocks * DCTSIZE;
  if (codec->num_components == 3) {
    layout.chroma_stride = c[1].width_in_blocks * DCTSIZE;
    layout.chroma_step_x = (uint8_t)(codec->max_h_samp_factor / c[1].h_samp_factor);
    layout.chroma_step_y = (uint8_t)(codec->max_v_samp_factor / c[1].v_samp_factor);
  }
  return layout;
}

static uint64_t coefficient_bytes_of(const struct jpeg_decompress_struct *codec) {
  uint64_t blocks = 0;
  for (int i = 0; i < codec->num_components; i++) {
    const jpeg_component_info *c = codec->comp_info + i;
    blocks += (uint64_t)c->width_in_blocks * c->height_in_blocks;
  }
  return blocks * sizeof(JBLOCK);
}

jernih_codec_status jernih_jpeg_read_header(jernih_jpeg *jpeg, jernih_jpeg_header *header) {
  struct jpeg_decompress_struct *codec = &jpeg->codec;
  memset(header, 0, sizeof *header);
  if (setjmp(jpeg->escape)) {
    header->width = codec->image_width;
    header->height = codec->image_height;
    return jpeg->status;
  }
  jpeg_read_header(codec, TRUE);
  header->width = codec->image_width;
  header->height = codec->image_height;
  if (codec->data_precision != 8) {
    jpeg->seen = "jpeg-12bit";
    stop(jpeg, JERNIH_CODEC_UNSUPPORTED, jpeg->trouble);
  }
  if (codec->num_components == 2 || codec->num_components > 4) {
    jpeg->seen = "jpeg-components";
    stop(jpeg, JERNIH_CODEC_UNSUPPORTED, jpeg->trouble);
  }
  header->progressive = codec->progressive_mode;
  header->buffered = jpeg_has_multiple_scans(codec);
  header->coefficient_bytes = header->buffered ? coefficient_bytes_of(codec) : 0;
  jpeg->raw = can_be_raw(codec);
  jpeg->layout = header->layout = layout_of(codec, jpeg->raw);
  return JERNIH_CODEC_OK;
}

bool jernih_jpeg_quantisation(const jernih_jpeg *jpeg, int component, uint16_t *table) {
  const struct jpeg_decompress_struct *codec = &jpeg->codec;
  if (component < 0 || component >= codec->num_components || !codec->comp_info) return false;
  int number = codec->comp_info[component].quant_tbl_no;
  if (number < 0 || number >= NUM_QUANT_TBLS || !codec->quant_tbl_ptrs[number]) return false;
  memcpy(table, codec->quant_tbl_ptrs[number]->quantval, DCTSIZE2 * sizeof *table);
  return true;
}

// ---- rows

// A file that ends between two scans gives no warning, only fewer coefficients.
static void check_scans(jernih_jpeg *jpeg) {
  struct jpeg_decompress_struct *codec = &jpeg->codec;
  bool whole = true;
  for (int i = 0; i < codec->num_components; i++) {
    if (codec->comp_info[i].quant_table == NULL) whole = false;
    if (!codec->coef_bits || !jpeg->ran_out) continue;
    for (int k = 0; k < DCTSIZE2; k++) {
      if (codec->coef_bits[i][k] != 0) whole = false;
    }
  }
  if (whole) return;
  if (jpeg->ran_out) stop(jpeg, JERNIH_CODEC_TRUNCATED, "scansCut");
  stop(jpeg, JERNIH_CODEC_CORRUPT, "badScans");
}

static void start_decompress(jernih_jpeg *jpeg) {
  struct jpeg_decompress_struct *codec = &jpeg->codec;
  codec->raw_data_out = jpeg->raw;
  // Guessing missing coefficients would hide the damage.
  codec->do_block_smoothing = FALSE;
  codec->out_color_space = codec->jpeg_color_space;
  if (codec->num_components == 4) codec->out_color_space = JCS_CMYK;
  if (!jpeg->raw && !jpeg->scanline) {
    jpeg->scanline = malloc((size_t)codec->image_width * (size_t)codec->num_components);
    if (!jpeg->scanline) stop(jpeg, JERNIH_CODEC_NO_MEMORY, jpeg->trouble);
  }
  jpeg_start_decompress(codec);
  if (jpeg_has_multiple_scans(codec)) check_scans(jpeg);
}

// Whether 255 means no ink, told by the whole picture, which is decoded for it once more than else:
// the file does not say. Paper is light, so the reading is wrong by which it would bear more ink
// than any press lays down; where neither does, the lighter reading is right.
static bool are_inks_inverted(jernih_jpeg *jpeg) {
  struct jpeg_decompress_struct *codec = &jpeg->codec;
  jernih_ink_counts counts = {0};
  start_decompress(jpeg);
  while (codec->output_scanline < codec->output_height) {
    if (jpeg_read_scanlines(codec, &jpeg->scanline, 1) == 0) {
      stop(jpeg, JERNIH_CODEC_FAILED, "decoderMisused");
    }
    jernih_count_inks(jpeg->scanline, codec->image_width, &counts);
  }
  jpeg_abort_decompress(codec);
  jpeg->source.next_input_byte = jpeg->bytes;
  jpeg->source.bytes_in_buffer = jpeg->count;
  jpeg->ran_out = false;
  jpeg_read_header(codec, TRUE);
  if (counts.heavy_plain != counts.heavy_inverted) {
    return counts.heavy_plain > counts.heavy_inverted;
  }
  return counts.light_inverted > counts.light_plain;
}

static void start(jernih_jpeg *jpeg) {
  struct jpeg_decompress_struct *codec = &jpeg->codec;
  jpeg->started = true;
  if (codec->num_components == 4) {
    jpeg->inks_inverted = codec->saw_Adobe_marker || are_inks_inverted(jpeg);
  }
  start_decompress(jpeg);
}

static void read_raw(jernih_jpeg *jpeg, const jernih_band *band) {
  struct jpeg_decompress_struct *codec = &jpeg->codec;
  const bool colour = codec->num_components == 3;
  const uint32_t lines = (uint32_t)codec->max_v_samp_factor * DCTSIZE;
  JSAMPROW luma[LINES_MAXIMUM], blue[LINES_MAXIMUM], red[LINES_MAXIMUM];
  JSAMPARRAY planes[3] = {luma, blue, red};
  for (uint32_t done = 0; done < jpeg->layout.rows; done += lines) {
    if (codec->output_scanline >= codec->output_height) return;
    for (uint32_t y = 0; y < lines; y++) luma[y] = band->luma + (done + y) * band->luma_stride;
    if (colour) {
      uint32_t step = jpeg->layout.chroma_step_y;
      for (uint32_t y = 0; y < lines / step; y++) {
        blue[y] = band->blue + (done / step + y) * band->chroma_stride;
        red[y] = band->red + (done / step + y) * band->chroma_stride;
      }
    }
    if (jpeg_read_raw_data(codec, planes, lines) == 0) {
      stop(jpeg, JERNIH_CODEC_FAILED, "decoderMisused");
    }
  }
}

static void read_scanlines(jernih_jpeg *jpeg, const jernih_band *band) {
  struct jpeg_decompress_struct *codec = &jpeg->codec;
  const size_t width = codec->image_width;
  for (uint32_t y = 0; y < jpeg->layout.rows; y++) {
    if (codec->output_scanline >= codec->output_height) return;
    if (jpeg_read_scanlines(codec, &jpeg->scanline, 1) == 0) {
      stop(jpeg, JERNIH_CODEC_FAILED, "decoderMisused");
    }
    uint8_t *luma = band->luma + y * band->luma_stride;
    uint8_t *blue = band->blue + y * band->chroma_stride;
    uint8_t *red = band->red + y * band->chroma_stride;
    if (codec->out_color_space == JCS_YCbCr) {
      jernih_split_ycc(jpeg->scanline, width, luma, blue, red);
      continue;
    }
    if (codec->out_color_space == JCS_CMYK) {
      jernih_cmyk_to_rgb(jpeg->scanline, width, jpeg->inks_inverted);
    }
    jernih_rgb_to_ycc(jpeg->scanline, width, luma, blue, red);
  }
}

jernih_codec_status jernih_jpeg_read_band(jernih_jpeg *jpeg, const jernih_band *band,
                                          uint32_t *rows) {
  struct jpeg_decompress_struct *codec = &jpeg->codec;
  *rows = 0;
  if (setjmp(jpeg->escape)) return jpeg->status;
  if (!jpeg->started) start(jpeg);
  uint32_t first = codec->output_scanline;
  if (first >= codec->output_height) return JERNIH_CODEC_OK;
  if (jpeg->raw) {
    read_raw(jpeg, band);
  } else {
    read_scanlines(jpeg, band);
  }
  // Past its end an arithmetic decoder reads zeros without a warning.
  if (codec->arith_code && jpeg->ran_out) {
    stop(jpeg, JERNIH_CODEC_TRUNCATED, "pictureCut");
  }
  uint32_t left = codec->output_height - first;
  *rows = left < jpeg->layout.rows ? left : jpeg->layout.rows;
  return JERNIH_CODEC_OK;
}

const char *jernih_jpeg_trouble(const jernih_jpeg *jpeg) { return jpeg->trouble; }
const char *jernih_jpeg_seen(const jernih_jpeg *jpeg) { return jpeg->seen; }

uint32_t jernih_jpeg_scans(const jernih_jpeg *jpeg) {
  return jpeg->codec.input_scan_number < 0 ? 0 : (uint32_t)jpeg->codec.input_scan_number;
}

#define TEXT(x) #x
#define TEXT_OF(x) TEXT(x)
const char *jernih_jpeg_version(void) { return TEXT_OF(LIBJPEG_TURBO_VERSION); }
