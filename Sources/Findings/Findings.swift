package import Measures
package import Raster

/// Everything the inspection of one photo found: facts and numbers, no judgement.
///
/// This is what crosses the border from the sandboxed child, and all that the judge needs.
package struct Findings: Equatable, Sendable {
  /// What the file says of itself, as far as it could be read.
  package var facts: PhotoFacts
  /// Set exactly when no pixels could be had; everything measured is then empty.
  package var fault: Fault?
  /// The kind the photo was measured as: the one claimed, or the one found for `auto`.
  package var kind: String
  /// The kind that the layout looks like; `nil` where it looks like none.
  package var kindSeen: KindSeen?
  /// The clockwise turn that makes the photo upright after EXIF orientation; `nil` is unknown.
  package var turn: Turn?
  /// Where the document lies; `nil` where none was found.
  package var document: DocumentGeometry?
  /// One per check that is built, in any order, each check at most once.
  package var readings: [Reading]
  /// What the picture is known again by; `nil` if there are no pixels.
  package var fingerprint: FingerprintReading?
  /// The photo that the reading of `duplicate` tells of, the nearest first. Not the
  /// child's: the service adds it.
  package var duplicatesOf: [PhotoReference] = []
  /// The upright thumbnail, JPEG bytes; `nil` if there are no pixels.
  package var thumbnail: [UInt8]?
  /// What each step took.
  package var milliseconds: StepMilliseconds
  /// Whether the file begins or ends with zeros, 64 bytes of them or all there are: the sender may
  /// have reserved the room and not yet filled it. A verdict does not hold it.
  package var hasZerosAtAnEnd: Bool

  package init(
    facts: PhotoFacts = PhotoFacts(), fault: Fault? = nil, kind: String, kindSeen: KindSeen? = nil,
    turn: Turn? = nil, document: DocumentGeometry? = nil, readings: [Reading] = [],
    fingerprint: FingerprintReading? = nil, thumbnail: [UInt8]? = nil,
    milliseconds: StepMilliseconds = StepMilliseconds(), hasZerosAtAnEnd: Bool = false
  ) {
    self.facts = facts
    self.fault = fault
    self.kind = kind
    self.kindSeen = kindSeen
    self.turn = turn
    self.document = document
    self.readings = readings
    self.fingerprint = fingerprint
    self.thumbnail = thumbnail
    self.milliseconds = milliseconds
    self.hasZerosAtAnEnd = hasZerosAtAnEnd
  }
}
