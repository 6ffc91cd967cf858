import Glibc

/// What is known of the terminal that a stream goes to, if it goes to one.
enum Terminal {
  /// Whether the stream goes to a terminal that understands escape sequences.
  static func understandsEscapes(_ descriptor: Int32) -> Bool {
    guard isatty(descriptor) == 1, let name = unsafe getenv("TERM") else { return false }
    return unsafe strcmp(name, "dumb") != 0 && name.pointee != 0
  }

  /// The columns of the terminal, 40 to 200; `nil` where the stream goes to none, or it does not
  /// say.
  static func columns(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard isatty(descriptor) == 1,
      unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else { return nil }
    return min(max(Int(size.ws_col), 40), 200)
  }
}
