/// The weights of ``LetterOdds``.
package struct LetterWeights: Sendable {
  /// What is added to each unit's sum.
  package let added: [Int16]
  /// What each unit's sum is worth, in ln of odds / 65536.
  package let worth: [Int32]
  /// The weights of the cells, cell by cell: bytes of as many units, the first the lowest.
  package let cells: [UInt64]
}
