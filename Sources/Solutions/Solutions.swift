/// Solutions of the exercises: one namespace for each chapter, one function or
/// type for each exercise, with the answer in its comment.
///
/// Answers to the exercises of Sources/Exercises, as far as they are not among
/// these, are in the folder Stubs, in one namespace for each page.
///
/// Try first. The tests of a solution say what an answer must do, and serve
/// yours as well.
public enum Solutions {}
