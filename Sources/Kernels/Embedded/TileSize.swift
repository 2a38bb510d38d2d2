/// 2 x 16: eight registers of four floats, of the sixteen that a browser finds
/// in most processors.
let tileRows = 2
let tileColumns = 16
typealias WholeTile<Row: TileRow> = Two<Row>
