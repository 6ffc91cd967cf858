extension Command {
  /// `jernih evaluate`.
  static let evaluate = Command(
    name: "evaluate",
    synopsis: "LABELS.jsonl [--policy FILE] [--format text|json] [--jobs N] [--isolation HOW]",
    summary: "how right the verdicts are on labelled photos",
    description: [
      "LABELS.jsonl has one object a line: file, beside the labels or in images/ there, and what is "
        + "known to be true of it: kind, defect, verdict, corners, dpi, tilt, turn_to_upright. Keys "
        + "that a line does not have are passed over.",
      "Prints the verdicts against the labels, each defect's share of retakes with the right check "
        + "first, the ROC area of each check's score with its 95 % interval, errors of corners, dpi "
        + "and tilt, turns, and the worst misses by name.",
    ],
    options: PhotoBatch.options + [
      Option("format", "f", value: "FORMAT", "text (the default) or json")
    ]
  ) { arguments in
    try EvaluateRun(arguments).run()
  }
}
