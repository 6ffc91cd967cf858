package import CSystem

/// An allow-list as the kernel runs it: a program in classic BPF over one system call.
///
/// The program looks at the architecture, then at one rule after the other: number, then each
/// argument's bits, low half and high half. The first rule that fits answers; a call that none fits
/// ends the whole process.
///
/// - Source: Linux, Documentation/userspace-api/seccomp_filter.rst and linux/filter.h.
package struct FilterProgram {
  /// What seccomp(2) takes, at most 4096 of them.
  package private(set) var instructions: [sock_filter] = []

  /// Where `struct seccomp_data` has what; little-endian on both architectures.
  private enum Offset {
    static let number: UInt32 = 0
    static let architecture: UInt32 = 4
    static let arguments: UInt32 = 16
  }

  /// Half an argument that is looked at: a program computes with 32 bits.
  private struct Half {
    var offset: UInt32
    var mask: UInt32
    var value: UInt32

    /// The halves of a check, but for one whose bits are all ignored.
    static func of(_ check: ArgumentCheck) -> [Half] {
      let offset = Offset.arguments + 8 * UInt32(check.index)
      let low = Half(
        offset: offset, mask: UInt32(truncatingIfNeeded: check.mask),
        value: UInt32(truncatingIfNeeded: check.value))
      let high = Half(
        offset: offset + 4, mask: UInt32(check.mask >> 32), value: UInt32(check.value >> 32))
      return [low, high].filter { $0.mask != 0 }
    }
  }

  /// linux/bpf_common.h, put together.
  private enum Code {
    static let load: UInt16 = 0x20  // BPF_LD | BPF_W | BPF_ABS
    static let and: UInt16 = 0x54  // BPF_ALU | BPF_AND | BPF_K
    static let jumpIfEqual: UInt16 = 0x15  // BPF_JMP | BPF_JEQ | BPF_K
    static let jumpIfBits: UInt16 = 0x45  // BPF_JMP | BPF_JSET | BPF_K
    static let answer: UInt16 = 0x06  // BPF_RET | BPF_K
  }

  /// Compiles the rules.
  ///
  /// - Precondition: Every rule has at most six checks, each of an argument 0…5.
  package init(_ rules: [CallRule]) {
    append(Code.load, Offset.architecture)
    append(Code.jumpIfEqual, Kernel.architecture, ifTrue: 1)
    append(Code.answer, Kernel.killProcess)
    if let bit = Kernel.otherABI {
      append(Code.load, Offset.number)
      append(Code.jumpIfBits, bit, ifFalse: 1)
      append(Code.answer, Kernel.killProcess)
    }
    for rule in rules { append(rule) }
    append(Code.answer, Kernel.killProcess)
  }

  private mutating func append(_ rule: CallRule) {
    precondition(rule.checks.count <= 6 && rule.checks.allSatisfy { (0...5).contains($0.index) })
    let halves = rule.checks.flatMap(Half.of)
    append(Code.load, Offset.number)
    // Three instructions a half and the answer are passed over where the rule does not fit.
    append(
      Code.jumpIfEqual, UInt32(bitPattern: rule.number), ifFalse: UInt8(3 * halves.count + 1))
    for (place, half) in halves.enumerated() {
      append(Code.load, half.offset)
      append(Code.and, half.mask)
      append(Code.jumpIfEqual, half.value, ifFalse: UInt8(3 * (halves.count - place - 1) + 1))
    }
    append(Code.answer, Self.code(of: rule.answer))
  }

  private static func code(of answer: CallRule.Answer) -> UInt32 {
    switch answer {
    case .allow: Kernel.allow
    case .refuse(let errno): Kernel.fail | UInt32(bitPattern: errno)
    }
  }

  private mutating func append(
    _ code: UInt16, _ operand: UInt32, ifTrue: UInt8 = 0, ifFalse: UInt8 = 0
  ) {
    instructions.append(sock_filter(code: code, jt: ifTrue, jf: ifFalse, k: operand))
  }
}
