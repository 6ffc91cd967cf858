import Foundation
import Testing
import WaitingSupport

@Suite("What README and the modules' pages tell a reader to type", .waiting, .serialized)
struct DocumentationTests {
  @Test(
    "each command does what the page says, and prints what the page shows",
    .enabled(if: PageRun.isPossible, "pages use jq, python3 and timeout, and one is not here"),
    arguments: DocumentationPage.withCommands)
  func commands(page: DocumentationPage) throws {
    let run = try PageRun(page)
    for step in page.steps where step.reasonNotRun == nil {
      let place = "\(page.path):\(step.command.line)"
      let result = try run.run(step.command)
      #expect(result.status == step.status, "\(place) printed\n\(result.output)")
      guard let output = step.output else { continue }
      let difference = ShownOutput.difference(shown: output.text, printed: result.output)
      #expect(difference == nil, "\(page.path):\(output.line): \(difference ?? "")")
    }
  }

  @Test("every output is a command's, and what is not run says why")
  func rules() {
    let pages = DocumentationPage.withCommands
    #expect(pages.first?.path == "README.md" && pages.count > 1)
    for page in pages { #expect(page.faults.isEmpty, "\(page.faults.joined(separator: "\n"))") }
  }

  @Test("a page's blocks are told apart by what stands above and between them")
  func blocks() throws {
    let page = DocumentationPage(
      path: "P.md",
      text: """
        ```
        a ─► picture
        ```
        <!-- the name -->
        <!-- ends with 3 -->

        ```sh
        exit 3
        ```

        ```text
        ```
        Words.
        ```python
        pass
        ```
        Words.
        ```json
        {}
        ```
        <!-- not run: it would take an hour -->
        ```sh
        sleep 3600
        ```
        """)
    #expect(page.blocks.map(\.line) == [1, 7, 11, 14, 18, 22])
    #expect(page.steps.map(\.command.text) == ["exit 3\n", "pass\n", "sleep 3600\n"])
    #expect(page.steps.map(\.output?.line) == [11, nil, nil])
    #expect(page.steps.map(\.status) == [3, 0, 0])
    #expect(page.steps.map(\.reasonNotRun) == [nil, nil, " it would take an hour"])
    #expect(page.faults.isEmpty)
  }

  @Test("an output of nothing, a command not run without a reason, and a wrong mark are faults")
  func planted() {
    let page = DocumentationPage(
      path: "P.md",
      text: """
        Words.
        ```text
        2
        ```
        <!-- not run: -->
        ```sh
        rm -r /
        ```
        ```text
        gone
        ```
        <!-- ends with a bang -->
        ```sh
        true
        ```
        """)
    #expect(page.faults.count == 4, "\(page.faults)")
  }
}
