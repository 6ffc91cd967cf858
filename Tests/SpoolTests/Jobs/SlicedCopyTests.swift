import Files
import Glibc
import ServiceSupport
import Spool
import Testing

/// What is large is copied a slice at a time, what is sparse stays so, and what changes is judged
/// in the end.
@Suite("copies in slices")
struct SlicedCopyTests {
  private static let megabyte = 1 << 20

  /// Some bytes of which no two megabytes are alike.
  private static func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 11) }
  }

  private static func digest(_ bytes: [UInt8]) -> SHA256Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }

  private static func append(_ path: String) {
    let raw = unsafe open(path, O_WRONLY | O_APPEND)
    _ = unsafe write(raw, "x", 1)
    close(raw)
  }

  /// A file that is a hole but for a few bytes in the middle and at the end.
  private static func writeSparse(_ path: String, count: Int) -> [UInt8] {
    let raw = unsafe open(path, O_WRONLY | O_CREAT, 0o644)
    var bytes = [UInt8](repeating: 0, count: count)
    for place in [count / 2, count - 5] {
      _ = unsafe pwrite(raw, "data", 4, off_t(place))
      bytes.replaceSubrange(place..<place + 4, with: Array("data".utf8))
    }
    ftruncate(raw, off_t(count))
    close(raw)
    return bytes
  }

  private static func allocatedBytes(_ descriptor: Int32) -> Int {
    var info = stat()
    _ = unsafe fstat(descriptor, &info)
    return Int(info.st_blocks) * 512
  }

  @Test("a copy in slices is the copy in one go, and no slice is longer than asked for")
  func slices() throws {
    let bytes = Self.bytes(3 * Self.megabyte + 17)
    let loaded = try LoadedJob(in: try TemporarySpool(TemporarySpool.impatient)) {
      writeFile($0, bytes)
    }
    let loading = loaded.job.beginLoading()
    for _ in 0..<3 {
      loaded.watch()
      guard try loading.step(bytesMaximum: Self.megabyte) == nil else {
        Issue.record("at its end too early")
        return
      }
      // Reads of 256 KiB, and the looks for holes.
      #expect(loaded.count(.read) <= 4 + 2)
    }
    guard case .photo(let photo)? = try loading.step(bytesMaximum: Self.megabyte) else {
      Issue.record("not at its end")
      return
    }
    #expect(photo.count == bytes.count && photo.digest == Self.digest(bytes))
    let storing = try #require(try loaded.job.beginStoring(photo, extension: "jpg"))
    var steps = 0
    while try !storing.step(bytesMaximum: Self.megabyte) { steps += 1 }
    #expect(steps == 3 && storing.digest == photo.digest)
    loaded.watch()
    #expect(try loaded.commit(photo, extension: "jpg") == .committed(attempt: 1))
    // It lay there already.
    #expect(loaded.count(.create, "original.jpg") == 0)
    #expect(loaded.folder.read("cases/GW-1/ktp/original.jpg") == bytes)
  }

  @Test("an original that is not certain to be this commit's is stored anew")
  func uncertain() throws {
    let bytes = Self.bytes(1000)
    let loaded = try LoadedJob(in: try TemporarySpool(TemporarySpool.impatient)) {
      writeFile($0, bytes)
    }
    guard case .photo(let photo) = try loaded.job.load(),
      let storing = try loaded.job.beginStoring(photo, extension: "jpg")
    else {
      Issue.record("no photo")
      return
    }
    #expect(try !storing.step(bytesMaximum: 10))
    loaded.watch()
    #expect(try loaded.commit(photo, extension: "jpg") == .committed(attempt: 1))
    #expect(loaded.count(.create, "original.jpg") == 1)
    #expect(loaded.folder.read("cases/GW-1/ktp/original.jpg") == bytes)
  }

  @Test(
    "a photo that changes at every look is put off, and judged as it is once it has waited enough")
  func changing() throws {
    var limits = TemporarySpool.impatient
    limits.unfinishedSeconds = 0.2
    let bytes = Self.bytes(5 * Self.megabyte)
    let loaded = try LoadedJob(in: try TemporarySpool(limits)) { writeFile($0, bytes) }
    let claimed = try loaded.spool.renewLease()
    #expect(!loaded.job.isOverdue(at: claimed))
    loaded.watch { call, path in if call == .read && path.hasSuffix("/in") { Self.append(path) } }
    guard case .changing(nil)? = try loaded.job.beginLoading().step(bytesMaximum: Self.megabyte)
    else {
      Issue.record("its change was not seen after the first slice")
      return
    }
    guard case .changing(let copy?) = try loaded.job.load() else {
      Issue.record("its change was not seen")
      return
    }
    #expect(copy.count > bytes.count)
    #expect(loaded.job.isOverdue(at: claimed.advanced(bySeconds: 1)))
    guard case .photo(let photo) = try loaded.job.load(asItIs: true) else {
      Issue.record("it was not taken as it is")
      return
    }
    #expect(photo.count > bytes.count)
    #expect(try loaded.commit(photo, extension: "jpg") == .committed(attempt: 1))
  }

  @Test("a new mode or a name that goes is no change of a photo")
  func modes() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let loaded = try LoadedJob(in: folder) { path in
      writeFile(path, Self.bytes(1000))
      _ = unsafe link(path, path + ".mine")
    }
    var mode: mode_t = 0o600
    loaded.watch { call, path in
      guard call == .read && path.hasSuffix("/in") else { return }
      mode ^= 0o040
      _ = unsafe chmod(path, mode)
      _ = unsafe unlink("\(folder.path)/tmp/draft.mine")
    }
    guard case .photo = try loaded.job.load() else {
      Issue.record("taken for a change")
      return
    }
    #expect(folder.names("tmp") == [])
  }

  @Test("holes of a photo stay holes in the copy and in the case, and count for its digest")
  func sparsePhoto() throws {
    var bytes: [UInt8] = []
    let loaded = try LoadedJob(in: try TemporarySpool(TemporarySpool.impatient)) {
      bytes = Self.writeSparse($0, count: 24 * Self.megabyte)
    }
    loaded.watch()
    guard case .photo(let photo) = try loaded.job.load() else {
      Issue.record("no photo")
      return
    }
    #expect(loaded.count(.read) < 20)
    #expect(photo.count == bytes.count && photo.digest == Self.digest(bytes))
    #expect(Self.allocatedBytes(photo.fileDescriptor) < Self.megabyte)
    #expect(try loaded.commit(photo, extension: "jpg") == .committed(attempt: 1))
    try expectSparse(loaded, "cases/GW-1/ktp/original.jpg", bytes)
  }

  @Test("a file over the limit is copied in slices with its holes, and its digest is known then")
  func sparseOverLimit() throws {
    var limits = TemporarySpool.impatient
    limits.photoBytes = 6 * Self.megabyte
    var bytes: [UInt8] = []
    let loaded = try LoadedJob(in: try TemporarySpool(limits)) {
      bytes = Self.writeSparse($0, count: 24 * Self.megabyte)
    }
    guard case .tooLarge = try loaded.job.load(),
      let storing = try loaded.job.beginStoring(nil, extension: "bin")
    else {
      Issue.record("not copied")
      return
    }
    #expect(storing.digest == nil)
    var steps = 0
    while try !storing.step(bytesMaximum: 4 * Self.megabyte) { steps += 1 }
    // Zeros that nobody wrote take time too, to be hashed.
    #expect(steps == 5 && storing.digest == Self.digest(bytes))
    #expect(try loaded.commit(nil, extension: "bin") == .committed(attempt: 1))
    try expectSparse(loaded, "cases/GW-1/ktp/original.bin", bytes)
  }

  private func expectSparse(_ loaded: LoadedJob, _ place: String, _ bytes: [UInt8]) throws {
    #expect(loaded.folder.read(place) == bytes)
    let info = try #require(try loaded.spool.tree.gate.info(RelativePath(place)))
    #expect(info.allocatedBytes < Int64(Self.megabyte) && info.links == 1)
  }
}
