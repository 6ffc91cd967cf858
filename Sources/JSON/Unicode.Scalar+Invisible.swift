extension Unicode.Scalar {
  /// Whether it acts on what stands around it, and so has no place in a name or a reason that
  /// people read: controls, marks that reorder text (UAX #9), separators of lines, the byte order
  /// mark, and what is no character.
  ///
  /// The only such list. JSON writes these by their numbers, a page shows U+FFFD in their place,
  /// and a terminal shows the number (``isInvisible`` is wider).
  package var actsOnText: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0x2028, 0x2029, 0xFEFF: true
    // Noncharacters, told by their numbers: the standard library's property took a third of a
    // page's time.
    case 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// Whether it shows nothing, or changes what is shown around it: what ``actsOnText``, other
  /// format characters, and what has no meaning for everybody.
  package var isInvisible: Bool {
    if actsOnText { return true }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
    default: false
    }
  }

  /// The scalar as `\u{…}`.
  package var escapedByNumber: String {
    "\\u{" + String(value, radix: 16, uppercase: true) + "}"
  }
}
