import CSystem
import Foundation
import TestSupport

/// A process that does one ``Attack`` on a spool until it is ended, at the lowest priority and,
/// where root started it, as a user of its own in the service's group.
///
/// All attackers together take less than 8 GB of disk, most of it where the service stores
/// originals.
struct Attacker {
  private let spool: String
  /// Which of those that do the same; names of theirs are made of it.
  private let number: Int
  /// What is in a photo of theirs.
  private let photo: [UInt8]

  /// How this program is told to be one.
  static let word = "attacker"

  /// The words that start one.
  static func words(_ attack: Attack, number: Int, spool: String, user: UInt32?) -> [String] {
    [word, attack.rawValue, "\(number)", spool] + (user.map { ["\($0)"] } ?? [])
  }

  /// Attacks for as long as its parent lives.
  ///
  /// - Parameter words: Those behind ``word``: the attack, a number, the spool, and the user's.
  static func run(_ words: ArraySlice<String>) -> Never {
    let words = Array(words)
    guard words.count >= 3, let attack = Attack(rawValue: words[0]), let number = Int(words[1])
    else { exit(2) }
    let parent = getppid()
    // Read while it may still be read: the package may lie in a home folder.
    let photo =
      attack == .costly
      ? CostlyPicture.png() : (try? Fixtures.bytes("ktp-good-1.jpg")) ?? []
    guard !photo.isEmpty else { exit(2) }
    if words.count > 3, let user = UInt32(words[3]) {
      var group = stat()
      guard unsafe stat(words[2], &group) == 0, setgroups(0, nil) == 0,
        setgid(group.st_gid) == 0, setuid(user) == 0
      else { exit(2) }
    }
    csystem_die_with(parent)
    _ = nice(19)
    Self(spool: words[2], number: number, photo: photo).perform(attack)
  }

  private func perform(_ attack: Attack) -> Never {
    switch attack {
    case .changing: change()
    case .costly: keepCostlyPhotosWaiting()
    case .sparse:
      drop(Dose(atOnce: 4, perSecond: 0.25, most: 10)) { count in
        let isOver = count.isMultiple(of: 2)
        let name = "SP\(number)-\(count).ktp.s.jpg"
        put(name, content: [], bytes: isOver ? Self.overLimitBytes : Self.underLimitBytes)
      }
    case .folders:
      drop(Dose(atOnce: 3000, perSecond: 100, most: 8000)) { count in
        _ = unsafe mkdir("\(spool)/new/F\(number)-\(count).ktp.x.jpg", 0o700)
      }
    case .badNames:
      drop(Dose(atOnce: 2000, perSecond: 100, most: 8000)) { count in
        put("bad name \(number) \(count)", content: [0x2A], bytes: 1)
      }
    case .sameSize:
      drop(Dose(atOnce: 10, perSecond: 0.4, most: 20)) { count in
        let name = "SAME-1.ktp.\(number)-\(count).jpg"
        put(name, content: [], bytes: Self.sameSizeBytes, last: UInt64(number << 32 | count + 1))
      }
    }
  }

  private static let underLimitBytes = (64 << 20) - 1
  private static let overLimitBytes = 260_000_000
  private static let sameSizeBytes = 67_000_000
  private static let changingBytes = 60_000_000
  private static let changingAtOnce = 10
  private static let changingMost = 15
  private static let costlyWaiting = 10

  /// Drops what `dose` says, and then what it says a moment later.
  private func drop(_ dose: Dose, _ one: (Int) -> Void) -> Never {
    let start = SteadyClock.seconds
    var count = 0
    while true {
      while count < dose.count(afterSeconds: SteadyClock.seconds - start) {
        one(count)
        count += 1
      }
      SteadyClock.sleep(0.005)
    }
  }

  /// Changes modes and bytes of files that are in `new/` already, without a pause. One that was
  /// judged in spite of it is followed by another.
  private func change() -> Never {
    var files: [Int32] = []
    var count = 0
    var turn = 0
    while true {
      for file in files where Self.isGone(file) { close(file) }
      files.removeAll { Self.isGone($0) }
      while files.count < Self.changingAtOnce, count < Self.changingMost {
        let name = "CH\(number)-\(count).ktp.c.jpg"
        count += 1
        guard let file = write(name, content: photo, bytes: Self.changingBytes) else { continue }
        _ = unsafe rename("\(spool)/tmp/\(name)", "\(spool)/new/\(name)")
        files.append(file)
      }
      if files.isEmpty { SteadyClock.sleep(1) }
      for file in files {
        fchmod(file, turn.isMultiple(of: 2) ? 0o640 : 0o660)
        var byte = UInt8(truncatingIfNeeded: turn)
        _ = unsafe pwrite(file, &byte, 1, off_t(Self.changingBytes - 1))
      }
      turn += 1
    }
  }

  /// Whether the last name of an open file was removed.
  private static func isGone(_ file: Int32) -> Bool {
    var info = stat()
    guard unsafe fstat(file, &info) == 0 else { return true }
    return info.st_nlink == 0
  }

  /// Sees to it that some are always waiting: one attacker's are all of one case, the other's of as
  /// many cases as photos.
  private func keepCostlyPhotosWaiting() -> Never {
    var waiting: [String] = []
    var count = 0
    while true {
      waiting.removeAll { unsafe access("\(spool)/new/\($0)", F_OK) != 0 }
      while waiting.count < Self.costlyWaiting {
        let name = "CO\(number)-\(number == 0 ? 0 : count).ktp.\(count).png"
        // No two are the same photo, which would be answered without being decoded.
        let end = Array("\(count)".utf8)
        put(name, content: photo + end, bytes: photo.count + end.count)
        waiting.append(name)
        count += 1
      }
      SteadyClock.sleep(0.005)
    }
  }

  // MARK: Files

  /// Builds a drop and renames it.
  private func put(_ name: String, content: [UInt8], bytes: Int, last: UInt64? = nil) {
    guard let file = write(name, content: content, bytes: bytes) else { return }
    if var last { _ = unsafe pwrite(file, &last, 8, off_t(bytes - 8)) }
    close(file)
    _ = unsafe rename("\(spool)/tmp/\(name)", "\(spool)/new/\(name)")
  }

  /// Builds a file in `tmp/` that is a hole but for its beginning, and leaves it open. `nil` where
  /// that is refused, as when the disk is full: then there is less of an attack.
  private func write(_ name: String, content: [UInt8], bytes: Int) -> Int32? {
    let file = unsafe open("\(spool)/tmp/\(name)", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard file >= 0 else { return nil }
    guard ftruncate(file, off_t(bytes)) == 0,
      unsafe Glibc.write(file, content, content.count) == content.count
    else {
      close(file)
      return nil
    }
    return file
  }
}
