// Package spill finds in any text, cable or not, what a place with a ceiling may not hold: markings in
// every spelling, whole or broken up, security signals, captions, authority blocks and declassification
// instructions. Where a word is plainly prose (a secret ballot, a copyright sign) it is silent.
//
// The text is folded first, so that disguised letters are plain ones. Then each finder looks for what it
// knows, in time that grows with the length of the text alone, and grades it by what stands beside it. What
// may be a marking or a mere word is judged last, by whether the text is otherwise marked.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package spill

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Kind says what a hit is.
type Kind uint8

// The kinds of hit.
const (
	Level       Kind = iota // a level word, plain, spaced, split or disguised
	Banner                  // a level that is a line of its own, with what belongs to it
	PortionMark             // a mark in brackets before a portion, or one with a control anywhere
	Signal                  // ZNY or ZNR line, or the letters of the transmission header
	Caption                 // a caption on a line of its own
	Authority               // classification authority block
	Instruction             // declassification value on an E.O. line
	Designation             // block that designates controlled information
)

// String says the kind in words.
func (k Kind) String() string {
	return [...]string{
		"marking", "banner", "portion mark", "security signal", "caption", "classification authority block",
		"declassification instruction", "designation of controlled information",
	}[k]
}

// Tier says how much a hit proves.
type Tier uint8

// The tiers.
const (
	Marking Tier = iota // by what stands beside it or in the rest of the text it is a marking
	Word                // it is a word or letter that may be one
)

// Hit is one thing that needs a ceiling.
type Hit struct {
	Span  text.Span // in the text that was scanned
	Kind  Kind
	Tier  Tier
	Token string          // the marking in its plain spelling: "SECRET", "(S//NF)", "CCCCC"
	Needs marking.Ceiling // the lowest ceiling under which it may stand
}

// mostHits is how many hits each finder makes in one text: a text with more is no better known.
const mostHits = 500

// Scan returns what b holds above the ceiling, in order of place, one hit for each place.
func Scan(b []byte, ceiling marking.Ceiling) []Hit { return (&scanner{ceiling: ceiling}).over(b) }

// room is what a text takes that is folded and surveyed. The texts of a run take it in turn.
type room struct {
	folded folded
	survey survey
	hits   []found
}

// mostRoom is how long a text is whose room is kept.
const mostRoom = 1 << 18

var rooms = sync.Pool{New: func() any { return &room{} }}

// over returns what a scanner that knows no text yet finds in b.
func (s *scanner) over(b []byte) []Hit {
	if s.ceiling == marking.CeilingTS { // nothing is above it
		return nil
	}
	r, _ := rooms.Get().(*room)
	r.folded.fold(b)
	r.survey.of(r.folded.b)
	s.folded, s.surveyed, s.hits = &r.folded, &r.survey, r.hits[:0]
	hits := s.all()
	r.leave(s)
	return hits
}

// leave leaves the room to another text. That of a large one, or of one with very many hits, is not kept.
func (r *room) leave(s *scanner) {
	clear(s.hits)
	r.folded.src, r.hits = nil, s.hits
	if cap(r.folded.b) <= mostRoom && cap(r.hits) <= mostHits {
		rooms.Put(r)
	}
}

// all looks at a text as it stands and as it is shown.
func (s *scanner) all() []Hit {
	s.scan()
	s.markup()
	s.parted()
	s.coded()
	return s.judged()
}

// ScanMarkup returns what b holds above the ceiling where a reader of marked-up text does not see it: in
// attributes and comments, and in the columns of tables, which are gone with the tags.
func ScanMarkup(b []byte, ceiling marking.Ceiling) []Hit {
	s := scanner{folded: fold(b), ceiling: ceiling}
	s.hidden()
	if shown := s.untagged(); shown != nil {
		o := s.on(shown)
		o.enough = mostHits
		o.columns()
		s.join(o)
	}
	s.enough = len(s.hits) + mostHits
	s.fields()
	s.runs()
	return s.judged()
}

// coded looks at what stands in the text in codes of its own.
func (s *scanner) coded() {
	s.runs()
	s.listed()
	s.inDialects()
	s.inSets()
}

// between are the characters that stand for blanks in file names.
const between = "._-+:~, "

