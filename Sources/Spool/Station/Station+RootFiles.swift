package import Files

extension Station {
  /// Puts one of the two files in its place, durably: it is the old one or the new one, whole, at
  /// every moment.
  ///
  /// - Throws: ``FileError/machine(_:)``: it is as it was, or is the new one and not durable yet.
  package func replace(_ file: RootFile, with bytes: [UInt8]) throws(FileError) {
    try drafts().replace(file.path, with: bytes, mode: RootFile.mode, durable: true)
    try gate.syncDirectory(.root)
  }
}
