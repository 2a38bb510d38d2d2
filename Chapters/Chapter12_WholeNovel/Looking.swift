import Basics
import Chapter
import Concise
import Experiments
import OutputFiles
import TextData
import WholeNovel

/// What units of the network follow, and how far back its predictions look.
func look(
  into model: ConciseLanguageModel, _ plain: ConciseLanguageModel?,
  _ parts: TextParts, isFullRun: Bool
) throws {
  // snippet.units
  let vocabulary = text.corpus.vocabulary
  let validation = UnitActivity(of: model, on: parts.validation, in: vocabulary)
  let heldOut = UnitActivity(of: model, on: parts.heldOut, in: vocabulary)
  let findings = validation.findings(confirmedOn: heldOut)
  // snippet.end
  let table = Table(first: 24, width: 12)
  show(table.row("what a unit follows", ["unit", "found", "confirmed"]))
  for finding in findings {
    show(
      table.row(
        finding.feature,
        [
          "\(finding.unit)", decimal(finding.found),
          decimal(finding.confirmed),
        ]))
  }
  if isFullRun {
    ensureForPage([
      Claim(
        "each finding is confirmed, to 0.05",
        findings.allSatisfy { abs($0.found - $0.confirmed) < 0.05 }),
      Claim(
        "no feature is followed as closely as spaces and vowels",
        findings.dropFirst(2).allSatisfy {
          abs($0.confirmed)
            < min(abs(findings[0].confirmed), abs(findings[1].confirmed))
        }),
    ])
  }
  if let file = settings.unitsFile {
    try OutputFile.write(
      unitsPicture(findings, heldOut, from: 1000), to: file)
    note("picture: \(file)")
  }
  guard let plain, parts.heldOut.count > 1000 else { return }

  // snippet.influence
  let distances = 40
  let curves = [plain, model].map {
    $0.influenceByDistance(in: parts.heldOut, places: 400, distance: distances)
  }
  // snippet.end
  show(table.row("influence, steps back", ["plain", settings.unit.rawValue]))
  for back in [1, 2, 5, 10, 20, 40] {
    show(table.row("\(back)", curves.map { decimal($0[back - 1], 3) }))
  }
  if isFullRun {
    ensureForPage([
      Claim(
        "the gated network looks back farther, and both less than 20 steps",
        [5, 10].allSatisfy { curves[1][$0 - 1] > curves[0][$0 - 1] }
          && curves.allSatisfy { $0[19] < 0.01 })
    ])
  }
  if let file = settings.influenceFile {
    try OutputFile.write(
      influencePicture(plain, model, parts.heldOut, at: 1100), to: file)
    note("picture: \(file)")
  }
}
