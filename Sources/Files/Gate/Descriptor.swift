import Glibc

/// An open file descriptor, closed when it goes out of scope.
///
/// Files that must be durable are fsynced before, so what `close` says comes too late to matter.
package struct Descriptor: ~Copyable {
  /// The number of the descriptor; borrowed, never to be closed by the reader.
  package let raw: Int32

  /// Takes over a descriptor that is open.
  package init(owning raw: Int32) { self.raw = raw }

  /// Gives the descriptor away: whoever takes it closes it.
  package consuming func take() -> Int32 {
    let raw = raw
    discard self
    return raw
  }

  deinit {
    // The working directory is no descriptor of ours.
    if raw >= 0 { _ = close(raw) }
  }
}
