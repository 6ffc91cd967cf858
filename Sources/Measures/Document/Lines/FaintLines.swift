internal import CVector
import Raster

/// Lines of about one direction that are fainter than the noise of the samples they pass.
///
/// A step of a few code values is lost among single samples, but the mean over many samples along
/// it is not: the spread of the mean falls with the root of their number. The step across is
/// limited sample by sample, so that no dark spot makes a line, and summed over short parts of
/// lines of every slope. What a part shows is counted in units of the spread of all parts of the
/// middle slope, which holds noise, texture and the fall of the light alike; a line is a row of
/// parts that all show the same.
///
/// The constants are working values: with them all of 40 drawn white pages and family cards on
/// white tables were found, and 58 of 60 that cast less shadow or none.
struct FaintLines {
  /// Samples along one part of a line.
  static let partLength = 32
  /// A step counts up to so many code values.
  static let stepMaximum: Int16 = 8
  /// The slopes of parts are so far apart, half a sample at either end, …
  static let partSlopes = 1.0 / 16
  /// … those of lines so far, a sample at either end of 400, …
  static let lineSlopes = 1.0 / 200
  /// … up to so many degrees from the slope that is asked for: perspective turns one side of a
  /// sheet against another by so much.
  static let degreesMaximum = 20.0
  /// The least spread of parts, in code values: less is rounding.
  static let spreadMinimum: Float = 0.15
  /// Evidence is kept in parts of the spread, up to so many spreads.
  static let unit: Float = 16
  static let evidenceMaximum: Float = 4
  /// What a part must show to lengthen a line, in spreads.
  static let partCost: Float = 1
  /// What a line must sum up to, in spreads: two parts as clear as can be.
  static let meritMinimum: Float = 6
  /// The lines that are kept on either side of the print, no two of them this near in the
  /// mean of both ends.
  static let linesMaximum = 6
  static let apart = 10.0
  /// … nor at one end alone: a strong line has a fan of others around it.
  static let fan = 4.0
  /// The share of the print that may lie beyond a line: grain, dirt and the blur of print.
  static let strayShare = 0.005

  /// Samples along the lines, of whole parts, and across.
  private let parts: Int
  private let across: Int
  private let slopes: [Double]
  /// Slopes of lines, as far on either side of the one that is asked for.
  private let range: ClosedRange<Double>
  /// What every part shows: slope by slope, part by part, place by place; 0 where it is unknown.
  private var evidence: [Int16]

  /// Looks at all parts with slopes around one.
  ///
  /// - Parameter isUpright: Whether lines go down rather than along the rows.
  init(_ field: FaintField, isUpright: Bool, slope: Double) {
    let size = isUpright ? field.size.transposed : field.size
    parts = size.width / Self.partLength
    across = size.height
    range = Self.range(around: slope)
    let end = range.upperBound + Self.partSlopes
    slopes = Array(stride(from: range.lowerBound, through: end, by: Self.partSlopes))
    evidence = [Int16](repeating: 0, count: slopes.count * parts * across)
    fill(Self.columns(field, isUpright: isUpright, slopes: slopes), slopes)
  }

  private static func range(around slope: Double) -> ClosedRange<Double> {
    let angle = Trigonometry.arctangent(y: slope, x: 1)
    func tangent(_ degrees: Double) -> Double {
      let (sine, cosine) = Trigonometry.sineCosine(angle + degrees * Double.pi / 180)
      return sine / max(cosine, 0.1)
    }
    return tangent(-degreesMaximum)...tangent(degreesMaximum)
  }

  /// Columns of steps across, each with room at both ends for shifts.
  private struct Columns {
    /// A known step is ``known`` and the step, an unknown one 0.
    var samples: [UInt16]
    let stride: Int
    let room: Int

    static let known: UInt16 = 1024
  }

