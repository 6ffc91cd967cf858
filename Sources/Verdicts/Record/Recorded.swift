import JSON

/// What a record holds: its keys are told once, for writing and for reading.
protocol Recorded {
  /// What a record is read into: every field as it stays where its key is absent.
  static var blank: Self { get }

  /// Each key with its field and its form, in the contract's order.
  mutating func fields(_ record: inout RecordCoder)
}

extension Recorded {
  /// The object with every key.
  var written: JSON {
    var copy = self
    var record = RecordCoder(reading: nil)
    copy.fields(&record)
    return record.object
  }

  /// Reads an object back; `nil` where a key is missing that is needed.
  init?(stored: JSON) {
    guard let record = try? Self(reading: stored) else { return nil }
    self = record
  }

  /// Reads an object back.
  ///
  /// - Throws: ``Verdict/ReadError`` where a key is missing that is needed.
  init(reading stored: JSON) throws(Verdict.ReadError) {
    var blank = Self.blank
    var record = RecordCoder(reading: stored)
    blank.fields(&record)
    if let refusal = record.refusal { throw refusal }
    self = blank
  }
}
