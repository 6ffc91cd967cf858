import Codecs
import Testing

@Suite struct ZeroRunTests {
  private func isAtAnEnd(_ file: [UInt8]) -> Bool { ZeroRun.isAtAnEnd(of: file.span) }

  private func zeros(_ count: Int) -> [UInt8] { .init(repeating: 0, count: count) }

  @Test("64 zeros at the head or the tail are seen, 63 are not, and none in between")
  func ends() {
    let body = [UInt8](repeating: 7, count: 200)
    #expect(isAtAnEnd(zeros(64) + body) && isAtAnEnd(body + zeros(64)))
    #expect(!isAtAnEnd(zeros(63) + body) && !isAtAnEnd(body + zeros(63)))
    #expect(!isAtAnEnd(body + zeros(500) + body) && !isAtAnEnd(body))
    #expect(isAtAnEnd(zeros(64) + [7]) && isAtAnEnd([7] + zeros(64)))
  }

  @Test("a file of nothing but zeros is seen whatever its length, an empty one is not")
  func nothingElse() {
    for count in [1, 2, 63, 64, 65, 4096] { #expect(isAtAnEnd(zeros(count))) }
    #expect(!isAtAnEnd([]))
    #expect(
      !isAtAnEnd([0, 0, 7]) && !isAtAnEnd([7, 0, 0]) && !isAtAnEnd(zeros(31) + [1] + zeros(31)))
  }
}
