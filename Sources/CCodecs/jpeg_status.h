#ifndef CCODECS_JPEG_STATUS_H
#define CCODECS_JPEG_STATUS_H
#include "status.h"
#include <stdbool.h>

struct jpeg_decompress_struct;

// What an error of libjpeg means.
typedef struct jpeg_fault {
  jernih_codec_status status;
  // The variant's name where the status is UNSUPPORTED.
  const char *seen;
  // What was wrong, as a word of DecodeTrouble, where it is TRUNCATED, CORRUPT or FAILED.
  const char *trouble;
} jpeg_fault;

// Whose fault the error is that the codec has just raised.
jpeg_fault jernih_jpeg_fault(struct jpeg_decompress_struct *codec, bool ran_out);

// What the warning that the codec has just raised means; OK where it is harmless.
jpeg_fault jernih_jpeg_warning(struct jpeg_decompress_struct *codec, bool ran_out);

#endif
