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
    if try StubSource(of: exercise).isUntouched {
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

  @Test("the comment above an answer says what the list says")
  func headings() throws {
    for exercise in Exercise.all {
      let source = try StubSource(of: exercise)
      #expect(
        source.text.first
          == "\(exercise.number) \(exercise.title) "
          + "(\(exercise.grade.rawValue), \(exercise.minutes) minutes)")
      #expect(source.text.count > 2 && source.text[1].isEmpty)
      #expect(source.declaration.last?.contains("throws ->") == true)
      #expect(exercise.hints.count == 2)
    }
  }

  @Test("the list has every exercise of the folder, in order")
  func complete() throws {
    let numbers = Exercise.all.map(\.number)
    #expect(numbers.count == Set(numbers).count)
    var files: [String] = []
    for exercise in Exercise.all where files.last != exercise.file {
      files.append(exercise.file)
    }
    let folder = try #require(packageFolder(above: URL(filePath: #filePath)))
    let headings = try files.flatMap { file in
      try String(
        contentsOf: folder.appending(path: file), encoding: .utf8
      ).matches(of: #/(?m)^  /// (\w+\.\d+) /#).map { String($0.1) }
    }
    #expect(headings == numbers)
    let present = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "Sources/Exercises").path)
    let pages = present.filter { $0.hasPrefix("Page") }
      .map { "Sources/Exercises/\($0)" }
    #expect(Set(pages) == Set(files))
    // Numbered from 1 on each page.
    for (page, group) in Dictionary(grouping: Exercise.all, by: \.page) {
      #expect(
        group.map(\.number) == (1...group.count).map { "\(page).\($0)" })
    }
    for grade: Grade in [.warmUp, .standard, .challenge] {
      #expect(Exercise.all.contains { $0.grade == grade })
    }
  }
}
