import Basics
import Chapter
import Concise
import Experiments
import NGrams
import TextData
import Training
import TrainingProgram
import WholeNovel

/// Opens the held-out text, now that everything is chosen, and shows what each
/// model makes of it.
func compare(
  _ model: ConciseLanguageModel, _ best: EpochReport, with plain: Outcome?,
  _ run: Run, _ parts: TextParts
) throws {
  // snippet.together
  let baselines = try Baselines(
    training: parts.training, validation: parts.validation,
    heldOut: parts.heldOut, vocabularySize: text.vocabularySize)
  let counting = baselines.bestModel
  let together = Mixture(
    of: model.probabilities(of: parts.validation),
    and: counting.probabilities(of: parts.validation))
  // snippet.end
  show(
    "counting on the validation text: order \(counting.order),",
    "perplexity \(decimal(baselines.best.perplexity))")
  show("everything is chosen; now \(grouped(parts.heldOut.count)) characters")

  // snippet.table
  let network = model.perplexity(on: parts.heldOut).value
  let both = together.perplexity(
    of: model.probabilities(of: parts.heldOut),
    and: counting.probabilities(of: parts.heldOut)
  ).value
  let (uniform, unigram) = (baselines.rows[0], baselines.rows[1])
  let (trigram, counted) = (baselines.rows[3], baselines.rows.last!)
  var rows = [uniform, unigram, trigram, counted]
  if let plain {
    rows.append(
      HeldOutScore(
        "plain network, epoch \(plain.epoch)",
        perplexity: plain.model.perplexity(on: parts.heldOut).value))
  }
  rows += [
    HeldOutScore(
      "\(settings.unit.rawValue), epoch \(best.epoch)", perplexity: network),
    HeldOutScore(
      "both, \(decimal(together.share)) of it", perplexity: both),
  ]
  show(HeldOutScore.header)
  for row in rows { show(row) }
  // snippet.end
  show(
    "below counting: \(percent(network, below: counted.perplexity)) alone,",
    "\(percent(both, below: counted.perplexity)) together")
  showSamples(of: model, parts)
  try look(into: model, plain?.model, parts, isFullRun: isFullRun(run))
  guard isFullRun(run) else { return }
  let plainHeldOut = plain?.model.perplexity(on: parts.heldOut).value
  ensureForPage([
    Claim(
      "the network predicts the held-out text better than counting",
      network < counted.perplexity),
    Claim(
      "both together predict it better than either",
      both < min(network, counted.perplexity)),
    Claim(
      "the plain network stays behind the gated one, and behind counting",
      plainHeldOut.map { $0 > max(network, counted.perplexity) } ?? true),
    Claim(
      "counting gains with each order up to the third",
      uniform.perplexity > unigram.perplexity
        && unigram.perplexity > trigram.perplexity
        && trigram.perplexity > counted.perplexity),
  ])
}

/// Whether the run has at least the epochs of the page.
private func isFullRun(_ run: Run) -> Bool {
  run.plan.epochs >= Settings().training.plan.epochs
}

private func percent(_ perplexity: Double, below other: Double) -> String {
  "\(decimal(100 * (1 - perplexity / other), 1))%"
}

/// A few lines that the model writes, and how much of them is copied.
private func showSamples(of model: ConciseLanguageModel, _ parts: TextParts) {
  let said = sample(400, of: model, after: 0)
  show("it writes:")
  for line in said.wrapped(to: 70) { show("  " + line) }
  let run = VerbatimIndex(of: parts.training).longestRun(
    in: text.corpus.vocabulary.indices(of: said.map(String.init)))
  show(
    "longest copied run: \(run.length) of \(run.sampleLength) characters")
}

extension String {
  /// The text in lines of at most so many characters, broken at spaces where
  /// there are any.
  fileprivate func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
