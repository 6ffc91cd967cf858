import Codecs
import CSystem
import FoundationEssentials
import Glibc
import Raster
import Spool
import TestSupport

/// What attaching one photo costs the service, by how many its case holds: processor time of the
/// one process that judges, attaches and writes pages, without its decoders.
///
/// Photos come one after the other, each to be answered before the next, to a case of many and to
/// new cases of two in turns, so that a slow moment of the machine hits both alike. All are
/// different pictures: of looking for copies both have the same share.
enum CaseBenchmark {
  private static let many = 180
  private static let rounds = 20

  /// - Parameter program: The path of `jernih`, built for release.
  static func run(_ program: String) {
    do {
      try measure(program)
    } catch {
      print("cases cannot be measured here: \(error)")
    }
  }

  private static func measure(_ program: String) throws {
    let path = "/dev/shm/case-benchmark-\(getpid())"
    try SpoolTree.create(path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let service = try start(program, ["serve", path, "--workers", "1"])
    defer {
      kill(service, SIGTERM)
      var end = csystem_end()
      _ = unsafe csystem_wait(service, &end)
    }
    var photos = Photos(path: path, service: service)
    for _ in 0..<many { _ = try photos.attach("MANY") }
    for round in 0..<rounds {
      for _ in 0..<2 { _ = try photos.attach("FEW-\(round)") }
    }
    var (few, more): ([Double], [Double]) = ([], [])
    for round in 0..<rounds {
      few.append(try photos.attach("FEW-\(round)"))
      more.append(try photos.attach("MANY"))
    }
    let medians = [few, more].map { $0.sorted()[rounds / 2] }
    let texts = medians.map { $0.formatted(decimals: 2) }
    print(
      "a photo more: \(texts[0]) ms in a case of 2, \(texts[1]) ms in one of \(many) to",
      "\(many + rounds); ratio \((medians[1] / medians[0]).formatted(decimals: 2))")
  }

  /// Photos as a gateway hands them over.
  private struct Photos {
    let path: String
    let service: pid_t
    private var count: UInt64 = 0

    init(path: String, service: pid_t) {
      self.path = path
      self.service = service
    }

    /// Drops a photo, waits for its answer and takes it.
    ///
    /// - Returns: Milliseconds of the service's processor time.
    mutating func attach(_ caseID: String) throws -> Double {
      count += 1
      let draft = "\(path)/tmp/\(count)"
      try Data(picture(count)).write(to: URL(filePath: draft))
      let start = try milliseconds()
      guard unsafe rename(draft, "\(path)/new/\(caseID).ktp.\(count).jpg") == 0 else {
        throw BenchmarkError(text: "a drop failed")
      }
      let outbox = path + "/outbox"
      for _ in 0..<10_000 {
        let events = try FileManager.default.contentsOfDirectory(atPath: outbox)
        for event in events { try FileManager.default.removeItem(atPath: "\(outbox)/\(event)") }
        // What is left of the turn after the event still counts.
        usleep(events.isEmpty ? 1000 : 4000)
        if !events.isEmpty { return try milliseconds() - start }
      }
      throw BenchmarkError(text: "no answer")
    }

    /// Processor time of the service so far.
    private func milliseconds() throws -> Double {
      let text = try String(contentsOfFile: "/proc/\(service)/schedstat", encoding: .utf8)
      guard let nanoseconds = text.split(separator: " ").first.flatMap({ Double($0) }) else {
        throw BenchmarkError(text: "the service is gone")
      }
      return nanoseconds / 1e6
    }
  }

  private struct BenchmarkError: Error { var text: String }

  /// A picture of random tiles, like no other.
  private static func picture(_ seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    let size = Size(width: 960, height: 720)
    let tile = 48
    let tones = (0..<size.area / (tile * tile)).map { _ in
      UInt8.random(in: 20...235, using: &random)
    }
    let luma = (0..<size.area).map { index in
      tones[index / size.width / tile * (size.width / tile) + index % size.width / tile]
    }
    return JPEGEncoder.encode(luma: Plane(size: size, samples: luma), quality: 80) ?? []
  }

  private static func start(_ program: String, _ arguments: [String]) throws -> pid_t {
    let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    guard unsafe posix_spawn(&process, program, nil, nil, words, environ) == 0 else {
      throw BenchmarkError(text: "\(program) cannot be started")
    }
    // Until it watches for drops.
    usleep(500_000)
    return process
  }
}
