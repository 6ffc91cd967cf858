import Raster

/// Looks for a second document beside the first.
struct SecondDocument {
  /// A sheet is in plain sight from this score of its outline on, and printed from this mean
  /// density of ink on, 0…1.
  static let plainScore = 0.8
  static let inkMinimum: Float = 0.008

  let survey: DocumentSurvey
  let photo: ReducedPhoto

  /// Its outline: one with the print of a card or a table, or a sheet in plain sight with any
  /// print. One that is less sure must be as large as the first: they lie on the same table. Of
  /// those sought closely it must surely be a card.
  func quad(beside first: DocumentFinding, _ search: OutlineSearch) -> Quad? {
    var search = search
    let reader = LayoutReader(layout: .card, orientation: survey.orientation)
    if let beside = search.outline(beside: first.quad),
      let map = reader.read(photo, beside.quad).map
    {
      let isSheet = beside.score >= Self.plainScore && map.meanDensity >= Self.inkMinimum
      let isAlike = PlaneSearch.besideSizes.contains(beside.quad.area / max(1, first.quad.area))
      let isLarge = isAlike || beside.score >= DocumentSurvey.scoreSure
      if isSheet || isLarge && survey.guess(map, beside.quad, photo.photo) != nil {
        return beside.quad
      }
    }
    return search.outlines(asLargeAs: first.quad).first { alike in
      guard let map = reader.read(photo, alike.quad).map else { return false }
      return survey.guess(map, alike.quad, photo.photo)?.layout == .card
        && LayoutLikeness.of(map, as: .card) >= OutlineChoice.likenessOfCard
    }?.quad
  }
}
