import Chapter
import Training

/// What the held-out perplexity of a run means, in a sentence or two.
///
/// Training perplexity alone cannot tell a model that has learnt the language
/// from one that has learnt the text by heart.
func conclusion(of record: TrainingRecord, vocabularySize: Int) -> String {
  guard let last = record.epochs.last, let heldOut = last.heldOut,
    let best = record.best?.heldOut
  else { return "No text was held out, so nothing shows what was learnt." }
  let uniform = Double(vocabularySize)
  if last.training > 2 && heldOut > uniform {
    return """
      The model has not learnt yet: guessing evenly among the \
      \(vocabularySize) tokens scores
      \(decimal(uniform, 1)).
      """
  }
  if heldOut > uniform {
    return """
      The model knows its text by heart: on text that it has not seen it is \
      worse
      than guessing evenly among the \(vocabularySize) tokens, which scores \
      \(decimal(uniform, 1)).
      """
  }
  if heldOut > 1.1 * best {
    return """
      The model has begun to memorise: on text that it has not seen it was \
      better
      before, so an earlier epoch is the one to keep.
      """
  }
  return """
    On text that it has not seen the model is still about as good as it has \
    been:
    it has not memorised its text yet.
    """
}
