package marking

import (
	"iter"
	"math/bits"
	"strings"
)

//go:generate go run ./internal/gen/main.go -dir . -out tables.go -page ../../docs/markings.md

// Control is one marking of the register beside a level, in the order of the register (manual, section G.1).
type Control uint8

// Row is what the register says of one marking: its forms, the levels and the other markings that it goes
// with, and what becomes of it in a banner. Rows are read-only.
type Row struct {
	Name     string // how the register's file calls it
	Means    string // in a few words
	Portion  string // the authorized portion mark; "" where there is none
	Banner   string // the authorized abbreviation of a banner; "" where there is none
	Title    string // the authorized title of a banner
	Part     string // what it is called behind its parent and a hyphen
	Parent   Control
	Variants []Variant

	Relations
	Below     *Relations // those of its sub-compartments, where they are others
	Covers    Set        // what it makes superfluous in the same mark and in a banner
	Rolls     Roll
	Becomes   Set // what it rolls up as where it does not roll up itself
	List      ListKind
	Bare      Bare
	Separator string // what parts the countries of the list
	USA       Place  // of the United States in it
	From, To  string // first and last day of its use, as YYYY-MM-DD; "" where that is the register's
	Source    string // where it is laid down; sections are those of the manual

	category    category
	compartment bool // a part of its parent
}

// Relations are the levels that a marking stands with and what it asks for beside it.
type Relations struct {
	Lowest, Highest Level
	Needs           []Set // one of each must stand beside it
	Excludes        Set   // what may not stand beside it
}

// Variant is a spelling outside the register whose meaning is plain. One that was right once has its last day.
type Variant struct {
	Form, Until string
	Practice    bool // State or the CUI program writes it so
}

// category is a part of a marking between double slashes, in the order of the manual, section A.6.
type category uint8

const (
	catLevel category = iota
	catSCI
	catSAP
	catAEA
	catFGI
	catCUI
	catCUICategory
	catDissem
	catNonIC
	catUnknown
)

// Roll says when a marking of a portion stands in the banner.
type Roll uint8

// The ways of rolling up.
const (
	RollsAlways       Roll = iota
	RollsUnclassified      // where the document is unclassified
	RollsAlone             // where it is and no other control but one of release stands in it
	RollsNever
	RollsRelease // by the manual's table 3
)

// String says when, in words.
func (r Roll) String() string {
	return [...]string{
		RollsAlways: "always", RollsUnclassified: "where the document is unclassified",
		RollsAlone: "where the document is unclassified and no other control but a release stands in it",
		RollsNever: "never", RollsRelease: "by table 3 of the manual",
	}[r]
}

// ListKind is what a marking is followed by.
type ListKind uint8

// The kinds of list.
const (
	NoList       ListKind = iota
	Countries             // codes of countries and organizations
	Numbers               // of at most two digits
	Compartments          // behind hyphens, each with its sub-compartments behind blanks
	Subsets               // compartments that the register names all
	Programs              // special access programs, parted by slashes
	Systems               // unpublished control systems
	Categories            // of controlled unclassified information
)

// Bare says where a marking with a list may stand without it.
type Bare uint8

// The places.
const (
	ListDue Bare = iota // nowhere
	BareInPortion
	BareEverywhere
)

// Place is where the United States stands in a list of countries.
type Place uint8

// The places.
const (
	USASorted Place = iota // as the alphabet has it, or left out
	USAFirst
	USANever // it is no foreign source
)

// Row returns what the register says of c.
func (c Control) Row() *Row { return &register[c] }

// String returns c as a banner has it.
func (c Control) String() string {
	if c >= numControls {
		return ""
	}
	return register[c].name(Banner)
}

// category returns the part of a marking that c belongs to.
func (c Control) category() category { return register[c].category }

// Category returns the part of a marking that c belongs to, in words.
func (c Control) Category() string { return categoryNames[register[c].category] }

var categoryNames = [...]string{
	catSCI: "SCI", catSAP: "special access program", catAEA: "atomic energy", catFGI: "foreign government information",
	catCUI: "CUI", catDissem: "dissemination control", catNonIC: "non-IC dissemination control",
}

