import BuiltPrograms
import ChildProcesses
import Foundation
import Testing

/// Chapters that read texts of one's own, and chapter 6 that asks their models.
@Suite struct AskTests {
  /// 1,200 characters of which each is followed by several others.
  static let chinese: String = {
    // More characters than the novel has.
    let characters = Array("时间旅行者对我们讲述了一个深奥的问题他眼睛闪光天地玄黄宇宙洪荒")
    var state = 7
    return (1...40).map { _ in
      String(
        (1...30).map { _ in
          state = (state * 1103 + 12345) % 65_537
          return characters[state % characters.count]
        }) + "，1895。\n"
    }.joined()
  }()

  /// Runs programs one after the other in a new folder with a text.
  private func play(
    _ commands: [[String]], text: String = chinese
  ) throws -> (status: Int32, output: String, errors: String) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "ask-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "text.txt"))
    var played: (Int32, String, String) = (0, "", "")
    for command in commands where played.0 == 0 {
      let child = try ChildProcess(
        builtPrograms.appending(path: command[0]), Array(command.dropFirst()),
        in: folder)
      played = (child.terminationStatus, child.output, child.errors)
    }
    return played
  }

  static let training = [
    "Chapter08_Training", "--corpus", "text.txt", "--hidden", "12", "--epochs",
    "3", "--steps", "10", "--batch", "4", "--tokens", "900", "--sampling",
    "sequential", "--save", "run.safetensors",
  ]
  static let concise =
    ["Chapter10c_Concise", "train", "--unit", "gru"] + training.dropFirst()

  @Test("a Chinese text trains, and says what is left out of it")
  func chineseText() throws {
    let played = try play([Self.training])
    #expect(played.status == 0, "\(played.errors)")
    #expect(
      played.errors.contains(
        "kept: letters of all scripts; dropped: 240 of 1,480 characters, "
          + "most often "), "\(played.errors)")
    #expect(
      played.errors.contains("its beginning, \""), "\(played.errors)")
    #expect(played.output.contains("held-out perplexity"))
  }

  static let novel = [
    "Chapter12_WholeNovel", "--corpus", "text.txt", "--hidden", "12",
    "--embedding", "12", "--epochs", "4", "--steps", "10", "--batch", "4",
    "--plain-epochs", "0", "--save", "run.safetensors",
  ]

  @Test(
    "a saved run is asked",
    arguments: [training, concise, novel, novel + ["--tied", "yes"]])
  func ask(train: [String]) throws {
    let ask = [
      "Chapter06_Predict", "--weights", "run.safetensors", "--prefix", "时间",
      "--characters", "40", "--seed", "3",
    ]
    let played = try play([train, ask])
    #expect(played.status == 0, "\(played.errors)")
    #expect(played.output.hasPrefix("时间"))
    #expect(played.output.count == 43)  // with the line end
    #expect(try play([train, ask]).output == played.output)
    #expect(try play([train, ask + ["--top-k", "1"]]).output != played.output)
  }

  @Test("without a prefix the model begins with zeros, and says so")
  func nothing() throws {
    for empty in [[], ["--prefix", ""]] {
      let played = try play([
        Self.training,
        ["Chapter06_Predict", "--weights", "run.safetensors"] + empty,
      ])
      #expect(played.output.count == 201)
      #expect(played.errors.contains("the state begins as zeros"))
    }
  }

  @Test(
    "what cannot be asked ends with a sentence",
    arguments: [
      (
        ["--weights", "run.safetensors", "--prefix", "time"],
        "which has no \"t\", \"i\", \"m\", \"e\""
      ),
      (["--weights", "run.safetensors", "--prefix", "1895"], "no letters"),
      (["--weights", "text.txt"], "Cannot read “text.txt”"),
      (["--weights", "none.safetensors"], "there is no such file"),
      (["--prefix", "time"], "--prefix is for a model that was saved"),
    ])
  func mistakes(words: [String], sentence: String) throws {
    let played = try play([Self.training, ["Chapter06_Predict"] + words])
    #expect(played.status == 1)
    #expect(played.errors.contains(sentence), "\(played.errors)")
    #expect(played.output.isEmpty)
  }

  @Test(
    "chapters read a text of any script",
    arguments: [
      "Chapter02_TextData", "Chapter02b_Minibatches", "Chapter02c_Counting",
      "Chapter06_Predict",
    ])
  func chapters(program: String) throws {
    let played = try play([[program, "--corpus", "text.txt"]])
    #expect(played.status == 0, "\(played.errors)")
    #expect(played.output.contains("时"))
  }

  @Test("chapter 2d says what it leaves out of a short text in another script")
  func perplexity() throws {
    let played = try play([["Chapter02d_Perplexity", "--corpus", "text.txt"]])
    #expect(played.status == 0, "\(played.errors)")
    #expect(played.output.contains("perplexity 4.00"))
    #expect(played.errors.contains("letters are missing"))
    #expect(played.errors.contains("the text has 1,200"))
  }

  @Test("what has no end is refused")
  func endless() throws {
    let played = try play([["Chapter06_Predict", "--corpus", "/dev/zero"]])
    #expect(played.status == 1)
    #expect(played.errors.contains("is not an ordinary file"))
  }
}
