import Files
import JSON
import Spool
import Verdicts
import Vocabulary

/// One run of `override`: a clerk's decision on one photo.
struct OverrideRun {
  /// What may be decided.
  private enum Word: String, CaseIterable {
    case accept, retake, none
  }

  private let spool: ArgumentBytes
  private let caseID: String
  private let kind: String
  /// `nil` takes the attempt that counts.
  private let number: Int?
  private let decision: Decision

  /// - Throws: ``UsageError``.
  init(_ arguments: Arguments) throws {
    spool = try SpoolFolder.path(from: arguments)
    let words = arguments.operands.dropFirst().map(\.text)
    guard words.count == 2 else { throw UsageError("name the spool, a case and a kind") }
    caseID = words[0]
    // The first of a kind has no number in its folder's name; here it may be asked for by one.
    let parts = words[1].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), KindName(parts[0]) != nil else {
      throw UsageError("\(TerminalText.escaped(words[1])) is no photo of a case: KIND or KIND.N")
    }
    kind = parts[0]
    number = parts.count == 2 ? Int(parts[1]) : nil
    guard parts.count == 1 || number.map({ $0 > 0 && "\($0)" == parts[1] }) == true else {
      throw UsageError("\(TerminalText.escaped(words[1])) is no photo of a case: KIND or KIND.N")
    }
    decision = try Self.decision(arguments)
  }

  private static func decision(_ arguments: Arguments) throws -> Decision {
    guard arguments.has("verdict") else { throw UsageError("--verdict is needed") }
    guard let reason = arguments.text("reason") else { throw UsageError("--reason is needed") }
    guard let clerk = arguments.text("by") else { throw UsageError("--by is needed") }
    guard Decision.isClerk(clerk) else {
      throw UsageError("--by is an id and no name: 1 to 64 of letters, digits, . _ @ and -")
    }
    let outcome: Outcome? =
      switch try arguments.word("verdict", default: Word.none) {
      case .accept: .accept
      case .retake: .retake
      case .none: nil
      }
    return Decision(outcome, reason: reason, clerk: clerk)
  }

  /// Drops the decision and says what it is on.
  func run() throws -> Int32 {
    do {
      let drop = try DecisionDrop(to: spool.text)
      guard let bytes = try drop.caseFile(caseID) else {
        throw CommandError("there is no case \(TerminalText.escaped(caseID))")
      }
      let attempt = Attempt(
        caseID: caseID, kind: kind, number: try number ?? counting(in: JSON.parse(bytes)))
      guard try drop.holds(attempt) else {
        throw CommandError("\(caseID) has no photo \(attempt.folderName)")
      }
      let name = try drop.send(decision.bytes, on: attempt)
      Output.result("\(caseID) \(attempt.folderName): \(name)\n")
      return 0
    } catch let error as FileError {
      throw CommandError(error.description)
    }
  }

  /// The attempt that counts for the kind.
  private func counting(in caseFile: JSON) throws -> Int {
    let counts = caseFile["kinds"]?[kind]?["counts"]?.array ?? []
    let numbers = counts.compactMap(\.integer)
    guard let number = numbers.first else { throw CommandError("\(caseID) has no photo \(kind)") }
    guard numbers.count == 1 else {
      let names = numbers.map { "\(kind).\($0)" }.joined(separator: ", ")
      throw CommandError(
        "\(numbers.count) photos of \(caseID) count for \(kind); name one: \(names)")
    }
    return number
  }
}
