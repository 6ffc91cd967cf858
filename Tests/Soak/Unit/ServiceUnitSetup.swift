import Foundation
import TestSupport

/// What an administrator types, taken word by word from `jernih help systemd`.
struct ServiceUnitSetup {
  /// The commands, in their order.
  let commands: [String]

  private static let jernih = BuiltProgram("jernih")
  /// Where commands are typed: there lies `.build`, as in the package's own folder.
  private static let folder = "/tmp/package"
  private static let prompt = "#      "

  /// - Throws: ``SoakError`` where the program was not built, or the unit would hide its libraries.
  init() throws {
    guard FileManager.default.isExecutableFile(atPath: Self.jernih.executable.path) else {
      throw SoakError("no \(Self.jernih.executable.path): build it first")
    }
    let libraries = try BuiltProgram(executable: URL(filePath: "/usr/bin/ldd"))
      .run([Self.jernih.executable.path], takesErrors: true).output
    guard !["/root/", "/home/"].contains(where: libraries.contains) else {
      throw SoakError(
        "jernih needs libraries in a home folder, which the unit hides from it: "
          + "build it with --static-swift-stdlib", isForbidden: true)
    }
    commands = try Self.jernih.run(["help", "systemd"], takesErrors: false).output
      .split(separator: "\n").filter { $0.hasPrefix(Self.prompt) }
      .map { String($0.dropFirst(Self.prompt.count)) }
  }

  /// Types them all but the one that builds the program.
  ///
  /// - Parameter people: Who stands for each name in capitals.
  func type(on machine: Machine, people: [String: String]) throws {
    let program = try Data(contentsOf: Self.jernih.executable)
    try machine.write(program, to: Self.folder + "/.build/release/jernih")
    for var command in commands where !command.hasPrefix("swift ") {
      for (name, user) in people { command = command.replacing(name, with: user) }
      try machine.need("cd \(Self.folder) && " + command)
    }
  }
}
