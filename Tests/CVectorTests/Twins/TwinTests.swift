import CVector
import Foundation
import Testing

@Suite("A kernel's two builds")
struct TwinTests {
  @Test(
    "give the same bits for every size and at the ends of every range",
    .enabled(
      if: cvector_uses_avx2() == 1, "this processor has no AVX2: there is one build, and no twin"),
    arguments: Twin.all.map(\.name))
  func sameBits(name: String) throws {
    let twin = try #require(Twin.all.first { $0.name == name })
    for size in twin.sizes {
      for fill in Inputs.Fill.allCases {
        let (best, portable) = twin.outputs(Inputs(size: size, fill: fill))
        let difference = best.firstDifference(from: portable)
        #expect(difference == nil, "cvector_\(name), size \(size), \(fill): byte of the output")
        #expect(!best.bytes.isEmpty)
      }
    }
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The text of all files of a folder with an ending.
  private static func text(of folder: String, ending: String) throws -> String {
    let files = try FileManager.default.contentsOfDirectory(
      at: root.appending(path: folder), includingPropertiesForKeys: nil)
    let texts = try files.filter { $0.pathExtension == ending }.map {
      try String(contentsOf: $0, encoding: .utf8)
    }
    return texts.joined(separator: "\n")
  }

  @Test("are compared for every kernel that a header declares")
  func complete() throws {
    let headers = try Self.text(of: "Sources/CVector/include", ending: "h")
    let declared = headers.matches(of: /CVECTOR_KERNEL\([^,()]+,\s*(\w+),\s*\(/).map {
      String($0.1)
    }
    #expect(declared.count > 30)
    #expect(declared.sorted() == Twin.all.map(\.name).sorted())
  }

  @Test("are the only functions of the headers, but for the question which of them runs")
  func nothingElse() throws {
    let lines = try Self.text(of: "Sources/CVector/include", ending: "h").split(separator: "\n")
    let functions = lines.filter { !$0.hasPrefix("//") }.joined(separator: "\n")
      .matches(of: /\b(cvector_\w+)\s*\(/).map { String($0.1) }
    #expect(functions == ["cvector_uses_avx2"])
  }

  @Test("are compared under their own names")
  func names() throws {
    let text = try Self.text(of: "Tests/CVectorTests/Twins", ending: "swift")
    let twins = text.matches(of: /Twin\(\s*"(\w+)",\s*cvector_(\w+),\s*cvector_(\w+)_portable\b/)
    #expect(twins.count == Twin.all.count)
    for twin in twins { #expect(twin.1 == twin.2 && twin.1 == twin.3) }
  }
}
