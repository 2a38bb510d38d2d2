import Foundation

extension Book {
  /// Brings fences and figures up to date. Prose is never touched.
  ///
  /// - Parameter recording: whether the long runs are recorded again, too;
  ///   otherwise only those that were never recorded.
  /// - Returns: the files that were written.
  /// - Throws: `Problems`, and then nothing is written.
  public func sync(recording: Bool) throws -> [String] {
    let truth = Truth(self)
    var problems: [Problem] = []
    var contents: [(url: URL, path: String, text: String)] = []
    for page in pages {
      var changes: [(Page.Fence, text: String, origin: Origin)] = []
      for fence in page.fences {
        guard let origin = fence.origin else { continue }
        do {
          if let text = try truth.text(of: origin) {
            changes.append((fence, text, origin))
          }
        } catch let missing as Truth.Missing {
          problems.append(Problem(page.path, fence.line - 1, missing.message))
        }
      }
      contents.append((url(of: page), page.path, page.replacing(changes)))
    }
    for (name, svg) in try truth.figures().sorted(by: { $0.key < $1.key }) {
      contents.append(
        (folder.appending(path: "figures/\(name)"), "book/figures/\(name)", svg)
      )
    }
    if !problems.isEmpty { throw Problems(problems) }
    var written = try contents.filter { try replace($0.url, with: $0.text) }
      .map(\.path)
    written += try record(again: recording)
    return written
  }

  /// Writes a file whole or not at all, if it differs.
  private func replace(_ url: URL, with text: String) throws -> Bool {
    let data = Data(text.utf8)
    if (try? Data(contentsOf: url)) == data { return false }
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url, options: .atomic)
    return true
  }

  /// Runs and records the long runs of the pages.
  private func record(again: Bool) throws -> [String] {
    var written: [String] = []
    // The pages as they now are.
    let current = try Book(
      package: package, pagesFolder: folder, programs: programs)
    for page in current.pages {
      var changes: [(Page.Fence, text: String, origin: Origin)] = []
      for fence in page.fences {
        guard case .recorded(let command, let checksum)? = fence.origin,
          again || checksum.isEmpty
        else { continue }
        let text = try play(recorded: command, of: page)
        changes.append(
          (
            fence, text,
            .recorded(
              command,
              checksum: self.checksum(ofRecord: text, command, of: page))
          ))
      }
      if changes.isEmpty { continue }
      if try replace(url(of: page), with: page.replacing(changes)) {
        written.append(page.path)
      }
    }
    return written
  }

  private func play(recorded command: String, of page: Page) throws -> String {
    var words = command.split(separator: " ").map(String.init)
    if let figure = figure(ofRecord: command, of: page),
      let plot = words.firstIndex(of: "--plot")
    {
      words[plot + 1] = figure.path
    }
    let played = try programs.play(words.joined(separator: " "))
    guard played.status == 0 else {
      throw Problem(page.path, 1, "\(command) failed: \(played.errors)")
    }
    return played.output
  }
}
