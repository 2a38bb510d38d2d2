import Basics
import TextData
import TrainingLogs

/// What the curves of a run mean, in a sentence or two.
///
/// Training perplexity alone cannot tell a model that has learnt the language
/// from one that has learnt the text by heart.
func conclusion(of rows: [TrainingLog.Row]) -> String {
  guard let last = rows.last else { return "Nothing was learnt." }
  let uniform = last.vocabulary
  let verdict = rows.verdict
  if case .diverged(let since, let best) = verdict {
    let least = rows.first { $0.epoch == best }!.trainingPerplexity
    return """
      Training has diverged: since epoch \(since) the model is worse than one \
      that knows
      only how often each token occurs. At its best, in epoch \(best), its \
      training
      perplexity was \(least.decimals(2)).
      Clip the gradients (--clip 1), or lower the learning rate.
      """
  }
  guard let heldOut = rows.last(where: { $0.heldOutLoss != nil }) else {
    return "No text was held out, so nothing shows what was learnt."
  }
  switch verdict {
  case .diverged, .beginning:
    return """
      The model does not know more yet than how often each token occurs, \
      which would
      score \(last.unigramPerplexity.decimals(1)).
      """
  case .overfitting where heldOut.heldOutPerplexity! > Double(uniform):
    return """
      The model knows its text by heart: on text that it has not seen it is \
      worse
      than guessing evenly among the \(uniform) tokens, which scores \
      \(Double(uniform).decimals(1)).
      """
  case .overfitting:
    return """
      The model has begun to memorise: on text that it has not seen it was \
      better
      before, so an earlier epoch is the one to keep.
      """
  case .learning:
    return """
      On text that it has not seen the model is still about as good as it has \
      been:
      it has not memorised its text yet.
      """
  }
}
