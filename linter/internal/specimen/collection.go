package specimen

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"cablelint/linter/law"
)

// Item is one file of a [Collection], with the fault that was planted in it.
type Item struct {
	Name  string
	Text  []byte
	Fault Fault
}

// Fault is what is wrong with an item beside others.
type Fault uint8

// The faults. Those before NumFaults are wrong; the others look so and are not.
const (
	NoFault Fault = iota
	OtherLevel
	OtherLevelStamped
	OtherControls
	OtherDate
	OtherWords
	LostSection
	SameTwice
	EarlierThanSource
	LowerThanSource
	LostReference
	OutOfOrder
	OtherName
	NumFaults
	Rewrapped
	Blackened
	PagesBetween
	CorrectedCopy
	PartialExtract
	InSections
	numKinds
)

// tellings are what tells of the faults: the rule, and a word of its message where it finds several.
var tellings = [NumFaults]struct{ rule, word string }{
	OtherLevel:        {"collection-copies-differ", "this one is"},
	OtherLevelStamped: {"collection-copies-differ", "stamp"},
	OtherControls:     {"collection-copies-differ", "NOFORN"},
	OtherDate:         {"collection-copies-differ", "declassified"},
	OtherWords:        {"collection-copies-differ", "the text differs"},
	LostSection:       {"collection-section-missing", ""},
	SameTwice:         {"collection-duplicate", ""},
	EarlierThanSource: {"collection-source-later", "declassified"},
	LowerThanSource:   {"collection-source-later", "portion"},
	LostReference:     {"collection-source-missing", ""},
	OutOfOrder:        {"collection-number-order", ""},
	OtherName:         {"collection-level-differs", ""},
}

// Told is the fault that a finding of a rule tells of.
func Told(rule, message string) Fault {
	for f := NumFaults - 1; f > NoFault; f-- {
		if t := &tellings[f]; t.rule == rule && strings.Contains(message, t.word) {
			return f
		}
	}
	return NoFault
}

// Expects reports whether a fault has a finding that is told of another: a copy that is wrapped otherwise, or has pages
// between, is the same message twice.
func (f Fault) Expects(told Fault) bool {
	return f == told || told == SameTwice && (f == Rewrapped || f == PagesBetween)
}

// collectionPosts are the posts of a collection, all invented.
var collectionPosts = strings.Split("ARKADIA|BREMWICK|OLDHAVEN|PORT QUILL|SAN VELMO|LAKE ORRIN", "|")

// message is what a message of a collection is made of.
type message struct {
	post, level string
	caption     string
	number      int
	day, decl   law.Day
	refs        string
	source      string
	paragraphs  []string
	head        string // above the whole
	section     string // "SECTION 01 OF 03 "
	paged       bool
	width       int
}

// Extent is how large a [Collection] is.
type Extent struct {
	Cables  int
	Planted int // of each fault
	PerKey  int // messages of a post and year
	Seed    uint64
}

// Collection gives the messages of several posts and years, in the order of their numbers, and beside some of them
// another file by which a fault is planted, or what looks like one. The same seed gives the same collection.
func Collection(x Extent, give func(*Item) error) error {
	c := collector{r: rand.New(rand.NewPCG(x.Seed, 3)), give: give}
	n, planted, perKey := x.Cables, x.Planted, x.PerKey
	if most := perKey * len(collectionPosts) * collectionYears; n > most {
		return fmt.Errorf("%d messages of a post and year make at most %d", perKey, most)
	}
	every := max(n/(planted*int(numKinds)+1), 1)
	left := make([]int, numKinds)
	for k := range left {
		left[k] = planted
	}
	left[NoFault], left[NumFaults] = 0, 0
	for i := range n {
		m := c.message(i, perKey)
		fault := NoFault
		if i%every == 0 && i%perKey > 2 && i%perKey < perKey-2 {
			fault = Fault((i / every) % int(numKinds))
		}
		if left[fault] == 0 {
			fault = NoFault
		}
		left[fault] = max(left[fault]-1, 0)
		c.plant(m, fault)
		if c.err != nil {
			return c.err
		}
	}
	return nil
}

const (
	firstCollectionYear = 2000
	collectionYears     = 10
)

// collector writes the items.
type collector struct {
	r    *rand.Rand
	give func(*Item) error
	at   int
	err  error
}

// message makes the message of a number.
func (c *collector) message(i, perKey int) message {
	key := i / perKey
	year := firstCollectionYear + key/len(collectionPosts)
	at := i % perKey
	day := law.Date(year, 1, 5) + law.Day(at*350/perKey)
	m := message{
		post: collectionPosts[key%len(collectionPosts)], level: pick(c.r, []string{"C", "C", "S"}), number: 3*at + 7,
		day: day, decl: day.AddYears(10), width: width,
	}
	for n := 1; n <= 4; n++ {
		m.paragraphs = append(m.paragraphs, fmt.Sprintf("%d. (%s) %s", n, m.level, sentences(c.r, 4)))
	}
	if at > 0 {
		m.refs = fmt.Sprintf("REF: %02d %s %d\n", year%100, m.post, 3*(at-1)+7)
	}
	return m
}

func (c *collector) write(m message, name string, fault Fault) {
	if c.err != nil {
		return
	}
	c.err = c.give(&Item{fmt.Sprintf("%03d/%s", c.at/perFolder, name), []byte(m.String()), fault})
	c.at++
}

