import Measures
import Report

/// The colour in which a check's places are marked, as SVG names it; checks that mark no place
/// share one.
enum ExplanationTint {
  /// The document's outline, and its top side.
  static let outline = "#0969da"
  static let top = "#d4006e"

  static func of(_ check: CheckID) -> String {
    switch check {
    case .legibility: "#d1242f"
    case .blur: "#5e35b1"
    case .glare: "#ffb000"
    case .exposure: "#a335ee"
    case .occlusion: "#ff4d00"
    case .contrast: "#00a0a0"
    case .recapture: "#2da44e"
    case .framing: "#8c6239"
    case .noise, .compression, .resolution, .orientation, .tilt, .colour, .duplicate, .kind:
      "#57606a"
    }
  }

  /// The colour of a tone's mark.
  static func of(_ tone: Tone) -> String {
    switch tone {
    case .good: "#1a7f37"
    case .look: "#9a6700"
    case .again: "#cf222e"
    case .broken: "#82071e"
    case .quiet: "#6e7781"
    }
  }
}
