package import Vocabulary

/// What a file is by its first bytes; its name is never asked.
package enum SniffedFormat: Equatable, Sendable {
  /// No bytes at all.
  case empty
  /// A format that is decoded here.
  case photo(PhotoFormat)
  /// What is not decoded: another format, or nothing that is known.
  case other(FormatName)

  /// Looks at no more than the first kilobyte.
  ///
  /// A file shorter than a signature that it could still become counts as that photo, so that the
  /// very first bytes of an upload are `truncated`, not `unsupported`. A photo behind a few bytes
  /// that a gateway has put before it is that photo: ``photoOffset(in:)``.
  package init(of bytes: borrowing Span<UInt8>) {
    let head = FileHead(bytes, from: Self.photoOffset(in: bytes))
    if head.bytes.isEmpty {
      self = .empty
    } else if head.has(Self.jpegLSSignature, at: 0) {
      self = .other(.jpegls)
    } else if head.begins(with: Self.jpegSignature) {
      self = .photo(.jpeg)
    } else if head.begins(with: Self.pngSignature) {
      self = .photo(.png)
    } else if ZeroRun.begins(head.bytes) {
      self = .other(.zeros)
    } else {
      self = .other(Self.named(head) ?? head.transferTrace ?? .unknown)
    }
  }

  /// SOI. What does not go on with a marker is a corrupt JPEG, not something unknown.
  private static let jpegSignature: [UInt8] = [0xFF, 0xD8]
  /// SOI, then the frame that only JPEG-LS has.
  private static let jpegLSSignature: [UInt8] = [0xFF, 0xD8, 0xFF, 0xF7]
  /// The first half of the signature; the second half is there to show damage by a transfer as
  /// text.
  private static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47]
  private static let pngSignatureWhole: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 0x1A, 10]

  private static func named(_ head: FileHead) -> FormatName? {
    if let brand = head.isoBrand { return brand }
    if head.has("RIFF", at: 0), head.has("WEBP", at: 8) { return .webp }
    if let format = signatures.first(where: { head.has($0.bytes, at: 0) })?.format { return format }
    return head.markup
  }

  private static let signatures: [(format: FormatName, bytes: [UInt8])] = [
    (.gif, Array("GIF87a".utf8)), (.gif, Array("GIF89a".utf8)),
    (.tiff, [0x49, 0x49, 0x2A, 0]), (.tiff, [0x4D, 0x4D, 0, 0x2A]),
    (.tiff, [0x49, 0x49, 0x2B, 0]), (.tiff, [0x4D, 0x4D, 0, 0x2B]),
    (.bmp, Array("BM".utf8)), (.pdf, Array("%PDF-".utf8)),
    (.jp2, [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]), (.jp2, [0xFF, 0x4F, 0xFF, 0x51]),
    (.jxl, [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20]), (.jxl, [0xFF, 0x0A]),
    (.mng, [0x8A, 0x4D, 0x4E, 0x47]),
    (.ico, [0, 0, 1, 0]), (.psd, Array("8BPS".utf8)), (.zip, [0x50, 0x4B, 3, 4]),
    (.zip, [0x50, 0x4B, 5, 6]), (.rar, Array("Rar!".utf8)), (.gzip, [0x1F, 0x8B]),
    (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), (.postscript, Array("%!PS".utf8)),
    (.doc, [0xD0, 0xCF, 0x11, 0xE0]), (.mkv, [0x1A, 0x45, 0xDF, 0xA3]),
    (.avi, Array("RIFF".utf8)), (.elf, [0x7F, 0x45, 0x4C, 0x46]), (.exe, Array("MZ".utf8)),
  ]

  // MARK: - Where a photo begins

  /// So many bytes before a photo are passed over: line ends, a byte order mark, a length, or its
  /// own first marker written twice, as gateways add them. A working value.
  package static let photoOffsetMaximum = 16

  /// Where the photo in a file begins: 0 unless a few bytes stand before it, or its first marker
  /// is there twice.
  ///
  /// - Returns: 0…``photoOffsetMaximum``; 0 too where there is no photo.
  package static func photoOffset(in bytes: borrowing Span<UInt8>) -> Int {
    let head = FileHead(bytes, from: 0)
    if head.beginsJPEG(at: 0) || named(head) != nil { return 0 }
    return (1...photoOffsetMaximum).first {
      head.beginsJPEG(at: $0) || head.has(pngSignatureWhole, at: $0)
    } ?? 0
  }
}
