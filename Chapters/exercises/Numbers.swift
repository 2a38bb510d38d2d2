import ExerciseChecks

/// A command line that cannot be meant; the description says what to do.
struct WrongCommand: Error, CustomStringConvertible {
  let description: String

  init(_ sentence: String) {
    description = "\(sentence) Try exercises --help."
  }
}

/// The exercise with a number as somebody wrote it: 05.2, also 5.2 and a.1.
///
/// - Throws: a `WrongCommand` that names the exercises near it.
func exercise(numbered number: String?) throws -> Exercise {
  guard let number else {
    throw WrongCommand(
      "The number of an exercise is missing; add it, such as 05.2.")
  }
  let wanted = canonical(number)
  let all = Exercise.all
  if let exercise = all.first(where: { canonical($0.number) == wanted }) {
    return exercise
  }
  let quoted = "“\(number.prefix(20))”"
  let near = near(wanted, among: all).map(\.number)
  if !near.isEmpty {
    throw WrongCommand(
      "There is no exercise \(quoted); near it are "
        + "\(near.joined(separator: ", ")).")
  }
  var pages: [String] = []
  for exercise in all where pages.last != exercise.page {
    pages.append(exercise.page)
  }
  throw WrongCommand(
    "There is no exercise \(quoted); there are some for the pages "
      + "\(pages.joined(separator: ", ")), such as \(all[0].number).")
}

/// The exercises of the same page or, if it has none, of the pages with the
/// same number: 3b is near 3.
private func near(_ number: String, among all: [Exercise]) -> [Exercise] {
  func page(_ number: String) -> String { String(number.prefix { $0 != "." }) }
  func digits(_ number: String) -> String {
    String(number.prefix { $0.isNumber })
  }
  let samePage = all.filter { page(canonical($0.number)) == page(number) }
  if !samePage.isEmpty || digits(number).isEmpty { return samePage }
  return all.filter { digits(canonical($0.number)) == digits(number) }
}

/// Small letters, and no zeros in front.
private func canonical(_ number: String) -> String {
  String(number.lowercased().drop { $0 == "0" })
}
