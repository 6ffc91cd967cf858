/// The size of a family card, A4, the right way up.
enum SheetSize {
  static let widthMillimetres = 297
  static let heightMillimetres = 210
}
