import CSystem

/// The kernel's machine for filters over system calls, as its manual describes it: the slow twin
/// that the compiled programs are run on.
enum FilterMachine {
  /// What a filter can say.
  enum Answer: Equatable {
    case allow
    case refuse(Int32)
    case kill
  }

  struct Failure: Error {
    var text: String
  }

  /// Runs a program over one system call.
  static func run(
    _ program: [sock_filter], architecture: UInt32, number: UInt32, arguments: [UInt64]
  ) throws -> Answer {
    // struct seccomp_data: number, architecture, instruction pointer, six arguments.
    var words: [UInt32] = [number, architecture, 0, 0]
    for argument in arguments {
      words += [UInt32(truncatingIfNeeded: argument), UInt32(argument >> 32)]
    }
    var accumulator: UInt32 = 0
    var place = 0
    while program.indices.contains(place) {
      let instruction = program[place]
      place += 1
      var isTrue = false
      switch instruction.code {
      case 0x20:
        guard instruction.k % 4 == 0, words.indices.contains(Int(instruction.k / 4)) else {
          throw Failure(text: "loads from \(instruction.k)")
        }
        accumulator = words[Int(instruction.k / 4)]
        continue
      case 0x54:
        accumulator &= instruction.k
        continue
      case 0x06: return try answer(instruction.k)
      case 0x15: isTrue = accumulator == instruction.k
      case 0x45: isTrue = accumulator & instruction.k != 0
      default: throw Failure(text: "does not know \(instruction.code)")
      }
      place += Int(isTrue ? instruction.jt : instruction.jf)
    }
    throw Failure(text: "runs off its end")
  }

  private static func answer(_ code: UInt32) throws -> Answer {
    switch code & 0xFFFF_0000 {
    case 0x7FFF_0000: return .allow
    case 0x8000_0000: return .kill
    case 0x0005_0000: return .refuse(Int32(code & 0xFFFF))
    default: throw Failure(text: "answers \(code)")
    }
  }
}
