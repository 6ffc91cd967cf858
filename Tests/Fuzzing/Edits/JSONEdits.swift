import TestSupport
import Verdicts
import JSON

/// Changes to one value of a JSON document, which leave its outer form whole: by bytes alone nine
/// of ten inputs are refused before anything is made of them.
enum JSONEdits {
  static var all: [Edit] { [replace, replace, replace, double, drop] }

  /// Values at which something often goes wrong.
  private static let values: [JSON.Form] = [
    .null, .bool(true), .array([]), .object([]), .string(""), .number(0), .number(-1), .number(1),
    .number(0.5), .number(1e-300), .number(1e300), .number(-1e300), .number(1.797e308),
    .number(2_147_483_648), .number(4_294_967_296), .number(9_007_199_254_740_992),
    .number(-9_007_199_254_740_992), .number(1e18), .number(9.3e18), .number(-9.3e18),
    .number(1e19), .number(360), .number(101), .string("<script>alert(1)</script>"),
    .string("\" onload='x'>"), .string("\u{202E}\u{1B}[2J\u{0}\n"), .string("../../etc/passwd"),
    .string("javascript:alert(1)"), .string("\u{FEFF}\u{2028}\u{301}"), .string("1e999"),
    .string(String(repeating: "x", count: 5000)), .string(String(repeating: "<", count: 5000)),
    .array(Array(repeating: JSON(.number(1e300)), count: 4)),
  ]

  private static func replace(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    edit(&bytes, &random) { node, random in
      node.form = values.randomElement(using: &random) ?? .null
    }
  }

  /// Puts a value's members or elements twice, or a value into a list of itself.
  private static func double(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    edit(&bytes, &random) { node, random in
      let isMany = Int.random(in: 0..<8, using: &random) == 0
      let count = isMany ? 200 : 2
      switch node.form {
      case .array(let elements):
        node.form = .array((0..<count).flatMap { _ in elements })
      case .object(let members):
        node.form = .object((0..<min(count, 4)).flatMap { _ in members })
      default: node.form = .array(Array(repeating: node, count: count))
      }
    }
  }

  private static func drop(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    edit(&bytes, &random) { node, random in
      switch node.form {
      case .array(var elements) where !elements.isEmpty:
        elements.remove(at: Int.random(in: elements.indices, using: &random))
        node.form = .array(elements)
      case .object(var members) where !members.isEmpty:
        members.remove(at: Int.random(in: members.indices, using: &random))
        node.form = .object(members)
      default: break
      }
    }
  }

  /// Changes one value somewhere in a document; what is none, or is very long, stays as it is.
  private static func edit(
    _ bytes: inout [UInt8], _ random: inout SplitMix64,
    _ change: (inout JSON, inout SplitMix64) -> Void
  ) {
    guard bytes.count < 1 << 16, var tree = try? JSON.parse(bytes) else { return }
    var place = Int.random(in: 0..<count(tree), using: &random)
    visit(&tree, &place, &random, change)
    bytes = Array(tree.line.utf8)
  }

  private static func count(_ tree: JSON) -> Int {
    switch tree.form {
    case .array(let elements): elements.reduce(1) { $0 + count($1) }
    case .object(let members): members.reduce(1) { $0 + count($1.value) }
    default: 1
    }
  }

  /// Goes through the values in order until `place` more have been passed.
  private static func visit(
    _ tree: inout JSON, _ place: inout Int, _ random: inout SplitMix64,
    _ change: (inout JSON, inout SplitMix64) -> Void
  ) {
    guard place >= 0 else { return }
    if place == 0 {
      place = -1
      return change(&tree, &random)
    }
    place -= 1
    switch tree.form {
    case .array(var elements):
      for index in elements.indices { visit(&elements[index], &place, &random, change) }
      tree.form = .array(elements)
    case .object(var members):
      for index in members.indices { visit(&members[index].value, &place, &random, change) }
      tree.form = .object(members)
    default: break
    }
  }
}
