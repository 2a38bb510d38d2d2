import ChildProcesses
import Foundation

/// The programs that compile and link, which come with Swift.
public struct Toolchain: Sendable {
  /// The Swift compiler.
  let swiftc: URL
  /// The C compiler.
  let clang: URL
  /// The linker of WebAssembly.
  let linker: URL
  /// What shows the instructions of a module.
  public let disassembler: URL

  /// The toolchain of the `swiftc` on the path.
  ///
  /// - Throws: `LivePageError.missingTool`.
  public init(workingIn folder: URL) throws {
    guard let swiftc = executables(named: "swiftc").first else {
      throw LivePageError.missingTool("swiftc")
    }
    // What is on the path may only be a link to the compiler.
    let answer = try Self.run(swiftc, ["-print-target-info"], in: folder)
    guard
      let path = answer.firstMatch(of: /"runtimeResourcePath": "([^"]+)"/)?.1
    else { throw LivePageError.missingTool("swiftc") }
    let tools = URL(filePath: String(path))
      .appending(path: "../../bin").standardizedFileURL
    func tool(_ name: String) throws -> URL {
      let file = tools.appending(path: name)
      guard FileManager.default.isExecutableFile(atPath: file.path) else {
        throw LivePageError.missingTool(file.path)
      }
      return file
    }
    self.swiftc = swiftc
    clang = try tool("clang")
    linker = try tool("wasm-ld")
    disassembler = try tool("llvm-objdump")
  }

  /// Runs a program and waits for its end.
  ///
  /// - Returns: what it printed.
  /// - Throws: `LivePageError.failed` with what it said if it does not succeed.
  @discardableResult
  static func run(
    _ program: URL, _ arguments: [String], in folder: URL
  ) throws -> String {
    let child = try ChildProcess(program, arguments, in: folder)
    guard child.terminationStatus == 0 else {
      throw LivePageError.failed(
        ([program.lastPathComponent] + arguments).joined(separator: " "),
        child.errors + child.output)
    }
    return child.output
  }
}
