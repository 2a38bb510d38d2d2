/// Stops the program with a sentence when the caller made a mistake.
///
/// Unlike `precondition`, it prints the sentence in optimised code too.
@inlinable @inline(__always)
public func require(
  _ condition: Bool, _ sentence: @autoclosure () -> String,
  file: StaticString = #fileID, line: UInt = #line
) {
  if !condition { fatalError(sentence(), file: file, line: line) }
}
