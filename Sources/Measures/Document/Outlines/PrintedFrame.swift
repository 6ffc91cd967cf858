import Raster

/// The sheet on which a frame is printed that was taken for its border.
///
/// A family card's frame is a better border than that of white paper on a white table. What tells
/// them apart is what lies beyond: the ground has another tone or colour than the paper, and a
/// printed frame has the paper's own all around, up to a step at much the same distance on every
/// side.
///
/// The constants are working values, placed on drawn family cards whose own outlines were known:
/// of ten frames taken for the border five give way to the sheet, and none of 288 borders does.
struct PrintedFrame {
  /// What lies beyond a side.
  private enum Beyond: Equatable {
    /// Another tone or colour at once: this is the paper's border.
    case ground
    /// The paper, up to a step at this distance, as a share of the document's shorter side.
    case paper(Double)
    case unclear

    var margin: Double? {
      if case .paper(let margin) = self { margin } else { nil }
    }
  }

  /// Places along a side that are asked, and the share of it left out at each end.
  private static let places = 32
  private static let endShare = 0.05
  /// From one sample to the next across a side, as a share of the shorter side: half a millimetre.
  private static let step = 0.0025
  /// The paper's own colour is sought so far inside: beyond a frame's lines, before the tables.
  private static let inside = 0.015..<0.05
  /// The paper begins again within so many steps beyond a frame's lines, 7 mm, …
  private static let startSteps = 14
  /// … and ends within so many, 16 mm.
  private static let endSteps = 31
  /// A difference of tone or of colour, as a share of luma, that is another thing's.
  private static let tolerance: Float = 0.04
  /// The share of the places at which the ground must lie beyond a border, that at which the paper
  /// must end, and that which must agree on where.
  private static let groundShare = 0.7
  private static let endedShare = 0.5
  private static let agreedShare = 0.5
  /// How far places may be apart to agree, the least margin, and how far margins may be apart, as
  /// shares of the shorter side.
  private static let agreement = 0.006
  private static let marginMinimum = 0.008
  private static let marginSpread = 0.025
  /// Sides beyond which the paper must go on; two are enough where the ground lies beyond the rest.
  private static let sidesMinimum = 3

  private let photo: ReducedPhoto
  private let map: Homography
  /// Width and height of the outline, the shorter one 1.
  private let width: Double
  private let height: Double
  /// Stored pixels per sample of the half-size planes.
  private let scale: Double

  /// - Parameters:
  ///   - quad: The outline, in stored pixels.
  ///   - aspect: The kind's, the longer side over the shorter.
  /// - Returns: `nil` for an outline that is no picture of a rectangle.
  init?(_ photo: ReducedPhoto, _ quad: Quad, aspect: Double) {
    self.photo = photo
    scale = Double(2 * photo.factor)
    let isWide = quad.meanWidth >= quad.meanHeight
    width = isWide ? aspect : 1
    height = isWide ? 1 : aspect
    guard let map = Homography(width: width, height: height, to: quad.scaled(by: 1 / scale)) else {
      return nil
    }
    self.map = map
  }

  /// The corners of the sheet around the frame, in stored pixels and in the outline's order; `nil`
  /// where the outline is the sheet's own, or that cannot be told.
  var sheet: Quad? {
    var found: [Beyond] = []
    for side in 0..<4 {
      found.append(beyond(side))
      // Most outlines are borders, and two sides tell.
      if found.count(where: { $0.margin == nil }) > 2 { return nil }
    }
    let margins = found.compactMap(\.margin)
    let borders = found.count { $0 == .ground }
    guard let least = margins.min(), let most = margins.max(), most - least <= Self.marginSpread,
      margins.count >= Self.sidesMinimum || margins.count + borders == 4
    else { return nil }
    let usual = margins.sorted()[margins.count / 2]
    let m = found.map { $0 == .ground ? 0 : $0.margin ?? usual }
    let corners = [
      (-m[3], -m[0]), (width + m[1], -m[0]), (width + m[1], height + m[2]), (-m[3], height + m[2]),
    ]
    return Quad(corners: corners.map { map.map(Point(x: $0.0, y: $0.1)) * scale })
  }

  private func beyond(_ side: Int) -> Beyond {
    var bare = 0
    var ends: [Double] = []
    for i in 0..<Self.places {
      let share =
        Self.endShare + (1 - 2 * Self.endShare) * (Double(i) + 0.5) / Double(Self.places)
      guard let paper = paper(side, share) else { continue }
      func isPaper(_ step: Int) -> Bool {
        sample(side, share, Double(step) * Self.step).map { $0.isAlike(paper) } ?? false
      }
      guard let start = (1...Self.startSteps).first(where: { isPaper($0) && isPaper($0 + 1) })
      else {
        bare += 1
        continue
      }
      let end = (start + 2..<Self.endSteps).first { !isPaper($0) && !isPaper($0 + 1) }
      if let end, sample(side, share, Double(end + 1) * Self.step) != nil {
        ends.append(Double(end) * Self.step)
      }
    }
    let all = Double(Self.places)
    if Double(bare) >= Self.groundShare * all { return .ground }
    guard Double(ends.count) >= Self.endedShare * all else { return .unclear }
    let margin = ends.sorted()[ends.count / 2]
    let agreed = ends.count { ($0 - margin).magnitude <= Self.agreement }
    guard Double(agreed) >= Self.agreedShare * all, margin >= Self.marginMinimum else {
      return .unclear
    }
    return .paper(margin)
  }

  /// The brightest sample a little inside of a side: print is darker than the paper.
  private func paper(_ side: Int, _ share: Double) -> Sample? {
    var paper: Sample?
    for inward in stride(
      from: Self.inside.lowerBound, to: Self.inside.upperBound, by: Self.step)
    {
      guard let sample = sample(side, share, -inward) else { continue }
      if sample.luma > paper?.luma ?? 0 { paper = sample }
    }
    return paper
  }

  /// Luma, and chroma as a share of it.
  private struct Sample {
    let luma: Float
    let blue: Float
    let red: Float

    func isAlike(_ other: Sample) -> Bool {
      (luma - other.luma).magnitude < PrintedFrame.tolerance * other.luma
        && (blue - other.blue).magnitude + (red - other.red).magnitude < PrintedFrame.tolerance
    }
  }

  /// What is seen so far beyond a place of a side; `nil` outside the frame.
  private func sample(_ side: Int, _ share: Double, _ outward: Double) -> Sample? {
    let place =
      switch side {
      case 0: Point(x: share * width, y: -outward)
      case 1: Point(x: width + outward, y: share * height)
      case 2: Point(x: share * width, y: height + outward)
      default: Point(x: -outward, y: share * height)
      }
    let p = map.map(place)
    let size = photo.lumaHalf.size
    guard p.x >= 0, p.y >= 0, p.x < Double(size.width), p.y < Double(size.height) else {
      return nil
    }
    let (x, y) = (Int(p.x), Int(p.y))
    let luma = Float(photo.lumaHalf[x, y]) + LumaRatio.floor
    func chroma(_ plane: Plane?) -> Float {
      guard let plane, x < plane.width, y < plane.height else { return 0 }
      return (Float(plane[x, y]) - 128) / luma
    }
    return Sample(luma: luma, blue: chroma(photo.blue), red: chroma(photo.red))
  }
}
