import Verdicts

extension Command {
  /// `jernih verify`.
  static let verify = Command(
    name: "verify", synopsis: "DIR [--format text|junit] [--update] [--policy FILE] [--jobs N]",
    summary: "judges a directory of fixtures against what is expected of them: for a CI",
    description: [
      "DIR/manifest.json names each photo, why it is there and what is expected of its verdict. "
        + "Says for each photo whether it is as expected and what differs. --update writes what is "
        + "seen into the manifest and shows what has changed."
    ],
    options: PhotoBatch.options + [
      Option("format", "f", value: "FORMAT", "text (the default) or junit"),
      Option("update", "writes what is seen into the manifest"),
    ],
    examples: [("In a CI:", "jernih verify testimages --format junit > junit.xml")]
  ) { arguments in
    try VerifyRun(arguments).run()
  }
}
