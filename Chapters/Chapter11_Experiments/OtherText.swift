import Basics
import Chapter
import Corpora
import Experiments
import Foundation
import NGrams
import TextData

extension Experiment {
  static let text = Experiment(
    "text", "How well does the model of one text predict another one?"
  ) { settings in
    // The model learns from the novel; --corpus names the other text.
    var novel = settings
    novel.corpus = nil
    let laboratory = try Laboratory(novel)
    let vocabulary = laboratory.corpus.vocabulary
    let (name, other) = try otherText(settings)
    // snippet.same-vocabulary
    let indices = vocabulary.indices(
      of: Corpus(other, tokens: .character).text.map(String.init))
    let parts = try Laboratory.parts(of: indices, settings)
    // snippet.end
    let table = Table(first: 32, width: 12)
    var rows: [TextRow] = []
    // The pages are edited: only their words, not their numbers, last.
    if settings.corpus == nil { announceMeasurement() }
    show(table.row("held-out perplexity", ["the novel", name]))
    for (learnt, from) in [("the novel", laboratory.parts), (name, parts)] {
      let models = try laboratory.seeds.map {
        try laboratory.recipe.learn(
          from: from, tokens: laboratory.tokens, seed: $0
        ).model
      }
      let scores = [laboratory.parts, parts].map { part in
        Spread(models.map { $0.perplexity(on: part.heldOut).value })?.median
          ?? .nan
      }
      show(
        table.row(
          "network, learnt from \(learnt)",
          scores.map { decimal($0) }))
      let counted = try Baselines(
        training: from.trainingAndValidation,
        heldOut: laboratory.parts.heldOut, vocabularySize: laboratory.tokens)
      let onOther = try Baselines(
        training: from.trainingAndValidation, heldOut: parts.heldOut,
        vocabularySize: laboratory.tokens)
      let counts = [counted, onOther].map { $0.rows.last!.perplexity }
      show(table.row("counts of \(learnt)", counts.map { decimal($0) }))
      rows.append(TextRow(network: scores, counts: counts))
    }
    laboratory.ensure(textClaims(rows))
  }
}

/// A file of the reader's own, or else the prose of this book.
private func otherText(_ settings: Settings) throws -> (String, String) {
  if settings.corpus == nil, let folder = packageFolder(),
    let prose = bookText(in: folder)
  {
    return ("this book", prose)
  }
  return ("the other", loadText(settings).text)
}