func (m *message) name(more string) string {
	year, _, _ := m.day.YMD()
	return fmt.Sprintf("%02d%s%d%s.txt", year%100, strings.ReplaceAll(m.post, " ", ""), m.number, more)
}

// plant writes a message with what is wrong with it, or looks so.
func (c *collector) plant(m message, fault Fault) {
	name := m.name("")
	other := m
	other.paragraphs = append([]string(nil), m.paragraphs...)
	switch fault {
	default: // the same twice
	case NoFault:
		c.write(m, name, NoFault)
		return
	case LostSection, InSections:
		c.sections(m, fault)
		return
	case EarlierThanSource, LowerThanSource, LostReference, OutOfOrder, OtherName:
		c.alone(m, fault)
		return
	case OtherLevel, OtherLevelStamped:
		other.level = map[string]string{"C": "S", "S": "C"}[m.level]
		if fault == OtherLevelStamped {
			other.head = "RELEASED IN FULL\n\n"
		}
	case OtherControls:
		other.caption = "NOFORN\n"
	case OtherDate:
		other.decl += 400
	case OtherWords:
		other.paragraphs[2] = strings.Replace(other.paragraphs[2], " that ", " that by 1 June ", 1)
		other.paragraphs[1] = strings.Replace(other.paragraphs[1], " the ", " no ", 1)
	case Rewrapped:
		other.width = 50
	case Blackened:
		words := strings.Fields(other.paragraphs[1])
		words[8], words[9] = "xxxxxxxxxxxx", "xxxxxxxxxxxx"
		other.paragraphs[1] = strings.Join(append(words[:10:10], words[13:]...), " ")
	case PagesBetween:
		other.paged = true
	case CorrectedCopy:
		other.head = strings.Join(strings.Split("CORRECTED COPY", ""), " ") + "\n"
		other.paragraphs[0] += " The date is right now."
	case PartialExtract:
		other.paragraphs = other.paragraphs[:2]
	}
	c.write(m, name, NoFault)
	c.write(other, m.name("b"), fault)
}

// sections writes a message section by section, without one of them where that is the fault.
func (c *collector) sections(m message, fault Fault) {
	of := 2 + c.r.IntN(3)
	lost := -1
	if fault == LostSection {
		lost = c.r.IntN(of)
	}
	first := true
	for n := range of {
		part := m
		part.section = fmt.Sprintf("SECTION %02d OF %02d ", n+1, of)
		part.paragraphs = m.paragraphs[n : n+1]
		if n == lost {
			continue
		}
		told := NoFault
		if first && lost >= 0 {
			told = fault
		}
		first = false
		c.write(part, m.name(fmt.Sprintf("s%d", n+1)), told)
	}
}

// alone writes a message whose fault is in itself, beside others.
func (c *collector) alone(m message, fault Fault) {
	name := m.name("")
	year, _, _ := m.day.YMD()
	source := fmt.Sprintf("Derived From: %02d %s %d, %d\n", year%100, m.post, m.number-3, year)
	switch fault {
	default:
	case EarlierThanSource:
		m.source, m.decl, m.level = source, m.day.AddYears(9), "S"
	case LowerThanSource:
		m.source, m.level, m.decl = source, "U", m.day.AddYears(11)
	case LostReference:
		m.refs = fmt.Sprintf("REF: %02d BREMWICK %d\n", year%100, 50000+m.number)
	case OutOfOrder:
		m.day += 60
		if m.day.YearDay() < 130 {
			m.day += 60
		}
		if m.day.Year() != year {
			m.day -= 200
		}
	case OtherName:
		name = m.name("_UNCLASSIFIED")
	}
	c.write(m, name, fault)
}

// String writes the message as it was transmitted.
func (m *message) String() string {
	form := levelForms[m.level]
	var b strings.Builder
	year, _, _ := m.day.YMD()
	fmt.Fprintf(&b, "%sVZCZCXRO%04d\nPP RUEHC\nDE RUEHQX #%04d %03d1522\n%s ZZH\nP %s\n",
		m.head, m.number%10000, m.number%10000, m.day.YearDay(), form.signal, dtg(m.day))
	fmt.Fprintf(&b, "FM AMEMBASSY %s\nTO RUEHC/SECSTATE WASHDC PRIORITY %04d\n%s %s%s %06d\n\n%s\n",
		m.post, m.number%10000, form.line, m.section, m.post, m.number, m.caption)
	y, mo, d := m.decl.YMD()
	fmt.Fprintf(&b, "E.O. %d: DECL: %02d/%02d/%d\nTAGS: PREL, PGOV\nSUBJECT: ORCHARD TALKS %d\n\n%s\n",
		orderOn(m.day), mo, d, y, year, m.refs)
	if m.source != "" {
		b.WriteString(m.source + "\n")
	} else {
		b.WriteString("Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d).\n\n")
	}
	for i, p := range m.paragraphs {
		text := wrapAt(p, false, m.width)
		if m.paged && i == 1 {
			at := len(text) / 2
			at += strings.IndexByte(text[at:], '\n')
			text = text[:at] + fmt.Sprintf("\n\n%s %08d  002 OF 002\n\n", m.post, m.number) + text[at+1:]
		}
		b.WriteString(text + "\n")
	}
	if m.section == "" || m.section[8:10] == m.section[14:16] {
		b.WriteString("PUBLIC\n")
	}
	return b.String()
}
