import Measures
import Vocabulary
package import JSON

extension Policy {
  /// The built-in policy.
  package static let `default`: Policy = {
    do {
      return try Policy(try JSON.parse(defaultText), source: "default")
    } catch {
      // The resource is part of the program, and tests load it: this is our own fault alone.
      fatalError("the built-in policy is broken: \(error)")
    }
  }()

  /// A policy file laid over the default.
  ///
  /// - Parameters:
  ///   - bytes: JSON5, at most 1 MB.
  ///   - source: The file's name, for messages; its stem names the policy where the file does not.
  /// - Throws: ``DataFileError``: the file's author's fault, with line, key and what would be
  ///   right.
  package static func load(_ bytes: [UInt8], named source: String) throws(DataFileError) -> Policy {
    let overlay: JSON
    do {
      overlay = try JSON.parse(bytes, bytesMaximum: 1 << 20)
    } catch {
      throw DataFileError(
        source: source, position: error.position, key: "", message: error.message)
    }
    guard overlay.members != nil else {
      throw DataFileError(
        source: source, position: overlay.position, key: "",
        message: "expected an object, found \(overlay.typeName)")
    }
    var tree = Policy.default.json.overlaid(by: overlay)
    if overlay["name"] == nil {
      let file = source.split(separator: "/").last.map(String.init) ?? source
      let stem = String(file.prefix { $0 != "." })
      let name = JSON.object(["name": .text(stem.isEmpty ? "policy" : stem)])
      tree = tree.overlaid(by: JSON(name.form, at: tree.position))
    }
    return try Policy(tree, source: source)
  }

  /// This policy with more laid over it.
  ///
  /// - Parameter source: What the addition is called in messages.
  /// - Throws: ``DataFileError`` where the whole is no policy any more.
  package func overlaid(by overlay: JSON, named source: String) throws(DataFileError) -> Policy {
    try Policy(json.overlaid(by: overlay), source: source)
  }

  private init(_ tree: JSON, source: String) throws(DataFileError) {
    let cursor = JSONCursor(tree, source: source)
    try cursor.onlyKeys([
      "schema", "name", "checks", "kinds", "verdict", "chat", "programmes", "groups", "limits",
      "retention", "pages", "office", "messages", "shadow",
    ])
    let schema = try cursor.required("schema")
    guard try schema.string() == "jernih.policy/1" else {
      throw schema.failure("expected \"jernih.policy/1\"")
    }
    let name = try cursor.required("name").name()
    let shared = try cursor.required("checks")
    try shared.onlyKeys(CheckID.allCases.map(\.rawValue))
    var kinds: [KindPolicy] = []
    for (kind, value) in try cursor.required("kinds").entries() {
      kinds.append(try value.kind(kind, shared: shared.json))
    }
    let kindNames = kinds.map(\.kind)
    guard kindNames.contains(Policy.otherKind) else {
      throw try cursor.required("kinds").failure("the kind '\(Policy.otherKind)' is needed")
    }
    var programmes: [Programme] = []
    for (id, value) in try cursor.required("programmes").entries() {
      programmes.append(try value.programme(id, kinds: kindNames))
    }
    let verdict = try cursor.required("verdict")
    try verdict.onlyKeys(["retakeChecks", "reviewChecks"])
    self.name = name
    self.kinds = kinds
    self.programmes = programmes
    retakeChecks = try verdict.integer("retakeChecks", in: 1...CheckID.allCases.count)
    reviewChecks = try verdict.integer("reviewChecks", in: 1...CheckID.allCases.count)
    chat = try cursor.required("chat").chat()
    groups = try cursor.required("groups").groups()
    limits = try cursor.required("limits").limits()
    retention = try cursor.required("retention").retention()
    pages = try cursor.required("pages").pages()
    office = try cursor.required("office").office()
    messages = try cursor.required("messages").messages(kinds: kindNames)
    shadows =
      try cursor.optional("shadow").map { shadow throws(DataFileError) in
        try [Self.shadow(shadow, over: tree)]
      } ?? []
    fingerprint = Self.fingerprint(of: tree)
    self.tree = tree
  }

  /// The policy by limits that only log, laid over the others.
  private static func shadow(
    _ cursor: JSONCursor, over tree: JSON
  ) throws(DataFileError) -> Policy {
    try cursor.onlyKeys(["checks", "kinds", "verdict", "chat"])
    let others = (tree.members ?? []).filter { $0.key != "shadow" }
    let whole = JSON(.object(others), at: tree.position).overlaid(by: cursor.json)
    return try Policy(whole, source: cursor.source)
  }

  /// FNV-1a of 64 bits over the tree on one line, its first 48 bits in hexadecimal.
  ///
  /// It tells policies apart; it is no protection against someone who wants two alike.
  private static func fingerprint(of tree: JSON) -> String {
    var members = tree.members ?? []
    let apart = ["name", "retention", "pages", "office", "shadow"]
    members.removeAll { apart.contains($0.key) }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in JSON(.object(members)).lineBytes {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(12))
  }
}

extension JSONCursor {
  fileprivate func name() throws(DataFileError) -> String {
    let text = try string()
    let isPlain = text.utf8.allSatisfy {
      JSON.isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    guard isPlain, (1...64).contains(text.utf8.count) else {
      throw failure("expected 1 to 64 letters, digits, '_', '-' or '.'")
    }
    return text
  }

  fileprivate func chat() throws(DataFileError) -> ChatPolicy {
    try onlyKeys(["longEdgePixels", "longEdges", "quality", "phoneLongEdgePixels", "fill"])
    var longEdges: [Int] = []
    for element in try required("longEdges").elements() {
      longEdges.append(try element.integer(in: 1...65500))
    }
    return ChatPolicy(
      longEdgePixels: try integer("longEdgePixels", in: 1...65500), longEdges: longEdges,
      quality: try integer("quality", in: 1...100),
      phoneLongEdgePixels: try integer("phoneLongEdgePixels", in: 1...65500),
      fill: try required("fill").number(in: 0...1))
  }

  fileprivate func groups() throws(DataFileError) -> Groups {
    try onlyKeys(["intake", "clerks"])
    return Groups(
      intake: try optional("intake")?.groupName(), clerks: try optional("clerks")?.groupName())
  }

  private func groupName() throws(DataFileError) -> String {
    let text = try string()
    guard (1...32).contains(text.utf8.count), !text.contains(where: { ":/ ".contains($0) }) else {
      throw failure("expected the name of a system group")
    }
    return text
  }
}
