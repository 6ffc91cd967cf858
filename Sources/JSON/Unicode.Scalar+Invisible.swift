extension Unicode.Scalar {
  /// Whether it shows nothing, or changes what is shown around it: controls, marks of direction,
  /// other format characters, separators of lines, and what has no meaning for everybody.
  package var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
    default: false
    }
  }

  /// The scalar as `\u{…}`.
  package var escapedByNumber: String {
    "\\u{" + String(value, radix: 16, uppercase: true) + "}"
  }
}
