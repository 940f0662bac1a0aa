// Package marking reads, prints, compares and rolls up classification markings: the portion mark in
// brackets before a paragraph and the banner of a whole message, in U.S., State Department, CUI, NATO,
// foreign government, JOINT, SCI, SAP and AEA form.
//
// It stands alone: nothing in it knows what a cable is. A [Mark] is independent of where it stands, so
// equal markings share one value, and every place in it is an offset into its own text.
//
// Sources: 32 CFR 2001.21-2001.24; the Intelligence Community Markings System Register and Manual
// (2016), called "the manual" in the comments; the CUI Marking Handbook 1.1; 12 FAM 540.
package marking

import "cablelint/linter/text"

// Level is a level of classification of the United States, or the one that a foreign or NATO level is
// protected as. Levels compare in their order.
type Level uint8

// The levels. NoLevel is the level of a marking that states none.
const (
	NoLevel Level = iota
	Unclassified
	Confidential
	Secret
	TopSecret
)

// Letter returns the level as in a portion mark: U, C, S, TS; "" for NoLevel.
func (l Level) Letter() string { return [...]string{"", "U", "C", "S", "TS"}[l] }

// String returns the level spelled out; "" for NoLevel.
func (l Level) String() string {
	return [...]string{"", "UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "TOP SECRET"}[l]
}

// Classified reports whether l is a level of classified information.
func (l Level) Classified() bool { return l >= Confidential }

// FaultKind names one way in which a marking is wrong by itself, whatever stands around it.
type FaultKind uint8

// The faults. Which of them is reported, at what date and how gravely, is for rules to say.
const (
	// Form.
	Malformed        FaultKind = iota // broken: bracket lost or square, letters doubled, stray point
	Mistyped                          // one edit from a mark in use, and none itself
	NotParenthesised                  // a bare level before text
	LowerCase                         // level or control letters in lower case
	SingleSlash                       // "/" where the register has "//": State style
	UnknownToken                      // a token in neither the register nor State use
	LevelMissing                      // a control without a level
	DoubleLevel                       // two levels
	DuplicateToken                    // the same token twice
	CategoryOrder                     // categories, tokens or compartments out of register order
	Unseparated                       // two tokens with nothing between them
	OtherForm                         // written as the register has it in the other place, or nowhere
	Retired                           // a spelling that was right once
	SpacedSlash                       // spaces round a slash (banner)
	BlankSeparator                    // blanks where the register has "//" (banner): State style
	ExtraSlash                        // "//" between values of one category, or behind the last
	CommaSeparator                    // comma between controls (banner)
	AbbreviatedLevel                  // CONF, SECR, TS as a banner
	MisspelledLevel                   // one edit from one level word
	ProhibitedTerm                    // a word added to a level: SECRET SENSITIVE
	DeclassToken                      // 25X1, a date or MR in a banner
	UnknownLevel                      // the first token is no level
	RestrictedUS                      // RESTRICTED as a U.S. level
	ControlledWord                    // CONTROLLED where CUI is due
	EFTOClassified                    // EFTO, encrypt for transmission only, beside a classified level
	FGISlashes
	FGIMixed
	FGILevel
	NATOForm
	SBUNFForm
	CUIUnsorted
	// Lists.
	ListUSA       // the United States not first, or where it is not due
	ListAlone     // nobody but the United States
	ListUnsorted  // out of order
	ListSeparator // parted by another sign than the register's
	ListUnknown   // a code that is no country's and no organization's
	ListRepeated  // a code twice
	ListBare      // no list where one is due
	// A control with its level and with others.
	Floor      // under its lowest level
	Over       // over its highest level
	Need       // without what must stand beside it
	Exclude    // with what may not stand beside it
	Superseded // with what covers it
	NumFaultKinds
)

// Fault is one thing wrong with a marking.
type Fault struct {
	Kind    FaultKind
	Span    text.Span // in the marking's own text: the smallest piece to underline
	Token   string    // the offending token as written
	Control Control   // the control that it is about, where the kind is about one
	Other   Set       // what it needs, what it excludes, what covers it
	// Repair is the whole marking as it should be written, brackets included; "" when there is more than
	// one reading, or when choosing is a decision. It never protects less than the marking read.
	Repair string
}

// Mark is a marking that was read. It is immutable, may be shared, and says nothing about where it stands.
type Mark struct {
	Text     string // as written, brackets included; a mark broken over two lines as if on one
	Inner    string // as written without brackets, trimmed
	Level    Level  // the highest reading; Unclassified for (SBU), (LOU), (CUI); NoLevel when it states none
	Controls Controls
	Whole    bool    // "(C - ENTIRE TEXT)": stands for every paragraph of the message
	Faults   []Fault // in order of place
	// Meant has the marks in use that a Mistyped mark, or one with an UnknownToken, is one edit from: the
	// highest level first, each without a fault. It is empty for every other mark.
	Meant []*Mark
}

// Has reports whether the mark carries control c. A nil Mark carries nothing.
func (m *Mark) Has(c Control) bool { return m != nil && m.Controls.Has(c) }

// Fault returns the first fault of the given kind, or nil. A nil Mark has none.
func (m *Mark) Fault(k FaultKind) *Fault {
	if m == nil {
		return nil
	}
	for i := range m.Faults {
		if m.Faults[i].Kind == k {
			return &m.Faults[i]
		}
	}
	return nil
}

// Sure reports whether what the mark means is sure: nothing is wrong with it but its form, where that has one
// reading, and what its controls ask for.
func (m *Mark) Sure() bool {
	for i := range m.Faults {
		switch m.Faults[i].Kind {
		case SingleSlash, BlankSeparator, ExtraSlash, OtherForm, Superseded, Need:
		default:
			return false
		}
	}
	return true
}

// ClassLevel returns the level of m, NoLevel for a nil Mark.
func (m *Mark) ClassLevel() Level {
	if m == nil {
		return NoLevel
	}
	return m.Level
}
