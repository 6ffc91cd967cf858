import Spool

/// What follows from what has happened.
extension Desk {
  /// Takes in what has happened. What it tells of a job that is no longer the desk's is passed
  /// over.
  package mutating func take(_ event: Event, at seconds: Double) {
    switch event {
    case .came(let jobs):
      admit(jobs)
      opening += jobs.map(\.id)
    case .cameBack(let jobs):
      admit(jobs)
      for job in jobs { held.add(job.id, until: seconds) }
      // Where some were due there may be more.
      if !jobs.isEmpty { timers.makeDue(.deferred, at: seconds + Self.takeBackPauseSeconds) }
    case .cameBackCostly(let jobs):
      admit(jobs)
      for job in jobs { costly.add(job.id, at: seconds) }
    case .recovered(let jobs):
      admit(jobs)
      for job in jobs { resume(job, at: seconds) }
    case .foundAttached(let job):
      admit([job])
      cards[job.id]?.isPlaced = true
      following.append(.handle(job.id, .settle))
    case .heard: isHandingOut = true
    case .ended(let ticket, let blame, let looksUnfinished):
      tryEnded(ticket, blame, looksUnfinished, at: seconds)
    case .finished(let jobs):
      for id in jobs { forget(id) }
      // Only what has come to its end shows that the machine is well again.
      if !jobs.isEmpty { trouble.clear(at: seconds) }
    case .postponed(let id), .left(let id): forget(id)
    case .lost(let jobs): for id in jobs { forget(id) }
    case .failed(let id, let failure): failed(id, failure, at: seconds)
    case .stopping: stop()
    case .stopped: release(cards.keys.sorted { $0.description < $1.description })
    default: goOn(event, at: seconds)
    }
  }

  /// What a job comes to next.
  private mutating func goOn(_ event: Event, at seconds: Double) {
    switch event {
    case .loading(let id) where isKnown(id): copies.isLoading(id)
    case .loaded(let id, let content) where isKnown(id): loaded(id, content)
    case .begun(let id, let ticket):
      guard let card = cards[id] else { return }
      underWay[ticket] = UnderWay(id: id, beganSeconds: seconds, track: card.track)
    case .notBegun(let id) where isKnown(id): follow(id, .note(.notBegun))
    case .noted(let id, let end, let facts) where isKnown(id): noted(id, end, facts, at: seconds)
    case .asked(let id, let mayGrow) where isKnown(id):
      if mayGrow {
        follow(id, .awaitRest)
      } else if let action = attach(id) {
        following.append(action)
      }
    case .storing(let id) where isKnown(id): copies.isStoring(id)
    case .stored(let id):
      guard let card = cards[id] else { return }
      follow(id, .conclude(maySend: card.maySend))
    case .attached(let id) where isKnown(id):
      cards[id]?.isPlaced = true
      attached.append(id)
    case .repeated(let id, let number) where isKnown(id): repeatAnswer(id, number)
    case .rejected(let id) where isKnown(id):
      cards[id]?.isPlaced = true
      rejected.append(id)
    default: break
    }
  }

  private func isKnown(_ id: JobID) -> Bool { cards[id] != nil }

  private mutating func follow(_ id: JobID, _ handling: Handling) {
    following.append(.handle(id, handling))
  }

  /// Takes in jobs. One that was this service's before, and was lost meanwhile, is a new one.
  private mutating func admit(_ jobs: [JobFacts]) {
    for job in jobs {
      forget(job.id)
      cards[job.id] = Card(facts: job)
    }
  }

  /// A try that its service did not live to see the end of is no word on the photo.
  private mutating func resume(_ job: JobFacts, at seconds: Double) {
    if job.hasOpenTry { follow(job.id, .note(.leftOpen)) } else { held.add(job.id, until: seconds) }
  }

  /// Decides by what a drop is: nothing in it is looked at here.
  private mutating func loaded(_ id: JobID, _ content: Content) {
    switch content {
    case .photo(let isLarge):
      cards[id]?.isLarge = isLarge
      arrived.append(id)
    case .repeated(let number): repeatAnswer(id, number)
    case .surplus: follow(id, .reject(.caseFull))
    case .unfinished: follow(id, .awaitRest)
    case .tooLarge: follow(id, .beginStoring)
    }
  }

