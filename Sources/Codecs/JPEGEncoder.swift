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
    let noSamples: [UInt8] = []
    var isDone = false
    let file = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
      unsafe luma.samples.withUnsafeBufferPointer { y in
        unsafe (blue?.samples ?? noSamples).withUnsafeBufferPointer { cb in
          unsafe (red?.samples ?? noSamples).withUnsafeBufferPointer { cr in
            guard let y = y.baseAddress, let target = out.baseAddress else { return }
            var planes = unsafe jernih_planes(
              luma: y, blue: cb.isEmpty ? nil : cb.baseAddress,
              red: cr.isEmpty ? nil : cr.baseAddress, width: UInt32(luma.width),
              height: UInt32(luma.height))
            var written = 0
            let status = unsafe jernih_jpeg_encode(
              &planes, Int32(clamping: quality), target, capacity, &written)
            isDone = status == JERNIH_CODEC_OK
            count = isDone ? written : 0
          }
        }
      }
    }
    return isDone ? file : nil
  }
}
