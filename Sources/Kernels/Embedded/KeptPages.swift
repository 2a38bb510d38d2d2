/// Pages that a module in a browser was given are never given back.
func keepFreedPages() {}
