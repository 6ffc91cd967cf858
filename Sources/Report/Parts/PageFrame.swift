package import Verdicts

/// What every page has around its content: head, policy, style, top line and foot.
package enum PageFrame {
  /// A whole page.
  ///
  /// - Parameters:
  ///   - title: For the browser's tab.
  ///   - top: What stands in the top line: where one is, and the way back.
  ///   - foot: When and by what the page was written.
  package static func page(title: Bilingual, top: HTML, main: HTML, foot: HTML) -> HTML {
    HTML(pieces(title: title, top: top, main: [main], foot: foot))
  }

  /// The same, in pieces to be written one after the other: a long page is not put together twice.
  static func pieces(
    title: Bilingual, top: HTML, main: [HTML], foot: HTML, caseID: String? = nil
  ) -> [HTML] {
    let name: HTML = caseID.map { " data-case=\"\($0, maximum: 64)\"" } ?? HTML()
    let english: HTML =
      title.en == title.id ? HTML() : " data-en=\"\(title.en, maximum: titleMaximum)\""
    let head: HTML = """
      <!doctype html>
      <html lang="id"\(name)>
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(PageStyle.contentSecurityPolicy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="robots" content="noindex, nofollow">
      <meta name="color-scheme" content="light dark">
      <title\(english)>\(title.id, maximum: titleMaximum)</title>
      <style>\(PageStyle.sheet)</style>
      </head>
      <body>
      <a class="skip" href="#main">\(HTML("Langsung ke isi", "Skip to content"))</a>
      <header class="top"><span class="brand">\(mark)Jernih</span>\(top)</header>
      <main id="main">

      """
    let end: HTML = """

      </main>
      <footer class="foot">\(foot)</footer>
      \(Tone.shapes)
      <script>\(PageScript.text)</script>
      </body>
      </html>

      """
    return [head] + main + [end]
  }

  /// The longest title, in characters.
  private static let titleMaximum = 120

  /// The mark: a drop, clear as water.
  private static let mark: HTML =
    """
    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 1.2c2.6 3.3 4.6 6 4.6 \
    8.6a4.6 4.6 0 0 1-9.2 0C3.4 7.2 5.4 4.5 8 1.2z"/></svg>
    """
}
