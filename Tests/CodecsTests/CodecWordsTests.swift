import Codecs
import FoundationEssentials
import Testing
import Vocabulary

/// The words that C gives, read from its sources.
@Suite struct CodecWordsTests {
  private static func words(_ form: Regex<(Substring, Substring)>) throws -> Set<String> {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/CCodecs")
    var words: Set<String> = []
    for name in ["jpeg_status.c", "jpeg_decode.c", "png_decode.c"] {
      let text = try String(decoding: Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
      words.formUnion(text.matches(of: form).map { String($0.1) })
    }
    return words
  }

  @Test("every variant that C names is a format that can be seen, and none is left over")
  func variants() throws {
    let known = FormatName.allCases.map(\.rawValue).filter { $0.hasPrefix("jpeg-") }
    #expect(try Self.words(/"(jpeg-[a-z0-9]+)"/) == Set(known))
  }

  @Test("every trouble that C names is one of ours, and none is left over")
  func troubles() throws {
    let ours: Set<DecodeTrouble> = [.empty, .thumbnailTooLong]
    let known = Set(DecodeTrouble.allCases).subtracting(ours).map(\.rawValue)
    #expect(try Self.words(/"([a-z]+[A-Z][A-Za-z]+|contradiction)"/) == Set(known))
  }
}
