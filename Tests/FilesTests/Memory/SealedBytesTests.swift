import Files
import Foundation
import Glibc
import Testing

@Suite("sealed copies in memory")
struct SealedBytesTests {
  private static let place = RelativePath("photo")

  /// Runs `body` on a file of these bytes behind a hole of so many zeros, open for reading.
  private func withFile(
    hole: Int = 0, _ bytes: [UInt8], _ body: (Int32) throws -> Void
  ) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "jernih-sealed-" + UUID().uuidString).path
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    try #require(descriptor >= 0)
    _ = unsafe unlink(path)
    #expect(unsafe pwrite(descriptor, bytes, bytes.count, off_t(hole)) == bytes.count)
    try body(descriptor)
  }

  private func contents(of copy: SealedBytes) throws -> [UInt8] {
    let gate = FileGate()
    let file = try copy.open(Self.place, gate: gate)
    var bytes = [UInt8](repeating: 0, count: copy.count + 1)
    let count = unsafe pread(file.raw, &bytes, bytes.count, 0)
    return Array(bytes.prefix(max(0, count)))
  }

  private func digest(_ bytes: [UInt8]) -> SHA256Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }

  @Test("a copy has the file's bytes and their digest, and nobody can write to it")
  func copied() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try withFile(bytes) { file in
      let copy = try #require(try SealedBytes.copy(ofFile: file, limitBytes: bytes.count))
      #expect(copy.count == bytes.count && copy.digest == digest(bytes))
      #expect(try contents(of: copy) == bytes)
      #expect(unsafe pwrite(copy.fileDescriptor, [0], 1, 0) == -1 && errno == EPERM)
      #expect(ftruncate(copy.fileDescriptor, 1) == -1 && errno == EPERM)
    }
  }

  @Test("a file that is longer than the limit is not copied")
  func tooLong() throws {
    try withFile([1, 2, 3]) { file in
      let copy = try SealedBytes.copy(ofFile: file, limitBytes: 2)
      #expect(copy == nil)
    }
  }

  @Test("what comes through a pipe, and a file from where it stands on, is copied to its end")
  func streamed() throws {
    let bytes = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var ends: [Int32] = [-1, -1]
    try #require(unsafe pipe(&ends) == 0)
    #expect(unsafe write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    let piped = try #require(try SealedBytes.copy(ofFile: ends[0], limitBytes: bytes.count))
    #expect(piped.digest == digest(bytes))
    #expect(try contents(of: piped) == bytes)
    try withFile(bytes) { file in
      lseek(file, 40_000, SEEK_SET)
      let copy = try #require(try SealedBytes.copy(ofFile: file, limitBytes: bytes.count))
      #expect(try contents(of: copy) == Array(bytes[40_000...]))
    }
  }

  @Test("slice by slice the copy is the same, and a hole is as many zeros")
  func sliced() throws {
    let (hole, bytes) = (1 << 20, [UInt8](repeating: 7, count: 5000))
    try withFile(hole: hole, bytes) { file in
      let copying = try SealedCopying(
        Descriptor(owning: file), Self.place, gate: FileGate(), sizeBytes: hole + bytes.count)
      var steps = 1
      while try !copying.step(bytesMaximum: 100_000) { steps += 1 }
      let copy = try copying.seal()
      let whole = [UInt8](repeating: 0, count: hole) + bytes
      #expect(steps > 10 && copy.digest == digest(whole))
      #expect(try contents(of: copy) == whole)
    }
  }
}
