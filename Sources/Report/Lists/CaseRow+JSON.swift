import Measures
import Verdicts
package import JSON

extension CaseRow {
  /// As the data of a page hold it: short keys, for there are many.
  package var json: JSON {
    .object([
      "i": .text(id), "p": .text(programme), "s": .text(state.rawValue),
      "o": .list(states.map { .text($0.rawValue) }),
      "m": .list(missing.map { .list([.text($0.id), .text($0.en)]) }),
      "v": .bool(isInPerson), "a": .text(arrived), "u": .text(updated), "w": .text(due),
      "f": .list(photos.map(\.json)),
      "d": .list(
        twins.map {
          .list([.text($0.folder), .text($0.other.caseID), .text($0.other.folder)])
        }),
    ])
  }

  /// Reads a row; `nil` for what is none.
  package init?(_ json: JSON) {
    guard let id = json["i"]?.string, let state = json["s"]?.string.flatMap(CaseState.init),
      let arrived = json["a"]?.string, let updated = json["u"]?.string
    else { return nil }
    let open = (json["o"]?.array ?? []).compactMap { $0.string.flatMap(CaseState.init) }
    self.init(
      id: id, programme: json["p"]?.string, state: state,
      open: Set(open).subtracting([.complete]),
      missing: (json["m"]?.array ?? []).compactMap(Self.words),
      isInPerson: json["v"]?.bool ?? false,
      arrived: arrived, updated: updated, due: json["w"]?.string,
      photos: (json["f"]?.array ?? []).compactMap { Photo($0) })
    twins = (json["d"]?.array ?? []).compactMap { json -> Twin? in
      guard let parts = json.array, parts.count >= 3, let folder = parts[0].string,
        let other = parts[1].string, let otherFolder = parts[2].string
      else { return nil }
      return Twin(folder: folder, other: TwinPhoto(caseID: other, folder: otherFolder))
    }
  }
}

extension CaseRow {
  /// A kind's name in both languages; former versions wrote one.
  private static func words(_ json: JSON) -> Bilingual? {
    if let id = json.string { return Bilingual(id) }
    guard let parts = json.array, parts.count >= 2, let id = parts[0].string,
      let en = parts[1].string
    else { return nil }
    return Bilingual(id: id, en: en)
  }
}

extension CaseRow.Photo {
  var json: JSON {
    .list([
      .text(folder), .text(kind), .text(kindName.id), .text(thumbnail), .text(outcome.rawValue),
      .text(defect?.rawValue), .text(kindName.en),
    ])
  }

  init?(_ json: JSON) {
    guard let parts = json.array, parts.count >= 6, let folder = parts[0].string,
      let kind = parts[1].string, let kindName = parts[2].string,
      let outcome = parts[4].string.flatMap(Outcome.init)
    else { return nil }
    self.init(
      folder: folder, kind: kind,
      kindName: Bilingual(
        id: kindName, en: (parts.count > 6 ? parts[6].string : nil) ?? kindName),
      thumbnail: parts[3].string, outcome: outcome,
      defect: parts[5].string.flatMap(CheckID.init))
  }
}