  private static func columns(
    _ field: FaintField, isUpright: Bool, slopes: [Double]
  ) -> Columns {
    let size = isUpright ? field.size.transposed : field.size
    let steepest = slopes.lazy.map(\.magnitude).max() ?? 0
    let room = Int(steepest * Double(partLength) / 2) + 2
    var columns = Columns(
      samples: [UInt16](repeating: 0, count: size.width * (size.height + 2 * room)),
      stride: size.height + 2 * room, room: room)
    guard size.height > 2 else { return columns }
    precondition(field.values.count == size.area && field.isExcluded.count == size.area)
    // Rows of the field are columns where lines go down, and lie across columns where not.
    let row = field.size.width
    let (first, rows) = isUpright ? (1, 0..<field.size.height) : (0, 1..<field.size.height - 1)
    let step = isUpright ? 1 : row
    unsafe columns.samples.withUnsafeMutableBufferPointer { out in
      unsafe field.values.withUnsafeBufferPointer { values in
        unsafe field.isExcluded.withUnsafeBufferPointer { isExcluded in
          guard let out = out.baseAddress, let values = values.baseAddress,
            let isExcluded = isExcluded.baseAddress
          else { return }
          for y in rows {
            let place = y * row + first
            let start = isUpright ? y * columns.stride + room + first : room + y
            unsafe cvector_known_steps(
              out + start, isUpright ? 1 : columns.stride, values + place - step,
              values + place + step, isExcluded + place, row - 2 * first, stepMaximum,
              Columns.known)
          }
        }
      }
    }
    return columns
  }

