import JSON

extension Policy {
  /// What is different in this policy from another one, a line each, in the order of the keys:
  /// `kinds.ktp.many: false, was true`.
  ///
  /// Objects are compared key by key, lists as a whole; what one of them lacks is told in one line.
  package func differences(from other: Policy) -> [String] {
    Self.differences(of: json, from: other.json, at: "")
  }

  private static func differences(of new: JSON, from old: JSON, at path: String) -> [String] {
    guard let mine = new.members, let others = old.members else {
      return new.line == old.line ? [] : ["\(path): \(new.line), was \(old.line)"]
    }
    func place(_ key: String) -> String {
      let name = key.contains(".") ? "\"\(key)\"" : key
      return path.isEmpty ? name : path + "." + name
    }
    var lines: [String] = []
    for member in mine {
      let former = others.first { $0.key == member.key }
      if let former {
        lines += differences(of: member.value, from: former.value, at: place(member.key))
      } else {
        lines.append("\(place(member.key)): \(member.value.line), new")
      }
    }
    for member in others where !mine.contains(where: { $0.key == member.key }) {
      lines.append("\(place(member.key)): gone, was \(member.value.line)")
    }
    return lines
  }
}
