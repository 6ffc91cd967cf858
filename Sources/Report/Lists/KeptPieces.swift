/// Pieces of markup that were made before, each for as long as what it shows is the same.
struct KeptPieces<Value: Equatable> {
  private var pieces: [String: (value: Value, piece: HTML)] = [:]
  /// Beyond so many all are forgotten: a few pages' worth.
  private let piecesMaximum: Int

  init(piecesMaximum: Int) { self.piecesMaximum = piecesMaximum }

  /// - Parameters:
  ///   - key: What the piece is of.
  ///   - make: Makes it anew.
  mutating func piece(of key: String, _ value: Value, _ make: (Value) -> HTML) -> HTML {
    if let kept = pieces[key], kept.value == value { return kept.piece }
    let piece = make(value)
    if pieces.count >= piecesMaximum { pieces = [:] }
    pieces[key] = (value, piece)
    return piece
  }
}
