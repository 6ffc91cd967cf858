import Glibc

/// A page that parent and child share: where the child is, and what it has seen.
///
/// The child may end at any instruction, so there is nothing but plain words in it.
@safe
final class Board {
  private static let byteCount = 1 << 16
  private static let messageOffset = 1 << 12
  private let base: UnsafeMutableRawPointer

  init?() {
    let mapped = unsafe mmap(
      nil, Self.byteCount, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)
    guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else { return nil }
    unsafe base = mapped
  }

  deinit { unsafe munmap(base, Self.byteCount) }

  private subscript(word: Int) -> Int {
    get { unsafe base.load(fromByteOffset: word * 8, as: Int.self) }
    set { unsafe base.storeBytes(of: newValue, toByteOffset: word * 8, as: Int.self) }
  }

  /// The input that is being worked on.
  var index: Int {
    get { self[0] }
    set { self[0] = newValue }
  }
  /// The input to go on with when a child ends by itself.
  var next: Int {
    get { self[4] }
    set { self[4] = newValue }
  }
  /// The longest processor time that one input took, and which.
  var slowestMicroseconds: Int {
    get { self[1] }
    set { self[1] = newValue }
  }
  var slowestIndex: Int {
    get { self[2] }
    set { self[2] = newValue }
  }

  /// How often each outcome was seen, by its place in the target's list.
  func count(outcome: Int) -> Int { self[16 + outcome] }
  func add(outcome: Int) { self[16 + outcome] += 1 }

  /// What the child has to say of its last input; empty for nothing.
  var message: String {
    get {
      let count = self[3]
      let bytes = unsafe UnsafeRawBufferPointer(start: base + Self.messageOffset, count: count)
      return unsafe String(decoding: bytes, as: UTF8.self)
    }
    set {
      let bytes = Array(newValue.utf8.prefix(2000))
      for (offset, byte) in bytes.enumerated() {
        unsafe base.storeBytes(
          of: byte, toByteOffset: Self.messageOffset + offset, as: UInt8.self)
      }
      self[3] = bytes.count
    }
  }
}
