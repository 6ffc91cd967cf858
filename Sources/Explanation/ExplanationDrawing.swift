import Measures
import Raster
package import Report
package import Verdicts

/// One verdict as a picture that a clerk or a developer understands at a glance.
///
/// The upright photo with the document outlined, its top marked and the places of defects tinted;
/// beside it the verdict, every check with value, limits and score; below it the reply. It is drawn
/// by vectors around the picture that the confined child made: nothing here looks at a photo.
package struct ExplanationDrawing: Sendable {
  private let verdict: Verdict
  private let jpeg: [UInt8]?
  private let words: ExplanationWords

  private static let widthPixels = 1280.0
  private static let marginPixels = 20.0
  private static let picturePixels = 800.0
  /// Beyond this, names and values stand too far apart to be read together.
  private static let panelPixelsMaximum = 560.0
  /// Where there is no picture to show.
  private static let emptyPixels = 400.0

  /// What explains one verdict.
  ///
  /// - Parameters:
  ///   - jpeg: The upright picture that came with the verdict; `nil` for an unreadable photo.
  ///   - words: In which language, and by which policy's messages.
  package init(_ verdict: Verdict, jpeg: [UInt8]?, words: ExplanationWords) {
    self.verdict = verdict
    self.jpeg = jpeg
    self.words = words
  }

  /// The picture as an SVG document of its own: no script, no font, no other file.
  package var svg: HTML {
    let margin = Self.marginPixels
    let top = margin + 30
    let picture =
      jpeg == nil
      ? nil
      : ExplanationPicture(
        verdict, at: Point(x: margin, y: top), sidePixels: Self.picturePixels)
    let pictureWidth = picture?.view.width ?? Self.emptyPixels
    let panelX = margin + pictureWidth + 28
    let panel = ExplanationPanel(
      verdict: verdict, words: words, origin: Point(x: panelX, y: top),
      width: min(Self.panelPixelsMaximum, Self.widthPixels - panelX - margin)
    ).drawing
    let legend = legend(
      below: top + (picture?.view.height ?? Self.emptyPixels * 0.75), width: pictureWidth)
    let reply = reply(below: max(legend.bottom, panel.bottom) + 12)
    let height = ExplanationPicture.text(reply.bottom + margin)
    let width = ExplanationPicture.text(Self.widthPixels)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="DejaVu Sans, Verdana, Arial, sans-serif">
      <title>\(name, maximum: 200)</title>
      <rect width="\(width)" height="\(height)" fill="#ffffff"/>
      \(ExplanationPanel.line(name, x: margin, y: margin + 14, size: 15, colour: "#24292f"))\
      \(picture?.drawing(jpeg: jpeg, words: words) ?? nothing(top: top))\
      \(legend.html)\(panel.html)\(reply.html)</svg>

      """
  }

  /// The end of the photo's name where it is long: directories come first in it.
  private var name: String {
    let file = verdict.submission.file
    return file.count > 140 ? "…" + file.suffix(139) : file
  }

  private func nothing(top: Double) -> HTML {
    let box = (Self.emptyPixels, Self.emptyPixels * 0.75)
    let (x, y) = (Self.marginPixels, top)
    return """
      <rect x="\(ExplanationPicture.text(x))" y="\(ExplanationPicture.text(y))" \
      width="\(ExplanationPicture.text(box.0))" height="\(ExplanationPicture.text(box.1))" \
      fill="#f6f8fa" stroke="#d0d7de"/>
      <text x="\(ExplanationPicture.text(x + box.0 / 2))" \
      y="\(ExplanationPicture.text(y + box.1 / 2))" text-anchor="middle" font-size="18" \
      fill="#6e7781">\(words.said("tidak ada gambar", "no picture"))</text>

      """
  }

  /// What the colours mean: the outline, its top, and the defects that mark a place.
  private func legend(below top: Double, width: Double) -> (html: HTML, bottom: Double) {
    var y = top
    guard jpeg != nil else { return (HTML(), y) }
    var entries: [(style: HTML, label: String)] = []
    if verdict.document != nil {
      let dashes: HTML = verdict.turn == nil ? " stroke-dasharray=\"4 2\"" : ""
      entries.append(
        (
          "fill=\"none\" stroke=\"\(ExplanationTint.outline)\" stroke-width=\"2.5\"\(dashes)",
          words.said("tepi dokumen", "edge of the document")
        ))
      if verdict.turn != nil {
        entries.append(
          ("fill=\"\(ExplanationTint.top)\"", words.said("sisi atasnya", "its top side")))
      }
    }
    for check in verdict.checks where check.isDefect && !check.regions.isEmpty {
      let tint = ExplanationTint.of(check.id)
      entries.append(
        (
          "fill=\"\(tint)\" fill-opacity=\"0.5\" stroke=\"\(tint)\"",
          "\(words.check(check.id)) (\(check.regions.count))"
        ))
    }
    guard !entries.isEmpty else { return (HTML(), y) }
    var html = HTML()
    var x = Self.marginPixels
    for (style, label) in entries {
      let pixels = 60 + Double(label.count) * 8
      if x > Self.marginPixels, x + pixels > Self.marginPixels + max(width, Self.emptyPixels) {
        x = Self.marginPixels
        y += 22
      }
      html += """
        <rect x="\(ExplanationPicture.text(x))" y="\(ExplanationPicture.text(y + 12))" width="16" \
        height="16" \(style)/>
        \(ExplanationPanel.line(label, x: x + 22, y: y + 25, size: 13, colour: "#24292f"))
        """
      x += pixels
    }
    return (html, y + 34)
  }

  private func reply(below y: Double) -> (html: HTML, bottom: Double) {
    let width = Self.widthPixels - 2 * Self.marginPixels
    let lines = TextLines.wrapped(
      words.reply(verdict), columns: TextLines.columns(in: width - 40, size: 15))
    let height = Double(lines.count) * 21 + 22
    var html: HTML = """
      <rect x="\(ExplanationPicture.text(Self.marginPixels))" y="\(ExplanationPicture.text(y))" \
      width="\(ExplanationPicture.text(width))" height="\(ExplanationPicture.text(height))" rx="8" \
      fill="#ddf4ff"/>

      """
    for (index, line) in lines.enumerated() {
      html += ExplanationPanel.line(
        line, x: Self.marginPixels + 18, y: y + 26 + Double(index) * 21, size: 15,
        colour: "#24292f")
    }
    return (html, y + height)
  }
}
