import Foundation
import Solutions
import Testing

@Suite struct Chapter00Tests {
  typealias Chapter00 = Solutions.Chapter00

  @Test("1: the copy keeps its numbers")
  func copies() {
    #expect(Chapter00.copies() == ([9, 2], [1, 2]))
  }

  @Test("2: the mean of an array, a part of one, a set, and of nothing")
  func mean() {
    #expect(Chapter00.mean(of: [1, 2, 6]) == 3)
    #expect(Chapter00.mean(of: [1, 2, 6].dropFirst()) == 4)
    #expect(Chapter00.mean(of: Set([1.5, 2.5])) == 2)
    #expect(Chapter00.mean(of: [Double]()) == nil)
  }

  @Test("3: each call gives the mean so far, and a copy goes its own way")
  func runningMean() {
    var mean = Chapter00.RunningMean()
    #expect([4, 8, 0].map { mean($0) } == [4, 6, 4])
    var copy = mean
    #expect(copy(8) == 5)
    #expect(mean(0) == 3)
  }

  @Test("4: the tape gives 3w²")
  func cubes() {
    #expect(Chapter00.gradientOfCubes(at: [1, -2, 0.5]) == [3, 12, 0.75])
  }

  @Test("5: large scores do not overflow, and a shift changes nothing")
  func softmax() {
    let p = Chapter00.softmax([1000, 1001, 1002])
    let q = Chapter00.softmax([0, 1, 2])
    #expect(abs(p.reduce(0, +) - 1) < 1e-12)
    #expect(zip(p, q).allSatisfy { abs($0 - $1) < 1e-12 })
    let powers: [Double] = [1, exp(1.0), exp(2.0)]
    let plain = powers.map { $0 / powers.reduce(0, +) }
    #expect(zip(q, plain).allSatisfy { abs($0 - $1) < 1e-12 })
  }
}
