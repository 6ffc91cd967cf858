import Foundation

/// A disk that is full in blocks, then in inodes, while photos come: nothing may be lost, and the
/// work must go on by itself soon after there is room again.
struct FullDisk {
  private let options: Options

  /// How long it may take until work goes on, in seconds.
  private static let resumeSecondsMaximum = 10.0
  private static let photosOfRound = 12

  init(_ options: Options) throws { self.options = options }

  func run() throws -> [String] {
    var violations: [String] = []
    for kind in SmallDisk.Kind.allCases {
      let disk: SmallDisk
      do {
        disk = try SmallDisk(kind)
      } catch let error as SoakError where kind == .ext4 {
        print("ext4: left out: \(error.text)")
        continue
      }
      violations += try run(kind, on: disk).map { "\(kind.rawValue): \($0)" }
    }
    return violations
  }

  private func run(_ kind: SmallDisk.Kind, on disk: SmallDisk) throws -> [String] {
    let spool = try SoakSpool(options, in: disk.path)
    let service = try spool.serve(0, workers: 1)
    try spool.awaitStart(of: 1)
    var ledger = Ledger()
    var violations: [String] = []
    for (round, filler) in [Filler.blocks, .inodes].enumerated() {
      let photos = (0..<Self.photosOfRound).map { TinyPhoto(number: round * 100 + $0) }
      // They are prepared before the disk is full: a rename needs no room.
      for photo in photos { try spool.prepare(photo.bytes, as: photo.name(0)) }
      let ballast = try filler.fill(disk.path)
      for photo in photos {
        try spool.send(photo.name(0))
        ledger.send(photo)
      }
      SteadyClock.sleep(min(options.seconds ?? 6, 60))
      let before = spool.names("outbox").count - round * Self.photosOfRound
      for file in ballast { _ = unsafe unlink(file) }
      let took = SteadyClock.wait(atMost: 120, every: 0.01) {
        spool.names("outbox").count == (round + 1) * Self.photosOfRound
      }
      guard let took else {
        violations.append("\(filler.rawValue): not all were judged within 120 s")
        continue
      }
      print(
        "\(kind.rawValue), full in \(filler.rawValue): \(before) of \(photos.count) judged "
          + "meanwhile, all \(String(format: "%.1f", took)) s after there was room again")
      if took > Self.resumeSecondsMaximum {
        violations.append("\(filler.rawValue): the work went on only after \(Int(took)) s")
      }
    }
    guard try spool.awaitRest(seconds: 60), service.terminate() != nil else {
      return violations + ["the service did not come to rest and end by SIGTERM"]
    }
    for name in spool.names("outbox") { ledger.take(name, spool.read("outbox/\(name)") ?? []) }
    return violations + ledger.check(spool.files, quarantined: 0) + (try spool.verify())
  }

  /// What there shall be nothing left of.
  private enum Filler: String {
    case blocks, inodes

    /// Takes all there is.
    ///
    /// - Returns: The files that took it.
    func fill(_ folder: String) throws -> [String] {
      var files: [String] = []
      let block = [UInt8](repeating: 0x5a, count: 4096)
      while files.count < 4096 {
        let place = "\(folder)/ballast-\(rawValue)-\(files.count)"
        let file = unsafe open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if file < 0 { break }
        files.append(place)
        if self == .blocks {
          while unsafe write(file, block, block.count) == block.count {}
          // Once more in small pieces, and not left to be found out later.
          while unsafe write(file, block, 64) == 64 {}
          fsync(file)
        }
        close(file)
        if self == .blocks { break }
      }
      guard !files.isEmpty else { throw SoakError("\(folder) takes no ballast: errno \(errno)") }
      return files
    }
  }
}
