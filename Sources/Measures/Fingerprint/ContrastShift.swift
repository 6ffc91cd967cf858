internal import Raster

/// By how much the map of the marks is off, at each place of the earlier picture: what is left
/// between two pictures that show the same is their slope times that.
///
/// Marks are thirty places and each is known to half a sample; contrasts are thousands. By them a
/// copy lies over its picture to a fiftieth of a sample, so that frames and a roll can be told ten
/// times as well.
struct ContrastShift {
  /// Shifts to the right at the picture's middle, and more at its right and bottom, in samples;
  /// then those down.
  private var shifts = SIMD8<Double>()

  /// The noise that each contrast has, in code values, and as a share of it.
  private static let (noise, share) = (0.22, 0.1)
  /// Rounds of the fit, each giving less weight to what the one before left, beyond so many
  /// standard deviations: what contradicts must not move the map.
  private static let (rounds, deviations) = (2, 2.0)

  /// The shift in samples at a place, which is as shares of the sides from the middle.
  func callAsFunction(across x: Double, down y: Double) -> Point {
    Point(
      x: shifts[0] + shifts[1] * x + shifts[2] * y, y: shifts[3] + shifts[4] * x + shifts[5] * y)
  }

  /// What is left of a place's difference, in code values.
  func residual(_ place: LaidContrasts.Place) -> Double {
    let shift = self(across: place.across, down: place.down)
    return place.later - place.earlier - place.slopeAcross * shift.x - place.slopeDown * shift.y
  }

  /// Fits the shift; none where the contrasts tell none.
  ///
  /// - Complexity: O(places).
  init(of places: [LaidContrasts.Place]) {
    guard !places.isEmpty else { return }
    for _ in 0..<Self.rounds {
      let told = places.map { abs(residual($0)) * Self.weight($0) }
      // Of a normal distribution the median magnitude is 0.6745 standard deviations.
      let deviation = told.element(ofRank: told.count / 2) / 0.6745
      // Of each parameter: the products with all, and in the next lane with what is to be met.
      var sums = [SIMD8<Double>](repeating: SIMD8(), count: Self.parameters)
      for (place, told) in zip(places, told) {
        let weight = Self.weight(place)
        let trust = min(1, Self.deviations * deviation / max(told, .leastNormalMagnitude))
        let (x, y) = (place.slopeAcross, place.slopeDown)
        let (u, v) = (place.across, place.down)
        let row = SIMD8(x, x * u, x * v, y, y * u, y * v, place.later - place.earlier, 0)
        let weighed = row * (weight * weight * trust)
        for i in sums.indices { sums[i] += row[i] * weighed }
      }
      guard let solution = Self.solution(of: sums) else { return }
      shifts = solution
    }
  }

  private static let parameters = 6
  /// A pivot below this share of its place's sum is none: no contrast there has a slope.
  private static let pivotMinimum = 1e-6

  /// Solves the normal equations by elimination (C. F. Gauss); they are positive, so that no rows
  /// need change places.
  private static func solution(of sums: [SIMD8<Double>]) -> SIMD8<Double>? {
    var rows = sums
    for i in rows.indices {
      guard rows[i][i] > pivotMinimum * sums[i][i], rows[i][i] > 0 else { return nil }
      rows[i] /= rows[i][i]
      for j in rows.indices where j != i { rows[j] -= rows[j][i] * rows[i] }
    }
    var solution = SIMD8<Double>()
    for i in rows.indices { solution[i] = rows[i][parameters] }
    return solution
  }

  /// One over the noise that a contrast has.
  private static func weight(_ place: LaidContrasts.Place) -> Double {
    let own = share * place.earlier
    return 1 / (noise * noise + own * own).squareRoot()
  }
}
