#ifndef CCODECS_H
#define CCODECS_H
// libjpeg and libpng behind calls that return a status, one header per idea.
//
//   jpeg_decode.h, png_decode.h   new ─► read_header ─► read_band … ─► free, from bytes in memory
//   jpeg_encode.h                 planes to the bytes of a small JPEG
//   band.h                        where the rows of a band go, and the room they need
//   colour.h                      RGB, CMYK and alpha to full-range BT.601 YCbCr
//   inflate.h                     a packed ICC profile, unpacked
//   status.h                      how a call ended, and whose fault it was
//
// The page of Codecs, the one module that may import this one, has the picture.
//
// Every setjmp lives in this target and is armed anew on every entry, so no jump ever crosses a
// Swift frame. Neither <jpeglib.h> nor <png.h> is visible from here.
#include "band.h"
#include "colour.h"
#include "inflate.h"
#include "jpeg_decode.h"
#include "jpeg_encode.h"
#include "png_decode.h"
#include "status.h"
#endif
