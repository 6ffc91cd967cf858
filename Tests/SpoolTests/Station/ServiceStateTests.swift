import Spool
import Testing

@Suite("What a service tells of itself")
struct ServiceStateTests {
  @Test("it is read as it was written, whatever its lines hold")
  func readBack() throws {
    var state = ServiceState(
      version: "1.0.0", policy: "default@1", started: "2020-03-24T00:00:00Z", isWatching: false)
    state.troubles = [
      ServiceState.Trouble(.disk, "cannot write: No space", began: "a"),
      ServiceState.Trouble(.inotify, "two\nlines\tand a tab", began: "b", ended: "c"),
    ]
    let read = try #require(ServiceState(state.bytes))
    #expect(read.troubles.map(\.want) == [.disk, .inotify])
    #expect(read.troubles.map(\.ended) == [nil, "c"])
    #expect(read.troubles[1].what == "two lines and a tab")
    #expect(!read.isWatching && read.policy == "default@1" && read.version == "1.0.0")
  }

  @Test("a torn file tells nothing, a strange line of one is passed over")
  func torn() {
    #expect(ServiceState([]) == nil && ServiceState(Array("1.0\tp\n".utf8)) == nil)
    let text = "1\tp\tt\tinotify\nnonsense\nfire\ta\t\tb\ndisk\ta\t\tfull\n"
    #expect(ServiceState(Array(text.utf8))?.troubles.map(\.what) == ["full"])
  }

  @Test("each service's state is beside its lease, and goes with it")
  func published() throws {
    let folder = try TemporarySpool()
    let station = try folder.open()
    station.isolation = ["photo"]
    _ = try station.renewLease()
    let state = ServiceState(version: "1", policy: "p", started: "t", isWatching: true)
    try station.publish(state)
    let status = try folder.open().tree.status()
    #expect(status.services.first?.state == state && status.services.first?.isAtWork == true)
    try station.close()
    #expect(folder.names("active").isEmpty)
  }
}
