import Foundation

extension Book {
  /// Brings fences and figures up to date. Prose is never touched.
  ///
  /// - Parameters:
  ///   - recording: whether the long runs are recorded again, too; otherwise
  ///     only those that were never recorded.
  ///   - program: the beginning of the commands that are recorded again, in
  ///     whole words: a program, or a program with what it is asked to do. All
  ///     of them if nil.
  /// - Returns: the files that were written.
  /// - Throws: `Problems`, and then nothing is written; a `Problem` if no page
  ///   has a record of the program.
  public func sync(recording: Bool, of program: String? = nil) throws
    -> [String]
  {
    if let program, !records.contains(where: { isRun($0, of: program) }) {
      throw Problem(
        "book", 1,
        "No page has a record of “\(program)”. There are records of "
          + records.joined(separator: ", ") + ".")
    }
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
    written += try record { command in
      recording && program.map { isRun(command, of: $0) } ?? true
    }
    return written
  }

  /// The commands whose runs are recorded, in the order of the pages.
  private var records: [String] {
    pages.flatMap(\.fences).compactMap { fence in
      if case .recorded(let command, _)? = fence.origin { command } else { nil }
    }
  }

  /// Whether a command begins with these words.
  private func isRun(_ command: String, of program: String) -> Bool {
    (command + " ").hasPrefix(program + " ")
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

  /// Runs and records the long runs of the pages: those that were never
  /// recorded, and those that are wanted again.
  private func record(again: (String) -> Bool) throws -> [String] {
    var written: [String] = []
    // The pages as they now are.
    let current = try Book(
      package: package, pagesFolder: folder, programs: programs)
    for page in current.pages {
      var changes: [(Page.Fence, text: String, origin: Origin)] = []
      for fence in page.fences {
        guard case .recorded(let command, let checksum)? = fence.origin,
          checksum.isEmpty || again(command)
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
