import Casework
import Files
import Spool
import Testing
import Verdicts

@Suite("a spool's own policy")
struct SpoolPolicyTests {
  @Test("a mark is read as it was written, and what is none is none")
  func mark() {
    let mark = SpoolMark(policy: "abc")
    #expect(SpoolMark(mark.bytes) == mark)
    #expect(mark.id.count == 28 && SpoolMark(policy: "abc").id != mark.id)
    #expect(SpoolMark(mark.bytes.dropLast(4) + []) == nil)
    #expect(SpoolMark(Array("{\"schema\": \"jernih.case/1\"}".utf8)) == nil)
  }

  @Test("a policy comes back from its file as it went there")
  func roundTrip() throws {
    let bytes = Array("{ kinds: { ktp: { checks: { colour: null } } } }".utf8)
    let policy = try Policy.load(bytes, named: "office.json5")
    let written = SpoolPolicy(policy)
    let read = try SpoolPolicy(reading: written.bytes, named: "policy.json")
    #expect(read.policy.signature == policy.signature && read.policy.name == "office")
    #expect(read.saysTheSame(as: written) && read.digest == written.digest)
    #expect(!read.saysTheSame(as: SpoolPolicy(.default)))
  }

  @Test("the mark keeps its id and names the policy that is written, whatever stood there")
  func writing() throws {
    let office = try Office()
    let station = try office.open()
    try SpoolPolicy(.default).write(to: station)
    let first = try #require(try station.tree.contents(of: .mark).flatMap(SpoolMark.init))
    let other = SpoolPolicy(try Policy.load(Array("{ name: \"b\" }".utf8), named: "b"))
    try other.write(to: station)
    let second = try #require(try station.tree.contents(of: .mark).flatMap(SpoolMark.init))
    #expect(second.id == first.id && second.policy == other.digest)
    try station.replace(.mark, with: Array("torn".utf8))
    try other.write(to: station)
    let third = try #require(try station.tree.contents(of: .mark).flatMap(SpoolMark.init))
    #expect(third.policy == other.digest && third.id != first.id)
  }

  @Test("a file that is no policy is refused with its line")
  func bad() {
    let error = #expect(throws: (any Error).self) {
      try SpoolPolicy(reading: Array("{\n limts: {} }".utf8), named: "policy.json")
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("policy.json:2:"))
  }
}
