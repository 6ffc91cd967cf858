extension Dossier {
  /// The reply to a photo of this case: what is said of the photo alone, and behind it what the
  /// case and the hour say.
  ///
  /// A case that is now complete is asked to come where its programme wants that; whoever was asked
  /// for the same paper again and again is offered a person; and a photo that a clerk must look at
  /// is told when that will be, while the office is closed.
  ///
  /// - Parameters:
  ///   - answer: What is said of the photo.
  ///   - time: When it is said, RFC 3339.
  package func reply(to answer: Answer, at time: String, policy: Policy) -> Bilingual {
    var parts = [answer.reply]
    if let invitation = invitation(policy) { parts.append(invitation) }
    if answer.outcome.severity >= Outcome.retake.severity, let person = person(answer.kind, policy)
    {
      parts.append(person)
    }
    if answer.outcome == .review, !answer.send,
      let template = policy.messages.templates[.outsideHours],
      let opening = policy.office.opening(after: time, zone: policy.pages.zone)
    {
      parts.append(template.filled(["when": opening.text]))
    }
    return Bilingual(
      id: parts.map(\.id).joined(separator: " "), en: parts.map(\.en).joined(separator: " "))
  }

  /// When an applicant may come for this programme.
  package func visitHours(_ policy: Policy) -> Bilingual {
    let own = programme?.hours ?? []
    return Self.hours(own.isEmpty ? policy.office.hours : own, policy)
  }

  private func invitation(_ policy: Policy) -> Bilingual? {
    guard state == .complete, let programme, programme.inPerson else { return nil }
    return policy.messages.templates[.inPerson]?
      .filled(["programme": programme.name, "hours": visitHours(policy)])
  }

  private func person(_ kind: String, _ policy: Policy) -> Bilingual? {
    guard let least = policy.office.personAfterRetakes,
      let counted = counted.first(where: { $0.kind == kind }),
      counted.outcome.severity >= Outcome.retake.severity, counted.retakesInARow >= least
    else { return nil }
    return policy.messages.templates[.person]?
      .filled(["hours": Self.hours(policy.office.hours, policy)])
  }

  private static func hours(_ hours: [OpeningHours], _ policy: Policy) -> Bilingual {
    let templates = policy.messages.templates
    let none = templates[.hoursUnknown] ?? Bilingual(id: "", en: "")
    let and = templates[.and] ?? Bilingual(id: ", ", en: ", ")
    return OfficePolicy.text(hours, zone: policy.pages.zone, and: and) ?? none
  }
}
