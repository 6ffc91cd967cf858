import Raster
import TestSupport

/// How a second photo of the same scene differs from the first: where the camera was, and what it
/// measured.
struct Exposure {
  var name: String
  /// Standard deviations: roll in degrees, shift and depth's parallax as shares of the frame's
  /// width, zoom as a share, perspective across the frame as a share.
  var rollDegrees = 0.0
  var shift = 0.0
  var zoom = 0.0
  var perspective = 0.0
  var parallax = 0.0

  /// The share of a photo's sides that is the frame, so that there is something beyond it.
  static let frame = 0.8
  /// Noise of the sensor, in code values.
  static let noise = 3.0

  static let all = [
    Exposure(name: "from a tripod (as good as a copy)"),
    Exposure(name: "rolled by 0.5 degrees", rollDegrees: 0.5),
    Exposure(name: "shifted by 1 %", shift: 0.01),
    Exposure(name: "shifted by 3 %", shift: 0.03),
    Exposure(
      name: "held still", rollDegrees: 0.3, shift: 0.005, zoom: 0.003, perspective: 0.002,
      parallax: 0.001),
    Exposure(
      name: "held by hand", rollDegrees: 0.8, shift: 0.015, zoom: 0.01, perspective: 0.006,
      parallax: 0.002),
    Exposure(
      name: "a step nearer", rollDegrees: 0.8, shift: 0.01, zoom: 0.05, perspective: 0.006,
      parallax: 0.004),
  ]

  func photo(of scene: Plane, _ random: inout SplitMix64) -> Plane {
    let size = Size(
      width: Int(Double(scene.width) * Self.frame), height: Int(Double(scene.height) * Self.frame))
    let (width, height) = (Double(size.width), Double(size.height))
    let turn = Trigonometry.sineCosine(rollDegrees * random.normal() * .pi / 180)
    let scale = 1 / (1 + zoom * random.normal().magnitude)
    let move = Point(x: shift * random.normal() * width, y: shift * random.normal() * width)
    let slope = Point(x: perspective * random.normal(), y: perspective * random.normal())
    let gain = 1 + 0.02 * random.normal()
    // Depth varies over the frame in a few smooth humps, seen from the side by so much.
    let humps = (0..<4).map { _ in (0..<3).map { _ in Double.random(in: 0...6, using: &random) } }
    let side = (parallax * random.normal() * width, parallax * random.normal() * width)
    var samples: [UInt8] = []
    samples.reserveCapacity(size.area)
    for row in 0..<size.height {
      for column in 0..<size.width {
        let u = (Double(column) + 0.5 - width / 2) * scale
        let v = (Double(row) + 0.5 - height / 2) * scale
        let w = 1 + slope.x * u / width + slope.y * v / height
        let depth = humps.reduce(0) {
          $0 + Trigonometry.sineCosine($1[0] * u / width + $1[1] * v / height + $1[2]).sine
        }
        let x = (u * turn.cosine - v * turn.sine) / w + move.x + Double(scene.width) / 2
        let y = (u * turn.sine + v * turn.cosine) / w + move.y + Double(scene.height) / 2
        let light = Self.value(scene, x + side.0 * depth / 2, y + side.1 * depth / 2)
        let value = gain * light + Self.noise * random.normal()
        samples.append(UInt8(max(0, min(255, value.rounded()))))
      }
    }
    return CorpusPhotos.saved(Plane(size: size, samples: samples), quality: 80)
  }

  /// Luma between samples, the frame's edge repeated.
  static func value(_ plane: Plane, _ x: Double, _ y: Double) -> Double {
    let x = max(0, min(Double(plane.width) - 1.001, x - 0.5))
    let y = max(0, min(Double(plane.height) - 1.001, y - 0.5))
    let (column, row) = (Int(x), Int(y))
    let (u, v) = (x - Double(column), y - Double(row))
    let index = row * plane.width + column
    let top = Double(plane.samples[index]) * (1 - u) + Double(plane.samples[index + 1]) * u
    let below = index + plane.width
    let bottom = Double(plane.samples[below]) * (1 - u) + Double(plane.samples[below + 1]) * u
    return top * (1 - v) + bottom * v
  }
}
