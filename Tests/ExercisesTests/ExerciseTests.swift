import Basics
import Foundation
import Testing

@testable import ExerciseChecks
@testable import ExerciseProgram

/// What the reader's answers are held to, by the variable EXERCISES: `1` wants
/// all of them to be right, and `untouched` that nobody has begun.
private let demand = ProcessInfo.processInfo.environment["EXERCISES"] ?? ""

@Suite struct ExerciseTests {
  static let numbers = Exercise.all.map(\.number)

  private func exercise(_ number: String) throws -> Exercise {
    try #require(Exercise.all.first { $0.number == number })
  }

  @Test("an answer that nobody has begun is untouched", arguments: numbers)
  func untouched(number: String) throws {
    let exercise = try exercise(number)
    if (try? StubSource(of: exercise))?.isUntouched == true {
      #expect(exercise.verdict == .untouched)
    }
  }

  @Test("every solution is right", arguments: numbers)
  func solutions(number: String) throws {
    #expect(try exercise(number).verdictOnSolution == .right)
  }

  @Test(
    "your answer is right", .enabled(if: demand == "1", "set EXERCISES=1"),
    arguments: numbers)
  func yours(number: String) throws {
    let trial = try trial(of: number)
    #expect(trial.state == .right, "\(trial.output)")
  }

  @Test(
    "nobody has begun",
    .enabled(if: demand == "untouched", "set EXERCISES=untouched"),
    arguments: numbers)
  func pristine(number: String) throws {
    #expect(try StubSource(of: exercise(number)).isUntouched)
    #expect(try trial(of: number).state == .untouched)
  }

  private func trial(of number: String) throws -> Trial {
    try Trial(running: program, ["try", number])
  }

  /// The exercises of each page that a reader has not changed.
  private func pristinePages() throws -> [(text: String, [Exercise])] {
    let folder = try #require(packageFolder(above: URL(filePath: #filePath)))
    return try Dictionary(grouping: Exercise.all, by: \.file).compactMap {
      file, exercises in
      let text = try String(
        contentsOf: folder.appending(path: file), encoding: .utf8)
      let begun = text.matches(of: #/throw Unfinished\(\)/#).count
      return begun == exercises.count ? (text, exercises) : nil
    }
  }

  @Test("the comment above an answer says what the list says")
  func headings() throws {
    for (text, exercises) in try pristinePages() {
      let headings = text.matches(of: #/(?m)^  /// (\w+\.\d+) /#)
        .map { String($0.1) }
      #expect(headings == exercises.map(\.number))
      for exercise in exercises {
        let source = try StubSource(of: exercise)
        #expect(
          source.text.first
            == "\(exercise.number) \(exercise.title) "
            + "(\(exercise.grade.rawValue), \(exercise.minutes) minutes)")
        #expect(source.text.count > 2 && source.text[1].isEmpty)
        #expect(source.declaration.last?.contains("throws ->") == true)
      }
    }
  }

  @Test("the exercises of a page are numbered from 1, with two hints each")
  func complete() throws {
    for (page, group) in Dictionary(grouping: Exercise.all, by: \.page) {
      #expect(
        group.map(\.number) == (1...group.count).map { "\(page).\($0)" })
    }
    for exercise in Exercise.all {
      #expect(exercise.hints.count == 2)
      #expect(
        exercise.hints.allSatisfy { $0.hasSuffix(".") || $0.hasSuffix("?") })
    }
    for grade: Grade in [.warmUp, .standard, .challenge] {
      #expect(Exercise.all.contains { $0.grade == grade })
    }
    // No exercise waits in a file that the list does not know.
    let folder = try #require(packageFolder(above: URL(filePath: #filePath)))
      .appending(path: "Sources/Exercises")
    let known = Set(Exercise.all.map(\.file))
    for name in try FileManager.default.contentsOfDirectory(
      atPath: folder.path)
    where !known.contains("Sources/Exercises/\(name)") {
      let text = try String(
        contentsOf: folder.appending(path: name), encoding: .utf8)
      #expect(!text.contains("    throw Unfinished()"), "\(name)")
    }
  }
}
