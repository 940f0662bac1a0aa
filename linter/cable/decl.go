package cable

import (
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// Decl is a declassification value: what stands after the order on the E.O. line, or after
// "Declassify On:".
type Decl struct {
	Span    text.Span
	Items   []DeclItem // several values on one line are several items
	Dubious string     // why the value could not be read; "" when it was
}

// DeclKind says what a declassification value is.
type DeclKind uint8

// The kinds of declassification value.
const (
	DeclUnread     DeclKind = iota // neither of the others
	DeclDate                       // a real calendar date
	DeclBadDate                    // shaped like a date that the calendar does not have
	DeclAmbiguous                  // a day-first date where month-first is the form
	DeclEvent                      // words
	DeclVagueEvent                 // TBD, UNKNOWN, WHEN NO LONGER SENSITIVE
	DeclNA                         // N/A, N/A TO RD PORTIONS ...
	DeclOADR
	DeclX   // X1..X8, Code is the digits
	DeclMR  // MR, MANUAL REVIEW, INDEFINITE
	DeclDCI // DCI ONLY, DNI ONLY
	DeclTreaty
	DeclSource // SOURCE MARKED ...
	Decl25X    // 25X1, Code the digits, Event or Date may follow
	Decl25XHuman
	Decl50X1HUM
	Decl50X2WMD
	Decl50X
	Decl75X
	DeclGDS
	DeclXGDS // Code the digits
	DeclADS
	DeclRDS // Code the digit
	DeclXDS
	DeclGP // group marks
	DeclEO11932
	DeclDuration // TEN YEARS AFTER ..., 25 YEARS: Years is the number
	DeclRedacted // a run of x
	DeclCut      // broken off in the copy: "08..."
)

// DeclItem is one value.
type DeclItem struct {
	Span             text.Span
	Kind             DeclKind
	Code             string // digits of an exemption: "1", "6"; as written, without blanks
	Year, Month, Day int    // of a date, or of the date beside a code; 0 when there is none
	TwoDigitYear     bool
	DateSpan         text.Span // the date as written
	Digits           bool      // YYYYMMDD
	YearFirst        bool      // YYYY/MM/DD
	InWords          bool      // month in words
	Event            text.Span // words beside a code
	Name             text.Span // (NAME) of E.O. 12065
	OfficeLetter     text.Span // OR-M of E.O. 12065
	Years            int       // DeclDuration
	Repair           string    // a malformed spelling's one right spelling; "" when there is none
	Misspelt         bool      // an exemption in a spelling that is not the register's (50X1HUM)
	Downgrade        bool      // DNG: a downgrade date, not a declassification
	Extended         text.Span // "EXTENDED ON 2028/03/01 BY JANE ROE": when and by whom a date was extended
}

// Authority is the classification authority block.
type Authority struct {
	Span         text.Span
	Label        text.Span // "Classified By"
	Doubled      text.Span // the second of a doubled label
	Misspelt     bool
	Mark         *marking.Mark // a mark before or after the label
	MarkSpan     text.Span
	InParagraph  int       // number of the paragraph that holds it; 0 when it is a block of its own
	Classifier   text.Span // name, title and office as written
	Order        Number    // an order named in the block
	Reason       Reason
	ReasonLabel  text.Span // "Reason:", "for reasons"
	DerivedFrom  text.Span // value of Derived From; invalid when there is no such label
	DerivedLabel text.Span
	Sources      []text.Span // items under Derived From
	SourceList   bool        // a source list stands in the message
	DeclassifyOn text.Span   // label
	Decl         Decl        // value of Declassify On
	DowngradeTo  text.Span
}

// Present reports whether there is an authority block.
func (a Authority) Present() bool { return a.Label.Valid() || a.DerivedLabel.Valid() }

// Reason is a citation of section and letters.
type Reason struct {
	Span      text.Span // "1.4 (b) and (d)"
	Section   text.Span // "1.4" as written; invalid when none was read
	Number    string    // "1.4", "1.5": canonical; "" when unreadable
	Letters   []Letter
	Malformed bool // meant as a reason but not well formed: "1,4 (C)"; words, or a section that gives none
}

// Letter is one reason letter.
type Letter struct {
	Span  text.Span
	Value byte // lower case
}
