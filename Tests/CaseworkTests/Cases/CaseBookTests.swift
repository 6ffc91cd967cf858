import Casework
import JSON
import Files
import Foundation
import PageSupport
import Spool
import Testing
import Verdicts

@Suite("What is known of cases")
struct CaseBookTests {
  /// A spool with cases of so many attempts, each with a verdict of an unreadable photo.
  private final class Archive {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "jernih-book-" + UUID().uuidString).path
    let spool: SpoolTree

    init(attempts: Int, cases: Int = 1) throws {
      try SpoolTree.create(path)
      spool = try SpoolTree(path, kinds: ["ktp"])
      var judged = try StoredVerdict.read(outcome: "unreadable")
      judged.submission.sha256 = String(repeating: "ab", count: 32)
      for index in 0..<cases * attempts {
        let (caseID, number) = ("GW-\(1 + index / attempts)", 1 + index % attempts)
        let folder = "\(path)/cases/\(caseID)/" + (number == 1 ? "ktp" : "ktp.\(number)")
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        let verdict = judged.placed(in: caseID, as: number, hasThumbnail: false)
        try Data(verdict.json.pretty.utf8).write(to: URL(filePath: folder + "/verdict.json"))
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// How many verdicts are opened meanwhile.
    func verdictsRead(_ body: () throws -> Void) rethrows -> Int {
      var count = 0
      spool.gate.interposer = { call, place in
        if call == .open, place.description.hasSuffix("verdict.json") { count += 1 }
        return .proceed
      }
      defer { spool.gate.interposer = nil }
      try body()
      return count
    }
  }

  @Test("each verdict of a case of a hundred is read once, however many photos come to it")
  func readOnce() throws {
    let archive = try Archive(attempts: 100)
    let book = CaseBook(archive: CaseArchive(archive.spool), policy: .default)
    #expect(try archive.verdictsRead { _ = try book.dossier(of: "GW-1") } == 100)
    let again = try archive.verdictsRead {
      for _ in 0..<5 { _ = try book.dossier(of: "GW-1") }
    }
    #expect(again == 0)
  }

  @Test("cases in turns, of more verdicts than are kept: each look reads a verdict once at most")
  func bounded() throws {
    let archives = try Archive(attempts: 300, cases: 4)
    let station = Station(archives.spool)
    let book = CaseBook(archive: station.archive, policy: .default)
    for _ in 0..<2 {
      for number in 1...4 {
        let parsed = book.parsedCount
        #expect(try book.dossier(of: "GW-\(number)").counted.first?.attempts == 300)
        #expect(book.parsedCount - parsed <= 300)
        // What was looked at last is still known, whatever else is.
        let read = book.parsedCount
        try book.update("GW-\(number)", in: station.drafts())
        #expect(book.parsedCount == read)
      }
    }
  }

  @Test("a case of more attempts than are kept is told of whole")
  func large() throws {
    let archive = try Archive(attempts: 1100)
    let book = CaseBook(archive: CaseArchive(archive.spool), policy: .default)
    for _ in 0..<2 { #expect(try book.dossier(of: "GW-1").counted.first?.attempts == 1100) }
    // What is not kept is read for the record, which has none of them, and for the page.
    #expect(book.parsedCount == 1100 + 3 * 76)
  }

  @Test("a digest is told from memory, and of what was not read from its verdict")
  func digests() throws {
    let archive = try Archive(attempts: 2)
    let book = CaseBook(archive: CaseArchive(archive.spool), policy: .default)
    let attempts = try CaseArchive(archive.spool).attempts("GW-1")
    let known = try #require(try book.digest(of: attempts[0]))
    var again: SHA256Digest?
    let read = try archive.verdictsRead { again = try book.digest(of: attempts[0]) }
    #expect(read == 0 && again == known)
    #expect(try book.digest(of: attempts[1]) == known)
    #expect(book.parsedCount == 2)
  }

  @Test("what others attach or purge meanwhile is in the case's file with the next change")
  func between() throws {
    let archive = try Archive(attempts: 3)
    let station = Station(archive.spool)
    let book = CaseBook(archive: station.archive, policy: .default)
    func attempts(_ meanwhile: () throws -> Void) throws -> Int? {
      try meanwhile()
      let told = try book.tell(.file(CaseFile()), of: "GW-1", job: JobID(), in: station.drafts())
      return told?.snapshot.record.dossier(policy: .default).counted.first?.attempts
    }
    let folder = "\(archive.path)/cases/GW-1"
    #expect(try attempts {} == 3)
    let attached = try attempts {
      try FileManager.default.copyItem(atPath: folder + "/ktp.3", toPath: folder + "/ktp.4")
    }
    #expect(attached == 4)
    let gone = try attempts { try FileManager.default.removeItem(atPath: folder + "/ktp") }
    #expect(gone == 3)
  }

  @Test("a verdict whose file was replaced is read again")
  func replaced() throws {
    let archive = try Archive(attempts: 2)
    let book = CaseBook(archive: CaseArchive(archive.spool), policy: .default)
    let attempt = try #require(try CaseArchive(archive.spool).attempts("GW-1").first)
    #expect(try book.verdict(of: attempt)?.outcome == .unreadable)
    let file = URL(filePath: "\(archive.path)/cases/GW-1/ktp/verdict.json")
    try Data("none of ours".utf8).write(to: file)
    #expect(try book.verdict(of: attempt) == nil)
    try FileManager.default.removeItem(at: file)
    #expect(try book.verdict(of: attempt) == nil)
  }

  @Test("one verdict that cannot be read costs itself alone, and is told of")
  func unreadable() throws {
    let archive = try Archive(attempts: 3)
    let book = CaseBook(archive: CaseArchive(archive.spool), policy: .default)
    let file = "\(archive.path)/cases/GW-1/ktp.2/verdict.json"
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
    var passed: Set<String> = []
    archive.spool.onPassingOver = { passed.insert($0.place) }
    #expect(try book.dossier(of: "GW-1").counted.first?.attempts == 2)
    #expect(passed == ["cases/GW-1/ktp.2"])
    let attempts = try CaseArchive(archive.spool).attempts("GW-1")
    #expect(throws: FileError.self) { try book.readableVerdict(of: attempts[1]) }
  }
}

extension CaseBook {
  /// How a case stands.
  fileprivate func dossier(of caseID: String) throws(FileError) -> Dossier {
    try look(at: caseID).record.dossier(policy: .default)
  }
}
