/// Some consecutive rows of a photo as they come out of a decoder, in the colour space of the file.
///
/// The decoder owns one band and fills it again and again, so that no full-size plane is ever kept.
/// Chroma keeps the sampling of the file: one chroma sample covers `chromaStep` luma samples.
package struct Band: Sendable {
  /// The first row, counted in luma rows of the stored photo.
  package var firstRow = 0
  /// Luma rows in this band, 1 or more; every band but the last has an even count.
  package var rowCount = 0
  /// Samples from one luma row to the next; at least the width of the photo.
  package var lumaStride: Int
  /// BT.601 luma (full range), `rowCount` rows.
  package var luma: [UInt8]
  /// Luma columns that one chroma sample covers: 1 or 2.
  package var chromaStepX = 1
  /// Luma rows that one chroma sample covers: 1 or 2.
  package var chromaStepY = 1
  /// Samples from one chroma row to the next.
  package var chromaStride = 0
  /// Cb around 128, ⌈rowCount / chromaStepY⌉ rows; empty for a grey photo.
  package var blue: [UInt8] = []
  /// Cr around 128, laid out as `blue`.
  package var red: [UInt8] = []

  /// An empty band over a buffer for luma, whose rows are `lumaStride` samples apart.
  package init(lumaStride: Int, luma: [UInt8]) {
    self.lumaStride = lumaStride
    self.luma = luma
  }

  /// Whether the photo has colour at all.
  package var hasChroma: Bool { !blue.isEmpty }
}
