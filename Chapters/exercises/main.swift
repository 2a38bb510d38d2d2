import CommandLineOptions
import Console
import ExerciseChecks
import Foundation

/// What can be done with the exercises.
enum Verb: String, CaseIterable {
  case list, next, show, hint, check
  case inside = "try"
}

struct Settings {
  var verb = Verb.list
  /// The number of an exercise.
  var number: String?
  /// Which hint is asked for.
  var hint = 1
}

let command = Command<Settings>(
  name: "exercises",
  summary: """
    Exercises to be answered in code, in Sources/Exercises. list shows all of \
    them and tries what is there; next shows the first that is not right yet; \
    show, hint and check are about one of them. check runs your answer in a \
    process of its own, and ends with status 0 if it is right; try runs it \
    here, for a debugger.
    """,
  arguments: [
    .choice("verb", \.verb, isRequired: false, help: "what to do"),
    .text(
      "number", \.number, isRequired: false,
      help: "show, hint, check, try: the exercise, such as 05.2"),
    .integer(
      "hint", \.hint, in: 1...2, help: "hint: the first or the second one"),
  ])
let settings = command.parseOrExit(defaults: Settings())

do {
  switch settings.verb {
  case .list, .next:
    guard settings.number == nil else {
      throw WrongCommand(
        "\(settings.verb.rawValue) is about all exercises; leave out the "
          + "number, or write check before it.")
    }
    settings.verb == .list ? try list() : try next()
  case .show: try show(try exercise(numbered: settings.number))
  case .hint: hint(settings.hint, of: try exercise(numbered: settings.number))
  case .check: try check(try exercise(numbered: settings.number))
  case .inside: tryHere(try exercise(numbered: settings.number))
  }
} catch let error as WrongCommand {
  exit(reporting: error, status: 64)
} catch {
  exit(reporting: error)
}
