/// The checks of the contract, in its order. A raw value is the `id` in the verdict.
package enum CheckID: String, CaseIterable, Sendable {
  /// Whether the smallest print can be read: it decides where it is measured.
  case legibility
  /// Whether the document is large, sharp, upright, whole and straight, and the light right.
  case resolution, blur, orientation, framing, tilt, exposure, glare, contrast, noise, colour
  /// Whether it is paper before a camera, uncovered, unspoilt, new, and what was asked for.
  case recapture, occlusion, compression, duplicate, kind

  /// What legibility is made of: where it is measured it decides for these, and the worst of them
  /// names its cause.
  package static let legibilityParts: Set<CheckID> = [
    .resolution, .blur, .contrast, .noise, .compression,
  ]
}
