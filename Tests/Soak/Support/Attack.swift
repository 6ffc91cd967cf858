/// What a sender can do to keep others waiting.
enum Attack: String, CaseIterable {
  /// Large photos that go on changing behind their rename.
  case changing
  /// Files without a block of their own, just below the limit on bytes and far above it.
  case sparse
  /// Folders that nobody but their owner may move.
  case folders
  /// Small PNGs that take seconds each.
  case costly
  /// Names that make no photo.
  case badNames
  /// Originals of one size in one case, that differ in their last bytes alone.
  case sameSize
}
