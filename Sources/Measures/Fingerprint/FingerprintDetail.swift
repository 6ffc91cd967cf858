internal import Raster

/// The place in a cell of a picture that stands out most from what is around it, and by how much.
///
/// Many of them, spread over all print that a picture holds, say what is written where: a copy has
/// each of them whatever its tones, and another person's paper of the same form has not.
package struct FingerprintDetail: Equatable, Hashable, Sendable {
  /// The sample's column in the normalised picture.
  package var x: UInt16
  /// The sample's row.
  package var y: UInt16
  /// How far it is above its surroundings, or below them, in ``unit``s of a code value; -127…127,
  /// what is more is 127.
  package var contrast: Int8

  /// Steps of a contrast in a code value.
  package static let unit = 4.0

  /// A detail by its sample and its contrast.
  package init(x: UInt16, y: UInt16, contrast: Int8) {
    self.x = x
    self.y = y
    self.contrast = contrast
  }

  /// The middle of its sample.
  var place: Point { Point(x: Double(x) + 0.5, y: Double(y) + 0.5) }
}
