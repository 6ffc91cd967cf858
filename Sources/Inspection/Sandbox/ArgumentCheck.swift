/// What one argument of a system call must be.
package struct ArgumentCheck: Equatable, Sendable {
  /// Which argument, 0…5.
  package var index: Int
  /// The bits that are looked at.
  package var mask: UInt64
  /// What these bits must be.
  package var value: UInt64

  /// An argument that the kernel reads as a C `int`, and so by its low 32 bits alone.
  static func int(_ index: Int, is value: Int32) -> ArgumentCheck {
    ArgumentCheck(index: index, mask: 0xFFFF_FFFF, value: UInt64(UInt32(bitPattern: value)))
  }

  /// A word that must be this one in all 64 bits.
  static func word(_ index: Int, is value: Int32) -> ArgumentCheck {
    ArgumentCheck(index: index, mask: .max, value: UInt64(UInt32(bitPattern: value)))
  }

  /// A word of flags that may have no other bit than these.
  static func word(_ index: Int, within bits: Int32) -> ArgumentCheck {
    ArgumentCheck(index: index, mask: ~UInt64(UInt32(bitPattern: bits)), value: 0)
  }
}
