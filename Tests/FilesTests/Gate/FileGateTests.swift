import Files
import Foundation
import Testing

@Suite("the one gate to the file system")
struct FileGateTests {
  /// A fresh folder, removed with its last reference.
  private final class TemporaryFolder {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "jernih-gate-" + UUID().uuidString).path

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private static let place = RelativePath("one")

  @Test("an interrupted call is made again, but for fsync, whose second answer would be a lie")
  func interrupted() throws {
    let folder = try TemporaryFolder()
    let gate = try FileGate(root: folder.path)
    var asked: [SystemCall: Int] = [:]
    gate.interposer = { call, _ in
      asked[call, default: 0] += 1
      return asked[call] == 1 ? .fail(EINTR) : .proceed
    }
    let file = try gate.createFile(Self.place, mode: 0o600)
    try gate.write(file, Self.place, [1, 2, 3])
    #expect(asked[.create] == 2 && asked[.write] == 2)
    #expect(throws: FileError.self) { try gate.sync(file, Self.place) }
    #expect(asked[.fsync] == 1)
    #expect(try gate.readFile(Self.place, limitBytes: 3) == [1, 2, 3])
  }

  @Test("whoever owns the gate says what messages call a path")
  func labels() throws {
    let folder = try TemporaryFolder()
    let gate = try FileGate(root: folder.path) { "<\($0)>" }
    let error = #expect(throws: FileError.self) {
      _ = try gate.openForReading(Self.place)
    }
    #expect(error?.description == "cannot open <one>: No such file or directory")
    #expect(error?.isMissing == true && error?.isOfTheThing == true)
  }

  @Test("a call that is stopped, and every later one, is not made")
  func stopped() throws {
    let folder = try TemporaryFolder()
    let gate = try FileGate(root: folder.path)
    gate.interposer = { call, _ in call == .mkdir ? .stop : .proceed }
    #expect(throws: FileError.self) { try gate.makeDirectory(Self.place, mode: 0o700) }
    #expect(throws: FileError.self) { try gate.exists(Self.place) }
    #expect(try !FileGate(root: folder.path).exists(Self.place))
  }

  @Test("what lies below no root goes through the gate as well, links followed")
  func outside() throws {
    let folder = try TemporaryFolder()
    let gate = FileGate()
    for _ in 1...2 { try gate.makeDirectoryOutside(folder.path + "/made", mode: 0o700) }
    try Data("first\nsecond\n".utf8).write(to: URL(filePath: folder.path + "/text"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/text")
    #expect(try gate.firstLineOutside(folder.path + "/link") == "first")
    #expect(try gate.linkOutside(folder.path + "/link") == folder.path + "/text")
    var calls: [SystemCall] = []
    gate.interposer = { call, _ in
      calls.append(call)
      return .fail(EACCES)
    }
    let error = #expect(throws: FileError.self) {
      _ = try gate.openOutside(folder.path + "/text")
    }
    #expect(calls == [.open])
    #expect(error?.description == "cannot open \(folder.path)/text: Permission denied")
  }

  @Test("a sealed copy holds the bytes and their digest, and none that is too long is taken")
  func sealed() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/photo"
    let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: URL(filePath: path))
    func copy(_ limit: Int) throws -> SealedBytes? {
      try SealedBytes.copy(ofFile: unsafe open(path, O_RDONLY), limitBytes: limit)
    }
    let sealed = try #require(try copy(bytes.count))
    let gate = try FileGate(root: folder.path)
    #expect(sealed.count == bytes.count)
    #expect(try sealed.digest == gate.digest(of: RelativePath("photo")))
    let again = try sealed.open(Self.place, gate: gate)
    #expect(try gate.read(again, Self.place, at: 0, count: bytes.count + 1) == bytes)
    // Nobody can change it any more.
    #expect(ftruncate(sealed.fileDescriptor, 0) == -1 && errno == EPERM)
    #expect(try copy(bytes.count - 1) == nil)
  }
}
