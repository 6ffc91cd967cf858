import Vocabulary

internal import CCodecs
internal import Raster

/// A JPEG that libjpeg decodes from memory.
@safe
final class JPEGSource: BandSource {
  private let codec: OpaquePointer
  private let limits: Limits.Photo
  private let layout: jernih_band_layout
  let header: PhotoHeader

  /// Reads the header and refuses what is over a limit before anything large is allocated.
  ///
  /// - Precondition: `bytes` is not empty and outlives the source.
  init(bytes: UnsafeRawBufferPointer, limits: Limits.Photo) throws(DecodeError) {
    guard let base = unsafe bytes.assumingMemoryBound(to: UInt8.self).baseAddress else {
      throw .empty
    }
    let cLimits = jernih_jpeg_limits(
      scans: UInt32(clamping: limits.scans),
      memory_bytes: UInt64(clamping: limits.decoderMemoryBytes))
    guard let codec = unsafe jernih_jpeg_new(base, bytes.count, cLimits) else {
      throw .outOfMemory
    }
    var found = jernih_jpeg_header()
    let status = unsafe jernih_jpeg_read_header(codec, &found)
    let size = Size(width: Int(found.width), height: Int(found.height))
    do throws(DecodeError) {
      try unsafe Self.check(status, of: codec, limits: limits, size: size)
      try Self.check(found, size: size, limits: limits)
    } catch {
      unsafe jernih_jpeg_free(codec)
      throw error
    }
    unsafe self.codec = codec
    self.limits = limits
    self.layout = found.layout
    self.header = PhotoHeader(
      format: .jpeg, size: size, progressive: found.progressive,
      lumaQuantisation: unsafe Self.lumaQuantisation(codec))
  }

  deinit { unsafe jernih_jpeg_free(codec) }

  func nextBand(into band: inout Band) throws(DecodeError) -> Int {
    layout.fit(&band)
    var rows: UInt32 = 0
    let status = unsafe band.withPlanes { planes in
      var planes = unsafe planes
      return unsafe jernih_jpeg_read_band(codec, &planes, &rows)
    }
    try unsafe Self.check(status, of: codec, limits: limits, size: header.size)
    return Int(rows)
  }

  // MARK: - Faults

  private static func check(
    _ found: jernih_jpeg_header, size: Size, limits: Limits.Photo
  ) throws(DecodeError) {
    if size.longEdge > limits.sidePixels {
      throw .tooLarge(limit: .side, allowed: limits.sidePixels, seen: size.longEdge)
    }
    let pixels = found.buffered ? limits.progressivePixels : limits.jpegPixels
    if size.area > pixels { throw .tooLarge(limit: .pixels, allowed: pixels, seen: size.area) }
    if found.coefficient_bytes > UInt64(clamping: limits.decoderMemoryBytes) {
      throw .tooLarge(
        limit: .memory, allowed: limits.decoderMemoryBytes,
        seen: Int(clamping: found.coefficient_bytes))
    }
  }

  private static func check(
    _ status: jernih_codec_status, of codec: OpaquePointer, limits: Limits.Photo, size: Size
  ) throws(DecodeError) {
    if status == JERNIH_CODEC_OK { return }
    let trouble = DecodeTrouble(word: unsafe String(cString: jernih_jpeg_trouble(codec)))
    switch status {
    case JERNIH_CODEC_TRUNCATED: throw .truncated(trouble)
    case JERNIH_CODEC_CORRUPT: throw .corrupt(trouble)
    case JERNIH_CODEC_UNSUPPORTED:
      let seen = unsafe String(cString: jernih_jpeg_seen(codec))
      throw .unsupported(FormatName(rawValue: seen) ?? .unknown)
    case JERNIH_CODEC_OVER_SIDE:
      throw .tooLarge(limit: .side, allowed: limits.sidePixels, seen: size.longEdge)
    case JERNIH_CODEC_OVER_MEMORY:
      throw .tooLarge(limit: .memory, allowed: limits.decoderMemoryBytes, seen: nil)
    case JERNIH_CODEC_OVER_SCANS:
      throw .tooLarge(
        limit: .scans, allowed: limits.scans, seen: Int(unsafe jernih_jpeg_scans(codec)))
    case JERNIH_CODEC_NO_MEMORY: throw .outOfMemory
    default: throw .decoderFailed(trouble)
    }
  }

  private static func lumaQuantisation(_ codec: OpaquePointer) -> [UInt16]? {
    var table = [UInt16](repeating: 0, count: 64)
    let found = unsafe table.withUnsafeMutableBufferPointer { table in
      guard let base = table.baseAddress else { return false }
      return unsafe jernih_jpeg_quantisation(codec, 0, base)
    }
    return found ? table : nil
  }
}
