import Basics
import Experiments
import Tensors
import Testing
import TextData
import Training

@Suite struct DetachingTests {
  private func result(_ interval: Int?) -> DetachingResult {
    var generator = SplitMix64(seed: 6)
    var model = RecipeTests.recipe.model(tokens: 5, using: &generator)
    return trainDetaching(
      &model, every: interval, on: RecipeTests.parts.training, batchSize: 3,
      steps: 5, epochs: 2, using: &generator)
  }

  @Test("cutting after every minibatch is what training does")
  func everyMinibatch() throws {
    var generator = SplitMix64(seed: 6)
    var model = RecipeTests.recipe.model(tokens: 5, using: &generator)
    var plan = RecipeTests.recipe.plan
    plan.epochs = 2
    let record = try train(
      &model, on: RecipeTests.parts.training, heldOut: [], plan: plan,
      using: &generator)
    #expect(result(1).training == record.epochs[1].training)
  }

  @Test("the graph grows with the distance between cuts")
  func graph() {
    let sizes = [1, 2, 4, nil].map { result($0).graphSize }
    #expect(sizes == sizes.sorted())
    #expect(Set(sizes).count > 2)
  }

  @Test("not cutting changes the gradient, and so what is learnt")
  func learns() { #expect(result(nil).training != result(1).training) }
}
