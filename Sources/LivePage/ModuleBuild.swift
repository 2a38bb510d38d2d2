import Foundation

/// The modules that train, compiled from the sources of the course without the
/// package manager: for a web page, or for this machine in order to compare.
public struct ModuleBuild {
  /// What the code is for.
  public enum Machine: String, Sendable {
    /// A web page: Embedded Swift, without a system below it.
    case webAssembly
    /// This machine, with the rounding of a web page.
    case native
  }

  /// The folder of the package.
  public let package: URL
  /// What the code is for.
  public let machine: Machine
  private let toolchain: Toolchain

  /// The modules, each behind those that it imports.
  static let modules = [
    "Basics", "Kernels", "Tensors", "GradClip", "Params", "Optimizers",
    "Layers", "TextData", "NGrams", "LanguageModels", "OneHot", "RNNCell",
    "Predict", "Training", "Concise", "Museum", "LiveModule",
  ]

  /// A build of a package for a machine.
  ///
  /// - Throws: `LivePageError` if the toolchain lacks something.
  public init(of package: URL, for machine: Machine) throws {
    (self.package, self.machine) = (package, machine)
    let folder = Self.folder(in: package, for: machine)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    toolchain = try Toolchain(workingIn: folder)
  }

  /// Where what is built lies.
  public var folder: URL { Self.folder(in: package, for: machine) }

  private static func folder(in package: URL, for machine: Machine) -> URL {
    package.appending(path: ".build/live/\(machine.rawValue)")
  }

  /// Compiles what has changed.
  ///
  /// - Parameter progress: called with the name of each module before it is
  ///   compiled.
  func compileModules(progress: (String) -> Void) throws {
    var isNewer = false  // what is below has changed
    for module in Self.modules {
      let sources = try sources(of: module)
      let interface = folder.appending(path: "\(module).swiftmodule")
      let arguments =
        flags(of: module) + [
          "-parse-as-library", "-module-name", module, "-emit-module",
          "-emit-module-path", interface.path, "-c",
          "-o", object(module).path,
        ] + sources.map(\.path)
      // What it was compiled with: written when that has succeeded.
      let record = folder.appending(path: "\(module).arguments")
      let before = try? String(contentsOf: record, encoding: .utf8)
      isNewer =
        isNewer || before != arguments.joined(separator: "\n")
        || isOlder(object(module), than: sources)
      guard isNewer else { continue }
      progress(module)
      try? FileManager.default.removeItem(at: record)
      try run(toolchain.swiftc, arguments)
      try arguments.joined(separator: "\n")
        .write(to: record, atomically: true, encoding: .utf8)
    }
  }

  /// The sources of a module for this machine: `Native` and `Embedded` stand for
  /// each other.
  func sources(of module: String) throws -> [URL] {
    let folder = package.appending(path: "Sources/\(module)")
    let other = machine == .webAssembly ? "Native" : "Embedded"
    guard
      let files = try? FileManager.default.subpathsOfDirectory(
        atPath: folder.path)
    else { throw LivePageError.unreadable(folder: folder.path) }
    return files.sorted()
      .filter { $0.hasSuffix(".swift") && room(of: $0) != other }
      .map { folder.appending(path: $0) }
  }

  private func room(of path: String) -> String {
    String(path.split(separator: "/").first!)
  }

  private func flags(of module: String) -> [String] {
    let common = [
      "-swift-version", "6", "-package-name", "rnn", "-wmo", "-I", folder.path,
    ]
    // As in the manifest, the kernels leave out checks: what calls them checks.
    let isKernel = module == "Kernels"
    switch machine {
    case .native:
      return common + [isKernel ? "-Ounchecked" : "-O"]
    case .webAssembly:
      let vectors = package.appending(path: "Sources/Kernels/Embedded/CVectors")
      return common + [
        isKernel ? "-Ounchecked" : "-Osize",
        "-target", "wasm32-unknown-none-wasm",
        "-enable-experimental-feature", "Embedded",
        "-Xcc", "-msimd128", "-I", vectors.path,
        "-Xfrontend", "-disable-stack-protector",
      ]
    }
  }

  /// The file of compiled code of a module.
  func object(_ module: String) -> URL {
    folder.appending(path: "\(module).o")
  }

  private func isOlder(_ object: URL, than sources: [URL]) -> Bool {
    guard let made = date(of: object) else { return true }
    return sources.contains { (date(of: $0) ?? .distantFuture) > made }
  }

  private func date(of file: URL) -> Date? {
    try? file.resourceValues(forKeys: [.contentModificationDateKey])
      .contentModificationDate
  }

  func run(_ program: URL, _ arguments: [String]) throws {
    try Toolchain.run(program, arguments, in: folder)
  }
}

// MARK: - Linking

extension ModuleBuild {
  /// Compiles and links the module of the page.
  ///
  /// - Parameter progress: called with what is about to be done.
  /// - Returns: the file `live.wasm`.
  public func makeModule(progress: (String) -> Void = { _ in }) throws -> URL {
    try compileModules(progress: progress)
    let runtime = package.appending(path: "Sources/LiveRuntime")
    let parts = ["memory", "webassembly"]
    for part in parts {
      try run(
        toolchain.clang,
        [
          "-target", "wasm32", "-O2", "-mbulk-memory", "-ffreestanding",
          "-I", runtime.appending(path: "include").path,
          "-c", runtime.appending(path: "\(part).c").path,
          "-o", object(part).path,
        ])
    }
    let module = folder.appending(path: "live.wasm")
    try run(
      toolchain.linker,
      [
        "-O2", "--no-entry", "--gc-sections", "--strip-all",
        "--compress-relocations",
        // The stack lies first: if it is full, the module stops instead of
        // writing over its data.
        "--stack-first", "-z", "stack-size=1048576", "-o", module.path,
      ] + (Self.modules + parts).map { object($0).path })
    return module
  }

  /// Compiles the modules for this machine, and a program that uses them.
  ///
  /// - Parameter source: the main file of the program.
  /// - Returns: the program.
  public func makeProgram(_ source: URL) throws -> URL {
    try compileModules { _ in }
    let program = folder.appending(path: "program")
    try run(
      toolchain.swiftc,
      ["-O", "-I", folder.path, "-o", program.path, source.path]
        + Self.modules.map { object($0).path })
    return program
  }
}
