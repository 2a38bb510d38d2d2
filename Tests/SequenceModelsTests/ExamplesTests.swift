import Basics
import SequenceModels
import Tensors
import Testing

@Suite struct ExamplesTests {
  private let series = TimeSeries((1...12).map { Float($0 * $0) })

  @Test("the label of an example is x_t, its features the values before")
  func placement() throws {
    let examples = try series.examples(tau: 3)
    #expect(examples.times == Array(4...12))
    #expect(examples.features.shape == [9, 3])
    #expect(examples.labels.shape == [9, 1])
    for (row, t) in examples.times.enumerated() {
      #expect(examples.labels[row].elements == [series[t]])
      #expect(
        examples.features[row].elements
          == [series[t - 3], series[t - 2], series[t - 1]])
    }
  }

  @Test("training comes first in time, and no label is in both parts")
  func split() throws {
    let examples = try series.examples(tau: 3)
    let (training, validation) = try examples.split(trainingOn: 5)
    #expect(training.times == [4, 5, 6, 7, 8])
    #expect(validation.times == [9, 10, 11, 12])
    #expect(validation.labels.elements == [81, 100, 121, 144])
  }

  @Test("minibatches hold each example once, with the features of its label")
  func minibatches() throws {
    let examples = try series.examples(tau: 2)
    var generator = SplitMix64(seed: 4)
    let first = examples.minibatches(ofSize: 4, using: &generator)
    let second = examples.minibatches(ofSize: 4, using: &generator)
    #expect(first.map(\.count) == [4, 4, 2])
    for minibatches in [first, second] {
      #expect(minibatches.flatMap(\.times).sorted() == examples.times)
    }
    #expect(first.flatMap(\.times) != examples.times)
    #expect(first.flatMap(\.times) != second.flatMap(\.times))
    for (row, t) in first[1].times.enumerated() {
      #expect(first[1].labels[row].elements == [series[t]])
      #expect(
        first[1].features[row].elements == [series[t - 2], series[t - 1]])
    }
  }

  @Test("tau must be positive and shorter than the series")
  func tau() throws {
    #expect(try series.examples(tau: 11).count == 1)
    for tau in [12, 13, Int.max] {
      #expect(throws: SequenceError.seriesTooShort(count: 12, tau: tau, k: 1)) {
        try series.examples(tau: tau)
      }
    }
    for tau in [0, -3] {
      #expect(throws: SequenceError.noPastValues(tau: tau)) {
        try series.examples(tau: tau)
      }
    }
    #expect(throws: SequenceError.seriesTooShort(count: 0, tau: 1, k: 1)) {
      try TimeSeries([]).examples(tau: 1)
    }
  }

  @Test("a part without an example is an error that says what to do")
  func emptyPart() throws {
    for count in [-1, 0, 9, 50] {
      let error = SequenceError.emptyPart(training: count, examples: 9)
      #expect(throws: error) {
        try series.examples(tau: 3).split(trainingOn: count)
      }
      #expect(error.description.contains("above 0 and below 9"))
    }
  }

  @Test("each error is a sentence with its numbers")
  func sentences() {
    let errors: [(SequenceError, [String])] = [
      (.noPastValues(tau: -2), ["-2", "1 or more"]),
      (.noStepsAhead(k: -7), ["-7", "1 or more"]),
      (.cannotStart(after: 3, tau: 4, count: 60), ["3", "4", "60"]),
      (.diverged(epoch: 17), ["Epoch 17", "learning rate"]),
    ]
    for (error, parts) in errors {
      #expect(error.description.hasSuffix("."))
      for part in parts { #expect(error.description.contains(part)) }
    }
  }
}
