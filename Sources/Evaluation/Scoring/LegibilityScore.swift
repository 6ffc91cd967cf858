import Verdicts

/// How right the check `legibility` is on photos whose legibility is known.
package struct LegibilityScore: Sendable {
  /// One step of the calibration curve: the photos whose value lies in a range.
  package struct Bin: Equatable, Sendable {
    /// Of the check's value. The last bin holds 1 as well.
    package var range: Range<Double>
    /// Of the labels; equal to the value if the check is right. `nil` without photos.
    package var labelled: Mean?
  }

  /// From here on a photo counts as legible: a reader misses at most one word in seven. A working
  /// value; what clerks can work with was not measured.
  package static let legibleMinimum = 0.85
  private static let binCount = 10

  /// `nil` for all kinds.
  package var kind: String?
  /// How many photos have the label.
  package var photos: Int
  /// Those without a value, in the order given.
  package var unmeasured: [LegibilityReading]
  /// Between value and label, of those measured; `nil` where one of both is always the same.
  package var correlation: RankCorrelation?
  /// Ten bins of equal width, the lowest values first.
  package var curve: [Bin]
  /// Of the photos accepted, measured or not: labelled ``legibleMinimum`` or more.
  package var acceptedLegible: Share
  /// Of the photos that the check calls a retake: labelled above ``legibleMinimum``.
  package var retakenLegible: Share

  /// Scores what was read.
  package init(kind: String?, _ readings: [LegibilityReading]) {
    self.kind = kind
    photos = readings.count
    unmeasured = readings.filter { $0.value == nil }
    let pairs = readings.compactMap { reading in
      reading.value.map { (first: $0, second: reading.labelled) }
    }
    correlation = RankCorrelation(pairs)
    let bins = Dictionary(grouping: pairs) { pair in
      min(Self.binCount - 1, max(0, Int(pair.first * Double(Self.binCount))))
    }
    curve = (0..<Self.binCount).map { bin in
      let (from, below) = (Double(bin), Double(bin + 1))
      return Bin(
        range: from / Double(Self.binCount)..<below / Double(Self.binCount),
        labelled: Mean((bins[bin] ?? []).map(\.second)))
    }
    let accepted = readings.filter { $0.outcome == .accept }
    acceptedLegible = Share(
      accepted.count { $0.labelled >= Self.legibleMinimum }, of: accepted.count)
    let retaken = readings.filter { $0.status == .retake }
    retakenLegible = Share(
      retaken.count { $0.labelled > Self.legibleMinimum }, of: retaken.count)
  }
}
