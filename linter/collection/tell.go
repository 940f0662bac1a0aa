package collection

import (
	"fmt"
	"iter"
	"math/bits"
	"path"
	"strconv"
	"strings"

	"cablelint/linter"
	"cablelint/linter/law"
)

// Finding is one finding with all that is told of it. It holds no word of a text.
type Finding struct {
	Rule    string
	Case    string
	Message string
	At      Spot
	Other   Spot   // zero where the finding is about one place alone
	Says    string // what the other place is
	Day     law.Day
	Of      Message // that it is about, or that is named
	Print   string  // the fingerprint
}

// Len is how many findings there are.
func (f *Findings) Len() int { return len(f.hits) }

// All gives the findings by place.
func (f *Findings) All() iter.Seq[Finding] {
	return func(yield func(Finding) bool) {
		for i := range f.hits {
			if !yield(f.tell(&f.hits[i])) {
				return
			}
		}
	}
}

// Pairs are the copies whose texts are to be compared, by place.
func (f *Findings) Pairs() iter.Seq2[int, Pair] {
	return func(yield func(int, Pair) bool) {
		for i, p := range f.pairs {
			if !yield(i, Pair{f.c.record(int(p.first)).At, f.c.record(int(p.copy)).At}) {
				return
			}
		}
	}
}

// Undecided is how many pairs there are.
func (f *Findings) Undecided() int { return len(f.pairs) }

// Same reports whether texts that were read again are those of which a pair was made.
func (f *Findings) Same(i int, first, copied *Text) bool {
	p := f.pairs[i]
	return f.c.cables.at(int(p.first)).hash == first.hash && f.c.cables.at(int(p.copy)).hash == copied.hash
}

// Differs adds that the texts of a pair differ.
func (f *Findings) Differs(i int, d Difference) {
	h := found(otherText, f.pairs[i].copy)
	h.other, h.text = f.pairs[i].first, int32(len(f.texts))
	f.texts = append(f.texts, d)
	f.hits = append(f.hits, h)
}

// Done puts what was added in its place, and counts what has one digest.
func (f *Findings) Done() {
	f.sort()
	if len(f.texts) == 0 {
		return
	}
	like := map[self]uint32{}
	for i := range f.hits {
		if h := &f.hits[i]; h.kind == otherText {
			s := f.c.cables.at(int(h.cable)).self()
			like[s]++
			h.like = like[s]
		}
	}
}

// ruleOf is the rule that finds a kind, with the case of its severity.
var ruleOf = [...]struct{ rule, is string }{
	otherLevel: {CopiesDiffer, CaseLevel}, otherLevelStamped: {CopiesDiffer, ""}, otherControls: {CopiesDiffer, ""},
	otherDecl: {CopiesDiffer, ""}, otherText: {CopiesDiffer, ""}, sectionsGone: {SectionMissing, ""},

	sameAgain: {Duplicate, ""}, declaredEarlier: {SourceLater, ""}, markedLower: {SourceLater, CaseLower},
	referenceGone: {SourceMissing, ""}, sourceGone: {SourceMissing, ""}, outOfOrder: {NumberOrder, ""},
	saidOutside: {LevelDiffers, ""}, sectionsDoubtful: {SectionMissing, CaseShort},
}

// tell words a finding.
func (f *Findings) tell(h *hit) Finding {
	r := f.c.record(int(h.cable))
	out := Finding{Rule: ruleOf[h.kind].rule, Case: ruleOf[h.kind].is, At: r.At, Day: r.Day}
	about := r.Key.message(r.Number)
	out.Of = Message{r.Key, r.Number}
	if h.point >= 0 {
		p := f.c.pointer(int(h.point))
		out.At, about, out.Of = p.At, p.To.message(p.Number), Message{p.To, p.Number}
	}
	var other Record
	if h.other >= 0 {
		other = f.c.record(int(h.other))
		out.Other = other.At
	}
	if h.text >= 0 {
		d := &f.texts[h.text]
		out.At, out.Other = d.Copy, d.First
	}
	out.Message, out.Says = f.words(h, about, &r, &other)
	if of := r.self(); h.point < 0 {
		out.Print = linter.Digest(out.Rule, strconv.Itoa(int(h.kind)), of, of)
	} else {
		out.Print = linter.Digest(out.Rule, strconv.Itoa(int(h.kind)), about, of)
	}
	if h.like > 1 {
		out.Print += "-" + strconv.Itoa(int(h.like))
	}
	return out
}

// self is what a digest says of a cable: its number, or where it stands if it has none. The folder is left out, which
// is another from wherever the program is asked.
func (r *Record) self() string {
	if r.Key != (Key{}) {
		return r.Key.message(r.Number)
	}
	return fmt.Sprint(path.Base(r.At.File), " ", r.At.Part, " ", r.At.Record, " ", r.At.Cable)
}

