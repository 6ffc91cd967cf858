package import Raster
package import JSON
package import Verdicts

/// One line of a labels file: what is known to be true of a photo.
///
/// The keys are those of the development corpus; one that is absent or unknown is passed over.
package struct PhotoLabel: Equatable, Sendable {
  /// Relative to the labels file.
  package var file: String
  /// A kind of the policy; `nil` where the label has none.
  package var kind: String?
  /// What was done to the photo; `nil` if the label does not say.
  package var defect: PhotoDefect?
  /// The label's word for the defect where it is none of ours.
  package var unknownDefect: String?
  /// A clerk's answer.
  package var outcome: Outcome?
  /// The document's own corners in pixels of the stored photo.
  package var corners: Quad?
  /// The true one; `nil` if the label does not say.
  package var dotsPerInch: Double?
  /// The true one; `nil` if the label does not say.
  package var tiltDegrees: Double?
  /// Whether all corners are in the frame.
  package var isInside: Bool?
  /// By how much the document was turned in the scene, clockwise.
  package var turnedBy: Turn?
  /// The turn that a verdict should give: after EXIF orientation.
  package var turn: Turn?
  /// Whether the print is sharp, for photos that are labelled with that alone.
  package var isSharp: Bool?
  /// Whether a document is to be seen at all.
  package var hasDocument: Bool?

  /// Reads a file of one JSON object a line; empty lines are passed over.
  ///
  /// - Throws: ``DataFileError``, the author's fault: a line that is no object, or without `file`.
  package static func parse(_ bytes: [UInt8], named source: String) throws(DataFileError)
    -> [PhotoLabel]
  {
    var labels: [PhotoLabel] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      func failure(_ message: String, column: Int = 1) -> DataFileError {
        DataFileError(
          source: source, position: TextPosition(line: index + 1, column: column), key: "",
          message: message)
      }
      do {
        let json = try JSON.parse(Array(line))
        guard let label = PhotoLabel(json) else {
          throw failure("expected an object with the key 'file'")
        }
        labels.append(label)
      } catch let error as JSONError {
        throw failure(error.message, column: error.position.column)
      } catch let error as DataFileError {
        throw error
      } catch {
        throw failure("\(error)")
      }
    }
    return labels
  }

  private init?(_ json: JSON) {
    guard let file = json["file"]?.string else { return nil }
    self.file = file
    kind = json["kind"]?.string
    let word = json["defect"]?.string
    defect = word.flatMap(PhotoDefect.init)
    unknownDefect = defect == nil ? word : nil
    outcome = json["verdict"]?.string.flatMap(Outcome.init)
    corners = Quad(labelled: json["corners"])
    dotsPerInch = json["dpi"]?.number
    tiltDegrees = json["tilt"]?.number
    isInside = json["inside"]?.bool
    turnedBy = json["turned_by"]?.integer.flatMap(Turn.init)
    isSharp = json["sharp"]?.bool
    hasDocument = json["document"]?.bool
    if json["turn_to_upright"] != nil {
      // The EXIF tag, where there is one, already does it.
      let isTagged = json["exif_orientation"] != nil
      turn = isTagged ? Turn.none : json["turn_to_upright"]?.integer.flatMap(Turn.init)
    } else if json["upright"]?.bool == true {
      turn = Turn.none
    }
  }
}

extension Quad {
  /// Four pairs of numbers; `nil` if it is not that.
  init?(labelled json: JSON?) {
    let points = (json?.array ?? []).compactMap { corner -> Point? in
      guard let pair = corner.array, pair.count == 2, let x = pair[0].number,
        let y = pair[1].number
      else { return nil }
      return Point(x: x, y: y)
    }
    guard points.count == 4 else { return nil }
    self.init(corners: points)
  }
}
