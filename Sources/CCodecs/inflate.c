#include "inflate.h"
#include <zlib.h>

bool jernih_inflate(const uint8_t *packed, size_t count, uint8_t *out, size_t capacity,
                    size_t *written) {
  uLongf length = (uLongf)capacity;
  if (uncompress(out, &length, packed, (uLong)count) != Z_OK) return false;
  *written = (size_t)length;
  return true;
}
