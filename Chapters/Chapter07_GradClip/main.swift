import Chapter
import GradClip
import Tensors

let settings = beginChapter(
  "Chapter07_GradClip", "Plays chapter 7: the norm, and the ball.")

func parameters(_ gradients: [Tensor]) -> [Tensor] {
  gradients.map { gradient in
    let parameter = gradient.tracked()
    parameter.gradient = gradient
    return parameter
  }
}

let outside = parameters([Tensor([3, 0]), Tensor([[0, 4]])])
show("norm", gradientNorm(of: outside))
show("returned", clipGradients(of: outside, to: 1))
show("norm", decimal(gradientNorm(of: outside), 6))
show(outside.map { $0.gradient!.elements })

let inside = parameters([Tensor([0.3, 0.4])])
show("returned", decimal(clipGradients(of: inside, to: 1), 6))
show(inside[0].gradient!.elements)

let broken = parameters([Tensor([.nan, 1])])
show("returned", clipGradients(of: broken, to: 1))
show(broken[0].gradient!.elements)
