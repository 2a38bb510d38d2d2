import Basics
import Console
import ExerciseChecks
import Foundation

/// Prints all exercises with what is known about the answers.
func list() throws {
  let all = Exercise.all
  var counts = ["right": 0, "wrong": 0, "untouched": 0]
  for exercise in all {
    let state = try Trial(of: exercise).state
    counts[state.word, default: 0] += 1
    StandardOutput.writeLine(
      column(exercise.number, 7) + column(exercise.title, 41)
        + column(exercise.grade.rawValue, 11)
        + column("\(exercise.minutes) min", 8) + state.word)
  }
  StandardOutput.writeLine(
    """

    \(all.count) exercises: \(counts["right"]!) right, \(counts["wrong"]!) \
    wrong, \(counts["untouched"]!) untouched.
    Your answers go into Sources/Exercises. Where to begin:
    swift run exercises next
    """)
}

private func column(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

/// Shows the first exercise whose answer is not right yet.
func next() throws {
  for exercise in Exercise.all {
    let trial = try Trial(of: exercise)
    guard trial.state != .right else { continue }
    try show(exercise)
    if trial.state != .untouched {
      StandardOutput.writeLine(
        "\nThere is an answer, but it is not right yet: "
          + "swift run exercises check \(exercise.number)")
    }
    return
  }
  StandardOutput.writeLine("All \(Exercise.all.count) exercises are right.")
}

/// Prints the task of an exercise, and where its answer goes.
func show(_ exercise: Exercise) throws {
  let task = try StubSource(of: exercise)
  StandardOutput.writeLine(
    """
    \(task.text.joined(separator: "\n"))

    \(task.declaration.joined(separator: "\n"))

    Your answer: \(exercise.file), line \(task.line)
    Is it right? swift run exercises check \(exercise.number)
    """)
}

/// Prints one of the two hints.
func hint(_ number: Int, of exercise: Exercise) {
  StandardOutput.writeLine(
    "\(exercise.number) \(exercise.title), hint \(number)")
  for line in wrapped(exercise.hints[number - 1], to: 78) {
    StandardOutput.writeLine("  \(line)")
  }
  if number == 1 {
    StandardOutput.writeLine(
      "\nIs that not enough? swift run exercises hint \(exercise.number) 2")
  }
}

/// Runs an answer in a process of its own, and ends with status 1 unless it is
/// right.
func check(_ exercise: Exercise) throws {
  let trial = try Trial(of: exercise)
  if !trial.output.isEmpty {
    StandardOutput.writeLine(trial.output.trimmed)
  }
  if let explanation = trial.explanation(of: exercise) {
    StandardOutput.writeLine(explanation)
  }
  if trial.state != .right { exit(1) }
}

/// Runs an answer in this process. The name comes first, so that it is known
/// whose answer it was that stopped the program.
func tryHere(_ exercise: Exercise) {
  StandardOutput.writeLine("\(exercise.number) \(exercise.title)")
  let verdict = exercise.verdict
  fflush(nil)  // what the answer printed comes before the verdict
  switch verdict {
  case .right:
    StandardOutput.writeLine("Right.")
  case .untouched:
    StandardOutput.writeLine(
      """
      Not yet: Unfinished was thrown, here or by an exercise that is called here.
      The task: swift run exercises show \(exercise.number)
      """)
    exit(Trial.State.untouched.status)
  case .wrong(let message):
    StandardOutput.writeLine(
      """
      Not right yet.

      \(message)

      Help: swift run exercises hint \(exercise.number)
      """)
    exit(Trial.State.wrong.status)
  }
}

extension String {
  /// The text without the ends of lines behind it.
  var trimmed: String { trimmingCharacters(in: .newlines) }
}
