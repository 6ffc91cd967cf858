import JSON

/// Goes over the keys of a record once, in the contract's order: it writes each field, or reads it
/// back.
///
/// So a key stands in one place, beside its field and its form, and what is written is what is
/// read. Written, every key is there, and what is unknown is null. Read, a key that is absent or
/// holds something else leaves its field as it was, but for those that are ``needed(_:_:_:else:)``:
/// without them there is no record. Keys of a later version are passed over.
struct RecordCoder {
  /// The object that is read; `nil` while one is written.
  private let stored: JSON?
  private var members: [JSON.Member] = []
  /// The first key without which there is no record, and what is wrong with it.
  private(set) var refusal: Verdict.ReadError?

  /// - Parameter stored: The object to read; `nil` to write one.
  init(reading stored: JSON?) { self.stored = stored }

  /// What was written.
  var object: JSON { JSON(.object(members)) }

  /// A field that always has a value.
  ///
  /// - Parameter isKnown: Whether it is written at all, or as null.
  mutating func field<Value>(
    _ key: String, _ value: inout Value, _ form: RecordForm<Value>, isKnown: Bool = true
  ) {
    guard let stored else { return write(key, isKnown ? form.write(value) : .null) }
    if let read = stored[key].flatMap(form.read) { value = read }
  }

  /// A field that may be unknown.
  mutating func optional<Value>(
    _ key: String, _ value: inout Value?, _ form: RecordForm<Value>
  ) {
    guard let stored else { return write(key, value.map(form.write) ?? .null) }
    value = stored[key].flatMap(form.read)
  }

  /// A field without which there is no record.
  mutating func needed<Value>(
    _ key: String, _ value: inout Value, _ form: RecordForm<Value>, else message: String = "missing"
  ) {
    guard let stored else { return write(key, form.write(value)) }
    guard let read = stored[key].flatMap(form.read) else { return refuse(key, message) }
    value = read
  }

  /// The name and version of the contract that the record keeps to.
  mutating func schema(_ name: String) {
    guard let stored else { return write("schema", .text(name)) }
    if stored["schema"]?.string != name { refuse("schema", "expected \(name)") }
  }

  /// Keys that stand in an object of their own, whose fields lie elsewhere.
  mutating func group(_ key: String, _ fields: (inout RecordCoder) -> Void) {
    var inner = RecordCoder(reading: stored.map { $0[key] ?? .null })
    fields(&inner)
    if stored == nil { write(key, inner.object) }
    if let refusal = inner.refusal { refuse("\(key).\(refusal.key)", refusal.message) }
  }

  private mutating func write(_ key: String, _ value: JSON) {
    members.append(JSON.Member(key: key, value: value))
  }

  private mutating func refuse(_ key: String, _ message: String) {
    if refusal == nil { refusal = Verdict.ReadError(key: key, message: message) }
  }
}
