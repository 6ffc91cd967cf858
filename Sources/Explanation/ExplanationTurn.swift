import Findings
import Raster
import Report
import Verdicts

/// How the photo came to be upright, as an arrow: from where its top pointed, clockwise to up.
struct ExplanationTurn {
  let verdict: Verdict
  let words: ExplanationWords
  /// The middle of the dial, in pixels of the drawing.
  let centre: Point

  private static let radius = 26.0

  var drawing: HTML {
    var drawing: HTML = """
      <circle cx="\(text(centre.x))" cy="\(text(centre.y))" r="\(text(Self.radius + 6))" \
      fill="#f6f8fa" stroke="#d0d7de"/>

      """
    guard let turn = verdict.turn else {
      return drawing + """
        <text x="\(text(centre.x))" y="\(text(centre.y + 9))" text-anchor="middle" \
        font-size="26" font-weight="bold" fill="#9a6700">?</text>

        """ + caption(words.said("arah tidak diketahui", "which way is up: unknown"))
    }
    if turn != .none {
      drawing += arrow(to: -Double(turn.degrees), colour: "#afb8c1", width: 3)
      drawing += arc(from: -Double(turn.degrees))
    }
    drawing += arrow(to: 0, colour: "#d4006e", width: 4)
    let said =
      turn == .none
      ? words.said("tidak diputar", "not turned")
      : words.said("diputar \(turn.degrees)°", "turned \(turn.degrees)° clockwise")
    let exif = verdict.facts.exifOrientation
    return drawing + caption(exif == 1 ? said : "\(said), EXIF \(exif)")
  }

  private func caption(_ words: String) -> HTML {
    """
    <text x="\(text(centre.x + Self.radius + 6))" y="\(text(centre.y + 50))" text-anchor="end" \
    font-size="12" fill="#57606a">\(words, maximum: 60)</text>

    """
  }

  /// The place at an angle clockwise from up.
  private func place(_ degrees: Double, _ radius: Double) -> Point {
    let (sine, cosine): (Double, Double) =
      switch Int(degrees) {
      case -90: (-1, 0)
      case -180: (0, -1)
      case -270: (1, 0)
      default: (0, 1)
      }
    return Point(x: centre.x + radius * sine, y: centre.y - radius * cosine)
  }

  private func arrow(to degrees: Double, colour: String, width: Int) -> HTML {
    let (tail, tip) = (place(degrees, -Self.radius * 0.6), place(degrees, Self.radius * 0.75))
    let along = (tip - tail) * (1 / max(1, tail.distance(to: tip)))
    let across = Point(x: -along.y, y: along.x)
    let head = [tip + along * 7, tip + across * 7 - along * 4, tip - across * 7 - along * 4]
    return """
      <line x1="\(text(tail.x))" y1="\(text(tail.y))" x2="\(text(tip.x))" y2="\(text(tip.y))" \
      stroke="\(colour)" stroke-width="\(width)"/>
      <polygon points="\(head.map { "\(text($0.x)),\(text($0.y))" }.joined(separator: " "))" \
      fill="\(colour)"/>

      """
  }

  /// The way from there clockwise to up, on the rim.
  private func arc(from degrees: Double) -> HTML {
    let (start, end) = (place(degrees, Self.radius), place(0, Self.radius))
    let isLong = degrees < -180 ? 1 : 0
    return """
      <path d="M \(text(start.x)) \(text(start.y)) A \(text(Self.radius)) \(text(Self.radius)) 0 \
      \(isLong) 1 \(text(end.x)) \(text(end.y))" fill="none" stroke="#d4006e" stroke-width="2" \
      stroke-dasharray="3 3"/>

      """
  }

  private func text(_ value: Double) -> String { ExplanationPicture.text(value) }
}
