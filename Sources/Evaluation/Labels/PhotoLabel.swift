package import Measures
package import Raster
package import JSON
package import Verdicts

/// One line of a labels file: what is known to be true of a photo.
///
/// A key that is absent or unknown is passed over.
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
  /// The share of the small print's words that a reader reads, 0…1.
  package var legible: Double?
  /// Photos of one scene share a document, a place or a camera: folds hold them out together.
  package var scene: String?
  /// The answers that are all right, at least one; `nil` if the label does not say.
  package var wanted: [Outcome]?
  /// The checks that may come first where the photo is not accepted; empty where none is asked.
  package var reasons: [CheckID] = []
  /// The label's words for such checks where they are none of ours.
  package var unknownReasons: [String] = []
  /// How sure the labeller was of ``wanted``, 0…1; `nil` if the label does not say.
  package var sureness: Double?

  /// Below this the labeller could nearly as well have said something else: held apart.
  package static let surenessMinimum = 0.7

  /// Whether the label counts with the sure ones. One that does not say is sure.
  package var isSure: Bool { (sureness ?? 1) >= Self.surenessMinimum }

  /// Reads a file of one JSON object a line; empty lines are passed over.
  ///
  /// - Throws: ``DataFileError``, the author's fault: a line that is no object, or without `file`;
  ///   `legible` or `sure` outside 0…1; `scene`, `want` or `reason` that is not what it should be.
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
        guard let file = json["file"]?.string else {
          throw failure("expected an object with the key 'file'")
        }
        labels.append(try PhotoLabel(JSONCursor(json, source: source), file: file))
      } catch let error as JSONError {
        throw failure(error.message, column: error.position.column)
      } catch let error as DataFileError {
        var placed = error
        placed.position = TextPosition(line: index + 1, column: error.position?.column ?? 1)
        throw placed
      } catch {
        throw failure("\(error)")
      }
    }
    return labels
  }

  private init(_ cursor: JSONCursor, file: String) throws(DataFileError) {
    let json = cursor.json
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
    legible = try cursor.optional("legible")?.number(in: 0...1)
    sureness = try cursor.optional("sure")?.number(in: 0...1)
    scene = try cursor.optional("scene")?.string()
    wanted = try cursor.optional("want")?.wantedOutcomes()
    for element in try cursor.optional("reason")?.elements() ?? [] {
      let word = try element.string()
      if let check = CheckID(rawValue: word) {
        reasons.append(check)
      } else {
        unknownReasons.append(word)
      }
    }
  }
}

extension JSONCursor {
  fileprivate func wantedOutcomes() throws(DataFileError) -> [Outcome] {
    var outcomes: [Outcome] = []
    for element in try elements() { outcomes.append(try element.word(Outcome.self)) }
    guard !outcomes.isEmpty else { throw failure("expected at least one verdict") }
    return outcomes
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
