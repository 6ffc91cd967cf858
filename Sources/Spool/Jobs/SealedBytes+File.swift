extension SealedBytes {
  /// Copies an open file that belongs to no spool, from its present offset to its end.
  ///
  /// - Parameters:
  ///   - descriptor: Open for reading; it is closed here.
  ///   - limitBytes: The longest copy that is taken.
  /// - Returns: `nil` where the file is longer.
  /// - Throws: ``SpoolError/machine(_:)``.
  package static func copy(ofFile descriptor: Int32, limitBytes: Int) throws(SpoolError)
    -> SealedBytes?
  {
    let file = Descriptor(owning: descriptor)
    return try copy(
      file, SpoolPath("photo"), gate: FileGate(root: "/"), limitBytes: limitBytes)
  }
}
