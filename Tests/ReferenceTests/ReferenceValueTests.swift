import Testing

/// The package against PyTorch.
@Suite struct ReferenceValueTests {
  @Test("every rnn_*.json of the folder is met, field by field")
  func allCases() throws {
    let cases = try ReferenceCase.all(in: referenceFolder)
    for (file, values) in cases {
      for difference in values.differences(file: file) {
        Issue.record("\(difference)")
      }
    }
  }

  @Test("every layer_*.json of the folder is met, field by field")
  func allLayers() throws {
    let cases = try LayerCase.all(in: referenceFolder)
    for (file, values) in cases {
      for difference in values.differences(file: file) {
        Issue.record("\(difference)")
      }
    }
  }
}
