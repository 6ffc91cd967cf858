import Foundation
import Glibc

/// Writers that put their photos straight into `new/`, a byte a second at the end, or with a pause
/// that is longer than what counts as coming to rest: no half photo may ever be judged.
struct SlowWriter {
  private let options: Options
  private let spool: SoakSpool

  init(_ options: Options) throws {
    self.options = options
    spool = try SoakSpool(options, limits: "settleSeconds: 3")
  }

  func run() throws -> [String] {
    var violations: [String] = []
    for isWatching in [true, false] {
      let service = try spool.serve(0, workers: 1, isWatching: isWatching)
      violations += try write(firstNumber: isWatching ? 0 : 30, isWatching: isWatching)
      guard service.terminate() != nil else { return ["the service did not end by SIGTERM"] }
    }
    return violations + (try spool.verify())
  }

  /// One writer of a byte a second and one that stalls before its last byte, side by side.
  private func write(firstNumber: Int, isWatching: Bool) throws -> [String] {
    let slow = TinyPhoto(number: firstNumber)
    let stalling = TinyPhoto(number: firstNumber + 3)
    let files = try [slow, stalling].map { photo -> Int32 in
      let place = "\(spool.path)/new/\(photo.name(0))"
      let file = unsafe open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw SoakError("\(place) cannot be written: errno \(errno)") }
      return file
    }
    let seconds = Int(options.seconds ?? 20)
    put(slow.bytes.dropLast(seconds), in: files[0])
    put(stalling.bytes.dropLast(40), in: files[1])
    var violations: [String] = []
    for byte in slow.bytes.suffix(seconds) {
      SteadyClock.sleep(1)
      for photo in [slow, stalling] where spool.exists("cases/\(photo.slot)") {
        violations.append("a photo was judged while it was being written")
      }
      put([byte], in: files[0])
    }
    put(stalling.bytes.suffix(40), in: files[1])
    let start = SteadyClock.seconds
    for file in files { close(file) }
    for photo in [slow, stalling] {
      let place = "cases/\(photo.slot)/verdict.json"
      guard SteadyClock.wait(atMost: 120, every: 0.01, for: { spool.exists(place) }) != nil else {
        return ["a photo whose writer was done was not judged within 120 s"]
      }
      let took = String(format: "%.2f", SteadyClock.seconds - start)
      let who = photo.number == slow.number ? "a byte a second" : "a long pause"
      print("\(isWatching ? "inotify" : "by age"): \(who): judged \(took) s after the last byte")
      let original = spool.read("cases/\(photo.slot)/original.jpg") ?? []
      if TinyPhoto(original)?.number != photo.number {
        violations.append("photo \(photo.number) was judged half-written")
      }
    }
    return violations
  }

  private func put(_ bytes: some Collection<UInt8>, in file: Int32) {
    let bytes = Array(bytes)
    _ = unsafe Glibc.write(file, bytes, bytes.count)
  }
}
