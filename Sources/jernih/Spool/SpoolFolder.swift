import Files
import Spool
import Verdicts
import Vocabulary

/// The spool that a command line names, opened by the policy's numbers and groups.
enum SpoolFolder {
  /// Opens a spool.
  ///
  /// - Parameter creating: Whether what is missing of it is made first.
  /// - Throws: ``CommandError`` with the path, what is wrong and what it should be.
  static func open(_ path: ArgumentBytes, policy: Policy, creating: Bool = false) throws
    -> SpoolTree
  {
    do {
      let groups = try SpoolGroups(intake: policy.groups.intake, clerks: policy.groups.clerks)
      if creating { try SpoolTree.create(path.text, groups: groups) }
      return try SpoolTree(
        path.text, groups: groups, kinds: Set(policy.kinds.map(\.kind)),
        limits: SpoolLimits(policy.limits))
    } catch {
      throw CommandError(error.description)
    }
  }

  /// The first operand, as every command on a spool has it.
  static func path(from arguments: Arguments) throws -> ArgumentBytes {
    guard let path = arguments.operands.first else { throw UsageError("name the spool") }
    return path
  }
}
