import Glibc
import Supervisor
import Verdicts

/// One run of `evaluate`: labelled photos, judged and compared.
struct EvaluateRun {
  /// How results are written.
  enum Format: String, CaseIterable {
    case text, json
  }

  private let folder: ArgumentBytes
  private let labels: [PhotoLabel]
  private let photos: PhotoBatch
  private let format: Format

  /// - Throws: ``UsageError`` or ``CommandError``.
  init(_ arguments: Arguments) throws {
    guard arguments.operands.count == 1, let path = arguments.operands.first else {
      throw UsageError("name one file of labels")
    }
    format = try arguments.word("format", default: .text)
    photos = try PhotoBatch(arguments)
    let bytes = try PathList.contents(of: path)
    do {
      labels = try PhotoLabel.parse(bytes, named: path.display)
    } catch {
      throw CommandError(TerminalText.escaped("\(error)"))
    }
    guard !labels.isEmpty else { throw CommandError("\(path.display): there are no labels in it") }
    folder = path.folder
  }

  /// Judges every photo and prints the figures.
  func run() throws -> Int32 {
    let paths = try labels.map { try photo(of: $0) }
    var judged: [Evaluation.Photo] = []
    var progress = Progress(total: paths.count)
    try photos.run(paths, kinds: labels.map(\.kind)) { result in
      judged.append(Evaluation.Photo(label: labels[result.index], verdict: result.verdict))
      progress.show(done: judged.count)
    }
    progress.clear()
    let evaluation = Evaluation(judged)
    Output.result(format == .json ? evaluation.json.pretty + "\n" : evaluation.text)
    return 0
  }

  /// The photo of a label: beside the labels, or in `images` there.
  private func photo(of label: PhotoLabel) throws -> ArgumentBytes {
    for place in [folder, folder.appending(Array("images".utf8))] {
      let path = place.appending(Array(label.file.utf8))
      if unsafe path.withCString({ unsafe access($0, F_OK) }) == 0 { return path }
    }
    throw CommandError("\(folder.display): there is no photo \(TerminalText.escaped(label.file))")
  }
}
