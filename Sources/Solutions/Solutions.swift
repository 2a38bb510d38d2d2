/// Solutions of the exercises: one namespace for each chapter, one function or
/// type for each exercise, with the answer in its comment.
///
/// Try first. The tests of a solution say what an answer must do, and serve
/// yours as well.
public enum Solutions {}
