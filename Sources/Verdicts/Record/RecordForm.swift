import JSON

/// How a value stands in a record: what it is written as, and how that is read back.
struct RecordForm<Value> {
  let write: (Value) -> JSON
  /// `nil` for what is no such value.
  let read: (JSON) -> Value?
}

extension RecordForm<String> {
  /// A text as it is.
  static var text: Self { Self(write: { .text($0) }, read: \.string) }
}

extension RecordForm<Int> {
  /// A whole number.
  static var integer: Self { Self(write: { .integer($0) }, read: \.integer) }
}

extension RecordForm<Bool> {
  /// True or false.
  static var flag: Self { Self(write: { .bool($0) }, read: \.bool) }
}

extension RecordForm<Double> {
  /// A number with at most so many digits after the point.
  static func number(_ digits: Int) -> Self {
    Self(write: { .number($0, digits: digits) }, read: \.number)
  }
}

extension RecordForm where Value: RawRepresentable<String> {
  /// One of an enum's words; a word of a later version is none.
  static var word: Self {
    Self(write: { .text($0.rawValue) }, read: { $0.string.flatMap(Value.init) })
  }
}

extension RecordForm where Value: Recorded {
  /// An object with keys of its own.
  static var record: Self { Self(write: \.written, read: { Value(stored: $0) }) }
}

extension RecordForm {
  /// Values in their order; what is none of them is passed over.
  static func list<Element>(_ form: RecordForm<Element>) -> Self where Value == [Element] {
    Self(
      write: { .list($0.map(form.write)) }, read: { $0.array?.compactMap(form.read) })
  }
}

extension RecordForm<[String: Double]> {
  /// Numbers by their names, which are written in order.
  static func numbers(_ digits: Int) -> Self {
    Self(
      write: { numbers in
        JSON(
          .object(
            numbers.sorted { $0.key < $1.key }.map {
              JSON.Member(key: $0.key, value: .number($0.value, digits: digits))
            }))
      },
      read: { json in
        var numbers: [String: Double] = [:]
        for member in json.members ?? [] { numbers[member.key] = member.value.number }
        return numbers
      })
  }
}
