import FoundationEssentials

/// A file of Fixtures: the picture of `TestPicture` as libjpeg's own encoder writes it.
func fixture(_ name: String) throws -> [UInt8] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  return [UInt8](try Data(contentsOf: folder.appending(path: name + ".jpg")))
}
