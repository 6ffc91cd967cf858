import Foundation
import Testing
import Vocabulary

/// What README and the operators' page say of the limits, against the list.
struct ReadmeLimitsTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
  }

  private func megapixels(_ pixels: Int) -> Int { pixels / 1_000_000 }

  @Test("README's table has the defaults as they are")
  func readme() throws {
    let text = try text("README.md")
    let (photo, worker, spool) = (Limits().photo, Limits().worker, Limits().spool)
    let lines = [
      "| a file | \(photo.bytes >> 20) MB |",
      "| pixels | \(megapixels(photo.jpegPixels)) MP baseline JPEG, "
        + "\(megapixels(photo.progressivePixels)) MP progressive, "
        + "\(megapixels(photo.pngPixels)) MP PNG |",
      "| time | \(worker.cpuSeconds) s of CPU, \(worker.wallSeconds) s in all, per photo |",
      "| attempts kept in a case | \(spool.photosPerCase) |",
    ]
    for line in lines { #expect(text.contains(line), "\(line)") }
  }

  @Test("the operators' table has the defaults as they are")
  func operators() throws {
    let text = try text("Sources/jernih/jernih.docc/Operating.md")
    let limits = Limits()
    let (photo, worker, spool, report) = (limits.photo, limits.worker, limits.spool, limits.report)
    let lines = [
      "| a side | \(photo.sidePixels / 1000),\(photo.sidePixels % 1000) px |",
      "| memory | \(worker.addressSpaceBytes >> 20) MB for a worker's address space; "
        + "\(photo.decoderMemoryBytes >> 20) MB for the decoder |",
      "| a photo whose own work ends its decoder | \(worker.attempts) tries |",
      "| a drop that goes on changing, or is half an upload | \(spool.truncatedWaitSeconds) s |",
      "| a case's file | \(spool.caseBytes >> 10) KB |",
      "| the clerks' lists | \(report.rows) cases on a page |",
    ]
    for line in lines { #expect(text.contains(line), "\(line)") }
  }
}
