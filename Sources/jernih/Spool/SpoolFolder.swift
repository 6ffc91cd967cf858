import Casework
import Files
import Glibc
import JSON
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

  /// For a user who may not send to a spool, who may; `nil` for one who may.
  static func whoMaySend(to path: ArgumentBytes) -> String? {
    let folder = path.appending(Array(Folder.tmp.rawValue.utf8))
    guard unsafe folder.withCString({ unsafe access($0, W_OK | X_OK) }) != 0, errno == EACCES
    else { return nil }
    var info = stat()
    guard unsafe folder.withCString({ unsafe stat($0, &info) }) == 0 else { return nil }
    let entry = unsafe getgrgid(info.st_gid)
    let name = unsafe entry.flatMap { unsafe $0.pointee.gr_name }
    let group = unsafe name.map { unsafe String(cString: $0) } ?? "\(info.st_gid)"
    return ": only members of the group \(TerminalText.escaped(group)) may send photos"
  }

  /// Refuses a folder that is no spool and may not become one.
  ///
  /// - Throws: ``CommandError``; nothing was changed.
  static func refuseOther(_ path: ArgumentBytes) throws {
    do {
      try SpoolTree.refuseOther(path.text)
    } catch {
      throw CommandError(error.description)
    }
  }

  /// The first operand, as every command on a spool has it.
  static func path(from arguments: Arguments) throws -> ArgumentBytes {
    guard let path = arguments.operands.first else { throw UsageError("name the spool") }
    return path
  }

  /// The policy in a spool's `policy.json`; `nil` for a folder that is no spool, or a spool that
  /// nobody has served since there were such files.
  ///
  /// - Throws: ``CommandError`` where it cannot be read or is no policy.
  static func ownPolicy(_ path: ArgumentBytes) throws -> SpoolPolicy? {
    do {
      guard try SpoolTree.isSpool(path.text),
        let bytes = try SpoolTree.contents(of: .policy, in: path.text)
      else { return nil }
      let name = path.appending(Array(RootFile.policy.rawValue.utf8)).display
      return try SpoolPolicy(reading: bytes, named: name)
    } catch let error as FileError {
      throw CommandError(error.description)
    } catch let error as DataFileError {
      throw CommandError(TerminalText.escaped(error.description))
    }
  }

  /// The policy that a command goes by: the one of `--policy`, which is said where it is another
  /// than the spool's, else the spool's own.
  ///
  /// - Parameter isVital: Whether the command must not go on by the built-in policy where the
  ///   spool's cannot be read; otherwise that is said.
  /// - Throws: ``CommandError``.
  static func policy(
    _ arguments: Arguments, of path: ArgumentBytes, for command: String, isVital: Bool = true
  ) throws -> Policy {
    guard let file = arguments.bytes("policy") else {
      do {
        return try ownPolicy(path)?.policy ?? .default
      } catch let error as CommandError where !isVital {
        Output.error("jernih: \(command): \(error.message); the built-in policy serves instead\n")
        return .default
      }
    }
    let given = try PolicyFile.load(file)
    if let own = try? ownPolicy(path), !own.saysTheSame(as: SpoolPolicy(given)) {
      Output.error(
        "jernih: \(command): \(file.display) (\(given.signature)) is not the policy of this spool, "
          + "by which its services judge (\(own.policy.signature))\n")
    }
    return given
  }
}
