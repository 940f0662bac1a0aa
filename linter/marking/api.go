package marking

// ReadPortion reads the portion mark at the head of b, the text of a paragraph after its number and
// blanks. It returns the mark and how many bytes of b it takes, or nil and 0 where no mark is meant:
// a bracket that opens prose is none. A broken mark is returned with its faults. Equal markings
// return the same Mark.
func ReadPortion(b []byte) (m *Mark, n int) { return nil, 0 }

// ParsePortion reads s, the whole of a portion mark with or without its brackets. It returns nil only
// for a string that cannot be meant as a mark.
func ParsePortion(s string) *Mark { return nil }

// ReadBanner reads the marking at the head of b, a classification line, a banner line or a caption
// line: level word (plain or letter-spaced) and what controls follow it. n is where the marking ends:
// " SECTION 01 OF 02 ARKADIA 000187" is left. It returns nil and 0 where b does not begin with a
// level or something meant as one.
func ReadBanner(b []byte) (m *Mark, n int) { return nil, 0 }

// Form is a way of writing a marking.
type Form uint8

// The forms.
const (
	Portion      Form = iota // (S//NF)
	Banner                   // SECRET//NOFORN
	StatePortion             // (S/NF)
)

// Print writes level and controls in the given form, categories and tokens in register order.
func Print(f Form, l Level, c Controls) string { return "" }

// Covers reports whether a marking a protects at least as well as b does: by the order of protection
// U < LOU = SBU = FOUO = CUI < C < S < TS, NOFORN over every REL TO, a shorter REL TO list over a
// longer one, NODIS over EXDIS, a classified level over SBU, LOU and FOUO. A control that b has must
// be in a, or be covered by what is.
func Covers(aLevel Level, a Controls, bLevel Level, b Controls) bool { return false }

// Overall is what the marks of a document's portions come to (manual, section D.2, table 3; CUI
// Marking Handbook for CUI), and which portion makes it so.
type Overall struct {
	Level    Level
	Controls Controls
	Top      []int             // indexes of the portions at Level
	By       map[Control][]int // indexes of the portions that bring a control
}

// RollUp works out the overall marking of a document from the marks of its portions; nil marks are
// unmarked portions. It returns the zero Overall when no portion is marked.
func RollUp(marks []*Mark) Overall { return Overall{} }
