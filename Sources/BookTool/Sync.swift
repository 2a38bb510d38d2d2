import Foundation
import OutputFiles

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
  ///   has a record of the program, or if a page has changed since it was read.
  public func sync(recording: Bool, of program: String? = nil) throws
    -> [String]
  {
    try requireRecord(of: program)
    let truth = Truth(self)
    var problems: [Problem] = []
    var contents: [(page: Page, text: String)] = []
    for page in pages {
      var changes: [Page.Change] = []
      for fence in page.fences {
        guard let origin = fence.origin else { continue }
        do {
          if let text = try truth.text(of: origin) {
            let caption = region(of: origin).map(page.caption(for:))
            changes.append(
              Page.Change(
                fence: fence, text: text, origin: origin, caption: caption))
          }
        } catch let missing as Truth.Missing {
          problems.append(Problem(page.path, fence.line - 1, missing.message))
        }
      }
      let synced = try Page(
        path: page.path, data: Data(page.replacing(changes).utf8))
      contents.append((page, synced.timed()))
    }
    if !problems.isEmpty { throw Problems(problems) }
    let figures = try truth.figures().sorted { $0.key < $1.key }
    for page in pages { try requireUnchanged(page) }
    var written: [String] = []
    for (page, text) in contents where try replace(page, with: text) {
      written.append(page.path)
    }
    for (name, svg) in figures {
      let path = "figures/\(name)"
      if try write(svg, to: folder.appending(path: path)) {
        written.append("book/\(path)")
      }
    }
    written += try record { command in
      recording && program.map { isRun(command, of: $0) } ?? true
    }
    return written
  }

  /// Throws a `Problem` if no page has a record of a program.
  func requireRecord(of program: String?) throws {
    guard let program, !records.contains(where: { isRun($0, of: program) })
    else { return }
    throw Problem(
      "book", 1,
      "No page has a record of “\(program)”. There are records of "
        + records.joined(separator: ", ") + ".")
  }

  /// The commands whose runs are recorded, in the order of the pages.
  private var records: [String] {
    pages.flatMap(\.fences).compactMap { fence in
      if case .recorded(let command, _)? = fence.origin { command } else { nil }
    }
  }

  /// Whether a command begins with these words.
  func isRun(_ command: String, of program: String) -> Bool {
    (command + " ").hasPrefix(program + " ")
  }

  /// Writes a page that differs.
  private func replace(_ page: Page, with text: String) throws -> Bool {
    try requireUnchanged(page)
    return try write(text, to: url(of: page))
  }

  /// Programs take their time, in which somebody may have edited the page.
  private func requireUnchanged(_ page: Page) throws {
    let now = try bytes(of: url(of: page), path: page.path)
    guard now == Data(page.text.utf8) else {
      throw Problem(
        page.path, 1,
        "This page was changed while the programs ran, so it was not written. "
          + "Run book sync again.")
    }
  }

  /// Writes a file whole or not at all, if it differs.
  private func write(_ text: String, to file: URL) throws -> Bool {
    if (try? Data(contentsOf: file)) == Data(text.utf8) { return false }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try OutputFile.write(text, to: file.path)
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
      var changes: [Page.Change] = []
      for fence in page.fences {
        guard case .recorded(let command, let checksum)? = fence.origin,
          checksum.isEmpty || again(command)
        else { continue }
        let text = try play(
          recorded: command, of: page,
          drawingInto: figures
        ).output
        let signed = self.checksum(ofRecord: text, command, of: page)
        changes.append(
          Page.Change(
            fence: fence, text: text,
            origin: .recorded(command, checksum: signed)))
      }
      if changes.isEmpty { continue }
      if try replace(page, with: page.replacing(changes)) {
        written.append(page.path)
      }
    }
    return written
  }

  /// Plays a recorded command, and has it draw its figures into a folder.
  func play(
    recorded command: String, of page: Page, drawingInto folder: URL
  ) throws -> Played {
    let words = command.split(separator: " ").map { word in
      word.hasSuffix(".svg")
        ? folder.appending(path: String(word)).path : String(word)
    }
    let played = try programs.play(words.joined(separator: " "))
    guard played.status == 0 else {
      throw Problem(page.path, 1, "\(command) failed: \(played.errors)")
    }
    return played
  }
}
