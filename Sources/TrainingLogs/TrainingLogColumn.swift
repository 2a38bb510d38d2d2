import Foundation
import TextData

/// One column of a log: how its value is written, and read.
struct TrainingLogColumn: Sendable {
  typealias Row = TrainingLog.Row

  let name: String
  let write: @Sendable (Row) -> String
  /// Puts the value in its place; throws what it must be.
  let read: @Sendable (String, inout Row) throws(Expectation) -> Void

  /// What a value must be: "a finite number".
  struct Expectation: Error {
    let description: String
  }

  static func sampling(
    _ name: String, _ place: WritableKeyPath<Row, Sampling> & Sendable
  ) -> Self {
    Self(name: name, write: { $0[keyPath: place].rawValue }) {
      text, row throws(Expectation) in
      guard let sampling = Sampling(rawValue: text) else {
        let names = Sampling.allCases.map(\.rawValue)
        throw Expectation(description: names.joined(separator: " or "))
      }
      row[keyPath: place] = sampling
    }
  }

  static func count(
    _ name: String, _ place: WritableKeyPath<Row, Int> & Sendable
  ) -> Self {
    Self(name: name, write: { "\($0[keyPath: place])" }) {
      text, row throws(Expectation) in
      guard let count = Int(text), count >= 0 else {
        throw Expectation(description: "a whole number from 0 on")
      }
      row[keyPath: place] = count
    }
  }

  /// A number in the shortest way that gives the same bits again.
  static func number<Number: LogNumber>(
    _ name: String, _ place: WritableKeyPath<Row, Number> & Sendable
  ) -> Self {
    Self(name: name, write: { "\($0[keyPath: place])" }) {
      text, row throws(Expectation) in
      row[keyPath: place] = try number(text)
    }
  }

  /// A number, or nothing.
  static func optional<Number: LogNumber>(
    _ name: String, _ place: WritableKeyPath<Row, Number?> & Sendable
  ) -> Self {
    Self(name: name, write: { $0[keyPath: place].map { "\($0)" } ?? "" }) {
      text, row throws(Expectation) in
      row[keyPath: place] = text.isEmpty ? nil : try number(text)
    }
  }

  private static func number<Number: LogNumber>(
    _ text: String
  ) throws(Expectation) -> Number {
    guard let number = Number(text), number.isFinite else {
      throw Expectation(description: "a finite number")
    }
    return number
  }
}

/// `Float` and `Double`.
typealias LogNumber = BinaryFloatingPoint & LosslessStringConvertible & Sendable

/// A number with six significant digits: what the mathematics library of one
/// system and that of another have in common.
public func rounded(_ number: Double) -> Double {
  Double(String(format: "%.6g", number)) ?? number
}
