package cable

import (
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// PortionKind says what a portion is.
type PortionKind uint8

// The kinds of portion.
const (
	Paragraph    PortionKind = iota // numbered
	Unnumbered                      // an unnumbered marked paragraph
	SubParagraph                    // lettered, dashed or bulleted segment
)

// Portion is a paragraph or a segment of one. Unmarked segments are listed too, so that the rules can
// see that one is unmarked among marked ones.
type Portion struct {
	Kind         PortionKind
	Quoted       bool          // of a quoted telegram
	Authority    bool          // the classification authority paragraph
	Number       Number        // of a numbered paragraph, artefacts undone; Span is the digits as written
	Head         text.Span     // number with its point, or the letter or dash; empty at the text for an unnumbered one
	Span         text.Span     // head to the end of the last line
	Text         text.Span     // without head and mark
	Mark         *marking.Mark // nil when no mark is meant
	MarkSpan     text.Span
	Trailing     *marking.Mark // a mark after the text, where none stands before it
	TrailingSpan text.Span
	Parent       int // index in Portions of the numbered paragraph a segment belongs to; -1
}

// Stamp is a declassification or release stamp.
type Stamp struct {
	Span      text.Span
	Kind      StampKind
	Authority bool // names who or what authorised it
	Dated     bool
}

// StampKind says what a stamp says.
type StampKind uint8

// The kinds of stamp.
const (
	ReleaseStamp      StampKind = iota // RELEASE IN PART, Released By, UNCLASSIFIED by review
	DeclassifiedStamp                  // DECLASSIFIED ...
)
