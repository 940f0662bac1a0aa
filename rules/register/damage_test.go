package register_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/fix"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// manyDamages are how many damaged markings are tried in a long run of the tests; in every other damages.
const damages, manyDamages = 1000, 4000

// What of a hundred damaged markings must be recognised, and mended by some fix.
const (
	recognisedOf100 = 97
	mendedOf100     = 80
)

// damaged is a marking with one edit.
type damaged struct {
	kind   string
	place  place
	text   string
	wanted *marking.Mark
}

// outcome is what the linter made of a damaged marking.
type outcome struct {
	recognised, mended bool
	wrong              []string // what safe fixes make of it that is neither what it was nor what it says
}

// TestDamage breaks the manual's own examples by one edit each.
func TestDamage(t *testing.T) {
	t.Parallel()
	worker := judge(t)
	byKind := map[string]*tally{}
	var all tally
	count := damages
	if os.Getenv("LONG") != "" {
		count = manyDamages
	}
	for _, d := range draw(t, count) {
		out := try(t, worker, d)
		if byKind[d.kind] == nil {
			byKind[d.kind] = &tally{}
		}
		byKind[d.kind].add(out)
		all.add(out)
		if testing.Verbose() && !out.mended {
			t.Logf("recognised %v, not mended\t%s\t%s\t%s", out.recognised, d.kind, d.text, d.wanted.Text)
		}
		for _, made := range out.wrong {
			t.Errorf("%s\t%s: a safe fix makes it %s; it was %s", d.kind, d.text, made, d.wanted.Text)
		}
	}
	if testing.Verbose() {
		t.Log("\n" + table(byKind))
	}
	if all.tried < count {
		t.Errorf("only %d damaged markings were found", all.tried)
	}
	if all.recognised*100 < recognisedOf100*all.tried {
		t.Errorf("%d of %d damaged markings are recognised, fewer than %d of 100", all.recognised, all.tried, recognisedOf100)
	}
	if all.mended*100 < mendedOf100*all.tried {
		t.Errorf("%d of %d damaged markings are mended by a fix, fewer than %d of 100", all.mended, all.tried, mendedOf100)
	}
}

// tally counts outcomes.
type tally struct{ tried, recognised, mended int }

func (n *tally) add(out outcome) {
	n.tried++
	if out.recognised {
		n.recognised++
	}
	if out.mended {
		n.mended++
	}
}

func table(byKind map[string]*tally) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(byKind)) {
		n := byKind[name]
		fmt.Fprintf(&b, "%-28s %5d  recognised %5.1f  mended %5.1f\n", name, n.tried,
			100*float64(n.recognised)/float64(n.tried), 100*float64(n.mended)/float64(n.tried))
	}
	return b.String()
}

// try puts a damaged marking in a cable, and looks at what is said and at what the fixes make of it.
func try(t *testing.T, worker *linter.Worker, d damaged) outcome {
	t.Helper()
	cable := embed(d.text, d.place, d.wanted)
	says := d.place.read(d.text)
	var out outcome
	for _, f := range findings(t, worker, d.place, cable) {
		out.recognised = true
		for _, offer := range f.Fixes {
			src := text.NewSource("specimen.txt", []byte(cable))
			made := shown(d.place, string(fix.Apply(src, fix.Resolve(src, offer.Edits))))
			m := d.place.read(made)
			right := m != nil && sense(m) == sense(d.wanted)
			out.mended = out.mended || right && len(m.Faults) == 0
			if offer.Safety == rule.Safe && (!right && (m == nil || sense(m) != sense(says)) || lowers(m, says)) {
				out.wrong = append(out.wrong, f.Rule.Name+": "+made)
			}
		}
	}
	return out
}

// lowers reports whether m protects less than what it was made of.
func lowers(m, was *marking.Mark) bool {
	return m != nil && was != nil && !marking.Covers(m.Level, m.Controls, was.Level, was.Controls)
}

