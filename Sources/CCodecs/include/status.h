#ifndef CCODECS_STATUS_H
#define CCODECS_STATUS_H

/// How a call into a codec ended, and whose fault it was.
typedef enum jernih_codec_status {
  JERNIH_CODEC_OK = 0,
  /// The photo's: its bytes end before the picture does.
  JERNIH_CODEC_TRUNCATED,
  /// The photo's: its bytes contradict the format.
  JERNIH_CODEC_CORRUPT,
  /// The photo's: a legal variant that is not decoded here; its name is in `seen`.
  JERNIH_CODEC_UNSUPPORTED,
  /// A limit's: the header claims a longer side than the library can address.
  JERNIH_CODEC_OVER_SIDE,
  /// A limit's: decoding would need more memory than allowed.
  JERNIH_CODEC_OVER_MEMORY,
  /// A limit's: more scans than allowed.
  JERNIH_CODEC_OVER_SCANS,
  /// The machine's: an allocation failed.
  JERNIH_CODEC_NO_MEMORY,
  /// Ours: the library was called wrongly.
  JERNIH_CODEC_FAILED
} jernih_codec_status;

#endif
