package import Measures
import Verdicts

/// The defect that a labelled photo was given, and the check that should say so first.
package enum PhotoDefect: String, CaseIterable, Sendable {
  case none
  case defocus, defocusSlight = "defocus_slight", motion
  case dark, overexposed
  case glare, glareSmall = "glare_small"
  case shadow, faint
  case cutoff, tooFar = "too_far"
  case tilted, turned, noisy, photocopy, screen, finger
  case lowQuality = "low_quality"

  /// Whether the defect is so slight that a check may miss it: held apart from the grave ones.
  package var isSlight: Bool { self == .defocusSlight || self == .glareSmall }

  /// What a verdict calls the cause, where a rule of the policy is for that cause alone.
  package var cause: Cause? {
    switch self {
    case .cutoff: .cut
    case .tooFar: .far
    case .shadow: .shadow
    case .none, .defocus, .defocusSlight, .motion, .dark, .overexposed, .glare, .glareSmall,
      .faint, .tilted, .turned, .noisy, .photocopy, .screen, .finger, .lowQuality:
      nil
    }
  }

  /// The checks of which any may come first; empty for what is no defect.
  ///
  /// A black-and-white copy is a defect where the original is asked for, so only on an identity
  /// card.
  package func checks(kind: String) -> [CheckID] {
    switch self {
    case .none, .turned: []
    case .defocus, .defocusSlight, .motion: [.blur]
    case .dark, .overexposed: [.exposure]
    case .glare, .glareSmall: [.glare]
    case .shadow, .faint: [.contrast]
    case .cutoff: [.framing]
    case .tooFar: [.framing, .resolution]
    case .tilted: [.tilt]
    case .noisy: [.noise]
    case .photocopy: kind == "ktp" ? [.colour] : []
    case .screen: [.recapture]
    case .finger: [.occlusion]
    case .lowQuality: [.compression]
    }
  }
}
