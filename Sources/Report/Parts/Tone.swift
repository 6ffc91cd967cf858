package import Verdicts

/// How a thing is marked on a page: by a word, a shape and a colour, never by colour alone.
package enum Tone: String, CaseIterable, Sendable {
  /// All is well.
  case good
  /// A clerk should look.
  case look
  /// The applicant is asked again.
  case again
  /// No picture could be had.
  case broken
  /// Neither good nor bad: waiting, unknown, for information.
  case quiet

  /// The tone's shape, drawn in the colour of the text beside it.
  var icon: HTML {
    "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-\(rawValue)\"/></svg>"
  }

  /// The shapes of all tones on a 16 × 16 grid: once a page, for ``icon`` to point at.
  static let shapes: HTML = {
    let shapes = allCases.map { tone -> HTML in
      "<symbol id=\"i-\(tone.rawValue)\" viewBox=\"0 0 16 16\">\(tone.lines)</symbol>"
    }
    return "<svg class=\"unseen\" aria-hidden=\"true\">\(shapes)</svg>"
  }()

  private var lines: HTML {
    switch self {
    case .good: "<path d=\"M3 8.5l3.2 3.3L13 4.6\"/>"
    case .look:
      """
      <path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z"/>\
      <circle cx="8" cy="8" r="1.8"/>
      """
    case .again: "<path d=\"M12.8 9.5a5 5 0 1 1-.6-4.3M12.7 2v3.5H9.2\"/>"
    case .broken: "<path d=\"M4 4l8 8M12 4l-8 8\"/>"
    case .quiet: "<path d=\"M4 8h8\"/>"
    }
  }

  /// The mark with its word: what stands for a verdict, a status or a case's state.
  package func badge(_ word: Bilingual) -> HTML {
    "<span class=\"badge \(rawValue)\">\(icon)<span>\(HTML(word))</span></span>"
  }

  /// The mark with a word in one language.
  package func badge(_ word: String) -> HTML {
    "<span class=\"badge \(rawValue)\">\(icon)\(word)</span>"
  }
}
