package import Raster

/// What a picture is known again by: its tones on a coarse grid and the marks in it.
///
/// It stays nearly the same when a picture is saved again, resized, turned by quarters or cropped a
/// little; ``FingerprintMatch`` says whether one picture can be a copy of the other. Another photo
/// of the same thing, or of another document of the same layout, has another fingerprint: marks lie
/// elsewhere by more than a copy allows, and tones differ where the print differs.
///
/// It tells nothing of colour, and a picture without contrast has no marks to be known by.
package struct Fingerprint: Equatable, Hashable, Sendable {
  /// The normalised picture's size, in samples.
  package var size: Size
  /// Mean luma of ``toneSide`` × ``toneSide`` cells of equal size, row by row.
  package var tones: [UInt8]
  /// At most ``marksMaximum``, the strongest first.
  package var marks: [FingerprintMark]

  /// Cells along a side of the picture: 14 samples each. A working value.
  package static let toneSide = 20
  /// The most marks.
  package static let marksMaximum = MarkFinder.marksMaximum
  /// How many of the strongest marks the index knows a photo by: it bounds the index's size. A
  /// working value.
  package static let keysMaximum = 16
  /// The longest side of a normalised picture, in samples.
  package static let sideMaximum = Int(NormalisedPicture.longEdgeMaximum)

  /// A fingerprint by its parts.
  ///
  /// - Precondition: There are ``toneSide`` × ``toneSide`` tones.
  package init(size: Size, tones: [UInt8], marks: [FingerprintMark]) {
    precondition(tones.count == Self.toneSide * Self.toneSide, "a tone for each cell")
    self.size = size
    self.tones = tones
    self.marks = marks
  }

  /// The keys under which a photo is put into the index, the strongest mark's first.
  package var keys: [UInt32] { marks.prefix(Self.keysMaximum).map { FingerprintMark.key($0.bits) } }
}
