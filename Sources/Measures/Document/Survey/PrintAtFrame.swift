import Raster

/// Print that runs into the frame, where the frame counts as a side of the document: then the
/// document goes on beyond it.
///
/// A document's own border has a margin without print, and a sliver of ground beside it has no
/// stroke that goes on inside. So strokes are counted that cross a strip along the frame and the
/// strip next to it. The printed grounds of cards are paler than ``strokeShare`` says.
///
/// The constants are working values, placed on these very photos: 121 of 125 whole documents that
/// were rightly outlined with a side at the frame have no such stroke, the others 1, 1, 2 and 4; of
/// 14 cards and family cards that the frame cuts through at two or three sides 12 have five to 32,
/// the others 0 and 3.
struct PrintAtFrame {
  /// How deep the strips reach, in millimetres: the first begins where rounding and sharpening end.
  static let outer = 0.15...0.75
  static let innerEnd = 1.35
  /// A stroke has brighter paper within so many millimetres on either side …
  static let strokeMillimetres = 1.2
  /// … and at most this share of its light.
  static let strokeShare: Float = 0.82
  /// A stroke may lie aside by so much from one strip to the next, and counts once to so much, in
  /// millimetres.
  static let asideMillimetres = 0.25
  static let apartMillimetres = 1.0
  /// So much of either end of a side is left out, in millimetres: corners are round.
  static let cornerMillimetres = 1.5
  /// A side lies on the frame whose ends are no farther from it, as a share of the frame's side.
  static let nearShare = 0.002

  private let photo: ReducedPhoto
  private let samplesPerMillimetre: Double

  /// - Parameter dotsPerInch: Of the stored photo.
  init(_ photo: ReducedPhoto, dotsPerInch: Double) {
    self.photo = photo
    samplesPerMillimetre =
      dotsPerInch / DocumentGeometry.millimetresPerInch / Double(photo.factor)
  }

  /// The most strokes that cross one side of an outline, of the sides that the frame is.
  ///
  /// - Parameter quad: Corners in stored pixels.
  /// - Complexity: O(frame's sides × the strips' depth).
  func strokes(across quad: Quad) -> Int {
    Side.allCases.map { side in
      quad.edges.map { edge in
        guard let span = span(of: edge, along: side) else { return 0 }
        return strokes(along: side, span)
      }.max() ?? 0
    }.max() ?? 0
  }

  private enum Side: CaseIterable {
    case top, right, bottom, left

    var isLevel: Bool { self == .top || self == .bottom }
  }

  /// The samples along a side of the frame that an edge of an outline covers; `nil` where it does
  /// not lie there.
  private func span(of edge: (from: Point, to: Point), along side: Side) -> Range<Int>? {
    let isLevel = side.isLevel
    let size = photo.photo
    let place = side == .right ? size.width : side == .bottom ? size.height : 0
    let near = max(2, Self.nearShare * Double(isLevel ? size.height : size.width))
    let ends = [edge.from, edge.to]
    guard ends.allSatisfy({ ((isLevel ? $0.y : $0.x) - Double(place)).magnitude <= near }) else {
      return nil
    }
    let places = ends.map { (isLevel ? $0.x : $0.y) / Double(photo.factor) }
    let corner = Self.cornerMillimetres * samplesPerMillimetre
    let length = isLevel ? photo.luma.width : photo.luma.height
    let first = Int(max(0, min(places[0], places[1]) + corner))
    let last = Int(min(Double(length), max(places[0], places[1]) - corner))
    return first < last ? first..<last : nil
  }

  private func strokes(along side: Side, _ span: Range<Int>) -> Int {
    func samples(_ millimetres: Double) -> Int {
      max(1, Int((millimetres * samplesPerMillimetre).rounded()))
    }
    let first = samples(Self.outer.lowerBound)
    let middle = max(first + 1, samples(Self.outer.upperBound))
    let last = max(middle + 1, samples(Self.innerEnd))
    let outer = shares(lights(along: side, span, depths: first..<middle))
    let inner = shares(lights(along: side, span, depths: middle..<last))
    let aside = samples(Self.asideMillimetres)
    let apart = samples(Self.apartMillimetres)
    var (count, next) = (0, 0)
    for place in outer.indices where place >= next && outer[place] < Self.strokeShare {
      let near = max(0, place - aside)...min(inner.count - 1, place + aside)
      guard inner[near].contains(where: { $0 < Self.strokeShare }) else { continue }
      count += 1
      next = place + apart + 1
    }
    return count
  }

  /// The mean luma over a strip, at each place along it.
  private func lights(along side: Side, _ span: Range<Int>, depths: Range<Int>) -> [Float] {
    let luma = photo.luma
    let isLevel = side.isLevel
    let depthMaximum = (isLevel ? luma.height : luma.width) - 1
    return span.map { place in
      let sum = depths.reduce(0) { (sum: Int, depth: Int) -> Int in
        let own = min(depth, depthMaximum)
        let across = side == .top || side == .left ? own : depthMaximum - own
        return sum + Int(isLevel ? luma[place, across] : luma[across, place])
      }
      return Float(sum) / Float(depths.count)
    }
  }

  /// The light of each place as a share of the brightest on its darker side, near it.
  private func shares(_ lights: [Float]) -> [Float] {
    let reach = max(2, Int((Self.strokeMillimetres * samplesPerMillimetre).rounded()))
    return lights.indices.map { i in
      let before = lights[max(0, i - reach)..<i].max() ?? 0
      let behind = lights[(i + 1)..<min(lights.count, i + 1 + reach)].max() ?? 0
      return (lights[i] + LumaRatio.floor) / (max(1, min(before, behind)) + LumaRatio.floor)
    }
  }
}
