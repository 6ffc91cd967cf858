import CSystem
import Glibc
import Inspection
import TestSupport
import Testing

@Suite("The filter over system calls")
struct FilterProgramTests {
  static let lists = [
    ("photo", AllowList.photo), ("worker", AllowList.worker), ("nursery", AllowList.nursery),
  ]
  #if arch(x86_64)
    static let architecture: UInt32 = 0xC000_003E
  #else
    static let architecture: UInt32 = 0xC000_00B7
  #endif

  /// What a list says of a call, read rule by rule.
  static func answer(
    _ rules: [CallRule], _ number: UInt32, _ arguments: [UInt64]
  ) -> FilterMachine.Answer {
    for rule in rules where UInt32(bitPattern: rule.number) == number {
      guard rule.checks.allSatisfy({ arguments[$0.index] & $0.mask == $0.value }) else { continue }
      switch rule.answer {
      case .allow: return .allow
      case .refuse(let errno): return .refuse(errno)
      }
    }
    return .kill
  }

  /// Arguments near what the rules ask for: each right in full, or with any one bit turned.
  static func arguments(near rules: [CallRule], _ random: inout SplitMix64) -> [UInt64] {
    let checks = rules.flatMap(\.checks)
    return (0..<6).map { index in
      let wanted = checks.filter { $0.index == index }.map(\.value)
      var value = wanted.randomElement(using: &random) ?? random.next()
      if Int.random(in: 0..<3, using: &random) == 0 {
        value ^= 1 << UInt64.random(in: 0..<64, using: &random)
      }
      return value
    }
  }

  @Test("the compiled programs say what the lists say, for every call and near misses of each rule")
  func twin() throws {
    var random = SplitMix64(seed: 4)
    for (name, rules) in Self.lists {
      let program = FilterProgram(rules).instructions
      for number in UInt32(0)..<600 {
        let own = rules.filter { UInt32(bitPattern: $0.number) == number }
        for _ in 0..<(own.isEmpty ? 2 : 200) {
          let arguments = Self.arguments(near: own, &random)
          let seen = try FilterMachine.run(
            program, architecture: Self.architecture, number: number, arguments: arguments)
          #expect(seen == Self.answer(rules, number, arguments), "\(name) \(number) \(arguments)")
        }
      }
    }
  }

  @Test("another architecture's calls and those of x32 end the process, whatever their number")
  func otherArchitectures() throws {
    for (_, rules) in Self.lists {
      let program = FilterProgram(rules).instructions
      for rule in rules {
        let number = UInt32(bitPattern: rule.number)
        let arguments = (0..<6).map { i in rule.checks.first { $0.index == i }?.value ?? 0 }
        for (architecture, number) in [
          (0x4000_0003, number), (0x4000_0028, number), (Self.architecture, number | 0x4000_0000),
        ] {
          let answer = try FilterMachine.run(
            program, architecture: architecture, number: number, arguments: arguments)
          #expect(answer == .kill)
        }
      }
    }
  }

  @Test("no list lets memory be executable, or a file be opened, or another process be reached")
  func neverAllowed() {
    var forbidden: [(String, Int32)] = [
      ("openat", SYS_openat), ("socket", SYS_socket), ("connect", SYS_connect),
      ("execve", SYS_execve), ("kill", SYS_kill), ("ptrace", SYS_ptrace),
      ("mprotect", SYS_mprotect), ("memfd_create", SYS_memfd_create),
      ("process_vm_readv", SYS_process_vm_readv), ("ioctl", SYS_ioctl), ("bpf", SYS_bpf),
      ("io_uring_setup", SYS_io_uring_setup), ("pidfd_open", SYS_pidfd_open),
      ("shmget", SYS_shmget), ("dup", SYS_dup), ("newfstatat", SYS_newfstatat),
      ("getdents64", SYS_getdents64), ("userfaultfd", SYS_userfaultfd), ("unshare", SYS_unshare),
    ]
    #if arch(x86_64)
      forbidden += [("open", SYS_open), ("fork", SYS_fork), ("vfork", SYS_vfork)]
    #endif
    for (list, rules) in Self.lists {
      for (name, number) in forbidden {
        #expect(!rules.contains { $0.number == number }, "\(list) allows \(name)")
      }
      for prot in [PROT_EXEC, PROT_READ | PROT_EXEC, PROT_WRITE | PROT_EXEC] {
        for flags in [MAP_PRIVATE | MAP_ANONYMOUS, MAP_PRIVATE, MAP_SHARED] {
          let arguments: [UInt64] = [0, 4096, UInt64(prot), UInt64(flags), 4, 0]
          #expect(Self.answer(rules, UInt32(SYS_mmap), arguments) == .kill)
        }
      }
    }
  }

  @Test("a decoder can write to its answer alone, and starts no process")
  func decoder() {
    for rules in [AllowList.photo, AllowList.worker] {
      for descriptor in UInt64(0)..<64 {
        let answer = Self.answer(rules, UInt32(SYS_write), [descriptor, 0, 0, 0, 0, 0])
        #expect((answer == .allow) == (descriptor == UInt64(Channel.answer)))
      }
      #expect(!rules.contains { $0.number == SYS_clone || $0.number == SYS_prctl })
    }
  }

  @Test("every call has a reason")
  func reasons() {
    for (_, rules) in Self.lists { #expect(rules.allSatisfy { $0.reason.count >= 7 }) }
  }
}