// draw returns n damaged markings, as many of each kind as there are while kinds last. The same are drawn
// every time.
func draw(t *testing.T, n int) []damaged {
	t.Helper()
	r := rand.New(rand.NewPCG(2016, 12))
	examples := lawful(manual(t))
	pools := make([][]damaged, len(kinds))
	for i, k := range kinds {
		for _, s := range examples {
			pools[i] = append(pools[i], s.damagedBy(k, r)...)
		}
		r.Shuffle(len(pools[i]), func(a, b int) { pools[i][a], pools[i][b] = pools[i][b], pools[i][a] })
	}
	var list []damaged
	seen := map[string]bool{}
	for len(list) < n {
		left := false
		for i, pool := range pools {
			if len(pool) == 0 {
				continue
			}
			left = true
			d := pool[0]
			pools[i] = pool[1:]
			if !seen[d.text] {
				seen[d.text] = true
				list = append(list, d)
			}
		}
		if !left {
			break
		}
	}
	return list[:min(n, len(list))]
}

// damagedBy returns s damaged in one way at each place where that can be done.
func (s specimen) damagedBy(k kind, r *rand.Rand) []damaged {
	inner, open, end := s.text, "", ""
	if s.place == inPortion {
		inner, open, end = s.text[1:len(s.text)-1], "(", ")"
	}
	var list []damaged
	for _, made := range k.damage(inner, r) {
		d := damaged{string(s.place) + " " + k.name, s.place, open + made + end, s.mark}
		if made != inner && made == strings.TrimSpace(made) && made != "" && !d.isLawful() {
			list = append(list, d)
		}
	}
	return list
}

// isLawful reports whether the damage made another marking that is right: a country of a country, a compartment
// that nobody has registered of one. A control that still stands in it as a word, but is read as part of another,
// is lost; and what means the same is right only where the register prints it so.
func (d damaged) isLawful() bool {
	m := d.place.read(d.text)
	if m == nil || len(m.Faults) > 0 || strings.HasSuffix(d.kind, "retired") {
		return false
	}
	if sense(m) == sense(d.wanted) {
		return d.text == sense(m)
	}
	for c := range (d.wanted.Controls.Set() &^ m.Controls.Set()).All() {
		for _, form := range [...]string{c.Row().Portion, c.Row().Banner, c.Row().Title} {
			if form != "" && hasWord(d.text, form) {
				return false
			}
		}
	}
	return true
}

// hasWord reports whether word stands in s, and in no longer word.
func hasWord(s, word string) bool {
	i := strings.LastIndex(s, word)
	return i > 0 && !isToken(s[i-1]) && (i+len(word) == len(s) || !isToken(s[i+len(word)]))
}

// kind is a way of damaging a marking by one edit; damage gives it at each place of the marking where it can be,
// without brackets.
type kind struct {
	name   string
	damage func(s string, r *rand.Rand) []string
}

