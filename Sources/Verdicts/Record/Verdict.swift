package import Findings
package import Measures
package import Raster

/// The answer to one photo, with everything it rests on: the contract's `verdict.json`.
package struct Verdict: Equatable, Sendable {
  /// The name to show, the bytes' facts and the case.
  package var submission: Provenance
  /// What the file itself says.
  package var facts: PhotoFacts
  /// What the picture is known again by, in another case as well; `nil` if there are no pixels.
  package var fingerprint: Fingerprint?
  /// What the photo was judged as: one of the policy's kinds.
  package var kind: String
  /// What the picture looks like; `nil` if it cannot be told.
  package var kindSeen: KindSeen?
  /// The answer.
  package var outcome: Outcome
  /// The lowest score of its checks, 0…100; `nil` where nothing was measured.
  package var score: Int?
  /// The clockwise turn that makes the photo upright after EXIF orientation; `nil` is unknown.
  package var turn: Turn?
  /// Where the document lies; `nil` where none was found, and for a kind without one.
  package var document: DocumentOutline?
  /// Worst first.
  package var checks: [CheckResult]
  /// Set exactly when ``outcome`` is `unreadable`.
  package var fault: Fault?
  /// One message with every defect, the most useful remedy first.
  package var reply: Bilingual
  /// Whether the reply is worth sending by itself.
  package var send: Bool
  /// What judged the photo.
  package var engine: Engine
  /// Where the time went.
  package var milliseconds: StepMilliseconds
}
