/// Where one value lies in a frame, so that tests can put another in its place, field by field.
package struct FrameField: Equatable, Sendable {
  /// How a value is written.
  package enum Form: Sendable {
    /// A byte, 0 or 1: a truth, or whether an optional value follows.
    case flag
    /// An unsigned whole number of its own width; also the number of elements that follow.
    case unsigned
    /// A whole number of 64 bits.
    case integer
    /// IEEE 754 binary64.
    case number
    /// A count and the bytes.
    case text, block
  }

  /// How it is written, and so what may stand in its place.
  package var form: Form
  /// The bytes of it, those of its count included.
  package var bytes: Range<Int>
}
