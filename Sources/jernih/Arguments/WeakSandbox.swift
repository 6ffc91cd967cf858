import Inspection
import Wire

/// `--allow-weak-sandbox`: whether photos may be decoded where the kernel cannot shut the decoder
/// in.
enum WeakSandbox {
  static let option = Option(
    "allow-weak-sandbox", "goes on where this kernel lacks Landlock or seccomp, and says so")

  /// Whether workers may do without what this kernel lacks. Nothing lacks on most; where something
  /// does, one line on standard error says what.
  ///
  /// - Throws: ``CommandError`` where something lacks and that was not allowed.
  static func isAllowed(_ arguments: Arguments, isolation: Isolation) throws -> Bool {
    guard let weakness = try weakness(arguments, isolation: isolation) else { return false }
    Output.error("jernih: \(weakness)\n")
    return true
  }

  /// What this kernel lacks, in one line, where that was allowed; `nil` where nothing lacks.
  ///
  /// - Throws: ``CommandError`` where something lacks and that was not allowed.
  static func weakness(_ arguments: Arguments, isolation: Isolation) throws -> String? {
    let missing = Confinement.missing.joined(separator: " and ")
    guard isolation != .none, !missing.isEmpty else { return nil }
    guard arguments.has(option.name) else {
      throw CommandError(
        "this kernel lacks \(missing), so that the decoder of a hostile photo could not be shut "
          + "in; --allow-weak-sandbox goes on without")
    }
    return "this kernel lacks \(missing): the sandbox is weak, each verdict names what holds"
  }
}