// ScanName returns what a file name or path gives away. A word in small letters is only a name.
func ScanName(name string, ceiling marking.Ceiling) []Hit {
	var hits []Hit
	at := 0
	for part := range strings.SplitSeq(name, "/") {
		if !mayMark(part) {
			at += len(part) + 1
			continue
		}
		lines := []byte(strings.ReplaceAll(part, "%20", "   "))
		for i, c := range lines { // each byte stays where it is, whatever is no UTF-8
			if strings.IndexByte(between, c) >= 0 {
				lines[i] = '\n'
			}
		}
		if i := strings.Index(part, camelTopSecret); i >= 0 && ceiling < marking.CeilingTS {
			sp := text.Span{Start: i, End: i + len(camelTopSecret)}.Shift(at)
			hits = append(hits, Hit{Span: sp, Kind: Level, Token: "TOP SECRET", Needs: marking.CeilingTS})
		}
		named := (&scanner{ceiling: ceiling, inPath: true}).over(lines)
		for _, h := range slices.Concat(named, bracketed(part, ceiling), dashedName(part, ceiling)) {
			suffix := h.Kind == Level && unitLevels.atWord(h.Token) != 0 && len(h.Token) < len("SECRET") // of a program
			if suffix || small(part[h.Span.Start:h.Span.End]) && !titled(part, &h) {
				continue
			}
			h.Span, h.Tier = h.Span.Shift(at), Marking
			if h.Kind == Banner {
				h.Kind = Level
			}
			hits = append(hits, h)
		}
		at += len(part) + 1
	}
	return hits
}

// dashedName returns the letters of levels with controls behind hyphens in one part of a path: minutes_TS-SI-NF.txt.
func dashedName(part string, ceiling marking.Ceiling) []Hit {
	if !mayDash(part) {
		return nil
	}
	s := scanner{folded: fold([]byte(part)), ceiling: ceiling, enough: mostHits}
	s.dashed()
	return s.judged()
}

// mayDash reports whether a capital stands behind a hyphen or underscore in a part of a path, or may once it is folded.
func mayDash(part string) bool {
	for i := range len(part) {
		c := part[i]
		if c >= widest || foldedTo[c] == doubtful {
			return true
		}
		if joinsName[c] && i+1 < len(part) && !scan.Lower(part[i+1]) && !scan.Digit(part[i+1]) {
			return true
		}
	}
	return false
}

// mayMark reports whether a part of a path holds a capital or a letter of another script.
func mayMark(part string) bool {
	return strings.IndexFunc(part, func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= widest }) >= 0
}

// camelTopSecret is how names without blanks write it.
const camelTopSecret = "TopSecret"

// mostOpened is how many brackets of a kind may stand open within one another before one that closes.
const mostOpened = 3

// bracketed returns the marks in brackets within one part of a path: cable_(S-NF).txt, talks[SECRET].txt. The heads of
// mails and archives have names that are longer than those of files, so that it is bounded how often a bracket is read
// again with those that stand open before it.
func bracketed(part string, ceiling marking.Ceiling) []Hit {
	var hits []Hit
	for i := range len(part) {
		if strings.IndexByte("([{", part[i]) < 0 {
			continue
		}
		near := part[i:min(len(part), i+longestFileName)]
		n := strings.IndexByte(near, closing[part[i]])
		if n < 0 || strings.Count(near[1:n], near[:1]) > mostOpened {
			continue
		}
		for _, h := range Scan([]byte(near[:n+1]+" The"), ceiling) {
			h.Span = h.Span.Shift(i)
			hits = append(hits, h)
		}
	}
	return hits
}

// titled reports whether the marking of an alliance or another country is all of the name of a folder or a file, with a
// capital at the head of each word, of which it has several: Nato Secret.
func titled(part string, h *Hit) bool {
	name, _, _ := strings.Cut(part[h.Span.End:], ".")
	words := strings.Fields(part[:h.Span.End])
	if h.Span.Start > 0 || strings.TrimFunc(name, unseen) != "" || len(words) < 2 || levelTokens[h.Token] ||
		h.Kind > Banner || h.Needs < marking.CeilingC {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		first, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(first)
	})
}

// small reports whether most letters of a word are small ones.
func small(word string) bool {
	n := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			n++
		}
	}
	return 2*n > len(word)
}

