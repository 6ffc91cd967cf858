import Raster
import Verdicts

extension Evaluation {
  /// The turns of one group of photos.
  package struct TurnRow: Sendable {
    /// Which photos: a kind, or those of a kind without a defect.
    package var group: String
    /// How many were given a turn.
    package var answered: Share
    /// Of those answered.
    package var right: Share
    /// Of those answered: upside down.
    package var half: Share
  }

  /// One row per kind with a known turn, one of its photos without a defect, and one of all photos
  /// turned in the scene.
  package var turnRows: [TurnRow] {
    let known = photos.filter { $0.label.turn != nil && $0.verdict.outcome != .unreadable }
    var rows: [TurnRow] = []
    for kind in Set(known.map(\.kind)).sorted() {
      let own = known.filter { $0.kind == kind }
      rows.append(Self.turns(kind, own))
      let clean = own.filter { $0.label.defect == PhotoDefect.none }
      if !clean.isEmpty, clean.count < own.count {
        rows.append(Self.turns("\(kind) without a defect", clean))
      }
    }
    let turned = known.filter { ($0.label.turnedBy ?? Turn.none) != Turn.none }
    if !turned.isEmpty { rows.append(Self.turns("turned in the scene", turned)) }
    return rows
  }

  private static func turns(_ group: String, _ photos: [Photo]) -> TurnRow {
    let answered = photos.filter { $0.verdict.turn != nil }
    let wrong = answered.filter { $0.verdict.turn != $0.label.turn }
    let half = wrong.count { photo in
      let apart = (photo.verdict.turn?.degrees ?? 0) - (photo.label.turn?.degrees ?? 0)
      return abs(apart) == 180
    }
    return TurnRow(
      group: group, answered: Share(answered.count, of: photos.count),
      right: Share(answered.count - wrong.count, of: answered.count),
      half: Share(half, of: answered.count))
  }
}
