/// The bytes of a core's second cache that a page can count on.
let secondCache = 1 << 18
