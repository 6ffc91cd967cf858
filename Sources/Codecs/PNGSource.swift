import Vocabulary

internal import CCodecs
internal import Raster

/// A PNG that libpng decodes from memory.
@safe
final class PNGSource: BandSource {
  private let codec: OpaquePointer
  private let layout: jernih_band_layout
  let header: PhotoHeader

  /// Reads the header and refuses what is over a limit before anything large is allocated.
  ///
  /// - Precondition: `bytes` is not empty and outlives the source.
  init(bytes: UnsafeRawBufferPointer, limits: Limits.Photo) throws(DecodeError) {
    guard let base = unsafe bytes.assumingMemoryBound(to: UInt8.self).baseAddress else {
      throw .empty
    }
    let cLimits = jernih_png_limits(
      chunk_bytes: UInt32(clamping: limits.pngChunkBytes),
      cached_chunks: UInt32(clamping: limits.pngCachedChunks))
    guard let codec = unsafe jernih_png_new(base, bytes.count, cLimits) else {
      throw .outOfMemory
    }
    var found = jernih_png_header()
    let status = unsafe jernih_png_read_header(codec, &found)
    let size = Size(width: Int(found.width), height: Int(found.height))
    do throws(DecodeError) {
      try unsafe Self.check(status, of: codec)
      try Self.check(found, size: size, limits: limits)
    } catch {
      unsafe jernih_png_free(codec)
      throw error
    }
    unsafe self.codec = codec
    self.layout = found.layout
    self.header = PhotoHeader(
      format: .png, size: size, progressive: found.interlaced, lumaQuantisation: nil)
  }

  deinit { unsafe jernih_png_free(codec) }

  func nextBand(into band: inout Band) throws(DecodeError) -> Int {
    layout.fit(&band)
    var rows: UInt32 = 0
    let status = unsafe band.withPlanes { planes in
      var planes = unsafe planes
      return unsafe jernih_png_read_band(codec, &planes, &rows)
    }
    try unsafe Self.check(status, of: codec)
    return Int(rows)
  }

  // MARK: - Faults

  private static func check(
    _ found: jernih_png_header, size: Size, limits: Limits.Photo
  ) throws(DecodeError) {
    if size.longEdge > limits.sidePixels {
      throw .tooLarge(limit: .side, allowed: limits.sidePixels, seen: size.longEdge)
    }
    if size.area > limits.pngPixels {
      throw .tooLarge(limit: .pixels, allowed: limits.pngPixels, seen: size.area)
    }
    if found.picture_bytes > UInt64(clamping: limits.decoderMemoryBytes) {
      throw .tooLarge(
        limit: .memory, allowed: limits.decoderMemoryBytes, seen: Int(clamping: found.picture_bytes)
      )
    }
  }

  private static func check(
    _ status: jernih_codec_status, of codec: OpaquePointer
  ) throws(DecodeError) {
    if status == JERNIH_CODEC_OK { return }
    let trouble = DecodeTrouble(word: unsafe String(cString: jernih_png_trouble(codec)))
    switch status {
    case JERNIH_CODEC_TRUNCATED: throw .truncated(trouble)
    case JERNIH_CODEC_CORRUPT: throw .corrupt(trouble)
    case JERNIH_CODEC_UNSUPPORTED: throw .unsupported(.pngVariant)
    case JERNIH_CODEC_NO_MEMORY: throw .outOfMemory
    default: throw .decoderFailed(trouble)
    }
  }
}
