/// What ratios of luma have in common.
enum LumaRatio {
  /// Added to luma before it is divided or its logarithm is taken, in code values, so that noise in
  /// the dark is neither print, nor colour, nor an edge. A working value.
  static let floor: Float = 8
}
