import BuiltPrograms
import ChildProcesses
import Foundation
import Testing

@testable import ExerciseChecks
@testable import ExerciseProgram

let program = builtPrograms.appending(path: "exercises")

@Suite struct ProgramTests {
  private func run(_ words: String) throws -> (
    status: Int32, output: String, errors: String
  ) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "exercises-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let child = try ChildProcess(
      program, words.split(separator: " ").map(String.init), in: folder)
    return (child.terminationStatus, child.output, child.errors)
  }

  @Test("the list names every exercise, in 80 columns")
  func list() throws {
    let (status, output, _) = try run("list")
    #expect(status == 0)
    let lines = output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    for (line, exercise) in zip(lines, Exercise.all) {
      #expect(line.hasPrefix("\(exercise.number) "))
      #expect(line.contains("\(exercise.title) "))
    }
    #expect(output.contains("\(Exercise.all.count) exercises: "))
  }

  @Test("tasks and hints are shown, in 80 columns")
  func texts() throws {
    for number in ["02b.2", "12.2"] {
      let shown = try #require(Exercise.all.first { $0.number == number })
      // A reader may have taken the task away.
      guard (try? StubSource(of: shown)) != nil else { continue }
      let (status, output, _) = try run("show \(number)")
      #expect(status == 0)
      #expect(output.hasPrefix("\(number) "))
      #expect(output.contains("public static func "))
      #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
    let exercise = try #require(Exercise.all.first { $0.number == "A.4" })
    for (words, hint) in [("hint A.4", 0), ("hint a.4 2", 1)] {
      let (status, output, _) = try run(words)
      #expect(status == 0)
      #expect(output.hasPrefix("A.4 A tape in a list, hint \(hint + 1)\n"))
      #expect(
        output.split { $0.isWhitespace }.joined(separator: " ").contains(
          exercise.hints[hint].split(separator: " ").joined(separator: " ")))
      #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test("check and try end with the status of the answer")
  func statuses() throws {
    for number in ["03.1", "B.1"] {
      let exercise = try #require(Exercise.all.first { $0.number == number })
      guard (try? StubSource(of: exercise))?.isUntouched == true else {
        continue
      }
      let checked = try run("check \(number)")
      #expect(checked.status == 1)
      #expect(checked.output.hasPrefix("\(number) \(exercise.title)\nNot yet"))
      #expect(try run("try \(number)").status == 2)
    }
  }

  @Test("a wrong command line says what is near, and ends with status 64")
  func wrongCommands() throws {
    for (words, sentence) in [
      ("show 05.9", "“05.9”; near it are 05.1, 05.2, 05.3, 05.4."),
      ("check 3b.1", "near it are 03.1, 03.2, 03.3."),
      ("check x", "for the pages 01, 01b, 02, "),
      ("hint", "The number of an exercise is missing"),
      ("next 05.1", "next is about all exercises"),
      ("hint 05.1 3", "<hint> cannot be “3”"),
      ("chek 05.1", "<verb> cannot be “chek”"),
    ] {
      let (status, output, errors) = try run(words)
      #expect(status == 64, "\(words)")
      #expect(output.isEmpty)
      #expect(errors.contains(sentence), "\(words): \(errors)")
    }
    #expect(try exercise(numbered: "5.2").number == "05.2")
    #expect(try exercise(numbered: "a.1").number == "A.1")
  }

  @Test("an answer that crashes or never ends is told from one that is wrong")
  func crashes() throws {
    let exercise = Exercise.all[0]
    func trial(_ script: String) throws -> Trial {
      try Trial(
        running: URL(filePath: "/bin/sh"), ["-c", script], seconds: 1)
    }
    let states: [(String, Trial.State)] = [
      ("exit 0", .right), ("exit 1", .wrong), ("exit 2", .untouched),
      ("exec sleep 30", .endless),
    ]
    for (script, state) in states {
      #expect(try trial(script).state == state)
    }
    let crash = try trial(
      """
      echo 01.1; echo 'Swift/Range.swift:9: Fatal error: no end' >&2
      echo '2 in exercises at /x/Sources/Exercises/Page01.swift:33:14' >&2
      kill -ILL $$
      """)
    #expect(crash.state == .crashed(128 + SIGILL))
    #expect(crash.output == "01.1\n")
    let explanation = try #require(crash.explanation(of: exercise))
    #expect(
      explanation.contains(
        """
          Swift/Range.swift:9: Fatal error: no end
          in Sources/Exercises/Page01.swift, line 33
        """))
    #expect(explanation.contains("exercises try 01.1"))
    let endless = try trial("exec sleep 30").explanation(of: exercise)
    #expect(endless?.contains("no answer within") == true)
  }
}
