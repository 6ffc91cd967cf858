// A worker that is in an attacker's hands: the same nursery, the same sandbox, but the "photo" says
// which way out is tried once the sandbox is closed. `EscapeTests` runs it in Jernih's place.
//
//   EscapeProbes nursery photo|worker [allow-weak-sandbox]   as the pool starts a worker
//   EscapeProbes landlock PROBE                              the same attempt under Landlock alone
//   EscapeProbes free PROBE                                  the same attempt without a sandbox
//   EscapeProbes badly PROGRAM [WORD…]                       a program with signals ignored, its
//   standard
//                                                            input and error closed
//   EscapeProbes descriptors PROCESS COUNT                   so many descriptors for a process that
//   runs EscapeProbes without landlock|seccomp|close_range PROGRAM [WORD…]    a program on a kernel
//   that lacks it
//   EscapeProbes left-open                                   what is open after two sweeps
import CEscape
import Findings
import Glibc
import Inspection
import Synchronization
import Vocabulary
import Wire

let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "nursery" where words.count > 1:
  Probe.outsider.store(Int(getpid()), ordering: .relaxed)
  guard let isolation = Isolation(rawValue: words[1]) else { exit(2) }
  let status = unsafe Nursery.run(isolation: isolation, allowingLess: false) { photo, assignment in
    let name = unsafe String(decoding: photo, as: UTF8.self)
    if name == "claim another kind" {
      return .report(
        ChildReport(findings: Findings(fault: Fault(.found(.badData)), kind: "rumah")))
    }
    return .report(
      ChildReport(
        findings: Probe.findings(of: name, kind: assignment.kind ?? assignment.fallbackKind)))
  }
  exit(status)
case "landlock" where words.count > 1: print(Probe.attemptUnderLandlockAlone(words[1]))
case "without" where words.count > 2:
  guard let number = Probe.features[words[1]], escape_without(number) == 0 else { exit(70) }
  unsafe execv(words[2], CommandLine.unsafeArgv.advanced(by: 3))
  exit(71)
case "badly" where words.count > 1:
  for number in [SIGCHLD, SIGXCPU, SIGPIPE] { _ = signal(number, SIG_IGN) }
  close(STDIN_FILENO)
  close(STDERR_FILENO)
  unsafe execv(words[1], CommandLine.unsafeArgv.advanced(by: 2))
  exit(71)
case "descriptors" where words.count > 2:
  guard let process = Int(words[1]), let count = UInt64(words[2]) else { exit(2) }
  exit(Probe.limitDescriptors(of: process, to: count) ? 0 : 71)
case "left-open": print(Probe.leftOpen())
case "free" where words.count > 1: print(Probe.attempt(words[1]))
default: exit(2)
}
