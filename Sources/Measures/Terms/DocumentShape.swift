/// What is known beforehand of a kind's document: a hint for finding and reading it, never a
/// demand.
package struct DocumentShape: Equatable, Sendable {
  /// How the print is laid out, for finding which way is up.
  package enum Layout: String, CaseIterable, Sendable {
    /// An identity card: centred header, label column at the left, portrait at the right.
    case card
    /// A family card: title above, two ruled tables, QR code at the bottom right.
    case table
    /// Lines of text.
    case page
    /// No document: a house or another scene.
    case scene
  }

  /// The kind's name in the policy (`ktp`).
  package var kind: String
  /// How its print is laid out.
  package var layout: Layout
  /// The printed document's width in millimetres when upright; `nil` if sizes vary.
  package var widthMillimetres: Double?
  /// The printed document's height in millimetres when upright; `nil` if sizes vary.
  package var heightMillimetres: Double?
  /// The height of the capitals of the smallest print, in millimetres; `nil` where none must be
  /// read.
  package var printMillimetres: Double?

  /// A shape; all lengths in millimetres, `nil` where they vary.
  package init(
    kind: String, layout: Layout, widthMillimetres: Double? = nil,
    heightMillimetres: Double? = nil, printMillimetres: Double? = nil
  ) {
    self.kind = kind
    self.layout = layout
    self.widthMillimetres = widthMillimetres
    self.heightMillimetres = heightMillimetres
    self.printMillimetres = printMillimetres
  }

  /// Width over height when upright; `nil` if sizes vary.
  package var aspect: Double? {
    guard let widthMillimetres, let heightMillimetres, heightMillimetres > 0 else { return nil }
    return widthMillimetres / heightMillimetres
  }
}
