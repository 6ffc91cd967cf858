// Feeds damaged input to everything that reads what a stranger wrote, and says what it could not
// bear.
//
//   Fuzzing photos --count 100000          mutated photos through the worker's whole code
//   Fuzzing policy --seconds 600           one parser; `Fuzzing list` names them all
//   Fuzzing photos --from 4711 --count 1   a finding again: the same seed and index, the same bytes
//   Fuzzing export DIR --count 50000       mutated photos as drops: rename them into a spool's new/
//
//   --seed S        another series of inputs (1)         --findings DIR  where findings are saved
//   --seeds DIR     other files to begin with, such as testimages for full-size photos
//   --deadline N    processor seconds that one input may take (6: the worker's 5 and one more)
//   --processor-seconds N  ends the run after so much processor time, however busy the machine is
//   --sanitized     no limit on address space, which AddressSanitizer cannot live under
//
// Input number K is a pure function of seed and K. A forked child works through a range of them,
// for a trap in Swift ends the process; on a page shared with its parent it says where it is, so
// the parent knows the input that ended it, saves it, and goes on behind it with another child.
// What counts as a finding: a signal (a trap, a segmentation fault, the alarm of the deadline), an
// exit of its own, more than 768 MB resident, and an invariant of the target that does not hold.
// With AddressSanitizer, whose report then is on standard error:
//
//   swift build -c release --sanitize=address --product Fuzzing --scratch-path /tmp/asan
//   /tmp/asan/release/Fuzzing photos --count 20000 --sanitized
//
// Exit: 0 nothing found, 1 findings, 2 usage. `FuzzingTests` runs a little of each target and
// shows, by the target `planted`, that what should be found is found.
import Glibc

guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
  print("usage: Fuzzing TARGET|list|export DIR [--seed S] [--from K] [--count N] [--seconds N]")
  print(
    "         [--processor-seconds N] [--findings DIR] [--seeds DIR] [--deadline N] [--sanitized]")
  exit(2)
}
if options.target == "list" {
  for target in Target.all(seeds: options.seeds) {
    let read = target.seeds.count { ((try? target.attempt($0)) ?? "refused") != "refused" }
    print("\(target.name): \(target.seeds.count) inputs to begin with, \(read) good")
  }
  exit(0)
}
let wanted = options.export == nil ? options.target : "photos"
guard let target = Target.all(seeds: options.seeds).first(where: { $0.name == wanted }) else {
  print("no target '\(options.target)': see 'Fuzzing list'")
  exit(2)
}
let mutator = Mutator(target: target, seed: options.seed)
if let folder = options.export {
  exit(Export(mutator: mutator, folder: folder).run(options.range) ? 0 : 2)
}
guard let board = Board() else { exit(2) }
var campaign = Campaign(options: options, target: target, mutator: mutator, board: board)
campaign.run()
campaign.report()
exit(campaign.findings.isEmpty ? 0 : 1)
