import Foundation

/// The folder of the package: the first one with a `Package.swift` on the way
/// up from the running program, or else from the current folder.
public func packageFolder() -> URL? {
  let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
  let current = URL(filePath: FileManager.default.currentDirectoryPath)
  return program.flatMap { packageFolder(above: $0) }
    ?? packageFolder(above: current)
}

/// The first folder with a `Package.swift`, from `start` upwards.
public func packageFolder(above start: URL) -> URL? {
  var folder = start.standardizedFileURL
  while true {
    let manifest = folder.appending(path: "Package.swift")
    if FileManager.default.fileExists(atPath: manifest.path) { return folder }
    if folder.path == "/" { return nil }
    folder.deleteLastPathComponent()
  }
}
