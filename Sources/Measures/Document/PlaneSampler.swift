import Raster

/// Reads all channels of the small planes at places that need not lie in the frame: beyond it, the
/// nearest sample holds.
struct PlaneSampler {
  private let size: Size
  private let tone: [Int16]
  private let blue: [Int16]
  private let red: [Int16]

  init(_ planes: FeaturePlanes) {
    size = planes.size
    tone = planes.tone
    blue = planes.blue
    red = planes.red
  }

  /// Tone, blue and red at the nearest sample; chroma is 0 for a grey photo, the last lane always.
  func channels(at p: Point) -> SIMD4<Float> {
    let x = max(0, min(size.width &- 1, Int(p.x.rounded(.down))))
    let y = max(0, min(size.height &- 1, Int(p.y.rounded(.down))))
    let i = y &* size.width &+ x
    if blue.isEmpty { return SIMD4(Float(tone[i]), 0, 0, 0) }
    return SIMD4(Float(tone[i]), Float(blue[i]), Float(red[i]), 0)
  }

  /// The mean of the channels at some offsets from a point, `sign` (1 or −1) times along a normal.
  func mean(
    around p: Point, along normal: Point, offsets: [Double], sign: Double
  ) -> SIMD4<Float> {
    var sum = SIMD4<Float>.zero
    for offset in offsets { sum += channels(at: p + normal * (offset * sign)) }
    return sum / Float(offsets.count)
  }
}
