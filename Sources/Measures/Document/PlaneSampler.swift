internal import CVector
import Raster

/// Reads all channels of the small planes at places that need not lie in the frame: beyond it, the
/// nearest sample holds.
struct PlaneSampler {
  private let size: Size
  /// Tone, blue, red and 0 of each sample: one read instead of three.
  private let channels: [SIMD4<Int16>]

  init(_ planes: FeaturePlanes) {
    size = planes.size
    let p = planes.planes
    let count = p[0].count
    let zero = p.count < 3 ? [Int16](repeating: 0, count: count) : []
    let blue = p.count < 3 ? zero : p[1]
    let red = p.count < 3 ? zero : p[2]
    channels = unsafe [SIMD4<Int16>](unsafeUninitializedCapacity: count) { out, filled in
      let raw = UnsafeMutableRawBufferPointer(out)
      if let base = unsafe raw.bindMemory(to: Int16.self).baseAddress {
        unsafe cvector_interleave_row(base, p[0], blue, red, count)
      }
      filled = count
    }
  }

  /// The sums of the channels at two offsets from a place, times the normal.
  @inline(__always)
  func sum(x: Float, y: Float, dx: Float, dy: Float, _ a: Float, _ b: Float) -> SIMD4<Int16> {
    at(x + dx * a, y + dy * a) &+ at(x + dx * b, y + dy * b)
  }

  @inline(__always)
  private func at(_ x: Float, _ y: Float) -> SIMD4<Int16> {
    let column = max(0, min(size.width &- 1, Int(x)))
    let row = max(0, min(size.height &- 1, Int(y)))
    return channels[row &* size.width &+ column]
  }
}
