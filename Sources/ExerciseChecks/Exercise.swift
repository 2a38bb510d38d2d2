import Exercises

/// How much an exercise asks for.
public enum Grade: String, Sendable {
  case warmUp = "warm-up"
  case standard, challenge
}

/// What is known about an answer.
public enum Verdict: Equatable, Sendable {
  /// It passed its check.
  case right
  /// Nobody has written it yet.
  case untouched
  /// It failed; the text says with what.
  case wrong(String)
}

/// An exercise: what a reader is told about it, and what tries the answer.
public struct Exercise {
  /// The page and the place on it: 02b.1.
  public let number: String
  /// What it is about, in a few words.
  public let title: String
  /// How much it asks for.
  public let grade: Grade
  /// How long it may take.
  public let minutes: Int
  /// What helps, in two steps; the second nearly gives it.
  public let hints: [String]
  private let yours: () throws -> Void
  private let solutions: () throws -> Void

  init<Answer>(_ checked: Checked<Answer>) {
    number = checked.number
    title = checked.title
    grade = checked.grade
    minutes = checked.minutes
    hints = checked.hints
    yours = { try checked.check(checked.yours) }
    solutions = { try checked.check(checked.solution) }
  }

  /// The page: 02b.
  public var page: String { String(number.prefix { $0 != "." }) }

  /// The file with the place for the answer, below the package.
  public var file: String { "Sources/Exercises/Page\(page).swift" }

  /// What its check says of the answer in Sources/Exercises.
  public var verdict: Verdict { Verdict(of: yours) }

  /// What its check says of the answer in Sources/Solutions.
  public var verdictOnSolution: Verdict { Verdict(of: solutions) }
}

/// An exercise with the type of its answer.
struct Checked<Answer> {
  let number, title: String
  let grade: Grade
  let minutes: Int
  /// The reader's answer, and that of the course.
  let yours, solution: Answer
  let hints: [String]
  /// Tries an answer; throws a `Mismatch` for the first thing that is wrong.
  let check: (Answer) throws -> Void

  init(
    _ number: String, _ title: String, _ grade: Grade, minutes: Int,
    yours: Answer, solution: Answer, hints: [String],
    check: @escaping (Answer) throws -> Void
  ) {
    self.number = number
    self.title = title
    self.grade = grade
    self.minutes = minutes
    self.yours = yours
    self.solution = solution
    self.hints = hints
    self.check = check
  }

  /// What the check says of an answer.
  func verdict(on answer: Answer) -> Verdict {
    Verdict { try check(answer) }
  }
}

extension Verdict {
  /// What became of a check.
  init(of check: () throws -> Void) {
    do {
      try check()
      self = .right
    } catch is Unfinished {
      self = .untouched
    } catch let mismatch as Mismatch {
      self = .wrong(mismatch.message)
    } catch {
      self = .wrong("It threw an error: \(error)")
    }
  }
}
