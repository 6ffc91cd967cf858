import Files
import Glibc
import Spool
import TestSupport

/// What looking a photo up costs among many others, on a spool in memory: random keys, so that
/// there is nothing to find but what was put there.
enum IndexBenchmark {
  private static let lookups = 200
  private static let probes = 120
  private static let alikeCount = 2000

  static func run(photos: Int) {
    do {
      try measure(photos)
    } catch {
      print("the index cannot be measured here: \(error)")
    }
  }

  private static func measure(_ photos: Int) throws {
    let path = "/dev/shm/index-benchmark-\(getpid())"
    try SpoolTree.create(path)
    let station = Station(try SpoolTree(path, kinds: ["ktp"]))
    defer {
      for folder in Folder.allCases { try? station.tree.gate.removeTree(folder.path, depth: 8) }
      _ = unsafe rmdir(path)
    }
    let index = PhotoIndex(station, photosMaximum: 100_000_000)
    let adding = try milliseconds {
      for number in 1...photos {
        try index.add(Attempt(caseID: "C\(number)", kind: "ktp", number: 1), keys: keys(number))
      }
    }
    let other = PhotoIndex(station, photosMaximum: 100_000_000)
    let opening = try milliseconds { try other.catchUp() }
    var (times, found): ([Double], Int) = ([], 0)
    for i in 0..<lookups {
      let number = 1 + i * photos / lookups
      // A copy: three of its keys came through, the others are new.
      let asked = Array(keys(number)[3...5]) + keys(photos + number, count: probes - 3)
      times.append(
        try milliseconds {
          let best = try other.candidates(for: asked, sure: nil, limit: 16).first
          if best?.attempt.caseID == "C\(number)" { found += 1 }
        })
    }
    times.sort()
    let bytes = Double(other.byteCount) / Double(photos)
    print(
      "\(photos) photos: \((adding / Double(photos)).formatted(decimals: 4)) ms to add one,",
      "\(opening.formatted(decimals: 0)) ms to open, \(bytes.formatted(decimals: 1)) bytes each in",
      "memory;", "\(times[lookups / 2].formatted(decimals: 3)) ms to look one up,",
      "\(times[lookups - 1].formatted(decimals: 3)) at most; \(found) of \(lookups) found first")
    let alike = try milliseconds {
      for number in 1...alikeCount {
        let own = keys(photos + number)
        try index.add(
          Attempt(caseID: "A\(number)", kind: "ktp", number: 1), keys: [7] + own[1...])
      }
    }
    print(
      "\((alike / Double(alikeCount)).formatted(decimals: 4)) ms to add one of \(alikeCount)",
      "of the same bytes")
  }

  private static func keys(_ number: Int, count: Int = IndexRecord.keysMaximum) -> [UInt32] {
    var random = SplitMix64(seed: UInt64(number))
    return (0..<count).map { _ in UInt32(truncatingIfNeeded: random.next()) }
  }

  private static func milliseconds(_ work: () throws -> Void) throws -> Double {
    var failure: (any Error)?
    let time = ProcessorClock.milliseconds {
      do { try work() } catch { failure = error }
    }
    if let failure { throw failure }
    return time
  }
}
