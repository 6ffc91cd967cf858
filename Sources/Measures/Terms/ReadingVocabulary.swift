/// What the meters can say of one check: the names of its further numbers, its causes, and why it
/// may have no value.
///
/// The parent believes a reading of a decoder only within it; a meter that says something new has
/// to say so here first, which the tests see to.
package struct ReadingVocabulary: Equatable, Sendable {
  /// The keys of ``Reading/measures``.
  package var measures: Set<String>
  /// The causes that it can name.
  package var causes: Set<Cause>
  /// Why it may have no value.
  package var whys: Set<Why>

  /// The vocabulary of a check.
  ///
  /// - Returns: `nil` for a check that no meter answers: it needs other photos.
  package init?(of check: CheckID) {
    switch check {
    case .legibility:
      self.init(
        [
          "parts", "letterPixels", "contrastPerNoise", "resolvedSamples", "weakestQuarter",
          "lostPrint", "echo",
        ], [],
        [.noDocument, .notForKind, .tooFewEdges])
    case .resolution:
      self.init(["dotsPerInch", "longEdgePixels"], [], [.noDocument])
    case .blur:
      self.init(
        ["edges", "wholePixels", "sharpestPixels", "directionDegrees"], [.focus, .motion],
        [.tooFewEdges])
    case .orientation:
      self.init(["evidence", "mirrored", "staleTag"], [.mirrored], [.unsure])
    case .framing:
      self.init(
        ["fill", "cornerOvershoot", "sidesSeen", "documents", "printAtFrame", "proportions"],
        [.cut, .far, .missing], [.noDocument, .notForKind, .unsure])
    case .tilt: self.init([], [], [.noDocument, .notForKind, .unsure])
    case .exposure:
      self.init(
        ["nearBlack", "nearWhite", "ground", "darkShare", "burntShare"], [.dark, .bright],
        [.tooSmall])
    case .glare: self.init(["overPrint"], [.overPrint, .besidePrint], [.tooSmall])
    case .contrast: self.init(["shadowLight"], [.faint, .shadow], [.tooSmall])
    case .noise: self.init([], [], [.tooSmall])
    case .colour: self.init(["coloured", "otherColour"], [], [.tooSmall, .unsure])
    case .recapture:
      self.init(
        ["flatRows", "barEdges", "periodPixels"], [.screen, .screenshot],
        [.noDocument, .notForKind, .tooSmall, .unsure])
    case .occlusion: self.init(["coveredInside"], [.hidden], [.noDocument, .unsure])
    case .compression:
      self.init(
        ["quality", "blocking", "interpolation", "doubledBlocks"], [.recompressed],
        [.notInFormat, .tooSmall])
    case .kind: self.init([], [.otherKind, .blank], [.notForKind, .unsure])
    case .duplicate: return nil
    }
  }

  private init(_ measures: Set<String>, _ causes: Set<Cause>, _ whys: Set<Why>) {
    self.measures = measures
    self.causes = causes
    self.whys = whys
  }
}
