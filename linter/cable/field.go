package cable

import (
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// CaptionKind names a caption.
type CaptionKind uint8

// The captions of 5 FAH-2 H-440 and older lists.
const (
	UnknownCaption CaptionKind = iota
	NODIS
	EXDIS
	STADIS
	LIMDIS
	CONDIS
	CHEROKEE
	NOFORN
	SIPDIS
	SENSITIVE
	EyesOnly // EYES ONLY, FOR ... ONLY
	InformAll
	CODEL
	AMB
	DCM
	OfficialInformal
	AgrementChannel
	DirgenChannel
	MedChannel
	TMChannel
	RogerChannel
	DissentChannel
	OtherChannel
	LOUCaption
	RelCaption   // REL TO ... as a caption line
	OtherCaption // known and without rules: VISAS, INFORM CONSULS, TERREP, SPECAT ...
	NIACT        // precedence printed among the captions
	OtherControl // ORCON and the like as caption
)

// Channel reports whether the caption is a channel caption (5 FAH-2 H-442).
func (k CaptionKind) Channel() bool {
	switch k {
	case AgrementChannel, DirgenChannel, MedChannel, TMChannel, RogerChannel, DissentChannel, OtherChannel:
		return true
	default:
		return false
	}
}

// Caption is one caption as it stands.
type Caption struct {
	Span     text.Span
	Kind     CaptionKind
	Line     text.Span // the whole line, for reordering
	OnBanner bool      // stands on the classification line
}

// EOLine is the E.O. line: order and what follows it.
type EOLine struct {
	Span   text.Span // the line or lines
	Label  text.Span // "E.O."
	Order  Number    // Value 12958; 0 when it is no number
	Value  text.Span // what follows the order, trimmed, without its colon; invalid when nothing does
	Decl   Decl      // Value read
	NA     bool      // N/A
	Label2 text.Span // "DECL" as written, if any
	Stamp  bool      // a stamp of the telegram's release stands in place of a value
}

// Present reports whether there is an E.O. line.
func (e EOLine) Present() bool { return e.Span.Valid() }

// TagsLine is the TAGS line with its continuation.
type TagsLine struct {
	Span    text.Span
	Label   text.Span // as written, without colon
	Value   text.Span // everything after the label, to the end of the last continuation line
	Items   []Tag
	Commas  bool        // commas separate the items
	Blanks  bool        // blanks separate some of them
	Repeats []text.Span // further TAGS lines or labels of the same message

	Furniture text.Span // page furniture after the items: "SECRET   PAGE 02 ..."; its words are no items
}

// Present reports whether there is a TAGS line.
func (t TagsLine) Present() bool { return t.Span.Valid() }

// Tag is one item of the TAGS line.
type Tag struct {
	Span   text.Span
	Person bool      // "(PUBLIC, JANE Q.)", brackets included
	Sep    text.Span // what stands between this item and the next
}

// Subject is the subject line.
type Subject struct {
	Span     text.Span // label to the end of the last line
	Label    text.Span
	Text     text.Span     // without label and mark
	Mark     *marking.Mark // before or after the words; nil when there is none
	MarkSpan text.Span
	After    bool // the mark stands after the words
}

// Present reports whether there is a subject line.
func (s Subject) Present() bool { return s.Span.Valid() }

// Reference is one item of the reference line.
type Reference struct {
	Span   text.Span
	Letter byte // 'A'; 0 when the only item has none
}
