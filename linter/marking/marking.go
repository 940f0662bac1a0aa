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

// Control is one token of a marking beside its level, in register order (manual, section G.1).
type Control uint8

// The controls.
const (
	// Sensitive compartmented information.
	SI Control = iota
	GAMMA
	TK
	HCS
	HCSO
	HCSP
	RSV
	// Special access programs and atomic energy information.
	SAR
	RD
	CNWDI
	SIGMA
	FRD
	DCNI
	UCNI
	TFNI
	// Foreign and international information.
	FGI
	JOINT
	NATO
	ATOMAL
	BALK
	BOHEMIA
	RESTRICTED // a foreign or NATO RESTRICTED level, protected as CONFIDENTIAL
	// Controlled unclassified information.
	CUI
	// Dissemination controls.
	RSEN
	FOUO
	ORCON
	ORCONUSGOV
	IMCON
	NOFORN
	PROPIN
	REL
	RELIDO
	EYES
	DSEN
	FISA
	DISPLAY
	// Non-intelligence-community dissemination controls.
	LIMDIS
	EXDIS
	NODIS
	SBU
	SBUNF // SBU and NOFORN as one control: (SBU/NF), (SBU-NF) have neither of the two
	LES
	SSI
	LOU
	numControls
)

// Controls is a set of controls with the lists that some of them carry. The zero value is empty.
type Controls struct {
	set     uint64
	RelTo   []string // REL TO, countries and tetragraphs as written, USA included
	Display []string // DISPLAY ONLY
	Eyes    []string // EYES ONLY
	FGI     []string // countries; empty with FGI set when the source is concealed
	SCI     []string // compartments as written: "SI-G ABCD"
	SAP     []string // programs
	CUI     []string // categories
	Joint   []string // owners of JOINT information
	Sigma   []string // numbers of RD-SG and FRD-SG
	LDC     []string // limited dissemination controls of CUI
}

// Has reports whether c is in the set.
func (s Controls) Has(c Control) bool { return s.set&(1<<c) != 0 }

// Empty reports whether the set holds no control.
func (s Controls) Empty() bool { return s.set == 0 }

// With returns the set with c in it; the lists are shared.
func (s Controls) With(c Control) Controls {
	s.set |= 1 << c
	return s
}

// Without returns the set with c taken out; the lists are shared.
func (s Controls) Without(c Control) Controls {
	s.set &^= 1 << c
	return s
}

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
	CategoryOrder                     // categories or tokens out of register order
	SpacedSlash                       // spaces round a slash (banner)
	CommaSeparator                    // comma between controls (banner)
	AbbreviatedLevel                  // CONF, SECR, TS as a banner
	MisspelledLevel                   // one edit from one level word
	ProhibitedTerm                    // a word added to a level: SECRET SENSITIVE
	DeclassToken                      // 25X1, a date or MR in a banner
	UnknownLevel                      // the first token of a banner is no level
	RestrictedUS                      // RESTRICTED as a U.S. level
	ControlledWord                    // CONTROLLED where CUI is due
	// Release.
	ReleaseConflict // NOFORN with REL TO, RELIDO or DISPLAY ONLY
	RelNotUSAFirst
	RelUnsorted
	RelSeparator
	RelBare
	// Controls that ask for or exclude one another (manual, section H).
	OrconConflict
	SCILevel
	GammaOrcon
	HCSControls
	HCSAlone
	AEALevel
	AEANoforn
	FGISlashes
	FGIMixed
	FGILevel
	NATOForm
	JointRel
	SBUClassified
	SBUNFForm
	CUIUnsorted
	NodisExdis
	LOUClassified  // LOU beside a classified level
	EFTOClassified // EFTO, encrypt for transmission only, beside a classified level
	numFaultKinds
)

// Fault is one thing wrong with a marking.
type Fault struct {
	Kind  FaultKind
	Span  text.Span // in the marking's own text: the smallest piece to underline
	Token string    // the offending token as written
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

// ClassLevel returns the level of m, NoLevel for a nil Mark.
func (m *Mark) ClassLevel() Level {
	if m == nil {
		return NoLevel
	}
	return m.Level
}

// Union returns the controls of a and b together. Of two lists of the same control the longer is kept.
func Union(a, b Controls) Controls {
	a.set |= b.set
	a.RelTo = longer(a.RelTo, b.RelTo)
	a.Display = longer(a.Display, b.Display)
	a.Eyes = longer(a.Eyes, b.Eyes)
	a.FGI = longer(a.FGI, b.FGI)
	a.SCI = longer(a.SCI, b.SCI)
	a.SAP = longer(a.SAP, b.SAP)
	a.CUI = longer(a.CUI, b.CUI)
	a.LDC = longer(a.LDC, b.LDC)
	return a
}

func longer(a, b []string) []string {
	if len(b) > len(a) {
		return b
	}
	return a
}
