/// The name that a misspelt one most likely stands for, if there is any: at
/// least half of the longer one of the two must be right.
func nearest(to name: String, among names: [String]) -> String? {
  func letters(_ name: String) -> [Character] {
    Array(name.lowercased().drop { $0 == "-" })
  }
  let written = letters(name)
  let candidates = names.map { candidate in
    let meant = letters(candidate)
    let distance = editDistance(written, meant)
    let isNear = 2 * distance <= max(written.count, meant.count)
    return (name: candidate, distance: distance, isNear: isNear)
  }
  return candidates.filter(\.isNear).min { $0.distance < $1.distance }?.name
}

/// How many letters must be added, removed or replaced to turn one word into
/// the other (Levenshtein, 1965).
func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  // row[j] is the distance between the letters of `first` so far and the
  // first j letters of `second`.
  var row = Array(0...second.count)
  for (i, letter) in first.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in second.enumerated() {
      let replaced = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
    }
  }
  return row[second.count]
}
