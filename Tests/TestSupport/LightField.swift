package import Raster

/// A picture in floating point, to be drawn on, blurred and made noisy before it is rounded once.
package struct LightField {
  package let size: Size
  /// Code values, row by row, not limited to 0…255.
  package var samples: [Float]

  package init(width: Int, height: Int, ground: Float) {
    size = Size(width: width, height: height)
    samples = [Float](repeating: ground, count: width * height)
  }

  /// The picture rounded to code values.
  package var plane: Plane {
    Plane(size: size, samples: samples.map { UInt8(max(0, min(255, $0.rounded()))) })
  }

  /// Draws a straight stroke with round ends and edges one pixel soft, as pixels see it.
  package mutating func stroke(
    from a: Point, to b: Point, thickness: Double, ink: Float
  ) {
    let reach = thickness / 2 + 1
    let rows = clipped(min(a.y, b.y) - reach, max(a.y, b.y) + reach, size.height)
    let columns = clipped(min(a.x, b.x) - reach, max(a.x, b.x) + reach, size.width)
    let d = b - a
    let length2 = max(d.x * d.x + d.y * d.y, 1e-9)
    for y in rows {
      for x in columns {
        let p = Point(x: Double(x) + 0.5, y: Double(y) + 0.5) - a
        let t = max(0, min(1, (p.x * d.x + p.y * d.y) / length2))
        let distance = p.distance(to: d * t)
        let coverage = Float(max(0, min(1, 0.5 + thickness / 2 - distance)))
        let i = y * size.width + x
        samples[i] += coverage * (ink - samples[i])
      }
    }
  }

  /// The picture convolved with a uniform disk, as a lens out of focus does.
  package func blurred(diskRadius radius: Double) -> LightField {
    let n = Int(radius.rounded(.up)) + 1
    var kernel: [(dx: Int, dy: Int, weight: Float)] = []
    for dy in -n...n {
      for dx in -n...n {
        // 8 × 8 points a pixel tell how much of it the disk covers.
        var inside = 0
        for v in 0..<8 {
          for u in 0..<8 {
            let x = Double(dx) + (Double(u) + 0.5) / 8 - 0.5
            let y = Double(dy) + (Double(v) + 0.5) / 8 - 0.5
            if x * x + y * y <= radius * radius { inside += 1 }
          }
        }
        if inside > 0 { kernel.append((dx, dy, Float(inside))) }
      }
    }
    return convolved(with: kernel)
  }

  /// The picture smeared along a straight line, as a moving camera does.
  ///
  /// - Parameters:
  ///   - length: Pixels.
  ///   - direction: A vector along the movement, of any length.
  package func smeared(length: Double, direction: Point) -> LightField {
    let norm = direction.distance(to: Point(x: 0, y: 0))
    let steps = Int(length * 4)
    var weights: [SIMD2<Int>: Float] = [:]
    for i in 0...steps {
      let t = (Double(i) / Double(steps) - 0.5) * length / norm
      let x = direction.x * t
      let y = direction.y * t
      let left = x.rounded(.down)
      let top = y.rounded(.down)
      let (fx, fy) = (Float(x - left), Float(y - top))
      let corner = SIMD2(Int(left), Int(top))
      weights[corner, default: 0] += (1 - fx) * (1 - fy)
      weights[corner &+ SIMD2(1, 0), default: 0] += fx * (1 - fy)
      weights[corner &+ SIMD2(0, 1), default: 0] += (1 - fx) * fy
      weights[corner &+ SIMD2(1, 1), default: 0] += fx * fy
    }
    let places = weights.keys.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
    return convolved(with: places.map { ($0.x, $0.y, weights[$0] ?? 0) })
  }

  /// The picture with independent normal noise.
  package func noisy(sigma: Double, seed: UInt64) -> LightField {
    var random = SplitMix64(seed: seed)
    var noisy = self
    for i in samples.indices { noisy.samples[i] += Float(sigma * random.normal()) }
    return noisy
  }

  /// Every sample multiplied and shifted.
  package func scaled(by factor: Float, plus offset: Float = 0) -> LightField {
    var scaled = self
    for i in samples.indices { scaled.samples[i] = samples[i] * factor + offset }
    return scaled
  }

  private func clipped(_ from: Double, _ to: Double, _ limit: Int) -> Range<Int> {
    let first = max(0, min(limit, Int(from.rounded(.down))))
    return first..<max(first, min(limit, Int(to.rounded(.up)) + 1))
  }

  private func convolved(with kernel: [(dx: Int, dy: Int, weight: Float)]) -> LightField {
    let sum = kernel.reduce(0) { $0 + $1.weight }
    var out = self
    for i in samples.indices { out.samples[i] = 0 }
    let (width, height) = (size.width, size.height)
    for (dx, dy, weight) in kernel {
      let share = weight / sum
      for y in 0..<height {
        let row = max(0, min(height - 1, y + dy)) * width
        for x in 0..<width {
          out.samples[y * width + x] += share * samples[row + max(0, min(width - 1, x + dx))]
        }
      }
    }
    return out
  }
}
