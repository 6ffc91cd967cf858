/// The size of a card of ISO/IEC 7810 ID-1, upright as a KTP is.
enum CardSize {
  static let widthMillimetres = 85.6
  static let heightMillimetres = 53.98
}
