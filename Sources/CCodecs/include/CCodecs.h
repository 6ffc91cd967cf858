#ifndef CCODECS_H
#define CCODECS_H
// libjpeg and libpng behind calls that return a status, one header per idea.
//
// Every setjmp lives in this target and is armed anew on every entry, so no jump ever crosses a
// Swift frame. Neither <jpeglib.h> nor <png.h> is visible from here.
#include "band.h"
#include "colour.h"
#include "jpeg_decode.h"
#include "jpeg_encode.h"
#include "png_decode.h"
#include "status.h"
#endif
