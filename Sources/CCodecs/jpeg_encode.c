#include "jpeg_encode.h"
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
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
  uint8_t *row;
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

static void encode_rows(encoding *self, const jernih_planes *planes) {
  while (self->codec.next_scanline < self->codec.image_height) {
    size_t from = (size_t)self->codec.next_scanline * planes->width;
    for (size_t x = 0; x < planes->width; x++) {
      if (planes->blue && planes->red) {
        self->row[3 * x] = planes->luma[from + x];
        self->row[3 * x + 1] = planes->blue[from + x];
        self->row[3 * x + 2] = planes->red[from + x];
      } else {
        self->row[x] = planes->luma[from + x];
      }
    }
    jpeg_write_scanlines(&self->codec, &self->row, 1);
  }
}

static jernih_codec_status finish(encoding *self, jernih_codec_status status) {
  jpeg_destroy_compress(&self->codec);
  free(self->row);
  free(self);
  return status;
}

jernih_codec_status jernih_jpeg_encode(
    const jernih_planes *planes, int quality, uint8_t *out, size_t capacity, size_t *count) {
  const bool colour = planes->blue && planes->red;
  encoding *self = calloc(1, sizeof *self);
  if (!self) return JERNIH_CODEC_NO_MEMORY;
  self->out = out;
  self->capacity = capacity;
  self->row = malloc((size_t)planes->width * 3);
  self->codec.err = jpeg_std_error(&self->errors);
  self->errors.error_exit = on_error;
  self->errors.output_message = on_output;
  self->codec.client_data = self;
  self->destination.init_destination = destination_begin;
  self->destination.empty_output_buffer = destination_full;
  self->destination.term_destination = destination_end;
  if (!self->row) return finish(self, JERNIH_CODEC_NO_MEMORY);
  if (setjmp(self->escape)) return finish(self, self->status);
  jpeg_create_compress(&self->codec);
  self->codec.dest = &self->destination;
  self->codec.image_width = planes->width;
  self->codec.image_height = planes->height;
  self->codec.input_components = colour ? 3 : 1;
  self->codec.in_color_space = colour ? JCS_YCbCr : JCS_GRAYSCALE;
  jpeg_set_defaults(&self->codec);
  jpeg_set_quality(&self->codec, quality, TRUE);
  jpeg_start_compress(&self->codec, TRUE);
  encode_rows(self, planes);
  jpeg_finish_compress(&self->codec);
  *count = capacity - self->destination.free_in_buffer;
  return finish(self, JERNIH_CODEC_OK);
}
