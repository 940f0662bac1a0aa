// Package cable reads the layout of State Department cables: 1973-79 archive telegrams, messages with
// an ACP-127 transmission header, Department reception copies, SMART messages and copies of a body
// alone. It knows how cables are laid out and nothing of what the law asks of them.
//
// [Parse] never fails. What it cannot read it keeps as [Unread] lines. The model holds spans into the
// source and copies no text; a field that is not there has an invalid (zero) span.
package cable

import (
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// File is everything that was read in one source.
type File struct {
	Source *text.Source
	Cables []*Cable // in order; empty when the text does not look like a cable
	Lines  []Line   // every line of the text, covering every byte exactly once
}

// Looks reports whether the text looks like a cable at all.
func (f *File) Looks() bool { return len(f.Cables) > 0 }

// Generation is a form of cable.
type Generation uint8

// The generations. A Department reception copy is Transmitted, with [Cable.Reception] set.
const (
	BodyOnly    Generation = iota // no header: the generation cannot be told
	Archive                       // 1973-79, National Archives electronic telegrams
	Transmitted                   // about 1980-2010, ACP-127 transmission header
	SMART                         // from about 2009
)

// LineKind says what a line is.
type LineKind uint8

// The kinds of line.
const (
	BlankLine          LineKind = iota
	Unread                      // none of the others; kept, not understood
	Furniture                   // archive labels, divider, stamps, web residue: about the message, not of it
	HeaderLine                  // transmission and address lines, distribution, drafting
	BannerLine                  // a level on a line of its own: page top or bottom, trailer
	PageBreakLine               // "PAGE 02 ..." or "ARKADIA 00000187  001.2 OF 002"
	ClassificationLine          // level, section, post, number
	CaptionLine                 // captions and passing instructions
	FieldLine                   // E.O., TAGS, SUBJECT, REF and their continuation; SMART labels
	AuthorityLine               // classification authority block
	HeadingLine                 // a title or the rule around it
	TextLine                    // a paragraph
	SignatureLine
	TailLine   // BT, #nnnn, NNNN
	QuotedLine // a telegram quoted in the text
)

// Line is one line with its line end.
type Line struct {
	Span text.Span // line end included
	Text text.Span // trimmed of blanks and line end
	Kind LineKind
}

// Token is a piece of text that means one thing.
type Token struct{ Span text.Span }

// Present reports whether the token was found.
func (t Token) Present() bool { return t.Span.Valid() }

// Number is a number as written and as read.
type Number struct {
	Span  text.Span
	Value int
	Width int // digits as written
}

// Present reports whether the number was found.
func (n Number) Present() bool { return n.Span.Valid() }

// Cable is one message.
type Cable struct {
	Source     *text.Source
	Index      int // from 1, in the file
	Span       text.Span
	Generation Generation
	Reception  bool // Department reception copy: header without transmission lines
	Lines      []Line

	Header    Header
	Sections  []Section   // classification lines in order; the first carries the banner of the message
	Banners   []Banner    // levels on lines of their own, in order: page tops and bottoms, trailer
	PageLines []PageLine  // page lines in order
	Captions  []Caption   // in order, doubled ones too
	EO        EOLine      // the first E.O. line
	Tags      TagsLine    // the first TAGS line
	Subject   Subject     // the first subject line
	Refs      []Reference // items of the reference lines
	RefSpan   text.Span   // the reference lines as a whole
	Authority Authority   // the classification authority block
	Portions  []Portion   // paragraphs and their marked segments in order, those of quoted telegrams too
	Stamps    []Stamp     // declassification and release stamps
	Quotes    []text.Span // quoted telegrams
	SignedBy  Token
	TailMark  Number // #nnnn after BT

	Pilcrow     Token // the first pilcrow, an artefact of copying
	DigitAdded  bool  // pilcrows turned into a digit 1 before every paragraph number (undone in Portion.Number)
	Extract     Token // the notice that the record is a partial extract
	Corrected   Token // "C O R R E C T E D  COPY"
	BodyStart   int   // offset where the text of the message begins, after subject, references and authority
	HeaderStart int   // offset of the first line that belongs to the message
}

// Text returns the text of sp.
func (c *Cable) Text(sp text.Span) []byte { return c.Source.Slice(sp) }

// String returns a copy of the text of sp.
func (c *Cable) String(sp text.Span) string { return c.Source.String(sp) }

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
func (k CaptionKind) Channel() bool { return k >= AgrementChannel && k <= OtherChannel }

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
	Malformed bool // meant as a reason but not well formed: "1,4 (C)"
}

// Letter is one reason letter.
type Letter struct {
	Span  text.Span
	Value byte // lower case
}

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
	Number       Number        // of a numbered paragraph, artefacts undone; Span is the digits as written
	Head         text.Span     // number with its point, or the letter or dash; empty at the text for an unnumbered one
	Span         text.Span     // head to the end of the last line
	Text         text.Span     // without head and mark
	Mark         *marking.Mark // nil when no mark is meant
	MarkSpan     text.Span
	Trailing     *marking.Mark // a mark after the text, where none stands before it
	TrailingSpan text.Span
	Parent       int  // index in Portions of the numbered paragraph a segment belongs to; -1
	Quoted       bool // of a quoted telegram
	Authority    bool // the classification authority paragraph
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
