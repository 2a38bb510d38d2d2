import Basics
import BookSite
import BookTool
import CommandLineOptions
import Console
import Foundation

/// What can be done with the book.
enum Verb: String, CaseIterable {
  case list, check, sync, replay, site, epub, pdf, reference, live
}

struct Settings {
  var verb = Verb.check
  var isRecording = false
  /// The name behind the verb: a page, or a program with records.
  var name: String?
  /// Where links to sources lead.
  var sources: String?
  /// Where the reference of the modules lies on the web.
  var reference: String?
}

let command = Command<Settings>(
  name: "book",
  summary: """
    Keeps the pages of the book true: check compares listings, outputs,
    numbers, figures and links with the sources and the programs; sync
    refreshes them; replay plays the recorded runs again, which takes long, and
    compares; list names the marked regions. site, epub and pdf make the book
    in another form, in the folder .build, and say where and how large it is;
    reference describes the library's modules for a web server, with DocC: its
    pages stay empty when they are opened as files. live makes the page that
    trains.
    """,
  arguments: [
    .choice("verb", \.verb, help: "what to do"),
    .text(
      "name", \.name, isRequired: false,
      help: "check: a page or its beginning (05-rnn-cell.md, 05), README.md; "
        + "replay, sync --record: the program whose runs are recorded, or “program task”"
    ),
  ],
  options: [
    .flag("--record", \.isRecording, help: "sync: record the long runs again"),
    .text(
      "--sources", \.sources, placeholder: "ADDRESS",
      help: "site, epub, pdf: where links to sources lead; without it those of "
        + "the site lead to this package, and books have none"),
    .text(
      "--reference", \.reference, placeholder: "ADDRESS",
      help: "reference: where it will lie on the web, if not at the root of a "
        + "server; site: links the modules there"),
  ])
let settings = command.parseOrExit(defaults: Settings())

do {
  let takesName =
    [.check, .replay].contains(settings.verb)
    || settings.verb == .sync && settings.isRecording
  if let name = settings.name, !takesName {
    throw Problem(
      "book", 1,
      "Only check, replay and sync --record take a name, but “\(name)” was given."
    )
  }
  guard let package = packageFolder() else {
    throw Problem(
      "Package.swift", 1, "The package's folder was not found. Run book there.")
  }
  let built = URL(filePath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent()
  if let form = settings.verb.form {
    try make(form, of: package, built: built, settings)
    exit(EXIT_SUCCESS)
  }
  if settings.verb == .live {
    try makeLivePage(of: package)
    exit(EXIT_SUCCESS)
  }
  let book = try Book(
    package: package, programs: Programs(in: built))
  switch settings.verb {
  case .list:
    for reference in book.regions.keys.sorted() {
      StandardOutput.writeLine(reference)
    }
  case .check:
    let problems = try book.check(pagesNamed: settings.name)
    if !problems.isEmpty { throw Problems(problems) }
    StandardOutput.writeLine(
      settings.name.map { "What begins with \($0) is true." }
        ?? "The book is true: \(book.pages.count) pages.")
  case .replay:
    let problems = try book.replay(of: settings.name)
    if !problems.isEmpty { throw Problems(problems) }
    StandardOutput.writeLine("The records came out the same.")
  case .sync:
    let written = try book.sync(
      recording: settings.isRecording, of: settings.name)
    for file in written { StandardOutput.writeLine(file) }
    if written.isEmpty {
      StandardOutput.writeLine("Everything was up to date.")
    }
  case .site, .epub, .pdf, .reference, .live:
    break  // made above, without the programs
  }
} catch {
  exit(reporting: error)
}
