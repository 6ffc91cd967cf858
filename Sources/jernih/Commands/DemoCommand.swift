extension Command {
  /// `jernih demo`.
  static let demo = Command(
    name: "demo",
    synopsis:
      "[DIR] [--photos DIR] [--policy FILE] [--workers N] [--allow-weak-sandbox]",
    summary: "the whole service on a new spool, with the photos of testimages",
    description: [
      "Makes a spool in DIR (a new directory under /tmp where none is named), submits the photos "
        + "of testimages as cases of three, lets the service judge them, and says which page to "
        + "open. Needs testimages in the working directory or in one above the program."
    ],
    options: [
      Option("photos", value: "DIR", "another directory of fixtures with its manifest.json"),
      PolicyFile.option,
      Option("workers", "w", value: "N", "worker processes (the processors there are)"),
      WeakSandbox.option,
    ]
  ) { arguments in
    try DemoRun(arguments).run()
  }
}
