#ifndef CSYSTEM_SHA256_H
#define CSYSTEM_SHA256_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// SHA-256 (FIPS 180-4) of a stream of bytes.
typedef struct {
  uint32_t state[8];
  uint64_t length_bytes;
  uint8_t block[64];
  bool accelerated;
} csystem_sha256;

/// Whether this processor has the SHA extensions.
bool csystem_sha256_is_accelerated(void);

/// Begins a digest; `portable` forces the twin in plain C, for tests.
void csystem_sha256_begin(csystem_sha256 *hash, bool portable);

/// Takes `count` more bytes; `bytes` may be null when `count` is 0.
void csystem_sha256_update(csystem_sha256 *hash, const void *_Nullable bytes, size_t count);

/// Ends the digest; `hash` is spent.
void csystem_sha256_end(csystem_sha256 *hash, uint8_t *digest /* 32 bytes */);

#pragma clang assume_nonnull end
#endif