// Register gives every control in the order of the register.
func Register() iter.Seq[Control] {
	return func(yield func(Control) bool) {
		for c := range numControls {
			if !yield(c) {
				return
			}
		}
	}
}

// Listed says what a marking is followed by: "countries, USA first". It is "" for nothing.
func (r *Row) Listed() string {
	words := [...]string{
		NoList: "", Countries: "countries", Numbers: "numbers", Compartments: "compartments", Subsets: "subsets",
		Programs: "programs", Systems: "systems", Categories: "categories",
	}[r.List]
	if words == "" {
		return ""
	}
	words += [...]string{USASorted: "", USAFirst: ", USA first", USANever: ", never USA"}[r.USA]
	return words + [...]string{
		ListDue: "", BareInPortion: "; a portion mark may leave them to the banner",
		BareEverywhere: "; may stand without",
	}[r.Bare]
}

// LevelWords names the levels that the marking stands with: "S to TS".
func (r *Row) LevelWords() string {
	if r.Lowest == r.Highest {
		return r.Lowest.Letter()
	}
	return r.Lowest.Letter() + " to " + r.Highest.Letter()
}

// IsPart reports whether the marking is a compartment or a subset of its parent.
func (r *Row) IsPart() bool { return r.compartment }

// name returns how the marking is written in form f: in a banner the abbreviation, else the title.
func (r *Row) name(f Form) string {
	switch {
	case r.compartment:
		return register[r.Parent].name(f) + "-" + r.partName(f)
	case f != Banner && r.Portion != "":
		return r.Portion
	case r.Banner != "":
		return r.Banner
	case r.Title != "":
		return r.Title
	}
	return r.Name
}

// partName returns how a compartment is written behind its system.
func (r *Row) partName(f Form) string {
	if f == Banner && r.Banner != "" {
		return r.Banner
	}
	return r.Part
}

// Set is a set of controls.
type Set uint64

// Of returns the set of the given controls.
func Of(list ...Control) Set {
	var s Set
	for _, c := range list {
		s |= 1 << c
	}
	return s
}

// Has reports whether c is in the set.
func (s Set) Has(c Control) bool { return s&(1<<c) != 0 }

// All gives the controls of the set in the order of the register.
func (s Set) All() iter.Seq[Control] {
	return func(yield func(Control) bool) {
		for ; s != 0; s &= s - 1 {
			if !yield(Control(bits.TrailingZeros64(uint64(s)))) {
				return
			}
		}
	}
}

// String names the controls as banners have them: "ORCON or NOFORN".
func (s Set) String() string {
	var names []string
	for c := range s.All() {
		names = append(names, c.String())
	}
	return strings.Join(names, " or ")
}

// categorySet returns the controls of a category.
func categorySet(cat category) Set {
	var s Set
	for c := range numControls {
		if register[c].category == cat {
			s |= 1 << c
		}
	}
	return s
}

// The sets of some categories.
var (
	SCIControls = categorySet(catSCI)
	SAPControls = categorySet(catSAP)
	AEAControls = categorySet(catAEA)
)

// The sets that a rule of its own is about.
var (
	ORCONConflict  = Of(ORCON, ORCONUSGOV)
	SCIWithOwnRule = Of(HCSO, HCSP, GAMMA)
	NATOControls   = Of(ATOMAL, BALK, BOHEMIA)
	StateOwn       = Of(LIMDIS) // State's caption of that name is another control than the register's
)

// Called returns the control that a person calls by name: a form of the register or a variant of one, with or
// without the brackets of a portion mark, in any case; a compartment with its system before it.
func Called(name string) (Control, bool) {
	s := strings.ToUpper(strings.Trim(strings.TrimSpace(name), "()/"))
	for c := range numControls {
		row := &register[c]
		for _, form := range [...]string{row.Name, row.name(Portion), row.name(Banner), row.Title} {
			if form != "" && form == s {
				return c, true
			}
		}
	}
	if found := lookup(s); found != nil && len(found.text) == len(s) {
		return found.control, true
	}
	return 0, false
}
