#include "jpeg_encode.h"
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
// jpeglib.h needs <stdio.h> before it.
#include <jpeglib.h>
#include <jerror.h>

// Everything that changes between setjmp and longjmp lives in this struct, never in a local.
typedef struct encoding {
  struct jpeg_compress_struct codec;
  struct jpeg_error_mgr errors;
  struct jpeg_destination_mgr destination;
  jmp_buf escape;
  jernih_codec_status status;
  // One row of blocks: 16 rows of luma, then eight of Cb and eight of Cr; none for grey.
  uint8_t *rows;
  uint8_t *out;
  size_t capacity;
} encoding;

_Noreturn static void stop(j_common_ptr codec, jernih_codec_status status) {
  encoding *self = codec->client_data;
  self->status = status;
  longjmp(self->escape, 1);
}

static void on_error(j_common_ptr codec) {
  bool memory = codec->err->msg_code == JERR_OUT_OF_MEMORY;
  stop(codec, memory ? JERNIH_CODEC_NO_MEMORY : JERNIH_CODEC_FAILED);
}

static void on_output(j_common_ptr codec) { (void)codec; }

static void destination_begin(j_compress_ptr codec) {
  encoding *self = codec->client_data;
  codec->dest->next_output_byte = self->out;
  codec->dest->free_in_buffer = self->capacity;
}

static boolean destination_full(j_compress_ptr codec) {
  stop((j_common_ptr)codec, JERNIH_CODEC_OVER_MEMORY);
}

static void destination_end(j_compress_ptr codec) { (void)codec; }

static size_t padded(size_t width) { return (width + 15) / 16 * 16; }

// Copies a row and repeats its last sample up to a whole block.
static void copy_row(uint8_t *out, const uint8_t *row, size_t width, size_t whole) {
  memcpy(out, row, width);
  memset(out + width, row[width - 1], whole - width);
}

static void encode_grey(encoding *self, const jernih_planes *planes) {
  while (self->codec.next_scanline < self->codec.image_height) {
    // libjpeg reads the row only, though its type does not say so.
    JSAMPROW row = (JSAMPROW)planes->luma + (size_t)self->codec.next_scanline * planes->width;
    jpeg_write_scanlines(&self->codec, &row, 1);
  }
}

static void encode_colour(encoding *self, const jernih_planes *planes) {
  const size_t width = planes->width, height = planes->height, whole = padded(width);
  const size_t half_width = (width + 1) / 2, half_height = (height + 1) / 2;
  JSAMPROW luma[16], blue[8], red[8];
  JSAMPARRAY rows[3] = {luma, blue, red};
  for (size_t k = 0; k < 16; k++) luma[k] = self->rows + k * whole;
  for (size_t k = 0; k < 8; k++) {
    blue[k] = self->rows + 16 * whole + k * whole / 2;
    red[k] = blue[k] + 4 * whole;
  }
  for (size_t top = 0; top < height; top += 16) {
    for (size_t k = 0; k < 16; k++) {
      const size_t y = top + k < height ? top + k : height - 1;
      copy_row(luma[k], planes->luma + y * width, width, whole);
    }
    for (size_t k = 0; k < 8; k++) {
      const size_t y = top / 2 + k < half_height ? top / 2 + k : half_height - 1;
      copy_row(blue[k], planes->blue + y * half_width, half_width, whole / 2);
      copy_row(red[k], planes->red + y * half_width, half_width, whole / 2);
    }
    jpeg_write_raw_data(&self->codec, rows, 16);
  }
}

static jernih_codec_status finish(encoding *self, jernih_codec_status status) {
  jpeg_destroy_compress(&self->codec);
  free(self->rows);
  free(self);
  return status;
}

jernih_codec_status jernih_jpeg_encode(const jernih_planes *planes, int quality, uint8_t *out,
                                       size_t capacity, size_t *count) {
  const bool colour = planes->blue && planes->red;
  encoding *self = calloc(1, sizeof *self);
  if (!self) return JERNIH_CODEC_NO_MEMORY;
  self->out = out;
  self->capacity = capacity;
  if (colour) self->rows = malloc(24 * padded(planes->width));
  self->codec.err = jpeg_std_error(&self->errors);
  self->errors.error_exit = on_error;
  self->errors.output_message = on_output;
  self->codec.client_data = self;
  self->destination.init_destination = destination_begin;
  self->destination.empty_output_buffer = destination_full;
  self->destination.term_destination = destination_end;
  if (colour && !self->rows) return finish(self, JERNIH_CODEC_NO_MEMORY);
  if (setjmp(self->escape)) return finish(self, self->status);
  jpeg_create_compress(&self->codec);
  self->codec.dest = &self->destination;
  self->codec.image_width = planes->width;
  self->codec.image_height = planes->height;
  self->codec.input_components = colour ? 3 : 1;
  self->codec.in_color_space = colour ? JCS_YCbCr : JCS_GRAYSCALE;
  jpeg_set_defaults(&self->codec);
  jpeg_set_quality(&self->codec, quality, TRUE);
  // Chroma comes at the resolution at which it is stored.
  self->codec.raw_data_in = colour ? TRUE : FALSE;
  jpeg_start_compress(&self->codec, TRUE);
  if (colour) {
    encode_colour(self, planes);
  } else {
    encode_grey(self, planes);
  }
  jpeg_finish_compress(&self->codec);
  *count = capacity - self->destination.free_in_buffer;
  return finish(self, JERNIH_CODEC_OK);
}
