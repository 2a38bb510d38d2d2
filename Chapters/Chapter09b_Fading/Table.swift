import Basics

/// How the narrow tables of the chapter are set.
let table = Table(first: 10, width: 12)
