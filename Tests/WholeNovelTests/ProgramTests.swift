import BuiltPrograms
import ChildProcesses
import Foundation
import Testing

/// The built program, on a text of its own.
@Suite struct ProgramTests {
  private let small = [
    "--hidden", "8", "--embedding", "8", "--epochs", "2", "--plain-epochs", "1",
    "--batch", "4", "--steps", "8", "--threads", "1",
  ]

  /// The status, what was printed, and the errors.
  ///
  /// - Parameter look: is shown the folder before it is removed.
  private func run(
    _ words: [String], characters: Int = 4000, look: (URL) -> Void = { _ in }
  ) throws -> (Int32, String, String) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Words in an order that does not repeat.
    let sentence = "the time traveller went into a far future and saw it"
      .split(separator: " ")
    let text = (0..<characters).map { String(sentence[$0 * $0 % 11]) }
      .joined(separator: " ").prefix(characters)
    try Data(text.utf8).write(to: folder.appending(path: "text.txt"))
    let process = try ChildProcess(
      builtPrograms.appending(path: "Chapter12_WholeNovel"),
      words + ["--corpus", "text.txt"], in: folder)
    process.waitUntilExit()
    look(folder)
    func file(_ name: String) -> String {
      let data = try? Data(contentsOf: folder.appending(path: name))
      return String(decoding: data ?? Data(), as: UTF8.self)
    }
    return (process.terminationStatus, file("output"), file("errors"))
  }

  @Test("a small run ends with the table, and both together are in it")
  func table() throws {
    let (status, output, errors) = try run(small)
    #expect(status == 0, "\(errors)")
    let names = [
      "uniform", "unigram", "trigram", "best: order", "plain network, epoch",
      "lstm, epoch", "both, ",
    ]
    var rest = Substring(output)
    for name in names {
      let place = try #require(rest.firstRange(of: name), "\(name)")
      rest = rest[place.upperBound...]
    }
  }

  @Test("tied weights, two layers and a GRU train too")
  func others() throws {
    let words = ["--unit", "gru", "--layers", "2", "--tied", "yes"]
    let (status, output, errors) = try run(small + words)
    #expect(status == 0, "\(errors)")
    #expect(output.contains("gru, epoch"))
  }

  @Test("one thread and two save the same bytes")
  func threads() throws {
    // Sizes at which the products are shared among threads.
    let words = [
      "--hidden", "96", "--embedding", "32", "--epochs", "2",
      "--plain-epochs", "0", "--save", "run.safetensors", "--threads",
    ]
    var saved: [Data?] = []
    for threads in ["1", "2"] {
      let (status, _, errors) = try run(words + [threads]) {
        let file = $0.appending(path: "run.safetensors")
        saved.append(try? Data(contentsOf: file))
      }
      #expect(status == 0, "\(errors)")
    }
    #expect(saved[0] != nil && saved[0] == saved[1])
  }

  @Test("the first word more compares lengths of text")
  func more() throws {
    let (status, output, errors) = try run(
      ["more", "--quick", "--threads", "1"], characters: 3000)
    #expect(status == 0, "\(errors)")
    #expect(output.contains("1,000") && output.contains("2,000"))
    #expect(output.contains("the seed decides: "))
  }

  @Test(
    "settings that cannot be are refused in a sentence",
    arguments: [
      (["--dropout", "1"], 64, "--dropout"),
      (["--input-dropout", "-0.5"], 64, "--input-dropout"),
      (["--warm-up", "2"], 1, "--warm-up 2 is too long for 2 epochs"),
      (["--schedule-epochs", "9"], 1, "--schedule-epochs 9 is too long"),
      (["--tied", "yes", "--embedding", "4"], 1, "--tied yes needs vectors"),
      (["--tokens", "500"], 1, "the tenth to choose by has 50"),
    ] as [([String], Int32, String)])
  func refused(_ words: [String], status: Int32, sentence: String) throws {
    // A later option with the same name would be one too many.
    let kept = stride(from: 0, to: small.count, by: 2)
      .filter { !words.contains(small[$0]) }
      .flatMap { [small[$0], small[$0 + 1]] }
    let (found, _, errors) = try run(kept + words)
    #expect(found == status)
    #expect(errors.contains(sentence), "\(errors)")
  }
}
