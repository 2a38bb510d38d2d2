import Tensors

/// Why a file's model cannot be used; the description is a sentence.
public enum SavedModelError: Error, Equatable, CustomStringConvertible {
  /// Weights without the tokens that they were trained on.
  case noVocabulary(file: String)
  /// The tokens are not those of the model, or they are no vocabulary.
  case otherVocabulary(file: String, count: Int, scores: Int)
  /// The note about the bend is none that there is.
  case activation(file: String, name: String)
  /// The weights from the input are not rows and columns.
  case notAMatrix(file: String, shape: [Int])

  public var description: String {
    switch self {
    case .noVocabulary(let file):
      "“\(file)” has weights, but no vocabulary: nobody can tell which "
        + "characters they belong to. Take a file that Chapter08_Training or "
        + "Chapter10c_Concise has saved."
    case .otherVocabulary(let file, let count, let scores):
      "The vocabulary in “\(file)” cannot be that of its model: it lists "
        + "\(count) tokens, and the model scores \(scores); the first must be "
        + "<unk>, and each must stand there once. Save the model again."
    case .activation(let file, let name):
      "The notes of “\(file)” name the activation “\(name)”, and there are "
        + "only tanh and relu."
    case .notAMatrix(let file, let shape):
      "W_xh in “\(file)” has the shape \(shape.written), but (vocabulary, "
        + "hidden units) is needed."
    }
  }
}
