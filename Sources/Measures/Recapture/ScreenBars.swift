internal import Raster

/// The bars that a phone puts above and below a picture on its screen (or beside it).
///
/// They are of exactly one colour over the whole width, which no photographed thing is, and the
/// picture begins at the same row all along. Burnt-out sky and the margins of a scan may be as
/// flat, but print and roofs begin at one column before the next.
///
/// Constants that name no other origin are working values.
struct ScreenBars {
  /// The least long over short side of a phone's screen, and the greatest: 16 : 9 is 1.78, and 21 :
  /// 9 is 2.33.
  static let aspectMinimum = 1.6
  static let aspectMaximum = 2.5
  /// Bars take at least this share of the long side together, and at most.
  static let shareMinimum = 0.06
  static let shareMaximum = 0.85
  /// Code values that samples of a bar may differ: what a decoder rounds.
  static let flatRange = 2
  /// Code values by which a sample of the picture differs from the bar …
  static let stepMinimum = 8
  /// … in at least this share of the columns, this many rows further on.
  static let stepShare = 0.8
  static let stepRows = 3
  /// A bar has at least so many rows, in samples of half size.
  static let barRowsMinimum = 8
  /// What one edge counts as, 0…1.
  static let oneEdgeStrength = 0.5

  /// The share of rows (or columns) along the long side that are flat, 0…1.
  let flatShare: Double
  /// Edges from a bar to a picture that run over the whole width, 0…2.
  let edges: Int

  /// How surely it is a screenshot, 0…1: one edge may be a border that somebody drew.
  var strength: Double { edges >= 2 ? 1 : edges == 1 ? Self.oneEdgeStrength : 0 }

  /// Looks for bars along the long side.
  ///
  /// - Returns: `nil` for a photo that has not the shape of a phone's screen.
  init?(of photo: ReducedPhoto) {
    let size = photo.photo
    let aspect = Double(size.longEdge) / Double(max(1, min(size.width, size.height)))
    guard aspect >= Self.aspectMinimum, aspect <= Self.aspectMaximum else { return nil }
    let plane = photo.lumaHalf
    let isTall = size.height >= size.width
    let lines = isTall ? plane.height : plane.width
    let length = isTall ? plane.width : plane.height
    // A last line may cover pixels that do not exist, but their mean is as flat.
    func sample(_ line: Int, _ i: Int) -> UInt8 { isTall ? plane[i, line] : plane[line, i] }
    let levels = (0..<lines).map { line -> Int? in
      let first = Int(sample(line, 0))
      for i in 0..<length where abs(Int(sample(line, i)) - first) > Self.flatRange { return nil }
      return first
    }
    flatShare = Double(levels.count { $0 != nil }) / Double(max(1, lines))
    guard flatShare >= Self.shareMinimum, flatShare <= Self.shareMaximum else {
      edges = 0
      return
    }
    func isEdge(at line: Int, towards step: Int) -> Bool {
      let beyond = line + step * Self.stepRows
      let bar = (0..<Self.barRowsMinimum).map { line - step * $0 }
      guard let level = levels[line], levels.indices.contains(beyond),
        bar.allSatisfy({
          levels.indices.contains($0)
            && levels[$0].map { abs($0 - level) <= Self.flatRange } == true
        })
      else { return false }
      let changed = (0..<length).count { abs(Int(sample(beyond, $0)) - level) >= Self.stepMinimum }
      return Double(changed) >= Self.stepShare * Double(length)
    }
    let down = (0..<lines).contains { line in
      levels[line] != nil && line + 1 < lines && levels[line + 1] == nil
        && isEdge(at: line, towards: 1)
    }
    let up = (0..<lines).contains { line in
      levels[line] != nil && line > 0 && levels[line - 1] == nil && isEdge(at: line, towards: -1)
    }
    edges = (down ? 1 : 0) + (up ? 1 : 0)
  }
}
