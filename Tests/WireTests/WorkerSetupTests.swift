import Testing
import Wire

@Suite("A worker's first datagram")
struct WorkerSetupTests {
  let setup = WorkerSetup(
    sandbox: ["rlimits", "landlock:7", "seccomp"], libjpeg: "2.1.5", libpng: "1.6.39")

  @Test("what was written is read again, and nothing shorter or longer")
  func roundTrip() throws {
    #expect(try WorkerSetup(frame: setup.frame) == setup)
    for count in 0..<setup.frame.count {
      #expect(throws: FrameError.self) { try WorkerSetup(frame: Array(setup.frame.prefix(count))) }
    }
    #expect(throws: FrameError.leftOver) { try WorkerSetup(frame: setup.frame + [0]) }
  }

  @Test("how a child ended is not taken for it")
  func notAnEnd() {
    for end in [ChildEnd(exited: true, code: 0), ChildEnd(exited: false, code: 9, cpuSeconds: 1)] {
      #expect(throws: FrameError.self) { try WorkerSetup(frame: WorkerWord.ended(end).frame) }
    }
  }
}
