/// Reads a page as a strict browser would, and says what is in it: for tests of what must not be.
package struct MarkupReader {
  /// Every start tag with its attributes.
  package private(set) var tags: [(name: String, attributes: [String: String])] = []
  /// What is wrong with the page's form: unbalanced or unquoted things.
  package private(set) var faults: [String] = []
  private var open: [String] = []

  private static let empty: Set = [
    "meta", "img", "path", "circle", "rect", "polygon", "br", "input",
  ]

  /// Attributes that stand without a value.
  private static let switches: Set = ["hidden", "checked"]

  /// Reads a page to its end.
  package init(_ page: String) {
    var rest = Substring(page)
    if rest.hasPrefix("<!doctype html>") { rest = rest.dropFirst("<!doctype html>".count) }
    while let start = rest.firstIndex(of: "<") {
      if rest[..<start].contains(">") {
        faults.append("a bare > before \(rest[start...].prefix(20))")
      }
      guard let end = rest[start...].firstIndex(of: ">") else {
        faults.append("an unclosed tag")
        return
      }
      read(rest[rest.index(after: start)..<end])
      rest = rest[rest.index(after: end)...]
      for raw in ["style", "script"] where open.last == raw {
        if let close = rest.firstRange(of: "</\(raw)>") { rest = rest[close.lowerBound...] }
      }
    }
    if !open.isEmpty { faults.append("left open: \(open)") }
  }

  private mutating func read(_ tag: Substring) {
    if tag.hasPrefix("/") {
      let name = String(tag.dropFirst())
      if open.popLast() != name { faults.append("</\(name)> closes another tag") }
      return
    }
    let body = tag.hasSuffix("/") ? tag.dropLast() : tag
    let name = String(body.prefix { $0 != " " })
    tags.append((name, attributes(body.dropFirst(name.count))))
    if !tag.hasSuffix("/"), !Self.empty.contains(name) { open.append(name) }
  }

  private mutating func attributes(_ text: Substring) -> [String: String] {
    var result: [String: String] = [:]
    var rest = text.drop { $0 == " " }
    while !rest.isEmpty {
      let name = String(rest.prefix { $0 != "=" && $0 != " " })
      rest = rest.dropFirst(name.count)
      if Self.switches.contains(name) {
        result[name] = ""
        rest = rest.drop { $0 == " " }
        continue
      }
      guard rest.hasPrefix("=\""), let end = rest.dropFirst(2).firstIndex(of: "\"") else {
        faults.append("attribute \(name) has no quoted value")
        return result
      }
      result[name] = String(rest.dropFirst(2)[..<end])
      rest = rest[rest.index(after: end)...].drop { $0 == " " }
    }
    return result
  }
}

extension String {
  /// How often `part` occurs.
  package func components(of part: String) -> Int {
    ranges(of: part).count
  }
}
