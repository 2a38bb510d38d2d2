import Basics
import ChildProcesses
import Foundation

/// Where the peers are installed, and how they are started.
struct PeerFolder {
  /// The virtual environments and the compiled programs.
  let url: URL
  /// The folder with the peers' sources.
  let sources: URL
  /// The novel.
  let text: URL

  /// Installs a peer that is not there yet.
  ///
  /// - Throws: a `PeerError` with the last lines of what went wrong.
  func setUp(_ peer: Peer) throws {
    let folder = url.appending(path: peer.rawValue)
    let done = folder.appending(path: "requirements")
    let wanted = peer.requirements.joined(separator: "\n")
    if let known = try? String(contentsOf: done, encoding: .utf8),
      known == wanted
    {
      return try compile(peer)
    }
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    if !peer.requirements.isEmpty {
      try run("/usr/bin/env", ["python3", "-m", "venv", folder.path], peer)
      try run(
        folder.appending(path: "bin/python").path,
        ["-m", "pip", "install", "--quiet"] + peer.index + peer.requirements,
        peer)
    }
    try compile(peer)
    try wanted.write(to: done, atomically: true, encoding: .utf8)
  }

  /// Compiles a peer's program, which takes a second or two, each time anew.
  private func compile(_ peer: Peer) throws {
    guard let source = peer.compiledSource else { return }
    let (include, lib) = try library(peer)
    let isC = source.hasSuffix(".c")
    try run(
      "/usr/bin/env",
      [
        isC ? "cc" : "c++", "-O3", "-march=native",
        sources.appending(path: source).path, "-o", program(peer),
        "-I\(include)", "-L\(lib)",
      ]
        + (isC
          ? ["-lscipy_openblas", "-lm", "-Wl,-rpath,\(lib)"]
          : [
            "-std=c++17", "-ldnnl",
            "-Wl,--disable-new-dtags,-rpath,\(lib)",
          ]),
      peer)
  }

  /// The folders with a compiled peer's headers and library.
  private func library(_ peer: Peer) throws -> (include: String, lib: String) {
    var folder = url.appending(path: peer.rawValue)
    if peer == .openblas {  // inside of a package for Python 3.11, or another
      let lib = folder.appending(path: "lib")
      let versions = try FileManager.default.contentsOfDirectory(
        atPath: lib.path)
      folder = lib.appending(
        path: (versions.first { $0.hasPrefix("python") } ?? "python3")
          + "/site-packages/scipy_openblas32")
    }
    return ("\(folder.path)/include", "\(folder.path)/lib")
  }

  /// What a peer's program needs to find: oneDNN's build from PyPI asks for
  /// the processor through OpenCL, and OpenBLAS chooses its kernels by the
  /// processor only where nothing else is said around it.
  func environment(_ peer: Peer) -> [String: String] {
    switch peer {
    case .onednn:
      ["OCL_ICD_FILENAMES": url.path + "/onednn/lib/libintelocl.so"]
    case .openblas: ["OPENBLAS_CORETYPE": ""]
    default: [:]
    }
  }

  private func program(_ peer: Peer) -> String {
    url.appending(path: "\(peer.rawValue)/program").path
  }

  /// The command that does a contestant's work for so many seconds.
  func command(_ peer: Peer, _ contestant: Contestant, seconds: Double)
    -> [String]
  {
    let work = [contestant.workload.rawValue, contestant.model]
    let options = [
      "--unit", contestant.unit, "--threads", "\(contestant.threads)",
      "--seconds", "\(seconds)", "--text", text.path,
    ]
    if peer.compiledSource != nil { return [program(peer)] + work + options }
    return [
      url.appending(path: "\(peer.rawValue)/bin/python").path,
      sources.appending(path: "peer_\(peer.rawValue).py").path,
    ] + work + options
  }

  private func run(_ program: String, _ arguments: [String], _ peer: Peer)
    throws
  {
    let child = try ChildProcess(
      URL(filePath: program), arguments, in: url)
    guard child.terminationStatus == 0 else {
      throw PeerError(
        description: "\(peer.name) is left out: "
          + ([program] + arguments).joined(separator: " ") + " failed: "
          + child.errors.suffix(300))
    }
  }
}

/// Why a peer is left out.
struct PeerError: Error, CustomStringConvertible {
  let description: String
}
