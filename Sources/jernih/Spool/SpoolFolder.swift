import Files
import Glibc
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
      throw CommandError(explained(error, path))
    }
  }

  /// What failed on a spool, and, where it is a right that is wanting, who has it.
  static func explained(_ error: FileError, _ path: ArgumentBytes) -> String {
    guard error.errorNumber == EACCES || error.errorNumber == EPERM else {
      return error.description
    }
    var info = stat()
    let isThere = unsafe path.withCString { unsafe stat($0, &info) } == 0
    guard isThere else { return error.description }
    let entry = unsafe getpwuid(info.st_uid)
    let name = unsafe entry.flatMap { unsafe $0.pointee.pw_name }
    let owner = unsafe name.map { unsafe String(cString: $0) } ?? "user \(info.st_uid)"
    let user = TerminalText.escaped(owner)
    return
      "\(error.description): only \(user), whose spool it is, and root may look into all of it; "
      + "try sudo -u \(user) jernih …"
  }

  /// The first operand, as every command on a spool has it.
  static func path(from arguments: Arguments) throws -> ArgumentBytes {
    guard let path = arguments.operands.first else { throw UsageError("name the spool") }
    return path
  }
}
