package rule

// Piece is a part of a cable that tells something by itself, so that it can be shown and asked about alone.
type Piece uint8

// The pieces. Those of the heading and the tail are compared with one another by the rules that are about them;
// of the others the rule says what they must be.
const (
	NoPiece Piece = iota

	Originator // "DE RUEHQX #0187/01 0731522"
	Routing    // the indicator in it: "RUEHQX"
	Signal     // "ZNY CCCCC ZZH"
	Reference  // "MRN: 07 ARKADIA 187"
	DateGroup  // "O 141522Z MAR 07", with its precedence
	Sender     // "FM AMEMBASSY ARKADIA"
	Copies     // how many the list of distribution comes to
	Attributes // what an archive states of the message
	Sections   // "SECTION 01 OF 02", and the page lines in it
	Tail       // "#0187" at the end

	BannerMark
	PortionMark
	TagsCode
	ReasonLetter // of the authority block
	NumPieces
)
