import Files
import Spool
import Testing

@Suite("the same bytes again")
struct SameBytesTests {
  /// A case with so many attempts of one size, and one more drop of that size.
  private func loaded(_ count: Int, _ last: UInt8, _ limits: SpoolLimits) throws -> LoadedJob {
    let folder = try TemporarySpool(limits)
    for index in 0..<count {
      let former = try LoadedJob("GW-1.ktp.\(index).jpg", in: folder) {
        writeFile($0, [UInt8](repeating: 7, count: 99) + [UInt8(index)])
      }
      guard case .photo(let photo) = try former.job.load() else { continue }
      _ = try former.commit(photo, extension: "jpg")
      #expect(former.spool.finish([(former.job, former.event)]).isEmpty)
      try former.spool.close()
    }
    return try LoadedJob("GW-1.ktp.last.jpg", in: folder) {
      writeFile($0, [UInt8](repeating: 7, count: 99) + [last])
    }
  }

  private func photo(_ loaded: LoadedJob) throws -> SealedBytes {
    guard case .photo(let photo) = try loaded.job.load() else { throw FileError.input("no photo") }
    return photo
  }

  @Test("where the digests are known no original is read, however many are of one size")
  func known() throws {
    let loaded = try loaded(41, 200, TemporarySpool.impatient)
    let photo = try photo(loaded)
    loaded.watch()
    let other = SHA256().digest()
    #expect(
      try loaded.job.sameBytes(as: photo, where: { _ in true }, knowing: { _ in other }) == nil)
    #expect(
      try loaded.job.sameBytes(as: photo, where: { _ in true }) { attempt in
        attempt.number == 40 ? photo.digest : other
      } == 40)
    #expect(
      try loaded.commit(photo, extension: "jpg", knowing: { _ in other })
        == .committed(attempt: 42))
    #expect(
      loaded.calls.allSatisfy {
        $0.call != .open || !$0.place.contains("original") || !$0.place.hasPrefix("cases/")
      })
  }

  @Test(
    "an unknown digest is taken from the original where that is small, and from none that is large")
  func unknown() throws {
    #expect(try sameOf(3, limits: TemporarySpool.impatient) == 3)
    var limits = TemporarySpool.impatient
    limits.largeBytes = 99
    #expect(try sameOf(3, limits: limits) == nil)
  }

  /// The attempt that a drop is found to be the same as; it is the same as the third.
  private func sameOf(_ count: Int, limits: SpoolLimits) throws -> Int? {
    let loaded = try loaded(count, 2, limits)
    return try loaded.job.sameBytes(as: photo(loaded), where: { _ in true })
  }
}
