import Basics
import ExerciseChecks
import Foundation

/// What the source says about an exercise: the comment is the task.
struct StubSource {
  /// The comment, without its slashes.
  let text: [String]
  /// The declaration of the function, up to its body.
  let declaration: [String]
  /// The lines of its body, without the spaces before them.
  let body: [String]
  /// The line where the body begins, counted from 1.
  let line: Int

  /// Reads the task of an exercise from its file.
  ///
  /// - Throws: `Missing` if it is not there.
  init(of exercise: Exercise) throws {
    guard let folder = packageFolder() else {
      throw Missing(
        description: "The folder of the package was not found. Run exercises "
          + "there.")
    }
    let file = folder.appending(path: exercise.file)
    let missing = Missing(
      description: "The task of \(exercise.number) is not in "
        + "\(exercise.file). To get it back: git diff \(exercise.file)")
    guard let source = try? String(contentsOf: file, encoding: .utf8) else {
      throw missing
    }
    // The functions stand inside a type, behind two spaces.
    let lines = source.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.hasPrefix("  ") ? $0.dropFirst(2) : $0 }
    guard
      let start = lines.firstIndex(where: {
        $0.hasPrefix("/// \(exercise.number) ")
      }),
      let end = lines[start...].firstIndex(where: { !$0.hasPrefix("///") }),
      let opening = lines[end...].firstIndex(where: { $0.hasSuffix("{") }),
      let closing = lines[opening...].firstIndex(of: "}")
    else { throw missing }
    text = lines[start..<end].map { line in
      let text = line.dropFirst(3)
      return String(text.first == " " ? text.dropFirst() : text)
    }
    declaration = lines[end...opening].map {
      String($0.hasSuffix(" {") ? $0.dropLast(2) : $0)
    }
    body = lines[opening + 1..<closing].map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    line = opening + 2
  }

  /// Whether nobody has begun with the answer.
  var isUntouched: Bool { body == ["throw Unfinished()"] }

  /// A task that cannot be found.
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }
}
