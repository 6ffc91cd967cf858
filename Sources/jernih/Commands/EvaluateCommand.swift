extension Command {
  private static let aboutSpools =
    "Of a SPOOL: its stored verdicts, with the clerks' last decisions as labels. Prints on how "
    + "many photos clerks decided, how often they agree where the machine was sure, for each "
    + "check what they accepted of what it complains of, and the photos on which clerk and "
    + "machine differ. With --policy FILE the stored verdicts are judged again first. Where the "
    + "policy has a section shadow, whose limits judge nothing yet, it tells also which verdicts "
    + "they would have changed, and how often clerks would have agreed."

  private static let aboutReplay =
    "Replay: --save FILE stores the verdicts with all that was measured. --measured FILE judges "
    + "such a file again without looking at any photo, by the policy in force, and says which "
    + "verdicts would change, from what to what and by which check. Every line of check "
    + "--format ndjson and every verdict.json of a spool is such a file as well; - is standard "
    + "input. Without LABELS.jsonl only the changes are told."

  /// `jernih evaluate`.
  static let evaluate = Command(
    name: "evaluate",
    synopsis:
      "(LABELS.jsonl | SPOOL) [--policy FILE] [--format text|json] [--save FILE] "
      + "[--measured FILE]… [--folds N] [--jobs N] [--isolation photo|worker|none] "
      + "[--allow-weak-sandbox]",
    summary: "how right the verdicts are on labelled photos; threshold replay",
    description: [
      "LABELS.jsonl has one object a line: file, beside the labels or in images/ or photos/ there, "
        + "and what is known to be true of it: kind, defect, verdict, corners, inside, dpi, tilt, "
        + "turn_to_upright, upright, sharp, document, legible, scene, want, reason, sure. What a "
        + "line does not say is not asked; a photo that is not there is named and passed over.",
      "legible is the share of the small print's words that a reader reads, 0 to 1. want lists "
        + "the verdicts that are right, reason the checks that may come first, and sure says how "
        + "sure that is, 0 to 1: labels below 0.7 are counted and listed apart. scene names "
        + "what belongs together.",
      "Prints the verdicts against the labels; each defect's verdicts and how often its own check "
        + "comes first; for each check the ROC area of its score for its own defects against "
        + "photos without any, what it says of both at the policy's limits, and its worst misses; "
        + "errors of corners, dpi and tilt; turns; and the worst misses by name. Of labels with "
        + "legible: by kind, the rank correlation of the check legibility with the label, the "
        + "calibration curve, and which of the photos accepted or refused can be read. Of labels "
        + "with want: by scene, the verdicts as wanted and the wrong ones, each by name. "
        + "Intervals hold 95 % of 1000 bootstrap samples and are the same each time.",
      aboutReplay,
      aboutSpools,
      "--folds N fits the limits that the policy calls calibrated anew on all but one Nth of the "
        + "photos and judges that Nth by them, N times over, and prints these verdicts beside "
        + "those by the limits in force: limits that were fitted too closely to these photos do "
        + "better than their refit. Photos of one scene are held out together, those without a "
        + "scene are dealt out by kind and defect. Limits set by physics or a standard stay. The "
        + "rule: of all cuts between values, those with the least misses plus false alarms, as "
        + "shares of their groups; the limit in the middle of the gap, or where both are fitted "
        + "the review limit at a third of it from the good side, the retake limit at two thirds.",
    ],
    options: PhotoBatch.options + [
      Option("format", "f", value: "text|json", "text is the default"),
      Option("save", value: "FILE", "stores the verdicts, one a line, for --measured"),
      Option(
        "measured", "m", value: "FILE",
        "judges stored verdicts again, not photos; may be repeated"),
      Option("folds", value: "N", "cross-validates the limits, 2 to 20 times"),
    ],
    exits: [ExitMeaning(0, "the figures are printed, whatever they say")],
    examples: [
      ("How right is it on these photos?", "jernih evaluate foto/labels.jsonl --save foto.ndjson"),
      (
        "What would another policy have said of them?",
        "jernih evaluate foto/labels.jsonl --measured foto.ndjson --policy ketat.json5"
      ),
      (
        "And of all that this spool has judged?",
        "cat spool/cases/*/*/verdict.json | jernih evaluate --measured - --policy ketat.json5"
      ),
    ]
  ) { arguments in
    DecidedRun.isMeant(by: arguments)
      ? try DecidedRun(arguments).run() : try EvaluateRun(arguments).run()
  }
}
