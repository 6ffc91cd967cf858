private import CCodecs
package import Raster

/// Encodes small pictures, thumbnails above all, as baseline JPEG without any metadata.
package enum JPEGEncoder {
  /// The bytes of a JPEG: SOI, JFIF, tables, one frame, one scan, EOI, and nothing else.
  ///
  /// Chroma is stored as it comes, at half of luma's resolution. The same planes give the same
  /// bytes.
  ///
  /// - Parameters:
  ///   - luma: Full-range BT.601 luma, 1…65500 a side.
  ///   - blue: Cb, half as many columns and rows as `luma`, rounded up; `nil` (with `red`) for
  ///     grey.
  ///   - red: Cr, likewise.
  ///   - quality: 1…100 as libjpeg counts.
  /// - Returns: `nil` where the machine lacks memory.
  /// - Precondition: Sizes agree and are within range.
  package static func encode(
    luma: Plane, blue: Plane? = nil, red: Plane? = nil, quality: Int
  ) -> [UInt8]? {
    precondition((1...65_500).contains(luma.width) && (1...65_500).contains(luma.height))
    precondition((blue == nil) == (red == nil), "both chroma planes or none")
    let half = Size(width: (luma.width + 1) / 2, height: (luma.height + 1) / 2)
    precondition([blue, red].allSatisfy { $0.map { $0.size == half } ?? true }, "half-size chroma")
    // Even noise at quality 100 stays under this.
    let capacity = 4096 + 6 * (luma.width + 16) * (luma.height + 16)
    func encode(
      _ y: UnsafePointer<UInt8>, _ cb: UnsafePointer<UInt8>?, _ cr: UnsafePointer<UInt8>?,
      into out: UnsafeMutablePointer<UInt8>
    ) -> Int? {
      var planes = unsafe jernih_planes(
        luma: y, blue: cb, red: cr, width: UInt32(luma.width), height: UInt32(luma.height))
      var written = 0
      let status = unsafe jernih_jpeg_encode(
        &planes, Int32(clamping: quality), out, capacity, &written)
      return status == JERNIH_CODEC_OK ? written : nil
    }
    var isDone = false
    let file = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
      guard let out = out.baseAddress,
        let written = unsafe encode(luma.samples, blue?.samples, red?.samples, into: out)
      else { return }
      isDone = true
      count = written
    }
    return isDone ? file : nil
  }
}
