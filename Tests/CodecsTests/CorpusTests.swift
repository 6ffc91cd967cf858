import Codecs
import FoundationEssentials
import Testing

/// The rare, broken and hostile files of the corpus beside the package, where it is there.
@Suite struct CorpusTests {
  /// What a line of the manifest says that is needed here.
  private struct Entry: Decodable {
    var file: String
    var reference: String?

    enum CodingKeys: String, CodingKey {
      case file
      case reference = "reference_decoder"
    }
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/corpus/malformed-and-rare")

  private static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "manifest.jsonl").path)
  }

  /// Files that the reference decoder shows, warnings or not, and that are refused here.
  private static let refused: [String: String] = [
    // The data runs into a marker, or out, before the last row.
    "jpeg-decoder/1cbb1bb37d62c44f67374cd451643dc4.jpg": "corrupt",
    "jpeg-decoder/7997b6b229f25315d33f5c7085e37500.jpg": "corrupt",
    "jpeg-decoder/8e5e74dbf9b68a322fbb9512db837329.jpg": "corrupt",
    "jpeg-decoder/b55977028a3a574336966b6536640fc9.jpg": "corrupt",
    "jpeg-decoder/partial_progressive.jpg": "corrupt",
    "jpeg-decoder/dc-predictor-overflow.jpg": "truncated",
    // A scan refines what no scan before it has brought.
    "jpeg-decoder/28c74d9284d9836017fd519f6932efd8.jpg": "corrupt",
    "jpeg-decoder/f6b4389c3cf0f5997b2e5a4b905aea8d.jpg": "corrupt",
    "jpeg-decoder/progressive-missing-dc.jpg": "corrupt",
    "jpeg-decoder/subtract-with-overflow.jpg": "corrupt",
    // Codes that no table has.
    "jpeg-decoder/id_000324,src_000000,op_arith16,pos_227,val_be_-16.jpg": "corrupt",
    "jpeg-decoder/id_000989,sync_jpeg9,src_001094.jpg": "corrupt",
    "jpeg-decoder/id_001427,src_000319,op_havoc,rep_1.jpg": "corrupt",
    "jpeg-decoder/id_001655,src_001333,op_flip2,pos_455.jpg": "corrupt",
    "jpeg-decoder/id_001792,src_000728,op_int32,pos_227,val_be_+1000.jpg": "corrupt",
    "jpeg-decoder/5482a54657765056f1a94116a8dbffe7.jpg": "corrupt",
    // Checksums of the image data that fail, a palette that is missing.
    "libpng1.6/badcrc.png": "corrupt", "libspng/badcrc.png": "corrupt",
    "libspng/xcsn0g01.png": "corrupt", "libspng/missing_plte.png": "corrupt",
    // 79 bytes that claim 1 GB of image data.
    "libpng1.6/huge_IDAT.png": "truncated", "libspng/huge_IDAT.png": "truncated",
    // Lossless JPEG, which libjpeg-turbo before 3.0 does not know.
    "sharp-fixtures/testimgl.jpg": "unsupported",
  ]

  @Test(
    "every file ends in a picture or a fault, and what the reference shows is shown",
    .enabled(if: isThere, "the corpus is not beside the package"))
  func malformedAndRare() throws {
    let manifest = try String(
      decoding: Data(contentsOf: Self.folder.appending(path: "manifest.jsonl")), as: UTF8.self)
    var shown = 0
    for line in manifest.split(separator: "\n") {
      let entry = try JSONDecoder().decode(Entry.self, from: Data(line.utf8))
      let file = try [UInt8](Data(contentsOf: Self.folder.appending(path: entry.file)))
      let outcome = Self.word(for: fault(of: file))
      guard entry.reference?.hasPrefix("ok") == true else { continue }
      #expect(outcome == Self.refused[entry.file] ?? "shown", "\(entry.file)")
      if outcome == "shown" { shown += 1 }
    }
    #expect(shown > 600)
  }

  private static func word(for fault: DecodeError?) -> String {
    switch fault {
    case nil: "shown"
    case .empty: "empty"
    case .truncated: "truncated"
    case .corrupt: "corrupt"
    case .unsupported: "unsupported"
    case .tooLarge: "tooLarge"
    case .outOfMemory, .decoderFailed: "failed"
    }
  }
}
