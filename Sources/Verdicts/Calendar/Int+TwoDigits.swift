extension Int {
  /// At least two digits, as clocks and dates have them: `07`.
  package var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }
}
