/// A JSON document as a tree that remembers where each part stood.
///
/// Objects keep the order of their keys, so what is written is byte for byte what was meant.
/// Positions take no part in comparison.
package struct JSON: Sendable {
  /// One key of an object and its value.
  package struct Member: Sendable {
    /// The key, without its quotes.
    package var key: String
    /// Where the key stood; `nil` for a value made in code.
    package var position: TextPosition?
    /// What the key holds.
    package var value: JSON

    /// A key and its value; those made in code have no position.
    package init(key: String, position: TextPosition? = nil, value: JSON) {
      self.key = key
      self.position = position
      self.value = value
    }
  }

  /// What kind of value this is, and the value.
  package enum Form: Sendable {
    case null
    case bool(Bool)
    /// Finite; whole numbers are exact up to 2^53.
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])
  }

  /// What kind of value this is, and the value.
  package var form: Form
  /// Where the value began; `nil` for a value made in code.
  package var position: TextPosition?

  /// A value; one made in code has no position.
  package init(_ form: Form, at position: TextPosition? = nil) {
    self.form = form
    self.position = position
  }
}

extension JSON {
  /// The value that says "unknown".
  package static var null: JSON { JSON(.null) }

  /// A string, or null.
  package static func text(_ value: String?) -> JSON { value.map { JSON(.string($0)) } ?? .null }

  /// A whole number, or null.
  package static func integer(_ value: Int?) -> JSON {
    value.map { JSON(.number(Double($0))) } ?? .null
  }

  /// A number rounded to so many digits after the point; null where absent or not finite.
  package static func number(_ value: Double?, digits: Int = 3) -> JSON {
    guard let value, value.isFinite else { return .null }
    return JSON(.number(rounded(value, digits: digits)))
  }

  /// A number as ``number(_:digits:)`` writes it; rounding it once more changes nothing.
  package static func rounded(_ value: Double, digits: Int) -> Double {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (value * scale).rounded()
    guard scaled.isFinite else { return value }
    return scaled == 0 ? 0 : scaled / scale
  }

  /// A truth value.
  package static func bool(_ value: Bool) -> JSON { JSON(.bool(value)) }

  /// A list in the order given.
  package static func list(_ values: [JSON]) -> JSON { JSON(.array(values)) }

  /// An object with its keys in the order given.
  package static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    JSON(.object(members.map { Member(key: $0.key, value: $0.value) }))
  }
}

extension JSON {
  /// Whether the value is null.
  package var isNull: Bool {
    if case .null = form { return true }
    return false
  }

  /// The value if it is a text.
  package var string: String? {
    if case .string(let value) = form { return value }
    return nil
  }

  /// The value if it is a number.
  package var number: Double? {
    if case .number(let value) = form { return value }
    return nil
  }

  /// The value if it is a whole number that fits.
  package var integer: Int? { number.flatMap { Int(exactly: $0) } }

  /// The value if it is true or false.
  package var bool: Bool? {
    if case .bool(let value) = form { return value }
    return nil
  }

  /// The elements if it is a list.
  package var array: [JSON]? {
    if case .array(let value) = form { return value }
    return nil
  }

  /// The keys and values in their order if it is an object.
  package var members: [Member]? {
    if case .object(let value) = form { return value }
    return nil
  }

  /// The value of a key; `nil` where this is no object, the key is absent, or its value is null.
  package subscript(key: String) -> JSON? {
    guard let member = members?.first(where: { $0.key == key }), !member.value.isNull else {
      return nil
    }
    return member.value
  }

  /// What the value is, as a person would say it: for messages.
  package var typeName: String {
    switch form {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// This object with the value of one key replaced, or added at its end.
  package func replacing(_ key: String, by value: JSON) -> JSON {
    guard var members else { return self }
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = value
    } else {
      members.append(Member(key: key, value: value))
    }
    return JSON(.object(members), at: position)
  }

  /// The same document without any positions, as if made in code.
  package var withoutPositions: JSON {
    switch form {
    case .array(let values): JSON(.array(values.map(\.withoutPositions)))
    case .object(let members):
      JSON(
        .object(members.map { Member(key: $0.key, value: $0.value.withoutPositions) }))
    default: JSON(form)
    }
  }

  /// This document with another laid over it: objects are merged key by key, all else replaced.
  package func overlaid(by other: JSON) -> JSON {
    guard var mine = members, let theirs = other.members else { return other }
    for member in theirs {
      if let index = mine.firstIndex(where: { $0.key == member.key }) {
        mine[index].value = mine[index].value.overlaid(by: member.value)
        mine[index].position = member.position
      } else {
        mine.append(member)
      }
    }
    return JSON(.object(mine), at: other.position ?? position)
  }
}

extension JSON: Equatable {
  /// Equal values at any place in a text are equal.
  package static func == (a: JSON, b: JSON) -> Bool {
    switch (a.form, b.form) {
    case (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.number(let x), .number(let y)): x == y
    case (.string(let x), .string(let y)): x == y
    case (.array(let x), .array(let y)): x == y
    case (.object(let x), .object(let y)):
      x.count == y.count && zip(x, y).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}
