/// What an exercise throws as long as nobody has written its answer.
///
/// Each file beside this one holds the exercises of a page. Put your answer in
/// the place of `throw Unfinished()`, and ask whether it is right:
///
///     swift run exercises check 03.1
public struct Unfinished: Error {
  /// Says that there is no answer yet.
  public init() {}
}
