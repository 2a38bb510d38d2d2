@testable import ExerciseChecks

/// A mistake that people make, and what the check must say about it.
struct WrongAnswer {
  let number: String
  let verdict: Verdict
  /// A part of the message.
  let says: String

  init<Answer>(_ checked: Checked<Answer>, says: String, _ answer: Answer) {
    number = checked.number
    verdict = checked.verdict(on: answer)
    self.says = says
  }

  /// One for each exercise at least.
  static var all: [WrongAnswer] {
    pages1And2 + pages2bTo2d + pages3To5 + page6 + pages7And8 + pages9To10b
      + pages11And12 + appendices
  }
}
