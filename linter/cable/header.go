package cable

import "cablelint/linter/text"

// Header is the transmission header, the address block and the archive's distribution block; in a
// SMART message the fields that say the same.
type Header struct {
	Span         text.Span
	Transmission Token        // VZCZCXRO4092
	Precedence   Token        // OO, before the routing indicators
	Originator   Originator   // DE line
	Signal       Signal       // ZNY or ZNR line
	DTG          DTG          // date-time group
	From         Address      // FM
	To, Info     []Address    // action and information addressees
	Distribution Distribution // archive and reception copies
	MRN          MRN          // SMART: message reference number
	Date         CalendarDate // SMART: the date before the slash of Date/DTG; elsewhere a DATE line
	Fields       []SMARTField // SMART: every labelled line
}

// Originator is format line 3: "DE RUEHQX #0187/01 0731522".
type Originator struct {
	Span    text.Span
	Routing Token
	Serial  Number
	Section Number
	Filed   Token // dddhhmm as written
	Day     int   // day of the year, 0 when not read
	Clock   int   // hour*60+minute, -1 when not read
}

// Signal is format line 4: "ZNY CCCCC ZZH".
type Signal struct {
	Span    text.Span
	Code    Token // ZNY or ZNR
	Letters Token // CCCCC
	Letter  byte  // U C S T E R; 0 when the letters do not agree with one another
}

// DTG is a date-time group: "O R 141522Z MAR 07".
type DTG struct {
	Span       text.Span // from the first precedence letter to the year
	Precedence []Token   // one or two letters: action, information
	Group      Token     // "141522Z MAR 07"
	Day        int
	Hour       int
	Minute     int
	Month      int // 0 when the month is no month
	Year       int // four digits; 0 when not read
}

// Present reports whether a date-time group was found, possible or not.
func (d DTG) Present() bool { return d.Group.Present() }

// CalendarDate is a date as written in a header: "Sep 25, 2015".
type CalendarDate struct {
	Span             text.Span
	Year, Month, Day int // 0 where not read
}

// Address is one addressee.
type Address struct {
	Span       text.Span
	Routing    Token // RUEHC
	Name       Token // SECSTATE WASHDC
	Precedence Token // IMMEDIATE, NIACT IMMEDIATE
	Serial     Number
}

// Distribution is the block of offices and copies: "ACTION EUR-12 ... /043 R".
type Distribution struct {
	Span  text.Span
	Sum   int    // of all copies
	Total Number // /043
}

// MRN is a message reference number: "15 ARKADIA 412".
type MRN struct {
	Span   text.Span
	Year   Number // two or four digits as written; Value is four digits
	Post   Token
	Serial Number
}

// SMARTField is one labelled line of a SMART message.
type SMARTField struct {
	Label Token // without the colon
	Value text.Span
}

// Series reports whether a message number belongs to a series of its own beside the post's: PARTO, TOSEC
// and SECTO, which number the messages of a traveller.
func Series(post []byte) bool {
	switch string(post) {
	case "PARTO", "TOSEC", "SECTO":
		return true
	}
	return false
}
