import Glibc
import Measures
import Raster
import TestSupport

/// How well copies of photos are found, and different photos told apart, on the corpus beside the
/// package.
enum DuplicateBenchmark {
  private static let copied = 100
  private static let verbose = unsafe getenv("VERBOSE") != nil

  static func run(costAlone: Bool) {
    let corpus = CorpusPhotos()
    let names = corpus.names
    guard names.count > copied else {
      print("no corpus beside the package: nothing measured")
      return
    }
    if costAlone { return reportCost(corpus, names[0], []) }
    let readings = names.map { name -> FingerprintReading in
      guard let photo = corpus.load(name) else { preconditionFailure("\(name) is a photo") }
      return CorpusPhotos.reading(of: photo.luma)
    }
    print("\(names.count) photos")
    reportCost(corpus, names[0], readings)
    reportPairs(names, readings)
    let chosen = (0..<copied).map { $0 * names.count / copied }
    reportCopies(corpus, chosen.map { (names[$0], readings[$0]) })
    reportSamePose(SamePose(corpus))
    let scenes = names.filter { $0.hasPrefix("no-document") || $0.hasPrefix("exif") }
    reportExposures(corpus, scenes + names.filter { $0.contains("-none") }.suffix(16))
  }

  private static func reportCost(
    _ corpus: CorpusPhotos, _ name: String, _ readings: [FingerprintReading]
  ) {
    guard let luma = corpus.load(name)?.luma else { return }
    let reduced = CorpusPhotos.reduced(luma)
    let times = (0..<200).map { _ in
      ProcessorClock.milliseconds { _ = FingerprintReading(of: reduced) }
    }.sorted()
    guard readings.count > 50 else { return print(times[times.count / 2]) }
    let match = ProcessorClock.milliseconds {
      for i in 1..<51 {
        _ = FingerprintMatch(of: readings[i], with: readings[i - 1].fingerprint)
      }
    }
    let text = readings.map(\.fingerprint.text.utf8.count).max() ?? 0
    let median = times[times.count / 2].formatted(decimals: 3)
    print(
      "\(luma.width) × \(luma.height): \(median) ms for a fingerprint of",
      "\(text) characters; \((match / 50).formatted(decimals: 3)) ms to compare two")
  }

  private static func reportPairs(_ names: [String], _ readings: [FingerprintReading]) {
    var (pairs, wrong, looked) = (0, 0, 0)
    for i in readings.indices {
      for j in 0..<i {
        pairs += 1
        let keys = commonKeys(readings[i], readings[j])
        if keys >= 2 { looked += 1 }
        let match = FingerprintMatch(of: readings[i], with: readings[j].fingerprint)
        let distance = match?.distance ?? 1
        if distance < FingerprintMatch.border { wrong += 1 }
        if verbose, distance < 0.9 {
          print(names[i], names[j], "keys", keys, match.map { "\($0)" } ?? "")
        }
      }
    }
    print("\(pairs) pairs of different photos: \(wrong) matched; \(looked) share two keys")
  }

  private static func commonKeys(_ later: FingerprintReading, _ earlier: FingerprintReading) -> Int
  {
    Set(later.probes).intersection(earlier.fingerprint.keys).count
  }

  private static func reportCopies(
    _ corpus: CorpusPhotos, _ photos: [(name: String, reading: FingerprintReading)]
  ) {
    var found = [Int](repeating: 0, count: CopyKind.all.count)
    var known = found
    var distances = [[Double]](repeating: [], count: found.count)
    for photo in photos {
      guard let luma = corpus.load(photo.name)?.luma else { continue }
      for (k, kind) in CopyKind.all.enumerated() {
        let reading = CorpusPhotos.reading(of: kind.copy(luma))
        let match = FingerprintMatch(of: reading, with: photo.reading.fingerprint)
        let keys = commonKeys(reading, photo.reading)
        let distance = match?.distance ?? 1
        distances[k].append(distance)
        if keys >= 2 { known[k] += 1 }
        if keys >= 2, distance < FingerprintMatch.border {
          found[k] += 1
        } else if verbose {
          print("missed", photo.name, kind.name, "keys", keys, match.map { "\($0)" } ?? "")
        }
      }
    }
    for (k, kind) in CopyKind.all.enumerated() {
      let sorted = distances[k].sorted()
      print(
        "\(kind.name): \(found[k]) of \(photos.count) found, \(known[k]) in the index; distance",
        "\(sorted[sorted.count / 2].formatted(decimals: 2)) in the median,",
        "\(sorted[sorted.count * 98 / 100].formatted(decimals: 2)) at 98 %")
    }
    let all = found.reduce(0, +)
    print("copies found: \(all) of \(photos.count * found.count)")
  }

  private static func reportSamePose(_ same: SamePose) {
    for kind in ["ktp", "kk"] {
      let matches = same.pairs(of: kind, atMost: 20).map { one, other in
        FingerprintMatch(
          of: CorpusPhotos.reading(of: other),
          with: CorpusPhotos.reading(of: one).fingerprint)
      }
      report(matches, "different \(kind) in the same place")
    }
  }

  private static func reportExposures(_ corpus: CorpusPhotos, _ names: [String]) {
    var random = SplitMix64(seed: 20)
    var matches = [[FingerprintMatch?]](repeating: [], count: Exposure.all.count)
    for name in names {
      guard let scene = corpus.load(name)?.luma else { continue }
      let small =
        scene.size.longEdge > 1600
        ? CopyKind.resized(scene, by: 1600 / Double(scene.size.longEdge)) : scene
      let first = CorpusPhotos.reading(of: Exposure(name: "").photo(of: small, &random))
      for (k, exposure) in Exposure.all.enumerated() {
        for _ in 0..<2 {
          let other = CorpusPhotos.reading(of: exposure.photo(of: small, &random))
          matches[k].append(
            FingerprintMatch(of: other, with: first.fingerprint))
        }
      }
    }
    for (k, exposure) in Exposure.all.enumerated() {
      report(matches[k], "other exposures, " + exposure.name)
    }
  }

  private static func report(_ matches: [FingerprintMatch?], _ what: String) {
    let distances = matches.map { $0?.distance ?? 1 }.sorted()
    guard !distances.isEmpty else { return }
    let wrong = distances.count { $0 < FingerprintMatch.border }
    print(
      "\(what): \(wrong) of \(distances.count) matched; least distance",
      "\(distances[0].formatted(decimals: 2)), median",
      "\(distances[distances.count / 2].formatted(decimals: 2))")
    if verbose { for match in matches { print("  ", match.map { "\($0.distance) \($0)" } ?? "-") } }
  }
}
