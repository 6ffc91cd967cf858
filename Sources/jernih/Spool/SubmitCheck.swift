import Casework
import Files
import JSON
import Spool
import Verdicts
import Vocabulary

/// What the service would refuse of a submission, by the spool's own policy: told to the sender
/// before anything is dropped.
struct SubmitCheck {
  let policy: Policy

  /// - Throws: ``CommandError`` with the programmes that are known.
  func check(programme: String) throws {
    guard policy.programme(programme) == nil else { return }
    throw unknown("programme", programme, known: policy.programmes.map(\.id))
  }

  /// - Throws: ``CommandError`` with the kinds that are known.
  func check(kind: String) throws {
    guard policy.kind(kind) == nil else { return }
    throw unknown("kind", kind, known: policy.kinds.map(\.kind))
  }

  /// Refuses photos for which their case has no room. Where this user may not look into cases, as
  /// a gateway may not, the service answers in the outbox.
  ///
  /// - Parameter photos: Their kinds and where they are. One that the case holds already, byte by
  ///   byte, takes no room: it is answered as before.
  /// - Throws: ``CommandError``.
  func checkRoom(
    _ photos: [(kind: String, path: ArgumentBytes)], in caseID: String, of spool: ArgumentBytes
  ) throws {
    let most = policy.limits.spool.photosPerCase
    guard DropName.isCase(caseID), let tree = try? SpoolFolder.open(spool, policy: policy),
      let held = try? CaseArchive(tree).attempts(caseID), held.count + photos.count > most
    else { return }
    let book = CaseBook(archive: CaseArchive(tree), policy: policy)
    let known = Set(
      held.compactMap { attempt in
        (try? book.digest(of: attempt)).map { "\(attempt.kind) \($0.map(\.description) ?? "")" }
      })
    let new = Set(
      photos.compactMap { kind, path in
        (try? FileGate().digestOutside(path.text)).map { "\(kind) \($0)" }
      }
    ).subtracting(known)
    guard !new.isEmpty, held.count + new.count > most else { return }
    throw CommandError(
      "the case \(caseID) holds \(Count.of(held.count, "photo")), and no case may hold more than "
        + "\(most) (limits.spool.photosPerCase of the spool's policy)")
  }

  private func unknown(_ what: String, _ name: String, known: [String]) -> CommandError {
    let hint = nearestName(to: name, in: known).map { "; did you mean '\($0)'?" } ?? ""
    return CommandError(
      "the \(what) \(TerminalText.escaped(name)) is unknown; known are "
        + known.joined(separator: ", ") + hint)
  }
}
