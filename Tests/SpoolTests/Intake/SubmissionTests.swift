import Files
import Glibc
import Spool
import Testing

@Suite("submitting")
struct SubmissionTests {
  private let folder: TemporarySpool
  private let photo: String

  init() throws {
    folder = try TemporarySpool(TemporarySpool.impatient)
    photo = "\(folder.path)/Foto KTP.JPG"
    writeFile(photo, Array("photo".utf8))
  }

  @Test("a photo is dropped whole under a fresh name, and again under another")
  func photos() throws {
    let submission = try Submission(to: folder.path)
    let names = try (0..<2).map { _ in
      try submission.sendPhoto("GW-1", kind: "ktp", path: photo).description
    }
    #expect(Set(folder.names("new")) == Set(names) && names[0] != names[1])
    #expect(names[0].hasPrefix("GW-1.ktp.") && names[0].hasSuffix(".jpg"))
    #expect(folder.read("new/\(names[0])") == Array("photo".utf8))
    #expect(folder.names("tmp") == [])
  }

  @Test("the case's file that nobody has read yet is superseded")
  func caseFile() throws {
    let submission = try Submission(to: folder.path)
    try submission.sendCaseFile("GW-1", Array("{}".utf8))
    try submission.sendCaseFile("GW-1", Array("{\"programme\":\"kis\"}".utf8))
    #expect(folder.names("new") == ["GW-1.case.json"])
    #expect(folder.read("new/GW-1.case.json") == Array("{\"programme\":\"kis\"}".utf8))
  }

  @Test("what may not be is refused before anything is written")
  func refusals() throws {
    let submission = try Submission(to: folder.path)
    #expect(throws: FileError.self) {
      try submission.sendPhoto("3201010101010001", kind: "ktp", path: photo)
    }
    #expect(throws: FileError.self) { try submission.sendPhoto("GW-1", kind: "..", path: photo) }
    #expect(throws: FileError.self) {
      try submission.sendPhoto("GW-1", kind: "ktp", path: folder.path)
    }
    #expect(throws: FileError.self) {
      try submission.sendPhoto("GW-1", kind: "ktp", path: "/nowhere")
    }
    #expect(throws: FileError.self) {
      try submission.sendCaseFile("GW-1", [UInt8](repeating: 0, count: 16385))
    }
    #expect(throws: FileError.self) { try Submission(to: "/etc") }
    #expect(folder.names("new") == [] && folder.names("tmp") == [])
  }

  @Test("too little room is refused as such")
  func space() throws {
    var limits = SpoolLimits()
    limits.photoBytes = 1 << 60
    let submission = try Submission(to: folder.path, limits: limits)
    let error = #expect(throws: FileError.self) {
      try submission.sendPhoto("GW-1", kind: "ktp", path: photo)
    }
    #expect(error?.errorNumber == ENOSPC)
  }

  @Test("a fault at any call leaves a whole drop or none, and nothing in tmp")
  func faults() throws {
    for call in 0..<20 {
      let submission = try Submission(to: folder.path)
      var count = 0
      submission.gate.interposer = { kind, _ in
        guard kind.isMutating else { return .proceed }
        count += 1
        return count - 1 == call ? .fail(EIO) : .proceed
      }
      _ = try? submission.sendPhoto("GW-1", kind: "ktp", path: photo)
      if count <= call { break }
      let drops = folder.names("new")
      #expect(drops.allSatisfy { folder.read("new/\($0)") == Array("photo".utf8) })
      #expect(folder.names("tmp") == [])
      for name in drops { _ = unsafe unlink("\(folder.path)/new/\(name)") }
    }
  }
}
