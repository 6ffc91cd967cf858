/// One of the two builds of a kernel.
enum Build: CaseIterable {
  /// What the program runs: AVX2 where the processor has it.
  case best
  /// The baseline of the target.
  case portable

  /// This build, of `cvector_NAME` and `cvector_NAME_portable`.
  func of<Kernel>(_ best: Kernel, _ portable: Kernel) -> Kernel {
    switch self {
    case .best: best
    case .portable: portable
    }
  }
}
