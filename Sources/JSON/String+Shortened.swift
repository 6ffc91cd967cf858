extension String {
  /// The text as a message quotes it: its first 40 scalars, so that whoever wrote a file does not
  /// say how long the message is.
  package var shortened: String {
    if utf8.count <= 40 { return self }
    let scalars = unicodeScalars.prefix(40)
    return scalars.count < unicodeScalars.count ? String(scalars) + "…" : self
  }
}
