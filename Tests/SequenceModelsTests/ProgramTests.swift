import BuiltPrograms
import ChildProcesses
import Foundation
import Testing

/// What the program of chapter 1b, or another one, writes for these options.
private func play(
  _ options: String, program: String = "Chapter01b_LookingAhead"
) throws -> (status: Int32, output: String, errors: String) {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "program-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let child = try ChildProcess(
    builtPrograms.appending(path: program),
    options.split(separator: " ").map(String.init), in: folder)
  return (child.terminationStatus, child.output, child.errors)
}

@Suite struct ProgramTests {
  @Test(
    "an option that is wrong by itself ends with status 64 and its name",
    arguments: [
      "--tau 0", "--tau four", "--epochs 0", "--train 0", "--batch -1",
      "--learning-rate 0", "--learning-rate nan", "--noise -1", "--points 0",
    ])
  func wrongOption(options: String) throws {
    let played = try play(options)
    #expect(played.status == 64)
    #expect(played.errors.hasPrefix(options.prefix { $0 != " " }))
    #expect(played.output.isEmpty)
  }

  @Test(
    "options that do not fit together end with status 1 and say what to do",
    arguments: [
      ("--tau 1000", "Take a longer series, a smaller tau"),
      ("--tau 937 --train 10", "937 back and 64 ahead"),
      ("--points 1", "Take a longer series"),
      ("--train 996", "below 996"),
      ("--points 100", "600 of 96 examples"),
      ("--learning-rate 1e30", "Lower the learning rate"),
    ])
  func unfitting(options: String, sentence: String) throws {
    let played = try play(options)
    #expect(played.status == 1)
    #expect(played.errors.contains(sentence))
  }

  @Test("the smallest series is played to the end")
  func smallest() throws {
    let played = try play("--points 68 --train 1 --epochs 1 --batch 7")
    #expect(played.status == 0, "\(played.errors)")
    #expect(played.output.contains("k = 64"))
  }

  @Test(
    "the program of chapter 1 knows the series, and no network",
    arguments: [
      ("--points 0", 64, "--points"), ("--noise -1", 64, "--noise"),
      ("--tau 4", 64, "--tau"), ("--points 4", 1, "Take a longer series"),
      ("--points 5", 0, nil),
    ])
  func series(options: String, status: Int32, sentence: String?) throws {
    let played = try play(options, program: "Chapter01_SequenceModels")
    #expect(played.status == status, "\(played.errors)")
    #expect(sentence.map(played.errors.contains) ?? played.errors.isEmpty)
    #expect(played.output.contains("forwards") == (status == 0))
  }

  @Test("one thread or two, the same output")
  func threads() throws {
    let one = try play("--threads 1 --epochs 2")
    let two = try play("--threads 2 --epochs 2")
    #expect(one.status == 0 && one.output == two.output)
  }
}
