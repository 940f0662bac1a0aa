package cable

import "cablelint/linter/text"

// DamageKind is what copying has done to a message, or what had to be undone to read it.
type DamageKind uint8

// The kinds of damage.
const (
	LinesJoined   DamageKind = iota // fields run together on one line
	HeadingCut                      // a field ends in dots
	HeadingTwice                    // the heading, or a part of it, is given again
	PageInField                     // a page line stands inside a field
	LabelGarbled                    // a label with a letter wrong
	BackslashEnds                   // backslashes before line ends
	OddBlanks                       // U+2028, U+200B and the like
	TableRecord                     // the record of a table: quotation marks, tabs, columns
	StampInField                    // the stamp of a release in a field
	TextWithheld                    // redaction marks, a partial extract
	OtherMessage                    // text of another message below
	numDamageKinds
)

var damageNames = [numDamageKinds]string{
	"lines-joined", "heading-cut", "heading-twice", "page-line-inside", "label-garbled", "backslash-ends", "odd-blanks",
	"table-record", "stamp-inside", "text-withheld", "other-message",
}

// String returns the name of the kind as `outline` shows it.
func (k DamageKind) String() string { return damageNames[k] }

// Damage is one thing that copying has done, and where it is seen.
type Damage struct {
	Kind DamageKind
	Span text.Span
}

// mostPlaces is how many places of one kind of damage are noted: a reader must know of the kind.
const mostPlaces = 16

// Harm notes damage: each place once, and no more places of a kind than tell a reader of it.
func (c *Cable) Harm(k DamageKind, sp text.Span) {
	places := 0
	for _, d := range c.damage {
		if d.Kind != k {
			continue
		}
		if places++; d.Span == sp || places == mostPlaces {
			return
		}
	}
	c.damage = append(c.damage, Damage{k, sp})
}

// Damage returns what copying has done to the message, in the order in which it was met.
func (c *Cable) Damage() []Damage { return c.damage }

// Damaged returns the first damage of a kind, and whether there is any.
func (c *Cable) Damaged(k DamageKind) (Damage, bool) {
	for _, d := range c.damage {
		if d.Kind == k {
			return d, true
		}
	}
	return Damage{}, false
}

// LeaveUnread notes a stretch of the heading that no field claims.
func (c *Cable) LeaveUnread(sp text.Span) { c.unread = append(c.unread, sp) }

// ReadAll forgets what was left unread: a heading that is given again has shown what it is.
func (c *Cable) ReadAll() { c.unread = c.unread[:0] }

// Unread returns the stretches of the heading that no field claims, in order.
func (c *Cable) Unread() []text.Span { return c.unread }

// Attributes are those of the original message that an archive states in its list below a telegram.
type Attributes struct {
	Span  text.Span // the list; invalid when there is none
	Level text.Span // value of "Original Classification"
}
