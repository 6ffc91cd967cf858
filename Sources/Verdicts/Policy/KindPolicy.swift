package import Measures

/// What the policy says of one kind of photo.
package struct KindPolicy: Equatable, Sendable {
  /// `[a-z][a-z0-9]{0,15}`.
  package var kind: String
  /// What the citizen calls it.
  package var name: Bilingual
  package var shape: DocumentShape
  /// Every photo stands by itself; otherwise the best attempt counts.
  package var many: Bool
  package var checks: [CheckID: CheckPolicy]

  /// How a check is judged; a check that the policy takes away judges nothing.
  package func check(_ id: CheckID) -> CheckPolicy { checks[id] ?? .none }

  /// Names that can never be a kind: they mean something else in file names and options.
  package static let reservedNames = ["case", "decision", "auto"]

  /// Whether a text has the form of a kind's name.
  package static func isName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard (1...16).contains(bytes.count), !reservedNames.contains(text) else { return false }
    guard (0x61...0x7A).contains(bytes[0]) else { return false }
    return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }
}

extension JSONCursor {
  /// - Parameter shared: The checks of every kind, which those of this kind are laid over.
  func kind(_ name: String, shared: JSON) throws(DataFileError) -> KindPolicy {
    guard KindPolicy.isName(name) else {
      throw DataFileError(
        source: source, position: keyPosition, key: path,
        message: "a kind is a lower-case letter and up to 15 letters or digits, and not "
          + KindPolicy.reservedNames.joined(separator: ", "))
    }
    try onlyKeys([
      "name", "layout", "widthMillimetres", "heightMillimetres", "many", "checks",
    ])
    let width = try optional("widthMillimetres")?.number(in: 1...2000)
    let height = try optional("heightMillimetres")?.number(in: 1...2000)
    guard (width == nil) == (height == nil) else {
      throw failure("widthMillimetres and heightMillimetres belong together")
    }
    return KindPolicy(
      kind: name, name: try required("name").bilingual(),
      shape: DocumentShape(
        kind: name, layout: try required("layout").word(DocumentShape.Layout.self),
        widthMillimetres: width, heightMillimetres: height),
      many: try optional("many")?.bool() ?? false, checks: try checks(over: shared))
  }

  private func checks(over shared: JSON) throws(DataFileError) -> [CheckID: CheckPolicy] {
    let own = optional("checks")?.json ?? JSON(.object([]))
    let cursor = replaced(by: shared.overlaid(by: own), at: "checks")
    var checks: [CheckID: CheckPolicy] = [:]
    try cursor.onlyKeys(CheckID.allCases.map(\.rawValue))
    for (name, value) in try cursor.entries() {
      guard let id = CheckID(rawValue: name) else { continue }
      let policy = try value.check()
      guard policy.limitsIn != .millimetres || optional("widthMillimetres") != nil else {
        throw value.failure("limits in millimetres need a kind with widthMillimetres")
      }
      checks[id] = policy
    }
    return checks
  }
}
