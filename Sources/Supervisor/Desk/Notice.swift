/// Something about the machine that an operator is told once.
package enum Notice: Equatable, Sendable, CustomStringConvertible {
  /// The machine as a whole fails: one line of what.
  case machineFails(String)
  case machineIsWell
  /// The machine fails photos in their decoders: what, and what to do about it.
  case decodersFail(String)
  case decodersWork

  /// One line.
  package var description: String {
    switch self {
    case .machineFails(let line), .decodersFail(let line):
      "\(line): photos wait and nothing is lost; trying again"
    case .machineIsWell: "the trouble is over: photos are judged again"
    case .decodersWork: "decoders work again"
    }
  }
}
