import JSON
import Measures
import Testing
import Verdicts

@Suite("Every key of the policy is explained where it is printed")
struct PolicyKeysTests {
  private static let tree = (try? JSON.parse(Policy.defaultText)) ?? .null

  /// What stands behind each key in the comments, by its section and name: `chat.quality`.
  private static let legend: [String: String] = {
    var legend: [String: String] = [:]
    for line in Policy.defaultText.split(separator: "\n") {
      guard let match = line.wholeMatch(of: /\s*\/\/   ([A-Za-z.]+) +(\S.*)/) else { continue }
      legend[String(match.1)] = String(match.2)
    }
    return legend
  }()

  /// Objects whose keys are names that the policy's author chooses, or that another list gives.
  private static let named: Set = [
    "kinds", "programmes", "messages.remedies", "messages.checks", "messages.kinds",
    "messages.kinds.*", "messages.faults", "messages.remedies.*.asks",
  ]

  /// The section of the comments that explains the keys of an object.
  private static func section(of path: [String]) -> String {
    let last = path.last ?? ""
    switch last {
    case "measures": return "measures"
    case "most", "verdict", "chat", "groups", "retention", "stateDays", "pages": return last
    case "templates": return "template"
    case "id", "en": return "text"
    default: break
    }
    if path == ["messages"] { return "messages" }
    if path.isEmpty { return "" }
    if last == "checks", path.first != "messages" { return "checks" }
    if path.contains("measures") || last == "value" { return "rule" }
    let parent = path.dropLast().last ?? ""
    switch parent {
    case "checks" where path.first != "messages": return "check"
    case "kinds" where path.first == "kinds": return "kind"
    case "programmes": return "programme"
    case "remedies": return "remedy"
    case "unsaid", "hours": return parent
    case "together": return "together"
    default: return path.first == "messages" ? "message" : last
    }
  }

  /// Every key with its place, as `chat.quality`; texts in two languages by their own keys.
  private func keys(of json: JSON, at path: [String]) -> Set<String> {
    if let array = json.array { return Set(array.flatMap { keys(of: $0, at: path + ["*"]) }) }
    guard let members = json.members else { return [] }
    var found: Set<String> = []
    let isNamed = Self.named.contains(path.joined(separator: "."))
    if members.map(\.key) == ["id", "en"] { return ["text.id", "text.en"] }
    for member in members {
      if path.first == "limits" { continue }
      if !isNamed {
        let section = Self.section(of: path.last == "*" ? path.dropLast() + ["x"] : path)
        found.insert(section.isEmpty ? member.key : section + "." + member.key)
      }
      let isAny = isNamed && path.first == "messages"
      found.formUnion(keys(of: member.value, at: path + [isAny ? "*" : member.key]))
    }
    return found
  }

  @Test("a comment explains each key that is printed")
  func explained() {
    let keys = keys(of: Self.tree, at: [])
    #expect(keys.count > 90, "\(keys.sorted())")
    for key in keys.sorted() {
      // What may stand beside "when" are the keys of a message.
      let other = key.replacing("together.", with: "message.")
      #expect(Self.legend[key] != nil || Self.legend[other] != nil, "\(key)")
    }
  }

  @Test("a limit says its range and unit behind its value")
  func limits() throws {
    let limits = try #require(Self.tree["limits"]?.members)
    let lines = Policy.defaultText.split(separator: "\n").map(String.init)
    for member in limits.flatMap({ member in member.value.members ?? [member] }) {
      let start = "\(member.key): \(member.value.line),  // "
      let line = try #require(lines.first { $0.contains(start) }, "\(member.key)")
      #expect(line.contains(/\/\/ \d+ to \d+.*: \S/), "\(line)")
    }
  }

  /// What sets a key of a section to a number.
  static let places: [(section: String, start: String, end: String)] = [
    ("verdict", "{verdict: {", "}}"), ("chat", "{chat: {", "}}"),
    ("retention", "{retention: {", "}}"), ("stateDays", "{retention: {stateDays: {", "}}}"),
    ("pages", "{pages: {", "}}"), ("most", "{messages: {most: {", "}}}"),
    ("check", "{checks: {blur: {", "}}}"), ("kind", "{kinds: {kk: {", "}}}"),
  ]

  @Test("the ranges in the comments are those that are obeyed")
  func ranges() throws {
    var count = 0
    for (key, text) in Self.legend {
      let parts = key.split(separator: ".").map(String.init)
      guard let place = Self.places.first(where: { $0.section == parts[0] }), parts.count == 2,
        let range = text.prefixMatch(of: /([0-9.]+) to ([0-9]+)( [a-z]+)?:/)
      else { continue }
      count += 1
      let (low, high) = (try #require(Double(range.1)), try #require(Double(range.2)))
      for (value, isRight) in [
        (low, true), (high, true), (low - 1, false), (high + 1, false),
      ] {
        let number = JSON(.number(value)).line
        let policy = "\(place.start)\(parts[1]): \(number)\(place.end)"
        let isRead = (try? Policy.load(Array(policy.utf8), named: "x")) != nil
        #expect(isRead == isRight, "\(policy): \(text)")
      }
    }
    #expect(count >= 20)
  }
}