// words are what a finding says, and what it says of its other place.
func (f *Findings) words(h *hit, about string, r, other *Record) (message, says string) {
	switch h.kind {
	case otherLevel, otherLevelStamped, otherControls, otherDecl, otherText, sameAgain:
		return f.copyWords(h, about, r, other)
	case sectionsGone, sectionsDoubtful:
		return h.sectionWords(about), ""
	case declaredEarlier, markedLower:
		return sourceWords(h.kind, about, r, other), "the source"
	case referenceGone:
		return "the reference " + about + " is not in the collection", ""
	case sourceGone:
		return "the source " + about + " is not in the collection", ""
	case outOfOrder:
		return fmt.Sprintf("%s is of %s, and %s of %s: number and date contradict one another", about, r.Day,
			other.Key.message(other.Number), other.Day), "its neighbour"
	case saidOutside:
		return fmt.Sprintf("%s says %s; its banner says %s", r.Whence, r.Outside, r.Level), ""
	}
	return "", ""
}

// copyWords are what a finding about two copies says, and what the other of them is.
func (f *Findings) copyWords(h *hit, about string, r, other *Record) (message, says string) {
	const this = "the other copy"
	switch h.kind { //nolint:exhaustive // the others are of levels
	case otherDecl:
		return declaredOtherwise(about, r.Decl, other.Decl), this
	case otherText:
		const differs = "the text differs from that of another copy of %s in %s, first here"
		return fmt.Sprintf(differs, about, count(f.texts[h.text].Stretches, "place")), this
	case sameAgain:
		return "the body is that of another copy of " + about + ", word by word", this
	}
	what, says := otherOf(r, other)
	message = fmt.Sprintf("%s of %s is %s; this one is %s", what, about, other.Marking, r.Marking)
	if h.kind == otherLevelStamped {
		message += ", and a stamp on one of them may say why"
	}
	return message, says
}

// sectionWords say which sections are missing.
func (h *hit) sectionWords(about string) string {
	switch {
	case h.sections == 0:
		return fmt.Sprintf("%s has %d sections, and those behind %d are not told apart", about, h.of, mostSections)
	case h.kind == sectionsDoubtful:
		return h.missing(about) + " in no other file, and this one is short for all"
	default:
		return h.missing(about) + " nowhere in the collection" + h.untold()
	}
}

// sourceWords say what a derivative has to do with its source.
func sourceWords(k kind, about string, r, other *Record) string {
	if k == markedLower {
		return fmt.Sprintf("%s, and its source %s is %s: right where a portion of that level was taken", r.Marking, about,
			other.Marking)
	}
	const earlier = "declassified on %s, before its source %s, which %s"
	return fmt.Sprintf(earlier, until(r.Decl, r.Day), about, bindsUntil(other.Decl, other.Day))
}

// otherOf says what another copy is to one: where they have no section in common it is another section.
func otherOf(r, other *Record) (what, says string) {
	if r.Sections&other.Sections == 0 {
		return sections(other.Sections), "the other section"
	}
	return "another copy", "the other copy"
}

// declaredOtherwise says of two copies how each is declassified: on a day, or by what the copy has in its place.
func declaredOtherwise(about, decl, other string) string {
	if isDate(decl) && isDate(other) {
		return fmt.Sprintf("another copy of %s is declassified on %s; this one on %s", about, other, decl)
	}
	return fmt.Sprintf("another copy of %s is to be declassified by %s; this one by %s", about, other, decl)
}

// untold says of which sections it is not known whether they are missing.
func (h *hit) untold() string {
	if h.of <= mostSections {
		return ""
	}
	return fmt.Sprintf("; those behind %d are not told apart", mostSections)
}

// missing says which sections are missing of how many. Copies may tell of several totals.
func (h *hit) missing(about string) string {
	total := strconv.Itoa(int(h.of))
	if h.least < h.of {
		total += " (" + strconv.Itoa(int(h.least)) + " in another copy)"
	}
	return fmt.Sprintf("%s of the %s of %s %s", sections(h.sections), total, about, areOrIs(h.sections))
}

// sections lists sections of a message: "section 02", "sections 02 and 03", "sections 02 to 04 and 07".
func sections(set uint64) string {
	var names []string
	for n := 0; n < mostSections; n++ {
		if set&(1<<n) == 0 {
			continue
		}
		last := n + bits.TrailingZeros64(^(set >> n)) - 1
		if name := fmt.Sprintf("%02d", n+1); last-n < 2 {
			names = append(names, name)
		} else {
			names = append(names, fmt.Sprintf("%s to %02d", name, last+1))
			n = last
		}
	}
	if bits.OnesCount64(set) == 1 {
		return "section " + names[0]
	}
	if len(names) == 1 {
		return "sections " + names[0]
	}
	return "sections " + strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func areOrIs(set uint64) string {
	if bits.OnesCount64(set) == 1 {
		return "is"
	}
	return "are"
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}
