// snippet.size
#if AVX512
  /// 8 x 48: twenty-four of the thirty-two registers hold the tile.
  let tileRows = 8
  let tileColumns = 48
  typealias WholeTile<Row: TileRow> = Eight<Row>
#else
  /// 6 x 16: twelve of the sixteen registers of AVX hold it, or twenty-four of
  /// the thirty-two of NEON.
  let tileRows = 6
  let tileColumns = 16
  typealias WholeTile<Row: TileRow> = Six<Row>
#endif
// snippet.end