  /// The same bytes came again for the same case and kind: nothing to judge, only to be said. What
  /// it repeats is told first.
  private mutating func repeatAnswer(_ id: JobID, _ number: Int) {
    if let action = tellOfAttached() { following.append(action) }
    follow(id, .repeatAnswer(as: number))
  }

  // MARK: The end of a try

  /// A kill counts only while another photo has passed within so many seconds.
  private static var passedSecondsMaximum: Double { JobRecord.killsApartSeconds }

  private mutating func tryEnded(
    _ ticket: UInt64, _ blame: Blame?, _ looksUnfinished: Bool, at seconds: Double
  ) {
    guard let id = underWay.removeValue(forKey: ticket)?.id else { return }
    let othersPass = passedSeconds.map { seconds - $0 < Self.passedSecondsMaximum } ?? false
    let end = rules.end(blame, othersPass: othersPass, isInTrouble: poolPause.isProbing)
    if end == .answered {
      passedSeconds = seconds
      poolPause.passed()
      decoderTrouble.clear(at: seconds)
      cards[id]?.looksUnfinished = looksUnfinished
      cards[id]?.maySend = true
      return answered.append(id)
    }
    if case .interrupted = end, let blame {
      poolPause.failed(id, at: seconds)
      if decoderTrouble.meet(blame.remedy, at: seconds) {
        following.append(.say(.decodersFail(blame.remedy)))
      }
    }
    follow(id, .note(end))
  }

  private mutating func noted(
    _ id: JobID, _ end: TryEnd, _ facts: JobFacts, at seconds: Double
  ) {
    guard var card = cards[id] else { return }
    card.facts = facts
    switch end {
    case .interrupted, .notBegun: card.interrupted += 1
    case .answered, .failed, .tooCostly, .leftOpen: break
    }
    cards[id] = card
    var count = TryRules.Count()
    (count.failed, count.interrupted) = (facts.tries, card.interrupted)
    (count.isPoison, count.isGivenUp) = (facts.isPoison, facts.isGivenUp)
    switch rules.next(after: end, count) {
    case .judged(let maySend):
      cards[id]?.maySend = maySend
      answered.append(id)
    case .again(let pauseSeconds): held.add(id, until: seconds + pauseSeconds)
    case .costly where costly.room > 0: costly.add(id, at: seconds)
    case .costly: putOff(id, .costly)
    case .putOff: putOff(id, .machine)
    }
  }

  // MARK: Trouble, and the end

  /// A job whose step failed is put off; one that has found its place is left to recovery.
  private mutating func failed(_ id: JobID?, _ failure: Failure, at seconds: Double) {
    if case .machine(let line) = failure, trouble.meet(line, at: seconds) {
      following.append(.say(.machineFails(line)))
    }
    guard let id else {
      // Where one lane's claim fails, the next one's would.
      if taking.stage == .large { taking.stage = .opening }
      return
    }
    guard let card = cards[id] else { return }
    if card.isPlaced { return release([id]) }
    putOff(id, failure == .blocked ? .blocked : .machine)
  }

  private mutating func putOff(_ id: JobID, _ reason: DeferralReason) {
    forget(id)
    following.append(.putOff(id, reason))
  }

  private mutating func release(_ jobs: [JobID]) {
    for id in jobs { forget(id) }
    if !jobs.isEmpty { following.append(.release(jobs)) }
  }

  /// Gives up what is not worth waiting for: what waits for a later try, and what is large. What
  /// workers have may still be answered, and what was read ahead is given to them.
  private mutating func stop() {
    isStopping = true
    isHandingOut = true
    release(held.takeAll() + costly.takeAll() + copies.takeLarge() + opening + arrived)
  }

  /// Forgets a job, wherever it stands.
  private mutating func forget(_ id: JobID) {
    guard cards.removeValue(forKey: id) != nil else { return }
    held.forget(id)
    costly.forget(id)
    copies.forget(id)
    underWay = underWay.filter { $0.value.id != id }
    opening.removeAll { $0 == id }
    arrived.removeAll { $0 == id }
    answered.removeAll { $0 == id }
    attached.removeAll { $0 == id }
    rejected.removeAll { $0 == id }
    following.removeAll { if case .handle(id, _) = $0 { true } else { false } }
  }
}
