package cable

import (
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// Section is a classification line: "S E C R E T SECTION 01 OF 02 ARKADIA 000187".
type Section struct {
	Span   text.Span     // the line
	Level  text.Span     // the marking: level and what controls follow it
	Mark   *marking.Mark // nil when the line states nothing that is meant as a level
	Spaced bool          // letter-spaced
	Number Number        // 01; absent on a message of one section
	Of     Number
	Post   Token
	Serial Number
	EFTO   text.Span // "EFTO" or "E F T O", which is no part of the post's name
	Quoted bool      // of a quoted telegram
}

// Banner is a marking that stands on a line of its own.
type Banner struct {
	Span   text.Span
	Mark   *marking.Mark
	Spaced bool
	Place  BannerPlace
}

// BannerPlace says where a banner stands.
type BannerPlace uint8

// The places of banners.
const (
	PageTop    BannerPlace = iota // top of the first or a later page
	PageBottom                    // bottom of a page that is not the last
	Trailer                       // after the text: the closing marking of the message
)

// PageLine is "PAGE 02  STATE  012345  01 OF 02  151629Z" or "ARKADIA 00000187  001.2 OF 002".
type PageLine struct {
	Span    text.Span
	Archive bool // the PAGE form
	Page    Number
	Of      Number // in the PAGE form the number of sections
	Section Number // PAGE form only
	Post    Token
	Serial  Number
	Level   text.Span     // a level on the page line, if any
	Mark    *marking.Mark // of Level
}
