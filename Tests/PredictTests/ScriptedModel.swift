import LanguageModels
import RNNCell
import Tensors
import TextData

/// What a scripted model has read so far.
struct History: RecurrentState {
  var tokens: [Int] = []
  var detached: History { self }
  var tensors: [Tensor] { [] }
}

/// A model whose scores are a function of all that it has read.
struct ScriptedModel: LanguageModel {
  let vocabularySize: Int
  let scores: ([Int]) -> [Float]

  init(
    vocabularySize: Int, scores: @escaping (_ tokens: [Int]) -> [Float]
  ) {
    self.vocabularySize = vocabularySize
    self.scores = scores
  }

  func visitParameters(_ visit: ParameterVisitor) {}

  func initialState(batchSize: Int) -> History { History() }

  func callAsFunction(
    _ inputs: TokenMatrix, _ state: History
  ) -> (logits: Tensor, state: History) {
    let tokens = state.tokens + inputs.row(0)
    let rows = (state.tokens.count + 1...tokens.count).map { length in
      scores(Array(tokens.prefix(length)))
    }
    return (Tensor(rows), History(tokens: tokens))
  }
}

/// A text with all letters: 26, the space and `<unk>` make 28 tokens.
let pangram = Corpus(
  "The quick brown fox jumps over the lazy dog", tokens: .character)
