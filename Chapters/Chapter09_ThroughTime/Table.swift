import Basics
import Foundation

/// How the tables of the chapter are set.
let table = Table(first: 10, width: 12)

/// A number with two digits and a power of ten.
func powerOfTen(_ number: Double) -> String {
  String(format: "%.1e", number)
}
