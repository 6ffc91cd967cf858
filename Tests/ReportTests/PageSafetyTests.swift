import Measures
import PageSupport
import Report
import Testing
import Verdicts
import Vocabulary

/// What holds for every page, whatever the names and texts in it.
@Suite struct PageSafetyTests {
  private static func pages() throws -> [String] {
    let plain = Samples.view([
      try Samples.attempt("ktp"), try Samples.attempt("ktp", 2, .retake),
      try Samples.attempt("rumah") { $0.checks = [Samples.check { $0.id = .glare }] },
    ])
    let overviews = [
      Samples.overview([Samples.row("A", state: .complete)]), Samples.hostileOverview,
    ]
    return [CasePage.html(plain), CasePage.html(try Samples.hostileView)]
      + (overviews.map { OverviewPage.html($0) } + Samples.hostileLists).map(\.markup)
  }

  static let tags: Set = [
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav", "section",
    "article", "h1", "h2", "h3", "p", "a", "ul", "li", "span", "b", "bdi", "small", "strong", "div",
    "dl", "dt", "dd", "figure", "figcaption", "blockquote", "img", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "details", "summary", "svg", "path", "circle", "rect", "polygon",
    "script", "button", "input", "label", "select", "option", "ol", "dialog", "code",
    "symbol", "use",
  ]
  static let attributes: Set = [
    "lang", "charset", "http-equiv", "name", "content", "class", "id", "href", "src", "alt",
    "width", "height", "loading", "decoding", "scope", "colspan", "aria-label", "aria-hidden",
    "aria-labelledby", "aria-describedby", "aria-keyshortcuts", "role", "type", "value",
    "autocomplete", "spellcheck", "maxlength", "for", "tabindex", "hidden", "checked", "data-case",
    "data-attempt", "data-copy", "data-do", "data-en", "data-en-alt", "data-en-aria-label",
    "data-event",
    "data-taken", "data-waits", "data-height", "data-reports", "data-state",
    "data-turn", "data-verdict", "data-view", "data-width", "y",
    "data-label", "viewBox", "preserveAspectRatio", "d", "cx", "cy", "r", "rx", "x", "points",
  ]

  @Test("a page is well formed and holds only the tags and attributes that the pages write")
  func wellFormed() throws {
    for page in try Self.pages() {
      let reader = MarkupReader(page)
      #expect(reader.faults == [])
      #expect(Set(reader.tags.map(\.name)).subtracting(Self.tags) == [])
      let names = reader.tags.flatMap(\.attributes.keys)
      #expect(Set(names).subtracting(Self.attributes) == [])
    }
  }

  @Test("every address is relative, and its path has no scheme and no markup")
  func addresses() throws {
    for page in try Self.pages() {
      for tag in MarkupReader(page).tags {
        for name in ["href", "src"] {
          guard let address = tag.attributes[name] else { continue }
          #expect(!address.contains(":") && !address.hasPrefix("/") && !address.contains("&"))
        }
      }
    }
  }

  @Test(
    "the content policy comes first: pictures and frames from beside it, one style, one script"
  )
  func policy() throws {
    let policy =
      "default-src 'none'; img-src 'self'; style-src 'sha256-\(PageStyle.digest)'; "
      + "script-src 'sha256-\(PageScript.digest)'; frame-src 'self'; base-uri 'none'; "
      + "form-action 'none'"
    for page in try Self.pages() {
      let reader = MarkupReader(page)
      let metas = reader.tags.filter { $0.name == "meta" }
      #expect(metas[1].attributes["http-equiv"] == "Content-Security-Policy")
      #expect(metas[1].attributes["content"] == policy)
      #expect(reader.tags.count { $0.name == "style" } == 1)
      let scripts = reader.tags.filter { $0.name == "script" }
      #expect(scripts.count { $0.attributes["type"] == nil } == 1)
      #expect(scripts.allSatisfy { $0.attributes["src"] == nil })
    }
  }

  @Test("no control character and no mark that reorders text is in any page")
  func characters() throws {
    for page in try Self.pages() {
      #expect(
        !page.unicodeScalars.contains {
          ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x202A...0x202E).contains($0.value)
        })
    }
  }
}
