import Glibc
import Report

/// What help prints on a terminal.
enum Manual {
  /// Where the text goes to no terminal.
  private static let standardColumns = 80

  private static var columns: Int { Terminal.columns(STDOUT_FILENO) ?? standardColumns }

  /// The page for the whole program.
  static func overview(_ language: Language) -> String {
    ManualPage(language).text(columns: columns)
  }

  /// One command's page.
  static func page(for command: Command, _ language: Language = .en) -> String {
    ManualPage(command, language).text(columns: columns)
  }

  /// What is shown to somebody who typed the program's name alone: it fits on any screen.
  static let usage = """
    jernih tells within a second whether a clerk can work with a citizen's photo.

      jernih check FILE…             judges photos and says what is wrong with them
      jernih demo                    the whole service, with the photos of testimages
      jernih serve SPOOL             the service itself
      jernih submit SPOOL --case ID --kind K FILE
                                     hands over a photo
      jernih status SPOOL            what waits, and what needs a person

      jernih help                    all commands (--lang id: bahasa Indonesia)
      jernih help COMMAND            a command's manual

    """
}
