import RNNCell
import TrainingProgram

let trainer = Trainer(
  "Chapter08_Training",
  "Trains the language model of chapter 8, and measures what it learnt.",
  defaults: Settings(), options: Settings.options
) { settings, vocabularySize, generator in
  RNNLanguageModel(
    vocabularySize: vocabularySize, hiddenUnits: settings.hiddenUnits,
    using: &generator)
}
trainer.run()