  private mutating func fill(_ columns: Columns, _ slopes: [Double]) {
    var sums = [UInt16](repeating: 0, count: evidence.count)
    for (index, slope) in slopes.enumerated() {
      let shifts = (0..<Self.partLength).map { i in
        let along = Double(i) - Double(Self.partLength - 1) / 2
        return Int32(columns.room + Int((slope * along).rounded()))
      }
      for part in 0..<parts {
        let first = part * Self.partLength * columns.stride
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          unsafe columns.samples.withUnsafeBufferPointer { samples in
            guard let sums = sums.baseAddress, let samples = samples.baseAddress else { return }
            unsafe cvector_sheared_sums(
              sums + (index * parts + part) * across, samples + first, columns.stride, shifts,
              Self.partLength, across)
          }
        }
      }
    }
    let middle = slopes.count / 2 * parts * across
    let spread = Self.spread(sums[middle..<middle + parts * across])
    let scale = Self.unit / spread
    unsafe cvector_mean_steps(
      &evidence, sums, sums.count, Columns.known, Int32(Self.partLength / 2), scale,
      Self.unit * Self.evidenceMaximum)
  }

  /// The mean step of a part; `nil` where less than half of it is known.
  private static func mean(_ sum: UInt16) -> Float? {
    let known = Int(Columns.known)
    let count = (Int(sum) + known / 2) / known
    guard 2 * count >= partLength else { return nil }
    return Float(Int(sum) - count * known) / Float(count)
  }

  /// The spread of some parts' means, by the median of their sizes.
  private static func spread(_ sums: ArraySlice<UInt16>) -> Float {
    let sizes = sums.compactMap { mean($0)?.magnitude }
    guard !sizes.isEmpty else { return spreadMinimum }
    // The median deviation of normal noise, times this, is its standard deviation.
    return max(spreadMinimum, 1.4826 * sizes.element(ofRank: sizes.count / 2))
  }

  private func nearest(_ slope: Double) -> Int {
    let place = ((slope - slopes[0]) / Self.partSlopes).rounded()
    return min(slopes.count - 1, max(0, Int(place)))
  }

  /// The clearest lines on either side of some print, each outside all of it but ``strayShare``.
  ///
  /// - Parameter print: Where there is print: along and across, in samples.
  func lines(beside print: [(along: Double, across: Double)]) -> (
    before: [FaintLine], behind: [FaintLine]
  ) {
    guard parts > 0, !print.isEmpty else { return ([], []) }
    var (before, behind): ([FaintLine], [FaintLine]) = ([], [])
    for slope in stride(from: range.lowerBound, through: range.upperBound, by: Self.lineSlopes) {
      let offsets = print.map { $0.across - slope * $0.along }
      let few = Int(Self.strayShare * Double(offsets.count))
      let low = offsets.element(ofRank: few)
      let high = offsets.element(ofRank: offsets.count - 1 - few)
      let drift = slope * Double(parts * Self.partLength)
      let ends = (Int(min(0, -drift)), Int(Double(across) + max(0, -drift)))
      before += lines(slope, ends.0..<max(ends.0, Int(low)))
      let from = Int(high.rounded(.up))
      behind += lines(slope, from..<max(from, ends.1))
    }
    return (distinct(before), distinct(behind))
  }

  /// The lines of one slope with offsets in a range that are clearer than their neighbours.
  private func lines(_ slope: Double, _ offsets: Range<Int>) -> [FaintLine] {
    guard !offsets.isEmpty else { return [] }
    let table = nearest(slope) * parts * across
    var found: [FaintLine] = []
    for sign in [1, -1] as [Int16] {
      var run = [Int16](repeating: 0, count: offsets.count)
      var best = run
      for part in 0..<parts {
        let shift = Int((slope * Self.middle(of: part)).rounded())
        unsafe evidence.withUnsafeBufferPointer { evidence in
          guard let base = evidence.baseAddress else { return }
          unsafe cvector_extend_runs(
            &run, &best, offsets.count, base + table + part * across,
            offsets.lowerBound + shift, across, sign, Int16(Self.unit * Self.partCost))
        }
      }
      for (i, sum) in best.enumerated() where Float(sum) >= Self.unit * Self.meritMinimum {
        if i > 0 && best[i - 1] > sum || i + 1 < best.count && best[i + 1] > sum { continue }
        found.append(
          FaintLine(
            slope: slope, offset: Double(offsets.lowerBound + i), sign: sign,
            merit: Float(sum) / Self.unit))
      }
    }
    return found
  }

  private static func middle(of part: Int) -> Double {
    (Double(part) + 0.5) * Double(partLength) - 0.5
  }

  /// The clearest lines, no two of them nearly the same.
  private func distinct(_ lines: [FaintLine]) -> [FaintLine] {
    var kept: [FaintLine] = []
    for line in lines.sorted(by: { $0.merit > $1.merit }) {
      let ends = run(of: line)
      let isKnown = kept.contains { other in
        let gaps = [ends.lowerBound, ends.upperBound].map {
          (line.across(at: $0) - other.across(at: $0)).magnitude
        }
        return gaps[0] + gaps[1] < 2 * Self.apart || min(gaps[0], gaps[1]) < Self.fan
      }
      if !isKnown { kept.append(line) }
      if kept.count == Self.linesMaximum { break }
    }
    return kept
  }

  /// The best stretch of a line, from and to places along it, in samples.
  private func run(of line: FaintLine) -> ClosedRange<Double> {
    var (sum, start): (Float, Int) = (0, 0)
    var best: (sum: Float, start: Int, end: Int) = (0, 0, 0)
    for part in 0..<parts {
      sum += (evidence(of: line, in: part) ?? 0) - Self.partCost
      if sum <= 0 {
        (sum, start) = (0, part + 1)
      } else if sum > best.sum {
        best = (sum, start, part + 1)
      }
    }
    return Double(best.start * Self.partLength)...Double(best.end * Self.partLength)
  }

  /// What a part of a line shows, in spreads; `nil` where it is unknown or outside the frame.
  private func evidence(of line: FaintLine, in part: Int) -> Float? {
    let place = Int(line.across(at: Self.middle(of: part)).rounded())
    guard place >= 0, place < across else { return nil }
    let shown = evidence[(nearest(line.slope) * parts + part) * across + place]
    return shown == 0 ? nil : Float(line.sign * shown) / Self.unit
  }

  /// How clear a line is between two places along it.
  ///
  /// - Returns: The sum over its known parts, −⅓…1 each, how many they are, and how many there are
  ///   in all.
  func clearness(
    of line: FaintLine, from: Double, to: Double
  ) -> (sum: Float, known: Int, all: Int) {
    var (sum, known, all): (Float, Int, Int) = (0, 0, 0)
    let inset = Double(Self.partLength) / 4
    for part in 0..<parts {
      let middle = Self.middle(of: part)
      if middle - inset < from || middle + inset > to { continue }
      all += 1
      guard let shown = evidence(of: line, in: part) else { continue }
      known += 1
      sum += min(3, max(-1, shown)) / 3
    }
    return (sum, known, all)
  }
}
