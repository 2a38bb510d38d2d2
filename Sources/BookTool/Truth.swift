import Foundation
import Transcripts

/// What the fences of the pages should hold: looks it up in the sources, and
/// plays each program once.
final class Truth {
  let book: Book
  private var played: [String: Played] = [:]

  init(_ book: Book) { self.book = book }

  /// Why a text could not be found.
  struct Missing: Error, CustomStringConvertible {
    let message: String
    /// Whether only the novel is missing.
    var isNovel = false

    var description: String { message }
  }

  /// The text that belongs in a fence; nil if nothing can be compared.
  func text(of origin: Origin) throws -> String? {
    switch origin {
    case .code(let reference):
      return try region(reference).text
    case .output(let reference):
      let region = try region(reference)
      let program = String(region.path.prefix { $0 != "/" })
      return try play(program).transcript.output(of: region)
    case .run(let command):
      return Self.withoutSpeed(try play(command).output)
    case .excerpt, .recorded, .sketch:
      return nil
    }
  }

  /// What a program did; it is run once.
  func play(_ command: String) throws -> Played {
    let result = try playOnce(command)
    guard !result.transcript.entries.contains(.missingNovel) else {
      throw Missing(
        message: "Not checked: \(command) needs the novel, which is not there "
          + "and cannot be fetched.",
        isNovel: true)
    }
    return result
  }

  private func playOnce(_ command: String) throws -> Played {
    if let known = played[command] { return known }
    let program = command.split(separator: " ").first.map(String.init) ?? ""
    guard book.chapters.contains(program) else {
      throw Missing(message: "There is no chapter “\(program)”.")
    }
    let result = try book.programs.play(command)
    // What a page says of the novel may be false of another text.
    let hasNovel = !result.transcript.entries.contains(.missingNovel)
    guard result.status == 0 || !hasNovel else {
      throw Missing(
        message: "\(command) ended with status \(result.status): "
          + result.errors)
    }
    played[command] = result
    return result
  }

  func region(_ reference: String) throws -> Region {
    if let region = book.regions[reference] { return region }
    let file = reference.prefix { $0 != "#" }
    let others = book.regions.values.filter { $0.path == file }.map(\.name)
    throw Missing(
      message: others.isEmpty
        ? "There is no source “\(file)” with regions."
        : "“\(file)” has no region “\(reference.dropFirst(file.count + 1))”, "
          + "only \(others.sorted().joined(separator: ", ")).")
  }

  /// A speed differs from run to run and does not belong on a page.
  static func withoutSpeed(_ output: String) -> String {
    output.replacing(
      /[0-9,]+ tokens\/sec on CPU \([0-9]+ threads?\)/,
      with: "… tokens/sec on CPU")
  }

  /// A figure that a page shows, by the name of its file: drawn by a program
  /// of that page, or else by any other.
  func figure(_ name: String, of page: Page) throws -> String? {
    let (own, others) = commands.reduce(into: ([String](), [String]())) {
      let isOwn = page.fences.contains { [command = $1] fence in
        fence.origin?.program == program(of: command)
      }
      if isOwn { $0.0.append($1) } else { $0.1.append($1) }
    }
    // One after the other: the map on each page is drawn by the first program.
    for command in own + others {
      if let figure = try figures(of: [command])[name] { return figure }
    }
    return nil
  }

  /// The figures that the chapters draw, and the runs that pages show, by the
  /// name of their file.
  func figures() throws -> [String: String] { try figures(of: commands) }

  private func figures(of commands: [String]) throws -> [String: String] {
    var figures: [String: String] = [:]
    for command in commands {
      do {
        for entry in try play(command).transcript.entries {
          if case .figure(let name, let svg) = entry { figures[name] = svg }
        }
      } catch let missing as Missing where missing.isNovel {
        continue  // the pages that show its figures are not checked
      }
    }
    return figures
  }

  /// What is played for its figures.
  private var commands: [String] {
    let whole = book.wholeChapters
    let runs = book.pages.flatMap(\.fences).compactMap { fence -> String? in
      if case .run(let command) = fence.origin { command } else { nil }
    }
    return book.chapters.filter { !whole.contains($0) } + runs
  }

  private func program(of command: String) -> String {
    String(command.prefix { $0 != " " })
  }
}
