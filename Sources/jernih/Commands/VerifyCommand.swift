import Verdicts

extension Command {
  /// `jernih verify`.
  static let verify = Command(
    name: "verify",
    synopsis:
      "DIR [PHOTO…] [--format text|junit|github] [--explain DIR] [--update] [--policy FILE] "
      + "[--jobs N] [--isolation photo|worker|none] [--allow-weak-sandbox]",
    summary: "judges a directory of fixtures against what is expected of them: for a CI",
    description: [
      "DIR/manifest.json names each photo and what is expected of its verdict. Says for each photo "
        + "whether it is as expected and what differs. A photo in DIR that the manifest does not "
        + "name, one that is not there and a manifest without photos fail. With PHOTO only these.",
      "A manifest is {\"schema\": \"jernih.fixtures/1\", \"photos\": […]}; each photo has file, "
        + "why it is there and its origin, and may have kind, expect, needs and tolerances. Of "
        + "expect only what is there is compared: verdict, first, score, turn, fault, kind, dpi, "
        + "fill, tilt, width, height, format and checks. Tolerances, of the manifest or of a "
        + "photo, are score (points), value and dpi (shares), tilt (degrees), fill, and checks, by "
        + "whose name score and value of one check: {\"checks\": {\"blur\": {\"value\": 0.3}}}.",
      "--update writes what is seen into the manifest, makes the manifest where there is none, "
        + "adds an entry for each photo without one, and shows what has changed. With PHOTO only "
        + "these.",
      "--explain leaves a picture of each photo that is not as expected, with every value and "
        + "limit beside it, for the CI to keep.",
    ],
    options: PhotoBatch.options + [
      Option(
        "format", "f", value: "text|junit|github",
        "text is the default; github is annotations of a workflow"),
      Option("explain", value: "DIR", "writes a picture of each photo that is not as expected"),
      Option("update", "writes what is seen into the manifest"),
    ],
    exits: [
      ExitMeaning(0, "every photo is as expected, or was written into the manifest"),
      ExitMeaning(
        1, "some photo is not as expected, not there or without an entry, or no photo is named"),
    ],
    examples: [
      ("Begin with the photos as they are:", "jernih verify foto --update"),
      ("In a CI:", "jernih verify testimages --format junit --explain penjelasan > junit.xml"),
    ]
  ) { arguments in
    var run = try VerifyRun(arguments)
    return try run.run()
  }
}
