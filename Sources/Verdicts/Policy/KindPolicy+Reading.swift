import Measures
import Vocabulary
import JSON

extension JSONCursor {
  /// - Parameter shared: The checks of every kind, which those of this kind are laid over.
  func kind(_ name: String, shared: JSON) throws(DataFileError) -> KindPolicy {
    guard KindName(name) != nil else {
      throw DataFileError(
        source: source, position: keyPosition, key: path,
        message: "a kind is a lower-case letter and up to 15 letters or digits, and not "
          + KindName.reserved.joined(separator: ", "))
    }
    try onlyKeys([
      "name", "layout", "widthMillimetres", "heightMillimetres", "printMillimetres", "many",
      "checks",
    ])
    let width = try optional("widthMillimetres")?.number(in: 1...2000)
    let height = try optional("heightMillimetres")?.number(in: 1...2000)
    guard (width == nil) == (height == nil) else {
      throw failure("widthMillimetres and heightMillimetres belong together")
    }
    let print = try optional("printMillimetres")?.number(in: 0.1...1000)
    guard print == nil || width != nil else {
      throw failure("printMillimetres needs widthMillimetres and heightMillimetres")
    }
    let policy = KindPolicy(
      kind: name, name: try required("name").bilingual(filling: []),
      shape: DocumentShape(
        kind: name, layout: try required("layout").word(DocumentShape.Layout.self),
        widthMillimetres: width, heightMillimetres: height, printMillimetres: print),
      many: try optional("many")?.bool() ?? false, checks: try checks(over: shared))
    try refuseLongCard(width, height)
    return policy
  }

  /// The longest card: a passport's page has 125 mm, an A6 sheet 148 mm.
  private static let cardMillimetresMaximum = 130.0

  /// Refuses a sheet as a card: its header and labels would be looked for where a card has them.
  private func refuseLongCard(_ width: Double?, _ height: Double?) throws(DataFileError) {
    let layout = try required("layout")
    guard try layout.word(DocumentShape.Layout.self) == .card, let width, let height,
      max(width, height) > Self.cardMillimetresMaximum
    else { return }
    let places = [layout, try required("widthMillimetres"), try required("heightMillimetres")]
    let place = places.first { $0.json.position != nil } ?? layout
    throw place.failure(
      "a document of \(shortNumber(width)) × \(shortNumber(height)) mm is no card, which has at "
        + "most \(shortNumber(Self.cardMillimetresMaximum)) mm; did you mean 'page', or 'table'?")
  }

  private func checks(over shared: JSON) throws(DataFileError) -> [CheckID: CheckPolicy] {
    let own = optional("checks")?.json ?? JSON(.object([]))
    let cursor = replaced(by: shared.overlaid(by: own), at: "checks")
    var checks: [CheckID: CheckPolicy] = [:]
    try cursor.onlyKeys(CheckID.allCases.map(\.rawValue))
    // What the shared checks do not have is taken away from every kind.
    let taken = shared.members?.filter(\.value.isNull).map(\.key) ?? []
    for (name, value) in try cursor.entries() where !taken.contains(name) {
      guard let id = CheckID(rawValue: name) else { continue }
      let policy = try value.check()
      guard policy.limitsIn != .millimetres || optional("widthMillimetres") != nil else {
        throw value.failure("limits in millimetres need a kind with widthMillimetres")
      }
      checks[id] = policy
    }
    return checks
  }
}
