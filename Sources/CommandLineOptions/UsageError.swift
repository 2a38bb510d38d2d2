/// A command line that is wrong; the description says how, and what to do.
public struct UsageError: Error, Equatable, CustomStringConvertible {
  /// What is wrong. `expected` says what the value must be.
  public enum Problem: Error, Equatable, Sendable {
    case unknownOption(String, nearest: String?)
    case missingValue(String, expected: String)
    case unwantedValue(String)
    case repeatedOption(String)
    case unexpectedArgument(String)
    case missingArgument(String, expected: String)
    case invalidValue(
      String, of: String, ValueProblem, expected: String)
  }

  /// The name of the program.
  public let command: String
  /// What is wrong.
  public let problem: Problem

  /// A sentence for the person at the keyboard.
  public var description: String {
    "\(problem.sentence) Try \(command) --help."
  }
}

extension UsageError.Problem {
  fileprivate var sentence: String {
    switch self {
    case .unknownOption(let name, let nearest?):
      "There is no option \(quoted(name)); did you mean \(nearest)?"
    case .unknownOption(let name, nil):
      "There is no option \(quoted(name)); leave it out."
    case .missingValue(let name, let expected):
      "\(name) needs a value after it: \(expected)."
    case .unwantedValue(let name):
      "\(name) is a switch; write it without a value."
    case .repeatedOption(let name):
      "\(name) is given twice; give it once."
    case .unexpectedArgument(let word):
      "\(quoted(word)) is one argument too many; leave it out, or write "
        + "the option it belongs to before it."
    case .missingArgument(let name, let expected):
      "\(name) is missing; add it: \(expected)."
    case .invalidValue(let text, of: let name, let problem, let expected):
      "\(name) cannot be \(quoted(text)), which is \(problem.predicate); "
        + "it must be \(expected)."
    }
  }

  /// What was written, cut short where it would fill the screen.
  private func quoted(_ text: String) -> String {
    text.count <= 40 ? "“\(text)”" : "“\(text.prefix(40))…”"
  }
}

extension ValueProblem {
  fileprivate var predicate: String {
    switch self {
    case .empty: "empty"
    case .notANumber: "not a number"
    case .notAWholeNumber: "not a whole number"
    case .notFinite: "not finite"
    case .tooSmall: "too small"
    case .tooLarge: "too large"
    case .notAChoice: "not one of the choices"
    }
  }
}