// scanner looks through one folded text.
type scanner struct {
	*folded
	ceiling marking.Ceiling
	hits    []found
	marked  []portion // marks of any level where a portion may begin
	enough  int       // the number of hits at which the finder that is at work stops
	// surveyed is the survey of the text once it is made.
	surveyed  *survey
	places    [longestLevel]uint32 // where the letters of the levels stand that end at a place, the last one last
	spellings []spelling           // and which these are
	odd       bool                 // letters in brackets stand for other things too
	terms     terms
	pairs     []pair
	// variables are the words that were looked for as names of variables, and whether they are.
	variables map[*word]bool
	calendar  int             // where its last entry ends, if the text is a calendar; 0: not known, -1: it is none
	reread    int             // bytes of rows that were read a second way
	unclosed  int             // bytes of lists in brackets that are not closed
	tags      tags            // of the text, where fields are elements
	operands  map[string]bool // names, and whether the text reckons with them
	shelves   map[string]bool // strokes behind the letters of levels that no control follows
	depth     int             // of texts in letters of another kind that hold this one
	inPath    bool            // the text is a name, whose words stand on lines of their own
	letters   *lettering      // how the text uses letters in brackets, once it was asked
	declared  map[string]bool // and those that were looked for as names of types
	notices   *bool           // whether the text has a notice of a copyright, once it was asked
	values    bool            // the text is the value of an attribute, where words in small letters mean anything
}

// finders look for one kind of thing each.
var finders = []func(*scanner){
	(*scanner).words, (*scanner).lines, (*scanner).signals, (*scanner).authorities, (*scanner).instructions,
	(*scanner).slashes, (*scanner).labels, (*scanner).columns, (*scanner).designations,
	(*scanner).strayCaptions, (*scanner).scripts, (*scanner).fields, (*scanner).dashed,
	(*scanner).alliance, (*scanner).kin, (*scanner).lettersStated, (*scanner).twice, (*scanner).inlined,
	(*scanner).formulas, (*scanner).protectives, (*scanner).dictated,
}

func (s *scanner) scan() {
	s.find()
	s.views()
	s.turned()
	s.packed()
}

// find looks for all kinds of things in the text as it stands.
func (s *scanner) find() {
	for _, find := range finders {
		s.enough = len(s.hits) + mostHits
		find(s)
	}
}

// hit notes the stretch [from, to) of the folded text.
func (s *scanner) hit(kind Kind, from, to int, token string, needs marking.Ceiling, g grade) {
	if needs > s.ceiling && g != none && !s.full() {
		s.hits = append(s.hits, found{Hit: Hit{Span: s.span(from, to), Kind: kind, Token: token, Needs: needs}, grade: g})
	}
}

func (s *scanner) full() bool { return len(s.hits) >= s.enough }

// on returns a scanner of another view of the same text; join takes over what it found.
func (s *scanner) on(f *folded) *scanner {
	return &scanner{folded: f, ceiling: s.ceiling, depth: s.depth}
}

// deepest is how many texts in letters of another kind stand within one another that are read.
const deepest = 3

// inner returns a scanner of a text that stands in this one in letters of another kind; nil where it lies too deep:
// each of them is read as it stands, as it is shown and in the spellings of its levels.
func (s *scanner) inner(b []byte) *scanner {
	if s.depth == deepest {
		return nil
	}
	return &scanner{folded: fold(b), ceiling: s.ceiling, depth: s.depth + 1}
}

func (s *scanner) join(o *scanner) {
	s.hits = append(s.hits, o.hits...)
	s.marked = append(s.marked, o.marked...)
	s.odd = s.odd || o.odd
	s.terms.join(&o.terms)
}

// The characters that turn the direction of writing: what stands between is read from its end.
const (
	turn = "\u202e"
	back = "\u202c"
)

// turned looks at text that is shown in the other direction than it is stored.
func (s *scanner) turned() {
	if s.at == nil {
		return
	}
	for at := 0; !s.full(); {
		i := bytes.Index(s.src[at:], []byte(turn))
		if i < 0 {
			return
		}
		from := at + i + len(turn)
		to := len(s.src)
		if j := bytes.IndexAny(s.src[from:], back+"\n"); j >= 0 {
			to = from + j
		}
		o := &scanner{folded: fold(reversed(s.src[from:to])), ceiling: s.ceiling, enough: 1}
		o.words()
		o.lines()
		for _, h := range o.hits[:min(1, len(o.hits))] {
			h.grade = max(h.grade, lone)
			h.Span = text.Span{Start: from, End: to}
			s.hits = append(s.hits, h)
		}
		at = to
	}
}

func reversed(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		_, n := utf8.DecodeLastRune(b)
		out = append(out, b[len(b)-n:]...)
		b = b[:len(b)-n]
	}
	return out
}
