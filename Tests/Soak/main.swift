// Runs real services on a real spool under what a machine may do to them, and says what was broken.
//
//   Soak kills --seconds 60          four services, killed and frozen at random
//   Soak flood --photos 20000        renamed into new/ while the services are frozen
//   Soak backlog --photos 1000000    a huge new/: memory, order, SIGTERM, a start after a kill
//   Soak pickup --photos 200         how soon an idle service takes a rename
//   Soak writer --seconds 20         a writer of one byte a second, and one that stalls
//   Soak full                        a file system of 4 MB, full in blocks and inodes (as root)
//   Soak power --photos 600          the power is taken from an ext4 every second or so (as root)
//   Soak mutated --photos 50000      damaged photos of `Fuzzing export` through the service
//   Soak reload --photos 900         the policy is read again 100 times while photos come
//   Soak backup --photos 600         a copy of a spool that is served, and then served itself
//   Soak unit                        what `jernih help systemd` prints, under a systemd of its own
//                                    (as root; --seconds 120 for the watchdog's own time, --brief
//                                    without the blows)
//   Soak attackers                   200 photos alone, then beside twelve senders who mean ill:
//                                    how much later the answers come (--rounds N, --per-second N
//                                    photos, --limit-seconds N; --brief for a round of 24 photos;
//                                    --only changing|sparse|folders|costly|badNames|sameSize; up
//                                    to 8 GB of disk; as root with users of their own)
//
//   --services N   how many serve the spool
//   --workers N    workers of each (1; attackers: 2)
//   --seed S       another series of random events (1)
//   --at DIR       where the spool is made (the temporary folder); it is removed at the end
//   --keep         leaves it there
//
// Every photo is a small JPEG of its own number, so a photo found in a case tells which drop it
// was. At the end of each run every drop is looked for: it must be in exactly one attempt of its
// own case, byte by byte, with one serial for its verdict, and `jernih status --verify` must find
// nothing.
//
// `unit` runs systemd as process 1 of new namespaces, over a layer of memory on this machine's
// root: it needs overlayfs and control groups of the second kind, and leaves nothing behind.
//
// Exit: 0 all promises held, 1 something was broken, 2 it could not be run, 3 not here or not as
// this user.
// `SoakTests` runs a little of each with every run of the tests.
import Foundation

let words = CommandLine.arguments.dropFirst()
if words.first == Attacker.word { Attacker.run(words.dropFirst()) }
guard let options = Options(Array(words)) else {
  print(
    "usage: Soak kills|flood|backlog|pickup|writer|full|power|mutated|unit|attackers|reload|backup")
  print("            [--photos N] [--seconds N] [--services N] [--workers N] [--seed S] [--at DIR]")
  print("            [--keep] [--brief] [--rounds N] [--per-second N] [--limit-seconds N]")
  print("            [--only ATTACK]")
  exit(2)
}
do {
  let violations: [String] =
    switch options.mode {
    case .kills: try Kills(options).run()
    case .flood: try Flood(options).run()
    case .backlog: try Backlog(options).run()
    case .pickup: try Pickup(options).run()
    case .writer: try SlowWriter(options).run()
    case .full: try FullDisk(options).run()
    case .power: try PowerCuts(options).run()
    case .mutated: try Mutated(options).run()
    case .unit: try ServiceUnit(options).run()
    case .attackers: try Attackers(options).run()
    case .reload: try Reloads(options).run()
    case .backup:
      try {
        var backups = try Backups(options)
        return try backups.run()
      }()
    }
  for violation in violations.prefix(20) { print("broken: \(violation)") }
  if violations.count > 20 { print("broken: and \(violations.count - 20) more") }
  print("\(options.mode.rawValue): \(violations.isEmpty ? "all promises held" : "NOT held")")
  exit(violations.isEmpty ? 0 : 1)
} catch let error as SoakError {
  print("soak: \(error.text)")
  exit(error.isForbidden ? 3 : 2)
} catch {
  print("soak: \(error)")
  exit(2)
}
