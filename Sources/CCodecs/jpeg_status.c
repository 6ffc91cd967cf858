#include "jpeg_status.h"
#include <stdio.h>
// jpeglib.h needs <stdio.h> before it.
#include <jpeglib.h>
#include <jerror.h>

enum { SOF_LOSSLESS = 0xC3, SOF_ARITHMETIC_LOSSLESS = 0xCB };

static jpeg_fault unsupported(const char *seen) {
  return (jpeg_fault){JERNIH_CODEC_UNSUPPORTED, seen};
}

static jpeg_fault fault(jernih_codec_status status) { return (jpeg_fault){status, "jpeg"}; }

jpeg_fault jernih_jpeg_fault(struct jpeg_decompress_struct *codec, bool ran_out) {
  const int first = codec->err->msg_parm.i[0];
  switch (codec->err->msg_code) {
    case JERR_OUT_OF_MEMORY: return fault(JERNIH_CODEC_NO_MEMORY);
    case JERR_NO_BACKING_STORE: return fault(JERNIH_CODEC_OVER_MEMORY);
    case JERR_IMAGE_TOO_BIG:
    case JERR_WIDTH_OVERFLOW: return fault(JERNIH_CODEC_OVER_SIDE);
    case JERR_SOF_UNSUPPORTED:
      if (first == SOF_LOSSLESS || first == SOF_ARITHMETIC_LOSSLESS) {
        return unsupported("jpeg-lossless");
      }
      return unsupported("jpeg-hierarchical");
    case JERR_BAD_PRECISION:
      // 12 is the other precision of DCT frames, 2…16 those of lossless ones.
      return first == 12 || first == 16 ? unsupported("jpeg-12bit") : fault(JERNIH_CODEC_CORRUPT);
    case JERR_EMPTY_IMAGE:
      // A frame of no lines names its height later, in a DNL marker.
      if (codec->image_width > 0 && codec->image_height == 0) return unsupported("jpeg-dnl");
      return fault(JERNIH_CODEC_CORRUPT);
    case JERR_COMPONENT_COUNT: return unsupported("jpeg-components");
    case JERR_ARITH_NOTIMPL: return unsupported("jpeg-arithmetic");
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_CCIR601_NOTIMPL: return unsupported("jpeg-sampling");
    case JERR_CONVERSION_NOTIMPL:
    case JERR_NOT_COMPILED: return unsupported("jpeg-colour");
    case JERR_BAD_STATE:
    case JERR_BAD_LIB_VERSION:
    case JERR_BAD_STRUCT_SIZE:
    case JERR_BUFFER_SIZE:
    case JERR_BAD_BUFFER_MODE:
    case JERR_CANT_SUSPEND: return fault(JERNIH_CODEC_FAILED);
    default: return fault(ran_out ? JERNIH_CODEC_TRUNCATED : JERNIH_CODEC_CORRUPT);
  }
}

jernih_codec_status jernih_jpeg_warning(struct jpeg_decompress_struct *codec, bool ran_out) {
  switch (codec->err->msg_code) {
    case JWRN_EXTRANEOUS_DATA: return JERNIH_CODEC_OK;
    case JWRN_HIT_MARKER:
      // The data of the picture ends too early: at the end of the file, or at an end marker.
      if (ran_out || codec->unread_marker == JPEG_EOI) return JERNIH_CODEC_TRUNCATED;
      return JERNIH_CODEC_CORRUPT;
    default: return ran_out ? JERNIH_CODEC_TRUNCATED : JERNIH_CODEC_CORRUPT;
  }
}
