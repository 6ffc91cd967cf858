import Findings
import Measures
import Raster
import Report
import Verdicts

/// What stands beside the picture: the verdict, the document's figures, and every check with its
/// value, its limits and its score.
struct ExplanationPanel {
  let verdict: Verdict
  let words: ExplanationWords
  let origin: Point
  /// In pixels of the drawing.
  let width: Double

  private static let barPixels = 100.0

  /// The panel and where it ends, in pixels of the drawing.
  var drawing: (html: HTML, bottom: Double) {
    var html = heading
    var y = origin.y + 96
    for line in facts {
      html += Self.line(line, x: origin.x, y: y, size: 13, colour: "#57606a")
      y += 18
    }
    y += 12
    if let fault = verdict.fault {
      for line in TextLines.wrapped(words.fault(fault), columns: columns(13)) {
        html += Self.line(line, x: origin.x, y: y, size: 13, colour: "#82071e")
        y += 18
      }
    }
    let idle = verdict.checks.filter(\.isIdle)
    for check in verdict.checks where !check.isIdle {
      let row = row(check, y: y)
      html += row.html
      y = row.bottom
    }
    if !idle.isEmpty {
      let names = idle.map { words.check($0.id) }.joined(separator: ", ")
      let text = words.said("Tidak berlaku: ", "Not for this photo: ") + names
      for line in TextLines.wrapped(text, columns: columns(11)) {
        html += Self.line(line, x: origin.x, y: y + 12, size: 11, colour: "#6e7781")
        y += 15
      }
    }
    return (html, y + 8)
  }

  private var heading: HTML {
    let (word, tone) = words.outcome(verdict.outcome)
    let colour = ExplanationTint.of(tone)
    let score = verdict.score.map { ", \(words.said("skor", "score")) \($0)" } ?? ""
    let dial = Point(x: origin.x + width - 34, y: origin.y + 34)
    let turn =
      verdict.fault == nil
      ? ExplanationTurn(verdict: verdict, words: words, centre: dial).drawing : HTML()
    return """
      <text x="\(Self.text(origin.x))" y="\(Self.text(origin.y + 34))" font-size="32" \
      font-weight="bold" fill="\(colour)">\(word, maximum: 40)</text>
      <text x="\(Self.text(origin.x))" y="\(Self.text(origin.y + 62))" font-size="17" \
      fill="#24292f">\(words.kind(verdict.kind), maximum: 40)\(score)</text>
      \(turn)
      """
  }

  /// The photo and the document in figures.
  private var facts: [String] {
    var facts: [String] = []
    let photo = verdict.facts
    if let width = photo.width, let height = photo.height {
      let quality = photo.jpegQuality.map { ", \(words.said("mutu", "quality")) \($0)" } ?? ""
      facts.append("\(width) × \(height) px, \(photo.format?.rawValue ?? "?")\(quality)")
    }
    guard verdict.fault == nil else { return facts }
    guard let document = verdict.document else {
      let hasDocument = words.policy.shape(verdict.kind)?.layout != .scene
      return hasDocument
        ? facts + [words.said("Dokumen tidak ditemukan", "No document was found")] : facts
    }
    func decimal(_ value: Double, _ places: Int) -> String {
      NumberText.decimal(value, places: places, in: words.language)
    }
    var parts: [String] = []
    func value(_ id: CheckID) -> Double? { verdict.checks.first { $0.id == id }?.value }
    // As it stands beside the check, rounded once.
    if let own = document.dotsPerInch {
      parts.append("\(decimal(value(.resolution) ?? own, 0)) dpi")
    }
    parts.append("\(words.said("mengisi", "fills")) \(decimal(document.fill * 100, 0)) %")
    // Where the document fills the frame its sides say nothing of how it lies.
    if let tilt = document.tiltDegrees, value(.tilt) != nil {
      parts.append("\(words.said("miring", "tilt")) \(decimal(tilt, 1))°")
      parts.append("\(words.said("putaran", "skew")) \(decimal(document.skewDegrees, 1))°")
    }
    return facts + [parts.joined(separator: ", ")]
  }

