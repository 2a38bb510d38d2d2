import Basics
import Concise
import GradClip
import LanguageModels
import Layers
import Optimizers
import RNNCell
import Tensors
import Testing
import TextData

/// Same seed, same bytes on every processor, for networks of all sizes: how a
/// kernel cuts its work depends on the sizes and on the width of the registers,
/// the result only on the sizes.
@Suite struct DeterminismOfSizesTests {
  /// The networks: from scratch, one layer of each unit, and one of two layers
  /// that reads learnt vectors in both directions.
  enum Network: String, CaseIterable {
    case scratch, rnn, relu, gru, lstm, stack
  }

  /// What one network learns from.
  struct Size {
    let units: Int
    let batch: Int
    let steps: Int
    var vocabulary: Int { 5 + units * 3 % 60 }
  }

  /// All widths, with a batch and a number of steps for each.
  static let small = (8...130).map {
    Size(units: $0, batch: 1 + $0 * 7 % 21, steps: 1 + $0 * 5 % 9)
  }

  /// More than 1,000 rows: sums over them are formed in parts.
  static let long = [9, 12, 31, 32, 47, 50, 64, 65, 96].map {
    Size(units: $0, batch: 19 + $0 % 3, steps: 55 + $0 % 7)
  }

  /// The hashes of the weights after 20 steps, hashed in their turn. Like the
  /// golden values of `DeterminismTests` they may change with the arithmetic
  /// only.
  private func hashes(_ network: Network, _ sizes: [Size]) -> UInt64 {
    let hashes = sizes.map { size in
      var generator = SplitMix64(seed: 1)
      if let unit = RecurrentUnit(rawValue: network.rawValue) {
        return trained(
          ConciseLanguageModel(
            unit, vocabularySize: size.vocabulary, hiddenUnits: size.units,
            using: &generator), size)
      }
      if network == .stack {
        return trained(
          ConciseLanguageModel(
            .gru, vocabularySize: size.vocabulary, hiddenUnits: size.units,
            layers: 2, embedding: 3 + size.units / 2, isBidirectional: true,
            using: &generator), size)
      }
      return trained(
        RNNLanguageModel(
          vocabularySize: size.vocabulary, hiddenUnits: size.units,
          using: &generator), size)
    }
    return hash(
      of: hashes.flatMap { [UInt32($0 >> 32), UInt32($0 & 0xFFFF_FFFF)] })
  }

  /// The hash of the weights after 20 steps on tokens drawn at random.
  private func trained<Model: LanguageModel>(
    _ model: Model, _ size: Size
  ) -> UInt64 {
    var model = model
    var generator = SplitMix64(seed: 2)
    let sgd = SGD(learningRate: 1)
    for _ in 0..<20 {
      let tokens = (0..<size.batch * size.steps).map { _ in
        generator.integer(below: size.vocabulary)
      }
      let inputs = TokenMatrix(
        rows: size.batch, columns: size.steps, indices: tokens)
      let (logits, _) = model(inputs, model.initialState(batchSize: size.batch))
      logits.crossEntropy(tokens.reversed()).backward()
      clipGradients(of: model.parameters, to: 1)
      sgd.step(&model)
    }
    return hash(of: model.bits.joined())
  }

  @Test(
    "networks of 8 to 130 units",
    arguments: zip(
      Network.allCases,
      [
        0x3729_CAF1_1DA0_AC41, 0xB141_A47A_F9D8_4C9D, 0x5F9C_8291_2295_88A3,
        0xEEFF_507A_EEDF_5202, 0x4800_0BD5_49A0_0E4E, 0xBAF0_B9C0_099F_2D25,
      ] as [UInt64]))
  func widths(network: Network, expected: UInt64) {
    #expect(hashes(network, Self.small) == expected)
  }

  @Test(
    "more than 1,000 rows",
    arguments: zip(
      Network.allCases,
      [
        0xE22A_7B1A_9B4B_80A5, 0x775A_FC4B_6714_C8E1, 0xD6D3_B325_DD45_ACE4,
        0xFEC5_879A_616F_3AE0, 0x74D5_FCA2_E5FA_3579, 0x1DB1_2B0E_B76E_C5DC,
      ] as [UInt64]))
  func rows(network: Network, expected: UInt64) {
    #expect(hashes(network, Self.long) == expected)
  }
}
