import Codecs
import Verdicts

extension DecodeLimits {
  /// The decoder's share of an assignment's limits.
  init(_ limits: Limits.Photo) {
    self.init()
    fileBytes = limits.bytes
    sidePixels = limits.sidePixels
    baselinePixels = limits.jpegPixels
    progressivePixels = limits.progressivePixels
    pngPixels = limits.pngPixels
    scans = limits.scans
    warnings = limits.warnings
    memoryBytes = limits.decoderMemoryBytes
    pngChunkBytes = limits.pngChunkBytes
    pngCachedChunks = limits.pngCachedChunks
    exifBytes = limits.exifBytes
    exifEntries = limits.exifEntries
    exifDepth = limits.exifDepth
  }
}
