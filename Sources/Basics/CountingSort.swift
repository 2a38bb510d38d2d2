/// The items in ascending order of their keys; equal keys keep the order of
/// the items.
///
/// Counting sort: the time grows with the number of items and of keys, no two
/// items are compared, and the result never depends on hashing.
///
/// - Parameter keys: the key of item i is `keys[i]`, in 0 ..< `bound`.
// snippet.sort
package func sorted(
  _ items: [Int], byKeys keys: [Int], below bound: Int
) -> [Int] {
  var next = [Int](repeating: 0, count: bound + 1)
  for i in 0..<items.count { next[keys[items[i]] + 1] += 1 }
  for key in 0..<bound { next[key + 1] += next[key] }
  var result = [Int](repeating: 0, count: items.count)
  for i in 0..<items.count {
    let key = keys[items[i]]
    result[next[key]] = items[i]
    next[key] += 1
  }
  return result
}
// snippet.end
