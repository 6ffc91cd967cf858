import Casework
import Files
import Glibc
import JSON
import Spool
import Verdicts
import Vocabulary

/// The policy: written to the spool, read again when that is asked for, taken over from another
/// service. Only between turns: a photo in hand is judged by the one that it was taken with.
extension Service {
  /// Writes the policy to the spool where that is due, and takes over what another service has
  /// written there.
  func tendPolicy() {
    if standing.isUnwritten { return writePolicy() }
    let info = try? station.tree.info(of: .mark)
    guard info != standing.seen else { return }
    standing.seen = info
    takeOverPolicy()
  }

  /// Reads the policy's file again. A bad one is refused in one line, and the old one kept.
  func reload() {
    do {
      let new = try reread()
      if let own = standing.own, new.saysTheSame(as: own) {
        say("the policy was read again: \(new.policy.signature), as it was")
      } else {
        try adopt(new)
        say("the policy was read again: from now on \(new.policy.signature)")
      }
      standing.own = new
      standing.isUnwritten = true
      standing.retrySeconds = -.infinity
      tendPolicy()
    } catch {
      say("the policy stays \(bench.policy.signature): \(error)")
    }
  }

  /// What the file that was named says now, or without one the spool's own as it was edited.
  private func reread() throws -> SpoolPolicy {
    if let readPolicy = options.readPolicy { return SpoolPolicy(try readPolicy()) }
    let place = station.tree.gate.label(RootFile.policy.path)
    guard let bytes = try station.tree.contents(of: .policy) else {
      throw FileError.input("\(place) is missing")
    }
    return try SpoolPolicy(reading: bytes, named: place)
  }

  /// Goes by another policy from now on.
  ///
  /// - Throws: ``FileError/configuration(_:)`` where its groups are not those of the folders, with
  ///   the old one kept.
  private func adopt(_ new: SpoolPolicy) throws(FileError) {
    let policy = new.policy
    let limits = policy.limits
    try station.tree.adopt(
      groups: SpoolGroups(intake: policy.groups.intake, clerks: policy.groups.clerks),
      kinds: Set(policy.kinds.map(\.kind)), limits: SpoolLimits(limits))
    bench = bench.judging(by: policy)
    book.adopt(policy)
    if !pages.adoptPolicy() {
      pages = Pages(station: station, book: book, version: bench.version, clock: clock.seconds)
      pages.touchQueue()
    }
    inbox.rescanSeconds = Double(limits.spool.rescanSeconds)
    decisions.rescanSeconds = Double(limits.spool.rescanSeconds)
    index.photosMaximum = limits.spool.indexPhotos
    pool.photosPerWorker = limits.worker.photosPerWorker
    desk.adopt(leaseSeconds: station.tree.limits.leaseSeconds)
  }

  // MARK: The spool's files

  /// Writes the service's policy and the spool's mark. Where they cannot be written they are passed
  /// over: the service judges by its policy nevertheless.
  private func writePolicy() {
    guard clock.seconds() >= standing.retrySeconds else { return }
    let own = standing.own ?? SpoolPolicy(bench.policy)
    standing.own = own
    standing.isPassedOver = false
    standing.retrySeconds = clock.seconds() + StandingPolicy.troubleSeconds
    do throws(FileError) {
      if try !isStanding(own) { try own.write(to: station) }
      standing.isUnwritten = false
      standing.seen = try station.tree.info(of: .mark)
    } catch {
      guard error.isOfTheThing else { return meetingTrouble { throw error } }
      standing.isPassedOver = true
      standing.retrySeconds = clock.seconds() + StandingPolicy.passedOverSeconds
      passOver(PassedOver(place: RootFile.mark.rawValue, what: error.description))
    }
  }

  /// Whether the spool's files say the policy already: a start changes nothing then.
  private func isStanding(_ own: SpoolPolicy) throws(FileError) -> Bool {
    let tree = station.tree
    guard let mark = (try? tree.contents(of: .mark)).flatMap(SpoolMark.init),
      mark.policy == own.digest, let info = try tree.info(of: .policy),
      info.mode & 0o777 == RootFile.mode, info.owner == geteuid()
    else { return false }
    return (try? tree.contents(of: .policy)) == own.bytes
  }

  /// Takes over the policy that another service has put in force. One that was edited by hand and
  /// that no service was told to read is left alone.
  private func takeOverPolicy() {
    let tree = station.tree
    do {
      guard let mark = try tree.contents(of: .mark).flatMap(SpoolMark.init),
        mark.policy != standing.own?.digest, mark.policy != standing.refused,
        let bytes = try tree.contents(of: .policy)
      else { return }
      let digest = SpoolPolicy.digest(of: bytes)
      // Two services have written at once: the policy that stands is what counts.
      if digest == standing.own?.digest { return standing.isUnwritten = true }
      guard digest == mark.policy else { return }
      standing.refused = digest
      let new = try SpoolPolicy(reading: bytes, named: tree.gate.label(RootFile.policy.path))
      try adopt(new)
      (standing.own, standing.refused) = (new, nil)
      say("another service has changed the policy: from now on \(new.policy.signature)")
    } catch let error as FileError where error.isShortage {
      standing.seen = nil
    } catch {
      say("the policy stays \(bench.policy.signature), the spool's is of no use here: \(error)")
    }
  }
}