var kinds = []kind{
	{"slash lost", strokes(func(stroke string) []string { return []string{stroke[1:]} }, "//")},
	{"slash doubled", strokes(become("//"), "/")},
	{"slash tripled", strokes(become("///"), "//")},
	{"backslash", strokes(func(stroke string) []string {
		return []string{strings.ReplaceAll(stroke, "/", `\`), stroke[1:] + `\`}
	}, "/", "//")},
	{"blank for stroke", strokes(become(" "), "/", "//")},
	{"hyphen for stroke", strokes(become("-"), "/", "//")},
	{"comma for stroke", strokes(become(", ", ","), "/", "//")},
	{"blank beside stroke", strokes(func(stroke string) []string {
		return []string{" " + stroke, stroke + " ", " " + stroke + " "}
	}, "/", "//")},
	{"comma of a list", strokes(become(",", " ", "/", "; "), ", ")},
	{"stroke missing", strokes(become(""), "/", "//")},
	{"categories swapped", swapped("//")},
	{"values swapped", swapped("/")},
	{"list swapped", swapped(", ", " ", "-")},
	{"token in lower case", lowered},
	{"all in lower case", func(s string, _ *rand.Rand) []string { return []string{strings.ToLower(s)} }},
	{"level: letter put in", inLevel(putIn)},
	{"level: letter left out", inLevel(leftOut)},
	{"level: letter exchanged", inLevel(exchanged)},
	{"level: letters swapped", inLevel(lettersSwapped)},
	{"token: letter put in", inTokens(putIn)},
	{"token: letter left out", inTokens(leftOut)},
	{"token: letter exchanged", inTokens(exchanged)},
	{"token: letters swapped", inTokens(lettersSwapped)},
	{"retired", retired},
}

// stroke is a separator of a marking at its place.
type stroke struct {
	start, end int
}

// find lists the given separators in s. A single stroke is none of a double one.
func find(s string, separators ...string) []stroke {
	var list []stroke
	for i := 0; i < len(s); {
		sep := ""
		for _, known := range [...]string{"//", "/", ", ", "-", " "} {
			if strings.HasPrefix(s[i:], known) {
				sep = known
				break
			}
		}
		if slices.Contains(separators, sep) {
			list = append(list, stroke{i, i + len(sep)})
		}
		i += max(len(sep), 1)
	}
	return list
}

// strokes damages each separator of s in turn.
func strokes(damage func(string) []string, separators ...string) func(string, *rand.Rand) []string {
	return func(s string, _ *rand.Rand) []string {
		var list []string
		for _, at := range find(s, separators...) {
			for _, with := range damage(s[at.start:at.end]) {
				list = append(list, s[:at.start]+with+s[at.end:])
			}
		}
		return list
	}
}

func become(with ...string) func(string) []string {
	return func(string) []string { return with }
}

// swapped swaps what stands before and behind each separator, up to the next separator as strong or stronger.
// The level keeps its place.
func swapped(separators ...string) func(string, *rand.Rand) []string {
	return func(s string, _ *rand.Rand) []string {
		var list []string
		for _, sep := range separators {
			for _, at := range find(s, sep) {
				start, end := bounds(s, at, sep)
				if a, b := s[start:at.start], s[at.end:end]; parted(s, start, sep) && (sep != " " || isListed(a) && isListed(b)) {
					list = append(list, s[:start]+b+sep+a+s[end:])
				}
			}
		}
		return list
	}
}

// parted reports whether what begins at start is one of the values that a separator parts: what stands before the
// first hyphen or blank is what has the list.
func parted(s string, start int, sep string) bool {
	return strings.Trim(s[:start], "/") != "" && (sep != "-" && sep != " " || s[start-1] == sep[0])
}

// isListed reports whether word can be one of a list that blanks part: it is no part of a title or of a level.
func isListed(word string) bool {
	switch word {
	case "TO", "ONLY", "EYES", "DATA", "TOP", "TS", "S", "C", "SG":
		return false
	}
	return len(word) <= len("NATO")
}

// stronger are the separators that part more than each does.
var stronger = map[string][]string{
	"//": {"//"}, "/": {"//", "/"}, ", ": {"//", "/", ", ", " "}, "-": {"//", "/", "-"},
	" ": {"//", "/", "-", ", ", " "},
}

// bounds returns where what is parted at a separator begins and ends.
func bounds(s string, at stroke, sep string) (start, end int) {
	end = len(s)
	for _, other := range find(s, stronger[sep]...) {
		if other.end <= at.start {
			start = other.end
		}
		if other.start >= at.end {
			return start, other.start
		}
	}
	return start, end
}

// words lists the runs of letters and digits of s.
func words(s string) []stroke {
	var list []stroke
	for i := 0; i < len(s); i++ {
		if !isToken(s[i]) {
			continue
		}
		start := i
		for i < len(s) && isToken(s[i]) {
			i++
		}
		list = append(list, stroke{start, i})
	}
	return list
}

func isToken(c byte) bool { return 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' }

func lowered(s string, _ *rand.Rand) []string {
	found := words(s)
	list := make([]string, 0, len(found))
	for _, w := range found {
		list = append(list, s[:w.start]+strings.ToLower(s[w.start:w.end])+s[w.end:])
	}
	return list
}

// typo gives a word with one edit, at each of its letters.
type typo func(word string, r *rand.Rand) []string

// inLevel makes typing errors in what stands before the first stroke.
func inLevel(slip typo) func(string, *rand.Rand) []string {
	return inWords(slip, func(s string, w stroke) bool { return w.start < levelEnd(s) })
}

// inTokens makes typing errors in what stands behind it.
func inTokens(slip typo) func(string, *rand.Rand) []string {
	return inWords(slip, func(s string, w stroke) bool { return w.start > levelEnd(s) })
}

// levelEnd returns where the level of a marking ends.
func levelEnd(s string) int {
	lead := len(s) - len(strings.TrimLeft(s, "/"))
	if i := strings.Index(s[lead:], "/"); i >= 0 {
		return lead + i
	}
	return len(s)
}

func inWords(slip typo, is func(string, stroke) bool) func(string, *rand.Rand) []string {
	return func(s string, r *rand.Rand) []string {
		var list []string
		for _, w := range words(s) {
			word := s[w.start:w.end]
			if !is(s, w) || strings.Trim(word, "0123456789") == "" {
				continue
			}
			for _, wrong := range slip(word, r) {
				list = append(list, s[:w.start]+wrong+s[w.end:])
			}
		}
		return list
	}
}

func letter(r *rand.Rand) string { return string(rune('A' + r.IntN('Z'-'A'+1))) }

func putIn(word string, r *rand.Rand) []string {
	list := make([]string, 0, len(word)+1)
	for i := range len(word) + 1 {
		list = append(list, word[:i]+letter(r)+word[i:])
	}
	return list
}

func leftOut(word string, _ *rand.Rand) []string {
	list := make([]string, 0, len(word))
	for i := range len(word) {
		list = append(list, word[:i]+word[i+1:])
	}
	return list
}

func exchanged(word string, r *rand.Rand) []string {
	list := make([]string, 0, len(word))
	for i := range len(word) {
		list = append(list, word[:i]+letter(r)+word[i+1:])
	}
	return list
}

func lettersSwapped(word string, _ *rand.Rand) []string {
	list := make([]string, 0, len(word))
	for i := range len(word) - 1 {
		list = append(list, word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:])
	}
	return list
}

// old are spellings that were right once, and what is right today: a word or words of a marking.
var old = [...]struct{ now, then string }{
	{"SI", "COMINT"},
	{"SI-EU", "EL-EU"},
	{"SI-NK", "EL-NK"},
	{"SI-ABC", "SI-ECI ABC"},
	{"TK-BLFH", "KDK-BLUEFISH"},
	{"TK-IDIT", "KDK-IDITAROD"},
	{"TK-KAND", "KDK-KANDIK"},
	{"RD-CNWDI", "RD-N"},
	{"RESTRICTED DATA-CNWDI", "RESTRICTED DATA-N"},
	{"DISPLAY ONLY", "DISPLAY ONLY TO"},
	{"DISPLAY ONLY", "FOR DISPLAY ONLY"},
	{"NS//ATOMAL", "NSAT"},
	{"CTS//ATOMAL", "CTSA"},
	{"CTS//BOHEMIA", "CTS-B"},
	{"NATO SECRET//ATOMAL", "NATO SECRET ATOMAL"},
	{"COSMIC TOP SECRET//BOHEMIA", "COSMIC TOP SECRET BOHEMIA"},
}

// retired writes a marking as it once was.
func retired(s string, _ *rand.Rand) []string {
	var list []string
	padded := s + "/"
	for _, o := range old {
		for _, end := range [...]string{"/", " ", "-"} {
			if i := strings.Index(padded, "/"+o.now+end); i >= 0 {
				list = append(list, s[:i+1]+o.then+s[i+1+len(o.now):])
			}
		}
	}
	if i := strings.LastIndex(s, ", "); i >= 0 {
		list = append(list, s[:i]+" AND "+s[i+2:], s[:i]+" and "+s[i+2:], s[:i]+", AND "+s[i+2:])
	}
	if i := strings.Index(s, "SAR-"); i >= 0 {
		category, rest, _ := strings.Cut(s[i:], "//")
		list = append(list, strings.TrimSuffix(s[:i]+strings.ReplaceAll(category, "/", "/SAR-")+"//"+rest, "//"))
	}
	return list
}
