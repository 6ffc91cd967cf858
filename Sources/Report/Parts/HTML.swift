package import JSON
package import Verdicts

/// A piece of markup in which every inserted text has been escaped.
///
/// Written as a string literal: what stands in the source is markup, what is inserted with `\(…)`
/// is text and goes through ``escaped(_:maximumCharacters:)``, unless it is ``HTML`` itself. So a
/// page cannot forget to escape a name, and there is no other way to build one.
package struct HTML: ExpressibleByStringInterpolation, Equatable, Sendable {
  /// The markup, well formed as far as its pieces are.
  package private(set) var markup: String

  /// The longest inserted text, in characters; what is beyond is cut, with an ellipsis.
  package static let textMaximumCharacters = 4000

  /// A literal without insertions: markup as it stands in the source.
  package init(stringLiteral value: String) {
    markup = value
  }

  /// A literal with insertions, escaped as they were inserted.
  package init(stringInterpolation: Interpolation) {
    markup = stringInterpolation.markup
  }

  /// Markup from a file of this module's own resources, as it is.
  init(resource bytes: [UInt8]) {
    markup = String(decoding: bytes, as: UTF8.self)
  }

  /// Bytes in Base64, which has no character that markup gives a meaning.
  package init(base64 bytes: [UInt8]) {
    markup = Base64.text(of: bytes)
  }

  /// A JSON tree as data for a page's script, on one line.
  package init(data: JSON) {
    markup = escapedData(data.line)
  }

  /// A text in both languages, of which the page shows one: Indonesian, or English by its switch.
  package init(_ text: Bilingual, maximum: Int = HTML.textMaximumCharacters) {
    guard text.id != text.en else {
      self = "\(text.id, maximum: maximum)"
      return
    }
    self = """
      <span class="id">\(text.id, maximum: maximum)</span>\
      <span class="en" lang="en">\(text.en, maximum: maximum)</span>
      """
  }

  /// The same of two texts.
  package init(_ id: String, _ en: String) {
    self.init(Bilingual(id: id, en: en))
  }

  /// An attribute in both languages, with a space before it: the switch puts the other one into it.
  ///
  /// - Parameter name: Of letters and `-`.
  init(attribute name: HTML, _ id: String, _ en: String, maximum: Int = 200) {
    self = " \(name)=\"\(id, maximum: maximum)\" data-en-\(name)=\"\(en, maximum: maximum)\""
  }

  /// Nothing.
  package init() {
    markup = ""
  }

  /// Escaped text alone.
  package init(text: String) {
    markup = escaped(text, maximumCharacters: Self.textMaximumCharacters)
  }

  /// Pieces one after the other.
  package init(_ pieces: [HTML]) {
    markup = pieces.map(\.markup).joined()
  }

  /// Whether there is no markup at all.
  package var isEmpty: Bool { markup.isEmpty }

  /// Puts a piece at the end.
  package static func += (page: inout HTML, piece: HTML) {
    page.markup += piece.markup
  }

  /// One piece after the other.
  package static func + (first: HTML, second: HTML) -> HTML {
    var both = first
    both += second
    return both
  }

  /// Collects a literal's parts, escaping what is inserted.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var markup: String

    /// Nothing yet, with room for what the literal will need.
    package init(literalCapacity: Int, interpolationCount: Int) {
      markup = ""
      markup.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    /// Markup as it stands in the source.
    package mutating func appendLiteral(_ literal: String) {
      markup += literal
    }

    /// Text, escaped; safe between tags and inside a double-quoted attribute.
    package mutating func appendInterpolation(_ text: String) {
      markup += escaped(text, maximumCharacters: HTML.textMaximumCharacters)
    }

    /// Text, escaped and cut to `maximum` characters.
    package mutating func appendInterpolation(_ text: String, maximum: Int) {
      markup += escaped(text, maximumCharacters: maximum)
    }

    /// A whole number, as it is.
    package mutating func appendInterpolation(_ number: Int) {
      markup += String(number)
    }

    /// Markup, as it is.
    package mutating func appendInterpolation(_ html: HTML) {
      markup += html.markup
    }

    /// Pieces of markup, with some markup between each two of them.
    package mutating func appendInterpolation(_ pieces: [HTML], between separator: HTML) {
      for (index, piece) in pieces.enumerated() {
        if index > 0 { markup += separator.markup }
        markup += piece.markup
      }
    }

    /// Pieces of markup, one after the other.
    package mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { markup += piece.markup }
    }
  }
}
