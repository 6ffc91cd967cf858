import Foundation
import Testing
import Vocabulary

/// What README says of the limits, against the list.
struct ReadmeLimitsTests {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "README.md")

  @Test("README's table has the defaults as they are")
  func defaults() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let limits = Limits()
    let (photo, worker, spool, report) = (limits.photo, limits.worker, limits.spool, limits.report)
    func megapixels(_ pixels: Int) -> Int { pixels / 1_000_000 }
    let lines = [
      "| a file | \(photo.bytes >> 20) MB |",
      "| a side | \(photo.sidePixels / 1000),\(photo.sidePixels % 1000) px |",
      "| pixels | \(megapixels(photo.jpegPixels)) MP baseline JPEG, "
        + "\(megapixels(photo.progressivePixels)) MP progressive, \(megapixels(photo.pngPixels)) MP PNG |",
      "| time | \(worker.cpuSeconds) s of CPU, \(worker.wallSeconds) s in all, per photo |",
      "| memory | \(worker.addressSpaceBytes >> 20) MB for a worker's address space; "
        + "\(photo.decoderMemoryBytes >> 20) MB for the decoder |",
      "| a photo whose own work ends its decoder | \(worker.attempts) tries |",
      "| a drop that goes on changing, or is half an upload | \(spool.truncatedWaitSeconds) s |",
      "| attempts kept in a case | \(spool.photosPerCase) |",
      "| a case's file | \(spool.caseBytes >> 10) KB |",
      "| the clerks' overview | \(report.pages) pages of \(report.rows) cases |",
    ]
    for line in lines { #expect(text.contains(line), "\(line)") }
  }
}
