package import Raster

/// The outline of a document in a photo, before anything is known of which way is up.
package struct DocumentFinding: Equatable, Sendable {
  /// Clockwise corners in stored pixels, from the one nearest the photo's top left; they may lie
  /// outside the frame.
  package var quad: Quad
  /// What each side rests on: top, right, bottom and left of `quad`.
  package var sides: [SideSource]
  /// Higher is better: a document in plain sight has 0.7 to 1.
  package var score: Double
  /// How sure the outline is, 0…1.
  package var confidence: Double
  /// What else the lines found may make up, the better first, the sides not yet moved onto their
  /// edges: which of them is the document, what it holds must tell.
  var rivals: [DocumentFinding] = []

  /// An outline by what was found.
  package init(quad: Quad, sides: [SideSource], score: Double, confidence: Double) {
    self.quad = quad
    self.sides = sides
    self.score = score
    self.confidence = confidence
  }

  /// An outline as it was found, with its rivals; named from the corner nearest the photo's top
  /// left.
  init(corners: [Point], sides: [SideSource], score: Double) {
    let first =
      corners.indices.min { corners[$0].x + corners[$0].y < corners[$1].x + corners[$1].y } ?? 0
    self.init(
      quad: Quad(corners: corners).renamed(by: first),
      sides: sides.indices.map { sides[($0 + first) % sides.count] }, score: score,
      confidence: min(1, max(0, score)))
  }

  /// Whether the frame is a side, but not all of them: then it may cut the document. Four are the
  /// document's own border.
  var isAtFrame: Bool { (1...3).contains(sides.count { $0 == .frame }) }

  /// The outline with every seen side moved onto its edge.
  func refined(in photo: ReducedPhoto) -> DocumentFinding {
    let moved = SideRefiner(photo).refined(quad, isSeen: sides.map { $0 == .seen })
    var finding = DocumentFinding(corners: moved.corners, sides: sides, score: score)
    finding.confidence = confidence
    return finding
  }

  /// A page that is the frame.
  package init(frameOf photo: Size, confidence: Double) {
    quad = Quad(frame: photo)
    sides = [.frame, .frame, .frame, .frame]
    score = 0
    self.confidence = confidence
  }
}
