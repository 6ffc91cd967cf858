import Files
import Glibc
import Spool
import Testing

@Suite("what becomes a spool and what does not")
struct FoundingTests {
  /// A folder that is removed with its last reference.
  private final class Place {
    let path = "/tmp/spool-tests-\(JobID())"
    init() { _ = unsafe mkdir(path, 0o755) }
    deinit { removeTree(path) }
    func make(_ name: String) { _ = unsafe mkdir("\(path)/\(name)", 0o700) }
    func write(_ name: String) { writeFile("\(path)/\(name)", Array("photo".utf8)) }
    var names: [String] {
      ((try? FileGate(root: path).names(in: .root)) ?? []).map(\.description)
    }
    var mode: UInt32 {
      var info = stat()
      return unsafe stat(path, &info) == 0 ? info.st_mode & 0o7777 : 0
    }
  }

  @Test(
    "a folder that holds anything else is refused, and nothing in it is changed",
    arguments: ["photo.jpg", "README", "new.old"])
  func other(name: String) throws {
    let place = Place()
    place.write(name)
    let error = #expect(throws: FileError.self) { try SpoolTree.create(place.path) }
    #expect(error?.description.contains("is no spool and not empty") == true)
    #expect(place.names == [name] && place.mode == 0o755)
  }

  @Test("so is one whose folder of a spool's name holds something")
  func filled() throws {
    let place = Place()
    place.make("new")
    place.write("new/photo.jpg")
    #expect(throws: FileError.self) { try SpoolTree.create(place.path) }
    #expect(place.names == ["new"])
  }

  @Test("what a new file system or a tmpfiles.d has made becomes a spool")
  func prepared() throws {
    let place = Place()
    for name in ["lost+found", "new", "cases"] { place.make(name) }
    place.write("lost+found/inode")
    try SpoolTree.create(place.path)
    #expect(place.mode == 0o711)
    #expect(place.names.count == Folder.allCases.count + 1)
    #expect(try SpoolTree.isSpool(place.path))
  }

  @Test("a spool of the first version, without mark and decisions, opens and gets what is missing")
  func first() throws {
    let folder = try TemporarySpool()
    folder.drop("GW-1.ktp.jpg", Array("photo".utf8))
    _ = unsafe rmdir("\(folder.path)/decisions")
    #expect(throws: Never.self) { try folder.open() }
    try SpoolTree.create(folder.path)
    #expect(folder.names("").contains("decisions") && folder.names("new") == ["GW-1.ktp.jpg"])
  }

  @Test("of a folder that is no spool nobody is told what mode it should have")
  func modes() throws {
    let place = Place()
    _ = unsafe chmod(place.path, 0o777)
    let error = #expect(throws: FileError.self) { try SpoolTree(place.path, kinds: []) }
    #expect(error?.description.contains("is no spool") == true)
    #expect(error?.description.contains("chmod") == false)
    #expect(try !SpoolTree.isSpool(place.path))
    #expect(try !SpoolTree.isSpool(place.path + "/nowhere"))
  }

  @Test("a spool of which a folder is missing and another too wide is refused as it is")
  func wide() throws {
    let folder = try TemporarySpool()
    folder.write("spool.json", [])
    _ = unsafe rmdir("\(folder.path)/journal")
    _ = unsafe chmod("\(folder.path)/cases", 0o777)
    let error = #expect(throws: FileError.self) { try SpoolTree.create(folder.path) }
    #expect(error?.description.contains("cases has mode 777") == true)
    #expect(!folder.names("").contains("journal"))
  }

  @Test("the two files beside the folders are replaced whole")
  func rootFiles() throws {
    let folder = try TemporarySpool()
    let station = try folder.open()
    #expect(try station.tree.contents(of: .policy) == nil)
    try station.replace(.policy, with: [1])
    try station.replace(.policy, with: [1, 2])
    #expect(try SpoolTree.contents(of: .policy, in: folder.path) == [1, 2])
    #expect(try station.tree.info(of: .policy)?.mode == RootFile.mode)
    try station.close()
    #expect(folder.names("active").isEmpty)
  }
}
