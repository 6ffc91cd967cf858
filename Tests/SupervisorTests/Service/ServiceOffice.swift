import Files
import Foundation
import ServiceSupport
import Spool
import Supervisor
import Verdicts
import JSON

/// The service itself on a spool of its own, without processes and in a time that goes by at once.
final class ServiceOffice {
  /// In memory where there is such a folder.
  let path =
    (FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp")
    + "/service-office-\(getpid())-\(JobID())"
  let clock = VirtualClock()
  let pool: PromptPool
  var policy = Policy.default
  private(set) var lines: [LogLine] = []
  /// What an operator was warned of.
  var said: [String] { lines.filter { $0.level <= .warning }.map(\.text) }
  var options = Service.Options()

  init(workers: Int = 2) throws {
    pool = PromptPool(workers: workers)
    options.once = true
    options.workers = workers
    options.isWatching = false
    try SpoolTree.create(path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func open() throws -> Station {
    var limits = SpoolLimits()
    limits.ageSeconds = 0
    limits.photoBytes = 1000
    limits.largeBytes = 500
    return Station(try SpoolTree(path, kinds: Set(policy.kinds.map(\.kind)), limits: limits))
  }

  /// Drops a file as a sender does.
  func drop(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/tmp/\(name)"))
    try FileManager.default.moveItem(atPath: "\(path)/tmp/\(name)", toPath: "\(path)/new/\(name)")
  }

  func service(on station: Station) -> Service {
    let clock = clock
    return Service(
      station: station, bench: Bench(policy: policy, version: "0", thumbnail: nil),
      options: options,
      pool: pool,
      clock: ServiceClock(
        seconds: { clock.seconds },
        fileTime: { station throws(FileError) in
          try station.renewLease().advanced(bySeconds: clock.goneSeconds)
        })
    ) { [weak self] line in
      self?.lines.append(line)
    }
  }

  /// Works to the end, for at most so many turns.
  ///
  /// - Parameter each: Called before each turn.
  func run(turns: Int = 5000, each: (Int) throws -> Void = { _ in }) throws -> Service.End? {
    let station = try open()
    let service = service(on: station)
    try service.start()
    for turn in 0..<turns {
      try each(turn)
      service.turn()
      if let end = service.endIfDone() {
        try station.close()
        return end
      }
      service.takeAnswers()
      clock.seconds = max(clock.seconds + 0.001, min(service.nextSeconds, clock.seconds + 5))
    }
    return nil
  }

  /// What is in a folder, without the hidden names of a case's file.
  func names(_ place: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(place)")) ?? [])
      .filter { !$0.hasPrefix(".case-") }.sorted()
  }

  func verdict(_ place: String) throws -> Verdict {
    let bytes = try Data(contentsOf: URL(filePath: "\(path)/cases/\(place)/verdict.json"))
    return try Verdict(json: JSON.parse(Array(bytes)))
  }
}
