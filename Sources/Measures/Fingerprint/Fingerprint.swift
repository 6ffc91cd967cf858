package import Raster

/// What a picture is known again by: the marks in it, by which it is found and laid over another,
/// and its contrasts, which then say whether both show the same.
///
/// It stays nearly the same when a picture is saved again, resized, turned by quarters, mirrored or
/// cropped a little, and when its brightness, contrast or gamma is changed; ``FingerprintMatch``
/// says whether one picture can be a copy of the other. Another photo of the same thing has other
/// marks: they lie elsewhere by more than a copy allows. Another document of the same layout, in
/// the same place, has other contrasts where other print is.
///
/// It tells nothing of colour, and a picture without contrast has no marks to be known by.
package struct Fingerprint: Equatable, Hashable, Sendable {
  /// The normalised picture's size, in samples.
  package var size: Size
  /// At most ``marksMaximum``, the strongest first.
  package var marks: [FingerprintMark]
  /// How far each place of a ``ContrastGrid`` is above its surroundings, or below them, in the
  /// grid's levels, row by row; or none at all.
  package var contrasts: [Int8]

  /// The most marks.
  package static let marksMaximum = MarkFinder.marksMaximum
  /// How many of the strongest marks the index knows a photo by: it bounds the index's size. A
  /// working value.
  package static let keysMaximum = 16
  /// The longest side of a normalised picture, in samples.
  package static let sideMaximum = Int(NormalisedPicture.longEdgeMaximum)
  /// The largest area of a normalised picture, in samples: the rounding of both sides may add half
  /// of them.
  package static let areaMaximum =
    Int(NormalisedPicture.meanSide * NormalisedPicture.meanSide) + sideMaximum

  /// A fingerprint by its parts.
  package init(size: Size, marks: [FingerprintMark], contrasts: [Int8] = []) {
    self.size = size
    self.marks = marks
    self.contrasts = contrasts
  }

  /// The keys under which a photo is put into the index, the strongest mark's first.
  package var keys: [UInt32] { marks.prefix(Self.keysMaximum).map { FingerprintMark.key($0.bits) } }
}
