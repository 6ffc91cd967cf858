#ifndef CCODECS_INFLATE_H
#define CCODECS_INFLATE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Unpacks a whole zlib stream; false where it is damaged, or longer than `capacity` unpacked.
bool jernih_inflate(const uint8_t *_Nonnull packed, size_t count, uint8_t *_Nonnull out,
                    size_t capacity, size_t *_Nonnull written);

#endif
