package import Files

extension Station {
  /// Puts one of the two files in its place, durably: it is the old one or the new one, whole, at
  /// every moment.
  ///
  /// - Throws: ``FileError/machine(_:)``: it is as it was, or is the new one and not durable yet.
  package func replace(_ file: RootFile, with bytes: [UInt8]) throws(FileError) {
    let draft = try drafts().write(bytes, mode: RootFile.mode, group: nil, durable: true)
    do {
      try gate.rename(draft, to: file.path)
    } catch {
      try? gate.unlink(draft)
      throw error
    }
    try gate.syncDirectory(.root)
  }
}