  private func row(_ check: CheckResult, y: Double) -> (html: HTML, bottom: Double) {
    let colour = ExplanationTint.of(Tone(check.status))
    let isDefect = check.isDefect
    let value = check.figure.map { words.value($0.value, unit: $0.unit) } ?? "–"
    let right = origin.x + width
    var html: HTML = """
      <circle cx="\(Self.text(origin.x + 6))" cy="\(Self.text(y + 10))" r="6" fill="\(colour)"/>
      <text x="\(Self.text(origin.x + 20))" y="\(Self.text(y + 15))" font-size="14" \
      font-weight="\(isDefect ? "bold" : "normal")" fill="#24292f">\
      \(words.check(check.id), maximum: 40)</text>
      <text x="\(Self.text(right - Self.barPixels - 52))" y="\(Self.text(y + 15))" \
      text-anchor="end" font-size="14" fill="#24292f">\(value, maximum: 40)</text>

      """
    html += bar(check.score, colour: colour, right: right, y: y)
    var bottom = y + 22
    for line in details(of: check) {
      html += Self.line(
        line, x: origin.x + 20, y: bottom + 10, size: 11, colour: isDefect ? "#24292f" : "#6e7781")
      bottom += 15
    }
    return (html, bottom + 7)
  }

  /// What is wrong or why nothing is known, the limits, what decides instead of them, the numbers
  /// that tell more (``MeasureWords/further``), and how sure it is.
  private func details(of check: CheckResult) -> [String] {
    var parts: [String] = []
    if check.isDefect, let defect = words.defect(check, of: verdict) {
      parts.append(defect.hasSuffix(".") ? String(defect.dropLast()) : defect)
    }
    if let why = check.why { parts.append(words.why(why)) }
    if let figure = check.figure, let limits = figure.limits {
      if let name = figure.name { parts.append(name.text(in: words.language)) }
      parts.append(words.limits(limits, unit: figure.unit))
      if isDecidedByLegibility(check) {
        parts.append(
          words.said("yang menentukan: keterbacaan", "what can be read decides"))
      }
    }
    if check.isDefect {
      for (measure, value) in check.measures.sorted(by: { $0.key < $1.key })
      where MeasureWords.further.contains(measure) && measure != check.failed?.measure
        && value != check.value
      {
        let known = MeasureWords(measure)
        let name = known.name.text(in: words.language)
        parts.append("\(name) \(words.value(value, unit: known.unit))")
      }
      if let confidence = check.confidence {
        let share = NumberText.percent(confidence, in: words.language)
        parts.append("\(words.said("yakin", "sure")) \(share)")
      }
    }
    guard !parts.isEmpty else { return [] }
    return TextLines.wrapped(parts.joined(separator: " · "), columns: columns(11))
  }

  /// Whether a value is beyond a limit that its status does not follow, for print can be read.
  private func isDecidedByLegibility(_ check: CheckResult) -> Bool {
    guard CheckID.legibilityParts.contains(check.id), check.failed == nil,
      let value = check.value, let limits = check.limits,
      let legibility = verdict.checks.first(where: { $0.id == .legibility })?.score
    else { return false }
    func isBeyond(_ limit: Double?) -> Bool {
      guard let limit else { return false }
      return limits.worse == .above ? value > limit : value < limit
    }
    return check.status == .pass && isBeyond(limits.review) && legibility >= Rule.reviewScore
      || check.status == .review && isBeyond(limits.retake) && legibility >= Rule.retakeScore
  }

  /// The score on a scale with marks at its two limits.
  private func bar(_ score: Int?, colour: String, right: Double, y: Double) -> HTML {
    let left = right - Self.barPixels - 34
    guard let score else {
      return """
        <text x="\(Self.text(right))" y="\(Self.text(y + 15))" text-anchor="end" font-size="14" \
        fill="#6e7781">–</text>

        """
    }
    let marks = [Rule.retakeScore, Rule.reviewScore].map { mark -> HTML in
      let x = Self.text(left + Double(mark))
      return """
        <line x1="\(x)" x2="\(x)" y1="\(Self.text(y + 3))" y2="\(Self.text(y + 17))" \
        stroke="#57606a" stroke-width="1"/>
        """
    }
    return """
      <rect x="\(Self.text(left))" y="\(Self.text(y + 6))" width="\(Self.text(Self.barPixels))" \
      height="8" rx="4" fill="#eaeef2"/>
      <rect x="\(Self.text(left))" y="\(Self.text(y + 6))" width="\(max(0, min(100, score)))" \
      height="8" rx="4" fill="\(colour)"/>
      \(marks)
      <text x="\(Self.text(right))" y="\(Self.text(y + 15))" text-anchor="end" font-size="14" \
      font-weight="bold" fill="\(colour)">\(score)</text>

      """
  }

  private func columns(_ size: Double) -> Int { TextLines.columns(in: width - 20, size: size) }

  /// One line of text.
  static func line(_ text: String, x: Double, y: Double, size: Int, colour: String) -> HTML {
    """
    <text x="\(self.text(x))" y="\(self.text(y))" font-size="\(size)" fill="\(colour)">\
    \(text, maximum: 400)</text>

    """
  }

  private static func text(_ value: Double) -> String { ExplanationPicture.text(value) }
}
