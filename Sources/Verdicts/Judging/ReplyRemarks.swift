import Measures

/// The defects of one photo that its reply is made of, what helps most first.
struct ReplyRemarks: Sendable {
  private let messages: Messages
  private let kind: String
  private(set) var list: [ReplyRemark]

  /// - Parameters:
  ///   - kind: What the photo was judged as.
  ///   - checks: Worst first.
  init(_ checks: [CheckResult], messages: Messages, kind: String) {
    self.messages = messages
    self.kind = kind
    list = checks.compactMap { check in
      guard check.status == .retake || check.status == .review,
        let message = messages.message(check.defectKey, kind: kind), !message.clerksOnly
      else { return nil }
      return ReplyRemark(
        key: check.defectKey, message: message, isRetake: check.status == .retake)
    }
    for unsaid in messages.unsaid { leaveOut(unsaid) }
    for together in messages.together { join(together) }
    if list.contains(where: { !$0.message.minor }) { list.removeAll(where: \.message.minor) }
    order()
  }

  /// The remark that silences the rest: a sentence, of a defect as grave as any.
  var alone: ReplyRemark? {
    let asksForNew = list.contains(where: \.isRetake)
    return list.first { $0.message.sentence != nil && $0.isRetake == asksForNew }
  }

  /// The remarks that go on after "the photo"; those alone that sending the same photo again mends,
  /// where that is all that must be done.
  var needed: [ReplyRemark] {
    let said = list.filter { $0.message.problem != nil }
    let grave = said.filter(\.isRetake)
    guard !grave.isEmpty, grave.allSatisfy(\.message.resend) else { return said }
    return said.filter(\.message.resend)
  }

  /// What goes without saying leaves its gravity to what is said: the photo must be taken again
  /// for the one that is named.
  private mutating func leaveOut(_ unsaid: Messages.Unsaid) {
    let hidden = list.indices.filter { list[$0].matches(unsaid.defect) }
    let saying = list.indices.filter { index in
      !hidden.contains(index) && unsaid.beside.contains(where: list[index].matches)
        && (list[index].isRetake || !unsaid.grave)
    }
    guard let worst = saying.first, !hidden.isEmpty else { return }
    let isRetake = hidden.contains { list[$0].isRetake }
    if isRetake, !saying.contains(where: { list[$0].isRetake }) { list[worst].isRetake = true }
    list = list.indices.filter { !hidden.contains($0) }.map { list[$0] }
  }

  private mutating func join(_ together: Messages.Together) {
    // A sentence such as "too dark to see" needs a grave defect, not a slight one.
    let isGrave = together.instead.sentence != nil
    let parts = together.when.map { pattern in
      list.indices.filter { list[$0].matches(pattern) && (!isGrave || list[$0].isRetake) }
    }
    guard parts.allSatisfy({ !$0.isEmpty }) else { return }
    let replaced = Set(parts.joined())
    let message = messages.kinds[kind]?[together.key] ?? together.instead
    let one = ReplyRemark(
      key: together.key, message: message, isRetake: replaced.contains { list[$0].isRetake })
    list = list.indices.filter { !replaced.contains($0) }.map { list[$0] } + [one]
  }

  private mutating func order() {
    let placed = list.enumerated().map { index, remark in
      (place: (remark.isRetake ? 0 : 1, messages.rank(remark.key), index), remark: remark)
    }
    list = placed.sorted { $0.place < $1.place }.map(\.remark)
  }
}
