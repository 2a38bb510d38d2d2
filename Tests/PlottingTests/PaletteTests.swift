import Foundation
import Plotting
import Testing

@Suite struct PaletteTests {
  private static let white = linear("#ffffff")
  private static let nearBlack = linear("#0d1117")

  @Test("series and text stand out from light and from dark pages")
  func contrast() {
    for color in Palette.series {
      #expect(Self.contrast(Self.linear(color.light), Self.white) > 3)
      #expect(Self.contrast(Self.linear(color.dark), Self.nearBlack) > 3)
    }
    // Text needs more than lines do (WCAG 2.2, 1.4.3).
    for color in [Palette.ink, Palette.muted] {
      #expect(Self.contrast(Self.linear(color.light), Self.white) > 4.5)
      #expect(Self.contrast(Self.linear(color.dark), Self.nearBlack) > 4.5)
    }
  }

  @Test(
    "any two series differ, also for colour-blind readers",
    arguments: [Vision.full, .protanopia, .deuteranopia, .tritanopia])
  func difference(_ vision: Vision) {
    for version in [\Palette.Color.light, \.dark] {
      let seen = Palette.series.map {
        Self.lab(vision.sees(Self.linear($0[keyPath: version])))
      }
      for (index, first) in seen.enumerated() {
        for second in seen[(index + 1)...] {
          // A difference of about 2.3 can just be noticed (CIE 1976).
          let difference = sqrt(((first - second) * (first - second)).sum())
          #expect(difference > 10)
        }
      }
    }
  }

  /// How light of the three primary colours reaches the eye; the matrices are
  /// those of Machado, Oliveira and Fernandes (2009) for full severity.
  enum Vision: Sendable {
    case full, protanopia, deuteranopia, tritanopia

    func sees(_ color: SIMD3<Double>) -> SIMD3<Double> {
      let rows: [SIMD3<Double>] =
        switch self {
        case .full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
          [
            [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
          ]
        case .deuteranopia:
          [
            [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
          ]
        case .tritanopia:
          [
            [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
          ]
        }
      let seen = rows.map { ($0 * color).sum() }
      return SIMD3(seen[0], seen[1], seen[2])
        .clamped(lowerBound: .zero, upperBound: .one)
    }
  }

  /// The amounts of red, green and blue light of a colour written in sRGB.
  private static func linear(_ hex: String) -> SIMD3<Double> {
    let number = Int(hex.dropFirst(), radix: 16) ?? 0
    let parts = [16, 8, 0].map { (shift: Int) -> Double in
      let part = Double((number >> shift) & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return SIMD3(parts[0], parts[1], parts[2])
  }

  private static func contrast(
    _ first: SIMD3<Double>, _ second: SIMD3<Double>
  ) -> Double {
    let weights = SIMD3(0.2126, 0.7152, 0.0722)
    let light = [first, second].map { ($0 * weights).sum() + 0.05 }
    return max(light[0], light[1]) / min(light[0], light[1])
  }

  /// CIE L*a*b*, in which distances match seen differences.
  private static func lab(_ color: SIMD3<Double>) -> SIMD3<Double> {
    let rows: [SIMD3<Double>] = [
      [0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ]
    let f = zip(rows, [0.9505, 1, 1.089]).map { row, white in
      let t = (row * color).sum() / white
      return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116
    }
    return SIMD3(116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2]))
  }
}
