#include "jpeg_rgb.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
// jpeglib.h needs <stdio.h> before it.
#include <jpeglib.h>

typedef struct rgb_decode {
  struct jpeg_decompress_struct codec;
  struct jpeg_error_mgr errors;
  jmp_buf escape;
  uint8_t *picture;
} rgb_decode;

static void on_error(j_common_ptr codec) { longjmp(((rgb_decode *)codec->client_data)->escape, 1); }

static void on_output(j_common_ptr codec) { (void)codec; }

static int finish(rgb_decode *decode, int status) {
  jpeg_destroy_decompress(&decode->codec);
  free(decode->picture);
  free(decode);
  return status;
}

int cbaseline_decode_rgb(const uint8_t *bytes, size_t count) {
  rgb_decode *decode = calloc(1, sizeof *decode);
  if (!decode) return -1;
  decode->codec.err = jpeg_std_error(&decode->errors);
  decode->errors.error_exit = on_error;
  decode->errors.output_message = on_output;
  decode->codec.client_data = decode;
  if (setjmp(decode->escape)) return finish(decode, -1);
  jpeg_create_decompress(&decode->codec);
  jpeg_mem_src(&decode->codec, bytes, count);
  jpeg_read_header(&decode->codec, TRUE);
  decode->codec.out_color_space = JCS_RGB;
  jpeg_start_decompress(&decode->codec);
  size_t stride = (size_t)decode->codec.output_width * 3;
  decode->picture = malloc(stride * decode->codec.output_height);
  if (!decode->picture) return finish(decode, -1);
  while (decode->codec.output_scanline < decode->codec.output_height) {
    JSAMPROW row = decode->picture + stride * decode->codec.output_scanline;
    jpeg_read_scanlines(&decode->codec, &row, 1);
  }
  jpeg_finish_decompress(&decode->codec);
  return finish(decode, 0);
}
