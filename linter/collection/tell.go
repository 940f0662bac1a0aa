package collection

import (
	"fmt"
	"iter"
	"math/bits"
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
	h.other, h.text, h.like = f.pairs[i].first, int32(len(f.texts)), 1
	f.texts = append(f.texts, d)
	f.hits = append(f.hits, h)
}

// Done puts what was added in its place.
func (f *Findings) Done() { f.sort() }

// ruleOf is the rule that finds a kind, with the case of its severity.
var ruleOf = [...]struct{ rule, is string }{
	otherLevel: {CopiesDiffer, CaseLevel}, otherLevelStamped: {CopiesDiffer, ""}, otherControls: {CopiesDiffer, ""},
	otherDecl: {CopiesDiffer, ""}, otherText: {CopiesDiffer, ""}, sectionsGone: {SectionMissing, ""},
	sameAgain: {Duplicate, ""}, declaredEarlier: {SourceLater, ""}, markedLower: {SourceLater, CaseLower},
	referenceGone: {SourceMissing, ""}, sourceGone: {SourceMissing, ""}, outOfOrder: {NumberOrder, ""},
	saidOutside: {LevelDiffers, ""},
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
	out.Print = linter.Digest(out.Rule, strconv.Itoa(int(h.kind)), about, r.Key.message(r.Number))
	if h.like > 1 {
		out.Print += "-" + strconv.Itoa(int(h.like))
	}
	return out
}

// words are what a finding says, and what it says of its other place.
func (f *Findings) words(h *hit, about string, r, other *Record) (message, says string) {
	const one, this = "another copy of %s is %s; this one is %s", "the other copy"
	switch h.kind {
	case otherLevel, otherControls:
		return fmt.Sprintf(one, about, other.Marking, r.Marking), this
	case otherLevelStamped:
		return fmt.Sprintf(one+", and a stamp on one of them may say why", about, other.Marking, r.Marking), this
	case otherDecl:
		return fmt.Sprintf("another copy of %s is declassified on %s; this one on %s", about, other.Decl, r.Decl), this
	case otherText:
		n := f.texts[h.text].Stretches
		const differs = "the text differs from that of another copy of %s in %s, first here"
		return fmt.Sprintf(differs, about, count(n, "place")), this
	case sectionsGone:
		return fmt.Sprintf("%s of the %d of %s %s nowhere in the collection", sections(h.sections), r.Of, about,
			areOrIs(h.sections)), ""
	case sameAgain:
		return "the same as another copy of " + about + ", word by word", this
	case declaredEarlier:
		const earlier = "declassified on %s, before its source %s, which %s"
		return fmt.Sprintf(earlier, r.Decl, about, bindsUntil(other.Decl)), "the source"
	case markedLower:
		return fmt.Sprintf("%s, and its source %s is %s: right where a portion of that level was taken", r.Marking, about,
			other.Marking), "the source"
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

// sections lists sections of a message: "section 02", "sections 02 and 03".
func sections(set uint64) string {
	var names []string
	for n := range mostSections {
		if set&(1<<n) != 0 {
			names = append(names, fmt.Sprintf("%02d", n+1))
		}
	}
	if len(names) == 1 {
		return "section " + names[0]
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
