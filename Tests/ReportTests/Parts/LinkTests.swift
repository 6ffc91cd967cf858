import Report
import Testing

@Suite struct LinkTests {
  @Test("names of the service stay as they are")
  func plain() {
    #expect(
      Link(upwards: 1, ["cases", "GW-2020-00123", "ktp.2", "thumb.jpg"]).path
        == "../cases/GW-2020-00123/ktp.2/thumb.jpg")
  }

  @Test("no segment can become a path, a scheme, a query or markup")
  func hostile() {
    #expect(Link(["a/b"]).path == "a%2Fb")
    #expect(Link(["javascript:alert(1)"]).path == "javascript%3Aalert%281%29")
    #expect(Link(["x?y#z"]).path == "x%3Fy%23z")
    #expect(Link(["\"><é"]).path == "%22%3E%3C%C3%A9")
    #expect(Link(["..", ".", "", "c"]).path == "_/_/_/c")
  }
}
