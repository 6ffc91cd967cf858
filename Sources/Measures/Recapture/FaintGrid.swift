internal import CVector
internal import Raster

/// A screen's grid that shrinking and compression have all but wiped out.
///
/// A chat service that shrinks a photo takes a fine grid below one code value, and rounding the
/// blocks of a JPEG takes the rest out of plain paper. Where there is print the coefficients live,
/// and on the average they still carry the grid: its two waves run on in step over hundreds of
/// pixels, which neither print nor noise does. So the windows here are long, 256 samples along a
/// wave's crests and 128 across, and lie anywhere on the document. Second differences across the
/// crests pass the periods from 2 to 4 samples and hold back the print; sums of four along them and
/// every second one across make 64 × 64 of it, and the logarithms of the windows' power are
/// averaged.
///
/// Both waves of a grid are equally long and perpendicular: what stands out in one direction counts
/// only as far as its partner does in the other. Print and rules make many such pairs (a table is a
/// grid), all along the document's axes or alike in height; a screen makes one.
///
/// Constants that name no other origin are working values. With them 44 of 60 family cards shot on
/// a screen at 1920 to 4000 pixels and shrunk by a chat are found, and none of 114 photos without a
/// grid is called one.
struct FaintGrid {
  /// Windows of each direction for the first look, and for a second where there is something.
  static let windowsFirst = 8
  static let windowsMost = 48
  /// Octaves in the first look that ask for the second: nine of ten good photos stay below.
  static let secondLook = 0.4
  /// Limit of a second difference, in code values: sharp print counts no more than ringing does.
  static let clip: Int32 = 12
  /// Power added to every frequency, in squared code values of the sums.
  static let floor: Float = 1
  /// Half the width of the lines that print and rules draw along the document's axes, in bins.
  private static let axisWidth = 2.5
  /// A limit, in code values, that cuts off nothing: the differences were limited before.
  private static let clipNone: Int32 = 127
  /// Waves this close to a direction of the pixels are those of upright print, in bins.
  private static let straightWidth = 2
  /// Longer waves than 128 / 6 samples are the print's too; they look the same as the shortest.
  private static let printReach = 6
  /// So many bins around a pair belong to it.
  private static let peakWidth = 3
  /// The shortest period along an axis that print and rules reach, as periods in 128 samples: 1.3
  /// samples.
  private static let axisReach = 96
  /// An eighth of a period a sample, in bins along a wave's crests and across: multiples of it are
  /// the blocks'.
  private static let eighthAlong = 32
  private static let eighthAcross = 16
  /// Bins along the crests, beside 0, at which the blocks' power lies where it does across.
  private static let blocksAlong = 16

  /// How far the weaker of the grid's two waves stands above its neighbours, less the same of the
  /// next pair; in octaves of power.
  let octaves: Double
  /// The period of its waves as they are stored, 2…4 samples.
  let periodSamples: Double

  private static let side = MeanSpectrum.side
  private static let row = MeanSpectrum.row
  private static let along = 4 * side
  private static let across = 2 * side

  /// Looks for a grid, in more windows where a few show something.
  ///
  /// - Parameters:
  ///   - plane: Luma that was not reduced, code values.
  ///   - document: In samples of the plane.
  /// - Returns: `nil` where the document is too small for eight windows of each direction.
  init?(of plane: Plane, on document: Quad) {
    let upright = OblongPlaces(
      in: plane.size, on: document, width: Self.across, height: Self.along)
    let level = OblongPlaces(
      in: plane.size, on: document, width: Self.along, height: Self.across)
    guard min(upright.places.count, level.places.count) >= Self.windowsFirst else { return nil }
    let isOfPrint = Self.print(along: Self.slopes(of: document))
    func look(_ windows: Int) -> Best {
      let x = Self.heights(of: plane, at: upright.spread(most: windows), .upright)
      let y = Self.heights(of: plane, at: level.spread(most: windows), .level)
      return Self.best(Self.pairs(x, y, isOfPrint: isOfPrint))
    }
    var best = look(Self.windowsFirst)
    if best.octaves > Self.secondLook { best = look(Self.windowsMost) }
    octaves = best.octaves
    periodSamples = best.periodSamples
  }

  private enum Crests {
    /// Waves that run across the picture: windows are upright.
    case upright
    /// Waves that run down: windows lie level.
    case level
  }

