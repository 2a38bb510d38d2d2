import Basics

/// How the tables of the chapter are set.
let table = Table(first: 10, width: 12)
