import Basics
import Chapter
import Predict
import SavedModels
import Tensors
import TextData

/// Continues a prefix with the model of a file.
func ask(_ path: String, _ settings: Settings) throws {
  let saved = try SavedModel(contentsOf: path)
  let vocabulary = try saved.vocabulary()
  let prefix = try settings.prefix.map {
    try vocabulary.indices(ofPrefix: $0, as: .character)
  }
  var generator = SplitMix64(seed: settings.seed)
  let tokens = saved.model.continuation(
    of: prefix ?? [0],  // <unk>, after which anything may follow
    length: settings.characters, decoding: settings.decoding,
    using: &generator)
  note("model: \(saved.summary)")
  if prefix == nil {
    note("no --prefix: the state begins as zeros, and the first token is <unk>")
  }
  show(vocabulary.text(of: (prefix ?? []) + tokens, as: .character))
}

extension Settings {
  /// Complains about an option that playing the page has no use for.
  func requireNothingToAsk() throws {
    let defaults = Settings()
    let given = [
      ("--prefix", prefix != nil), ("--top-k", topK != nil),
      ("--temperature", temperature != defaults.temperature),
      ("--power", power != defaults.power),
      ("--characters", characters != defaults.characters),
    ]
    if let (option, _) = given.first(where: \.1) { throw NobodyAsked(option) }
  }
}

/// An option is for a saved model, and there is none.
struct NobodyAsked: Error, CustomStringConvertible {
  let option: String

  init(_ option: String) { self.option = option }

  var description: String {
    "\(option) is for a model that was saved: name it with --weights FILE."
  }
}
