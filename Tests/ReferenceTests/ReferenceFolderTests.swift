import Foundation
import Testing

/// That the comparison notices what it is there to notice.
@Suite struct ReferenceFolderTests {
  /// A folder with one file, removed at the end.
  private func withFolder<Value>(
    file: String, _ contents: String, _ body: (URL) throws -> Value
  ) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "ReferenceTests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(contents.utf8).write(to: folder.appending(path: file))
    return try body(folder)
  }

  /// A case without hidden recurrence: two tokens, one unit, one step. From
  /// zero parameters the loss is ln 2.
  private func smallCase(
    _ replacement: (String, String) = ("", "")
  ) -> String {
    """
    {"activation": "tanh", "V": 2, "h": 1, "B": 1, "T": 1,
     "theta": 10, "lr": 2, "X": [[0]], "Y": [[1]], "H0": [[0]],
     "params": {"W_xh": [[0], [0]], "W_hh": [[0]], "b_h": [0],
                "W_hq": [[0, 0]], "b_q": [0, 0]},
     "expected": {
       "logits": [[0, 0]], "state": [[0]], "loss": 0.693147181,
       "perplexity": 2.0, "grad_norm": 0.707106781, "clipped": false,
       "grads": {"W_xh": [[0], [0]], "W_hh": [[0]], "b_h": [0],
                 "W_hq": [[0, 0]], "b_q": [0.5, -0.5]},
       "clipped_grads": {"W_xh": [[0], [0]], "W_hh": [[0]], "b_h": [0],
                         "W_hq": [[0, 0]], "b_q": [0.5, -0.5]},
       "updated": {"W_xh": [[0], [0]], "W_hh": [[0]], "b_h": [0],
                   "W_hq": [[0, 0]], "b_q": [-1, 1]}}}
    """.replacingOccurrences(of: replacement.0, with: replacement.1)
  }

  private func differences(_ contents: String) throws -> [String] {
    try withFolder(file: "rnn_small.json", contents) { folder in
      try ReferenceCase.all(in: folder)
        .flatMap { $0.values.differences(file: $0.file) }
    }
  }

  private func error(file: String, _ contents: String) throws -> String {
    let error = #expect(throws: ReferenceError.self) {
      try withFolder(file: file, contents) { try ReferenceCase.all(in: $0) }
    }
    return error?.description ?? ""
  }

  @Test("a case worked out by hand is met")
  func byHand() throws {
    #expect(try differences(smallCase()) == [])
  }

  @Test(
    "one wrong number is found, and file and field are named",
    arguments: [
      ("logits", #""logits": [[0, 0]]"#, #""logits": [[0, 1e-6]]"#),
      ("state", #""state": [[0]]"#, #""state": [[1e-6]]"#),
      ("loss", "0.693147181", "0.69307"),
      ("perplexity", "2.0", "2.00025"),
      ("grad_norm", "0.707106781", "0.70702"),
      ("clipped", "false", "true"),
      ("updated.b_q", "[-1, 1]", "[-1, 1.0002]"),
    ])
  func wrongNumbers(field: String, right: String, wrong: String) throws {
    let found = try differences(smallCase((right, wrong)))
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("rnn_small.json, expected.\(field): ") == true)
  }

  @Test("wrong gradients are found before and after clipping")
  func wrongGradients() throws {
    let found = try differences(smallCase(("[0.5, -0.5]", "[0.5, -0.5001]")))
    #expect(found.count == 2)
    #expect(found.first?.contains("expected.grads.b_q") == true)
    #expect(found.last?.contains("expected.clipped_grads.b_q") == true)
  }

  @Test("a folder without a case, or that does not exist, is an error")
  func noCase() throws {
    #expect(
      try error(file: "layer_rnn.json", smallCase())
        .hasSuffix("holds no rnn_*.json"))
    #expect(throws: ReferenceError.self) {
      try ReferenceCase.all(in: URL(filePath: "/no/such/folder"))
    }
  }

  @Test(
    "a malformed file is an error that names it",
    arguments: [
      (#""lr": 2,"#, ""), (#""loss": 0.693147181,"#, ""),
      (#""X": [[0]]"#, #""X": [[0, 1]]"#), (#""X": [[0]]"#, #""X": [[2]]"#),
      (#""W_hq": [[0, 0]]"#, #""W_hq": [[0], [0, 0]]"#),
      (#""W_hq": [[0, 0]]"#, #""W_hq": [[0]]"#),
      (#""b_h": [0],"#, ""), ("tanh", "sine"), ("}}}", "}}"),
      (#""logits": [[0, 0]]"#, #""logits": []"#),
    ])
  func malformed(right: String, wrong: String) throws {
    let contents = smallCase((right, wrong))
    #expect(contents != smallCase())
    #expect(
      try error(file: "rnn_small.json", contents)
        .hasPrefix("rnn_small.json is malformed: "))
  }
}
