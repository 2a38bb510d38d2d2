extension Exercise {
  /// All exercises, in the order of the pages.
  public static var all: [Exercise] {
    Checks01.all + Checks02.all + Checks02b.all + Checks02c.all
      + Checks02d.all + Checks03.all + Checks04.all + Checks05.all
      + Checks06.all + Checks07.all + Checks08.all + Checks09.all
      + Checks10.all + Checks10b.all + Checks11.all + Checks12.all
      + ChecksA.all + ChecksB.all
  }
}
