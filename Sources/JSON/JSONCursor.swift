/// A place in a tree that is being read into types, with its path for messages.
///
/// Every object is read key by key and then closed with ``onlyKeys(_:)``, so an unknown key is an
/// error that names the nearest known one, never silently ignored.
package struct JSONCursor {
  /// The value that stands here.
  package let json: JSON
  /// The steps that lead here. They are put together where a message needs them, and seldom.
  private let steps: Steps
  /// What the file is called in messages.
  package let source: String
  /// Where the key of this value stood, or the nearest one around it that the file itself holds.
  package let keyPosition: TextPosition?

  /// The whole of a document.
  ///
  /// - Parameter source: What it is called in messages.
  package init(_ json: JSON, source: String) {
    self.init(json: json, steps: .none, source: source, keyPosition: json.position)
  }

  private init(json: JSON, steps: Steps, source: String, keyPosition: TextPosition?) {
    self.json = json
    self.steps = steps
    self.source = source
    self.keyPosition = keyPosition
  }

  /// A way from the whole of a document to a place in it.
  private indirect enum Steps: Sendable {
    case none
    case key(String, after: Steps)
    case element(Int, after: Steps)

    var text: String {
      switch self {
      case .none: ""
      case .key(let key, .none): key.shortened
      case .key(let key, let before): before.text + "." + key.shortened
      case .element(let index, let before): before.text + "[\(index)]"
      }
    }
  }

  /// The keys that lead here, joined by points (`kinds.ktp.checks[0]`); empty for the whole.
  package var path: String { steps.text }

  /// The error that something is wrong with the value here.
  package func failure(_ message: String) -> DataFileError {
    DataFileError(
      source: source, position: json.position ?? keyPosition, key: path, message: message)
  }

  private func mismatch(_ expected: String) -> DataFileError {
    failure("expected \(expected), found \(json.typeName)")
  }

  /// The value of a key; `nil` where it is absent or null.
  package func optional(_ key: String) -> JSONCursor? {
    guard let member = json.members?.first(where: { $0.key == key }), !member.value.isNull else {
      return nil
    }
    return child(member)
  }

  /// The value of a key.
  ///
  /// - Throws: ``DataFileError`` where this is no object, or the key is absent or null.
  package func required(_ key: String) throws(DataFileError) -> JSONCursor {
    guard json.members != nil else { throw mismatch("an object") }
    if let child = optional(key) { return child }
    throw failure("the key '\(key)' is missing")
  }

  private func child(_ member: JSON.Member) -> JSONCursor {
    JSONCursor(
      json: member.value, steps: .key(member.key, after: steps), source: source,
      keyPosition: member.position ?? keyPosition)
  }

  /// This place with another tree: for values that were laid over shared ones.
  package func replaced(by json: JSON, at key: String) -> JSONCursor {
    JSONCursor(
      json: json, steps: .key(key, after: steps), source: source, keyPosition: keyPosition)
  }

  /// Every key of an object in order, those whose value is null left out.
  package func entries() throws(DataFileError) -> [(key: String, value: JSONCursor)] {
    guard let members = json.members else { throw mismatch("an object") }
    return members.filter { !$0.value.isNull }.map { ($0.key, child($0)) }
  }

  /// Every element of a list in order.
  package func elements() throws(DataFileError) -> [JSONCursor] {
    guard let values = json.array else { throw mismatch("a list") }
    return values.enumerated().map { index, value in
      JSONCursor(
        json: value, steps: .element(index, after: steps), source: source,
        keyPosition: value.position ?? keyPosition)
    }
  }

  /// Refuses a key that is not one of these, naming the nearest.
  package func onlyKeys(_ known: [String]) throws(DataFileError) {
    guard let members = json.members else { throw mismatch("an object") }
    for member in members where !known.contains(member.key) {
      let near = nearestName(to: member.key, in: known).map { "; did you mean '\($0)'?" }
      throw DataFileError(
        source: source, position: member.position ?? keyPosition, key: child(member).path,
        message: "unknown key" + (near ?? ", known here: " + known.joined(separator: ", ")))
    }
  }

  /// The whole number of a key.
  package func integer(_ key: String, in range: ClosedRange<Int>) throws(DataFileError) -> Int {
    try required(key).integer(in: range)
  }

  /// The value as a text.
  package func string() throws(DataFileError) -> String {
    guard let value = json.string else { throw mismatch("a text") }
    return value
  }

  /// The value as true or false.
  package func bool() throws(DataFileError) -> Bool {
    guard let value = json.bool else { throw mismatch("true or false") }
    return value
  }

  /// The value as a number within these bounds.
  package func number(in range: ClosedRange<Double>) throws(DataFileError) -> Double {
    guard let value = json.number else { throw mismatch("a number") }
    guard range.contains(value) else {
      throw failure(
        "\(shortNumber(value)) is out of range, expected "
          + "\(shortNumber(range.lowerBound)) to \(shortNumber(range.upperBound))")
    }
    return value
  }

  /// The value as a whole number within these bounds.
  package func integer(in range: ClosedRange<Int>) throws(DataFileError) -> Int {
    let value = try number(in: Double(range.lowerBound)...Double(range.upperBound))
    guard let whole = Int(exactly: value) else {
      throw failure("expected a whole number, found \(shortNumber(value))")
    }
    return whole
  }

  /// One word of a fixed list, as an enum's raw value.
  package func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) throws(DataFileError)
    -> Word
  where Word.RawValue == String {
    let text = try string()
    if let word = Word(rawValue: text) { return word }
    throw unknown(text, among: Word.allCases.map(\.rawValue))
  }

  /// The error for a name that is not one of these, naming the nearest.
  package func unknown(_ text: String, among known: [String]) -> DataFileError {
    if let near = nearestName(to: text, in: known) {
      return failure("'\(text.shortened)' is unknown; did you mean '\(near)'?")
    }
    return failure(
      "'\(text.shortened)' is unknown, expected one of: " + known.joined(separator: ", "))
  }
}

/// A number as a person writes it: whole ones without a point.
package func shortNumber(_ value: Double) -> String { JSON(.number(value)).line }
