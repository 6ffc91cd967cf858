#include "jpeg_status.h"
#include <stdio.h>
// jpeglib.h needs <stdio.h> before it.
#include <jpeglib.h>
#include <jerror.h>

enum { SOF_LOSSLESS = 0xC3, SOF_ARITHMETIC_LOSSLESS = 0xCB };

static jpeg_fault unsupported(const char *seen) {
  return (jpeg_fault){JERNIH_CODEC_UNSUPPORTED, seen, "contradiction"};
}

static jpeg_fault fault(jernih_codec_status status) {
  return (jpeg_fault){status, "jpeg", "contradiction"};
}

// The word for an error or a warning by which a JPEG is corrupt.
static const char *trouble_of(int message) {
  switch (message) {
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JERR_BAD_DCT_COEF: return "badData";
    case JWRN_HIT_MARKER: return "strayMarker";
    case JWRN_MUST_RESYNC: return "lostRestart";
    case JWRN_BOGUS_PROGRESSION:
    case JERR_BAD_PROGRESSION:
    case JERR_BAD_PROG_SCRIPT:
    case JERR_EOI_EXPECTED:
    case JERR_MISSING_DATA: return "badScans";
    case JERR_BAD_HUFF_TABLE:
    case JERR_HUFF_MISSING_CODE:
    case JERR_MISMATCHED_QUANT_TABLE:
    case JERR_NO_HUFF_TABLE:
    case JERR_NO_QUANT_TABLE:
    case JERR_NO_ARITH_TABLE:
    case JERR_DAC_INDEX:
    case JERR_DAC_VALUE:
    case JERR_DHT_INDEX:
    case JERR_DQT_INDEX: return "badTables";
    case JERR_NO_SOI:
    case JERR_NO_IMAGE:
    case JERR_SOI_DUPLICATE:
    case JERR_SOF_DUPLICATE:
    case JERR_SOF_NO_SOS:
    case JERR_SOS_NO_SOF:
    case JERR_UNKNOWN_MARKER: return "badStructure";
    case JERR_BAD_COMPONENT_ID:
    case JERR_BAD_J_COLORSPACE:
    case JERR_BAD_MCU_SIZE:
    case JERR_BAD_PRECISION:
    case JERR_BAD_SAMPLING:
    case JERR_EMPTY_IMAGE: return "badHeader";
    case JERR_BAD_LENGTH: return "badLength";
    default: return "contradiction";
  }
}

static jpeg_fault damage(int message, bool ran_out) {
  if (ran_out) return (jpeg_fault){JERNIH_CODEC_TRUNCATED, "jpeg", "pictureCut"};
  return (jpeg_fault){JERNIH_CODEC_CORRUPT, "jpeg", trouble_of(message)};
}

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
      if (first == 12 || first == 16) return unsupported("jpeg-12bit");
      return damage(JERR_BAD_PRECISION, false);
    case JERR_EMPTY_IMAGE:
      // A frame of no lines names its height later, in a DNL marker.
      if (codec->image_width > 0 && codec->image_height == 0) return unsupported("jpeg-dnl");
      return damage(JERR_EMPTY_IMAGE, false);
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
    case JERR_CANT_SUSPEND: return (jpeg_fault){JERNIH_CODEC_FAILED, "jpeg", "decoderMisused"};
    default: return damage(codec->err->msg_code, ran_out);
  }
}

jpeg_fault jernih_jpeg_warning(struct jpeg_decompress_struct *codec, bool ran_out) {
  switch (codec->err->msg_code) {
    // None of these costs a pixel: bytes that belong to nothing; the scan parameters of a baseline
    // scan, of which only one choice is possible, and the library takes that; a colour transform or
    // a version that nobody knows, for which the library takes YCbCr and goes on.
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_NOT_SEQUENTIAL:
    case JWRN_ADOBE_XFORM:
    case JWRN_JFIF_MAJOR: return fault(JERNIH_CODEC_OK);
    case JWRN_HIT_MARKER:
      // The data of the picture ends too early: at the end of the file, or at an end marker.
      return damage(JWRN_HIT_MARKER, ran_out || codec->unread_marker == JPEG_EOI);
    default: return damage(codec->err->msg_code, ran_out);
  }
}