  /// How far every frequency stands above its neighbours, `[u × row + v]` as the kernel has it.
  private static func heights(
    of plane: Plane, at places: [(x: Int, y: Int)], _ crests: Crests
  ) -> [Float] {
    var sums = [Float](repeating: 0, count: side * row)
    var window = [UInt8](repeating: 0, count: side * side)
    for place in places {
      unsafe plane.withPointer(x: place.x, y: place.y) { first in
        switch crests {
        case .upright: unsafe cvector_differences_across(&window, first, plane.width, clip)
        case .level: unsafe cvector_differences_down(&window, first, plane.width, clip)
        }
      }
      unsafe cvector_add_log_power(&sums, window, side, MeanSpectrum.cosine, clipNone, floor)
    }
    let scale = 1 / Float(max(1, places.count))
    for i in sums.indices { sums[i] *= scale }
    var heights = sums
    unsafe cvector_spectrum_peaks(&heights, sums)
    return heights
  }

  /// The height of the weaker wave of every pair, `[u × row + v]`; 0 where print has its own.
  ///
  /// A wave of (v, u) periods in 128 × 256 samples has its partner at (−u, v) in 256 × 128.
  private static func pairs(_ x: [Float], _ y: [Float], isOfPrint: [Bool]) -> [Float] {
    var pairs = [Float](repeating: 0, count: side * row)
    for u in 0..<side {
      for v in printReach + 1...side / 2 where !isOfPrint[u * row + v] {
        // Real samples: (u, v) is also (−u, −v).
        let partner = u >= side / 2 || u == 0 ? v * row + (side - u) % side : (side - v) * row + u
        pairs[u * row + v] = max(0, min(x[u * row + v], y[partner]))
      }
    }
    return pairs
  }

  /// Where the waves of print, rules and blocks lie, `[u × row + v]`: along the pixels, along the
  /// document's sides, and at multiples of an eighth of a period a sample along both axes.
  ///
  /// - Parameter slopes: Of the document's sides against the nearer axis of the picture.
  private static func print(along slopes: [ClosedRange<Double>]) -> [Bool] {
    var isOfPrint = [Bool](repeating: false, count: side * row)
    for v in 0...side / 2 {
      func mark(_ range: ClosedRange<Int>) {
        for u in range where abs(u) < side / 2 { isOfPrint[(u + side) % side * row + v] = true }
      }
      mark(-straightWidth...straightWidth)
      if v % eighthAcross == 0 { for u in [-blocksAlong, blocksAlong] { mark(u...u) } }
      // Every second column was taken: 64 periods more look the same.
      for v in [v - side, v, v + side] where abs(v) <= axisReach {
        for slope in slopes {
          let ends = (2 * Double(v) * slope.lowerBound, 2 * Double(v) * slope.upperBound)
          let first = Int((min(ends.0, ends.1) - axisWidth).rounded(.up))
          let last = Int((max(ends.0, ends.1) + axisWidth).rounded(.down))
          mark(first...max(first, last))
        }
      }
    }
    return isOfPrint
  }

  private struct Best {
    var octaves = 0.0
    var periodSamples = 0.0
  }

  private static func best(_ pairs: [Float]) -> Best {
    var at = (u: 0, v: 0)
    for u in 0..<side {
      for v in 0...side / 2 where pairs[u * row + v] > pairs[at.u * row + at.v] { at = (u, v) }
    }
    let height = pairs[at.u * row + at.v]
    guard height > 0 else { return Best() }
    var next: Float = 0
    for u in 0..<side {
      for v in 0...side / 2 where pairs[u * row + v] > next {
        if !isRelated((u, v), at) { next = pairs[u * row + v] }
      }
    }
    // The differences pass a quarter to a half a period a sample: of two that look the same, that.
    let across = 0.5 - Double(at.v) / Double(Self.across)
    let along = Double(at.u < side / 2 ? at.u : at.u - side) / Double(Self.along)
    return Best(
      octaves: Double(height - next),
      periodSamples: 1 / (across * across + along * along).squareRoot())
  }

  /// Whether two pairs are one, seen again an eighth of a period a sample away: each block of 8 × 8
  /// was rounded for itself.
  private static func isRelated(_ a: (u: Int, v: Int), _ b: (u: Int, v: Int)) -> Bool {
    func isNear(_ distance: Int, step: Int) -> Bool {
      let rest = (distance + 2 * side) % step
      return min(rest, step - rest) <= peakWidth
    }
    return
      (isNear(a.u - b.u, step: eighthAlong) && isNear(a.v - b.v, step: eighthAcross))
      || (isNear(a.u + b.u, step: eighthAlong) && isNear(a.v + b.v, step: eighthAcross))
  }

  /// The slopes of each two opposite sides against the nearer axis of the picture.
  private static func slopes(of document: Quad) -> [ClosedRange<Double>] {
    let c = document.corners
    func slope(_ from: Int, _ to: Int) -> Double {
      let d = c[to] - c[from]
      if d.x.magnitude >= d.y.magnitude { return d.x == 0 ? 0 : d.y / d.x }
      return -d.x / d.y
    }
    return [(slope(0, 1), slope(3, 2)), (slope(0, 3), slope(1, 2))].map {
      min($0, $1)...max($0, $1)
    }
  }
}
