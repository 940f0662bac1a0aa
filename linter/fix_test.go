package linter_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/cable/parse"
	"cablelint/linter/fix"
	"cablelint/linter/internal/specimen"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"

	"golang.org/x/tools/txtar"
)

// protection is what a plain reading of a cable, made without the parser, says of its protection.
type protection struct {
	over     map[int]string // by offset of each line: the mark that it stands under
	evidence map[string]int // lines that no fix may touch, and how often they stand
	controls map[string]int // control words outside brackets
	top      int            // highest level word on a line of capitals
	levels   int            // lines that begin with one
	date     int            // latest declassification date
	dates    int            // how many there are
}

var (
	markedParagraph = regexp.MustCompile(`^[ \t¶]*\d+\.\s*\(([^)\n]*)\)`)
	paragraphStart  = regexp.MustCompile(`^[ \t¶]*\d+\.`)
	levelLine       = regexp.MustCompile(`^ *(` + spelled("TOPSECRET") + `|` + spelled("SECRET") + `|` + spelled("CONFIDENTIAL") + `)\b`)
	headerLine      = regexp.MustCompile(`^(VZCZC|DE R|ZN[YR]|[OPRZ]+ \d{6}Z|FM |TO |INFO |MRN:|Date/DTG:|` +
		`NNNN?$|BT$|QUOTE|UNQUOTE|DECLASSIFIED)`)
	controlWord  = regexp.MustCompile(`\b(NOFORN|NODIS|STADIS|SIPDIS|ORCON|25X\d|50X\d|XGDS|OADR|X[1-8])\b`)
	longDate     = regexp.MustCompile(`\b(\d\d?)/(\d\d)/(\d{4})|\b(\d{4})/(\d\d)/(\d\d)`)
	bracketed    = regexp.MustCompile(`\([^)\n]*\)`)
	levelLetters = regexp.MustCompile(`^(TS|S|C|U|SBU|LOU|FOUO|CUI)\b`)
)

// spelled is a word with blanks between its letters or without.
func spelled(word string) string { return strings.Join(strings.Split(word, ""), " *") }

var rank = map[string]int{"U": 0, "SBU": 1, "LOU": 1, "FOUO": 1, "CUI": 1, "C": 2, "S": 3, "TS": 4}

func readPlainly(data []byte) protection {
	p := protection{over: map[int]string{}, evidence: map[string]int{}, controls: map[string]int{}}
	mark, at := "", 0
	for line := range bytes.Lines(data) {
		words := strings.TrimSpace(string(line))
		switch m := markedParagraph.FindStringSubmatch(words); {
		case m != nil:
			mark = m[1]
		case paragraphStart.MatchString(words):
			mark = ""
		}
		p.over[at] = mark
		p.line(words)
		at += len(line)
	}
	return p
}

func (p *protection) line(words string) {
	if headerLine.MatchString(words) {
		p.evidence[strings.Join(strings.Fields(words), " ")]++
	}
	for _, c := range controlWord.FindAllString(bracketed.ReplaceAllString(words, ""), -1) {
		p.controls[c]++
	}
	if m := levelLine.FindString(words); m != "" {
		word := strings.ReplaceAll(m, " ", "")
		p.top = max(p.top, map[string]int{"CONFIDENTIAL": 2, "SECRET": 3, "TOPSECRET": 4}[word])
		p.levels++
	}
	for _, m := range longDate.FindAllStringSubmatch(words, -1) {
		n, _ := strconv.Atoi(fmt.Sprintf("%s%02s%s", m[3]+m[4], m[1]+m[5], m[2]+m[6]))
		p.date = max(p.date, n)
		p.dates++
	}
}

// lowered says what of the protection of a text is less after edits; "" when nothing is. forward leads
// from a place before to the same place after, -1 where it is edited.
func lowered(was, is protection, forward func(int) int) string {
	for at, mark := range was.over {
		to := forward(at)
		if to < 0 {
			continue
		}
		now, whole := is.over[to]
		if whole && weaker(now, mark) {
			return fmt.Sprintf("the mark over the text at %d, from (%s) to (%s)", at, mark, now)
		}
	}
	for line, n := range was.evidence {
		if is.evidence[line] != n {
			return "the line " + line
		}
	}
	if len(was.evidence) != len(is.evidence) {
		return "the header, by a line more"
	}
	for c, n := range was.controls {
		if is.controls[c] < n && (c != "X1" && c != "X6") {
			return "the control " + c
		}
	}
	switch {
	case is.top < was.top:
		return "the highest level word"
	case is.levels < was.levels:
		return "a line with a level"
	case is.date < was.date || is.dates < was.dates:
		return "a declassification date"
	}
	return ""
}

// weaker reports whether a mark protects less than another by its level letters and NOFORN. A mark that
// begins with no level is not judged.
func weaker(is, was string) bool {
	before, after := levelLetters.FindString(was), levelLetters.FindString(is)
	switch {
	case before == "":
		return was == "" && after == "U" && !strings.ContainsAny(is, "/-")
	case rank[after] < rank[before] || after == "":
		return true
	}
	return strings.Contains(was, "NF") && !strings.Contains(is, "NF")
}

// meddling are random changes, most of them forbidden.
var meddling = [][2]string{
	{"(S)", "(C)"},
	{"(C)", "(U)"},
	{"(C)", "(S)"},
	{"(U)", "(C)"},
	{"(S)", ""},
	{"(C) ", ""},
	{"(C/NF)", "(C)"},
	{"(C)", "(C/NF)"},
	{"SECRET", "CONFIDENTIAL"},
	{"C O N F I D E N T I A L", "UNCLAS"},
	{"C O N F I D E N T I A L", "S E C R E T"},
	{"CONFIDENTIAL", "SECRET"},
	{"NOFORN\n", ""},
	{"SIPDIS\n", "NOFORN\n"},
	{"/2017", "/2016"},
	{"/2017", "/2019"},
	{"Classified By: ", ""},
	{"DECL: ", "N/A "},
	{"SENSITIVE\n", ""},
	{"NNNN\n", ""},
	{"1. ", "NNNN\n1. "},
	{"(b) and (d)", "(b)"},
	{"Declassify On", "Declassify"},
	{"OADR", "X1"},
	{"told", "asked"},
	{"E.O. 12958", "E.O. 13526"},
	{"MRN:", "MRM:"},
	{"DE RUEHQX", "DE RUEHQY"},
	{"GDS", "N/A"},
	{"2. (", "2. (U) ("},
	{"3. ", "2. "},
	{"2. ", ""},
	{"2. ", "2. (U) "},
	{"CCCCC", "SSSSS"},
	{"ZNR", "ZNY"},
	{"MAR ", "MAY "},
	{". ", ".\n\n9. (U) "},
	{". ", ".\nQUOTE\n"},
	{". ", ".\nNNNN\n"},
	{". ", ".\nDECLASSIFIED\n"},
	{"\n\n", "\n"},
	{"\nSECRET\n", "\n"},
	{"\nCONFIDENTIAL\n", "\n"},
	{"PAGE 02", "PAGE 03"},
	{"E.O.", "E.O. 12356: N/A\nE.O."},
	{"TAGS", "TAGZ"},
	{"SUBJECT", "SUBECT"},
	{" ", "  "},
	{"\n", " "},
	{"XGDS-1", "GDS"},
	{"prel", "PREL"},
	{"[S]", "(S)"},
	{"(c)", "(C)"},
	{"(SBU ", "(SBU) "},
	{"TAGS: ", "TAGS:  "},
	{"SUBJECT: ", "SUBJECT: (C) "},
	{"12985", "12958"},
	{"PREL. PGOV", "PREL, PGOV"},
	{"2. The", "2. (S) The"},
}

// TestGateNeverLowers gives the gate random edits of random cables. Whatever it lets pass, a plain
// reading of the text finds no less protected than before.
func TestGateNeverLowers(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(11, 12))
	rounds := 20000
	switch {
	case testing.Short():
		rounds /= 20
	case os.Getenv("LONG") == "":
		rounds /= 8
	}
	passed, refused := 0, 0
	for range rounds {
		src := text.NewSource("x.txt", crowd(r))
		edits := meddle(r, src)
		if len(edits) == 0 {
			continue
		}
		after := text.NewSource("x.txt", fix.Apply(src, edits))
		if err := fix.Gate(judged(src), judged(after), edits); err != nil {
			refused++
			continue
		}
		passed++
		if what := lowered(readPlainly(src.File()), readPlainly(after.File()), forward(edits)); what != "" {
			t.Fatalf("the gate let %s be lowered:\n%v\n%s", what, edits,
				fix.Unified("x.txt", fix.Hunks(src.File(), after.File()), none))
		}
	}
	if passed < rounds/40 || refused < rounds/40 {
		t.Errorf("the gate let %d edits pass and refused %d: the test says too little", passed, refused)
	}
}

// crowd is one specimen, or two in one file, sometimes with less in it than it should have.
func crowd(r *rand.Rand) []byte {
	data := specimen.Cable(r, specimen.Options{Size: 1500, Defects: r.IntN(2) == 0})
	if r.IntN(4) == 0 {
		data = bytes.Replace(data, []byte("2. ("), []byte("1. ("), 1)
	}
	if r.IntN(4) == 0 {
		data = bytes.Replace(data, []byte("3. (C) "), []byte("3. "), 1)
	}
	if r.IntN(5) == 0 {
		data = slices.Concat(data, []byte("\nNNNN\n"), specimen.Cable(r, specimen.Options{Size: 1200}))
	}
	return data
}

// meddle makes one change or a few, at any of the places where it can be made, or a cut at random.
func meddle(r *rand.Rand, src *text.Source) fix.Edits {
	var edits []rule.Edit
	for range 1 + r.IntN(3) {
		sp, with := change(r, src.Text())
		meets := func(e rule.Edit) bool { return fix.Overlap(e, rule.Replace(sp, with)) }
		if !sp.Valid() || slices.ContainsFunc(edits, meets) {
			continue
		}
		edits = append(edits, rule.Replace(sp, with))
	}
	return fix.Resolve(src, edits)
}

func change(r *rand.Rand, data []byte) (text.Span, string) {
	if r.IntN(12) == 0 {
		at := r.IntN(len(data))
		return text.Span{Start: at, End: min(len(data), at+1+r.IntN(40))}, ""
	}
	m := meddling[r.IntN(len(meddling))]
	n := bytes.Count(data, []byte(m[0]))
	if n == 0 {
		return text.Span{}, ""
	}
	at := 0
	for range r.IntN(n) {
		at += bytes.Index(data[at:], []byte(m[0])) + len(m[0])
	}
	at += bytes.Index(data[at:], []byte(m[0]))
	return text.Span{Start: at, End: at + len(m[0])}, m[1]
}

// forward leads from a line's beginning to where it stands after the edits. A line that an edit touches
// is led too where only its tail or its mark is edited.
func forward(edits fix.Edits) func(int) int {
	return func(at int) int {
		for _, e := range edits {
			if e.Span.Start <= at && at < e.Span.End {
				return -1
			}
		}
		return edits.Way().Forward(at)
	}
}

func judged(src *text.Source) *fix.Judged {
	j := &fix.Judged{Source: src, File: parse.Parse(src)}
	for _, c := range j.File.Cables {
		j.Assessments = append(j.Assessments, assess.Of(c, assess.Options{}))
	}
	return j
}

// TestEveryFix runs the fixes of every rule over the bad cases of the fixtures, the whole cables and
// generated ones: nothing is lowered, fixing twice changes nothing, and no fix that the gate allows is left.
func TestEveryFix(t *testing.T) {
	t.Parallel()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	fixed := 0
	for name, data := range material(t) {
		for _, grade := range []rule.Safety{rule.Safe, rule.Unsafe} {
			if fixOnce(t, l, name, data, grade) {
				fixed++
			}
		}
	}
	if fixed < 200 {
		t.Errorf("only %d fixes were made", fixed)
	}
}

func fixOnce(t *testing.T, l *linter.Linter, name string, data []byte, grade rule.Safety) bool {
	t.Helper()
	once, err := l.Fix(context.Background(), text.NewSource(name, data), grade)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return false
	}
	if what := plainlyLowered(data, once.Bytes); what != "" {
		t.Errorf("%s: %s is lowered:\n%s", name, what, fix.Unified(name, fix.Hunks(data, once.Bytes), none))
	}
	if !once.Changed() && !bytes.Equal(data, once.Bytes) {
		t.Errorf("%s: nothing was fixed, yet the bytes differ", name)
	}
	for _, f := range once.Left.Findings {
		for _, fx := range f.Fixes {
			if fx.Safety >= grade && len(once.Refused) == 0 && fix.Possible(once.Left.Source, fx.Edits) {
				t.Errorf("%s: left unfixed: %s %s", name, f.Rule.Name, fx.Title)
			}
		}
	}
	twice, err := l.Fix(context.Background(), text.NewSource(name, once.Bytes), grade)
	if err != nil || !bytes.Equal(once.Bytes, twice.Bytes) {
		t.Errorf("%s: fixing twice changes more (%v):\n%s", name, err,
			fix.Unified(name, fix.Hunks(once.Bytes, twice.Bytes), none))
	}
	return once.Changed()
}

func none(fix.Hunk) []string { return nil }

// plainlyLowered is lowered for a file before and after fixing. Lines that a carriage return alone ends
// are lines all the same.
func plainlyLowered(before, after []byte) string {
	if !bytes.Contains(before, []byte("\n")) {
		before = bytes.ReplaceAll(before, []byte("\r"), []byte("\n"))
		after = bytes.ReplaceAll(after, []byte("\r"), []byte("\n"))
	}
	return lowered(readPlainly(before), readPlainly(after), unmoved(before, after))
}

// unmoved leads from a line's beginning to the same line after fixing, by comparing the files.
func unmoved(before, after []byte) func(int) int {
	to := map[int]int{}
	was, is, line := 0, 0, 1
	same := func(until int) {
		for ; until < 0 || line < until; line++ {
			n := bytes.IndexByte(before[was:], '\n') + 1
			if n == 0 {
				break
			}
			to[was] = is
			was, is = was+n, is+n
		}
	}
	for _, h := range fix.Hunks(before, after) {
		same(h.OldStart)
		for _, l := range h.Lines {
			switch l.Op {
			case ' ':
				to[was] = is
				was, is, line = was+len(l.Text), is+len(l.Text), line+1
			case '-':
				was, line = was+len(l.Text), line+1
			case '+':
				is += len(l.Text)
			}
		}
	}
	same(-1)
	return func(at int) int {
		if next, ok := to[at]; ok {
			return next
		}
		return -1
	}
}

// material is everything that fixes are tried on, by name.
func material(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	r := rand.New(rand.NewPCG(5, 6))
	specimens := 400
	if testing.Short() {
		specimens = 40
	}
	for i := range specimens {
		out[fmt.Sprintf("specimen-%d", i)] = specimen.Cable(r, specimen.Options{Size: 1500, Defects: true})
	}
	for _, glob := range []string{"../fixtures/cables/*.txt", "../fixtures/bytes/*"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			out[file] = read(t, file)
		}
	}
	fixtures, err := filepath.Glob("../fixtures/rules/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range fixtures {
		for _, f := range txtar.Parse(read(t, file)).Files {
			if strings.Contains(f.Name, ".bad") && strings.Contains(f.Name, "raw") {
				out[file+":"+f.Name] = f.Data
			}
		}
	}
	return out
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// turning returns a rule of the test that writes one blank-separated word of the TAGS line as another.
func turning(name, from, to string) *rule.Rule {
	return &rule.Rule{
		Name: name, Severity: rule.Always(rule.Info), Fix: rule.Safe,
		Check: func(p *rule.Pass) {
			for _, tag := range p.Cable.Tags.Items {
				if p.Cable.String(tag.Span) == from {
					p.Reportf(tag.Span, "%s is here", from).Offer(rule.Safe, "write "+to, rule.Replace(tag.Span, to))
				}
			}
		},
	}
}

// TestFightingRulesAreNamed sets rules on one another: nothing may be fixed, and those that fight, and
// only they, are named.
func TestFightingRulesAreNamed(t *testing.T) {
	t.Parallel()
	growing := &rule.Rule{
		Name: "tags-growing", Severity: rule.Always(rule.Info), Fix: rule.Safe,
		Check: func(p *rule.Pass) {
			at := p.Cable.Tags.Value
			p.Reportf(at, "too short").Offer(rule.Safe, "write more", rule.Insert(at.End, ", PREL"))
		},
	}
	for name, test := range map[string]struct {
		rules []*rule.Rule
		want  []string
	}{
		"two that undo each other": {
			[]*rule.Rule{turning("tags-back", "PREL", "PGOV"), turning("tags-forth", "PGOV", "PREL")},
			[]string{"tags-back", "tags-forth"},
		},
		"a circle of three": {
			[]*rule.Rule{
				turning("tags-a", "PREL", "PARM"), turning("tags-b", "PARM", "PTER"),
				turning("tags-c", "PTER", "PREL"),
			},
			[]string{"tags-a", "tags-b", "tags-c"},
		},
		"a bystander is not named": {
			[]*rule.Rule{
				turning("tags-back", "PARM", "PTER"), turning("tags-forth", "PTER", "PARM"),
				turning("tags-other", "PGOV", "ECON"),
			},
			[]string{"tags-back", "tags-forth"},
		},
		"one that comes to no end": {[]*rule.Rule{growing}, []string{"tags-growing"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, err := linter.New(linter.Options{Rules: test.rules})
			if err != nil {
				t.Fatal(err)
			}
			data := []byte("UNCLAS ARKADIA 000187\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TALKS\n\n1. Text.\n")
			if name == "a bystander is not named" {
				data = bytes.Replace(data, []byte("TAGS: PREL"), []byte("TAGS: PARM, PGOV"), 1)
			}
			res, err := l.Fix(context.Background(), text.NewSource("x.txt", data), rule.Safe)
			var fight *linter.FightError
			if !errors.As(err, &fight) || res != nil {
				t.Fatalf("have %v, %v; want a fight and nothing fixed", res, err)
			}
			if !slices.Equal(fight.Rules, test.want) {
				t.Errorf("have %v, want %v", fight.Rules, test.want)
			}
			for _, rule := range test.want {
				if !strings.Contains(err.Error(), rule) {
					t.Errorf("%q does not name %s", err, rule)
				}
			}
		})
	}
}

// TestFixKeepsBytes fixes files of every kind of bytes: outside the fixed places they stay as they are.
func TestFixKeepsBytes(t *testing.T) {
	t.Parallel()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	const bad, good = "TAGS: PREL, pgov", "TAGS: PREL, PGOV"
	files, err := filepath.Glob("../fixtures/bytes/*.txt")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d files (%v)", len(files), err)
	}
	for _, file := range files {
		data := read(t, file)
		want := bytes.Replace(data, []byte(bad), []byte(good), 1)
		res, err := l.Fix(context.Background(), text.NewSource(file, data), rule.Safe)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(res.Bytes, want) {
			t.Errorf("%s: have %q, want %q", file, res.Bytes, want)
		}
		if fixes := strings.Contains(file, "utf16"); res.Changed() == fixes {
			t.Errorf("%s: fixed: %v, want %v", file, res.Changed(), !fixes)
		}
	}
}

// TestRefusalsAreOfWhatIsLeft: what the gate refuses is reported and holds up no other fix.
func TestRefusalsAreOfWhatIsLeft(t *testing.T) {
	t.Parallel()
	lowering := &rule.Rule{
		Name: "portion-lowering", Severity: rule.Always(rule.Info), Fix: rule.Safe,
		Check: func(p *rule.Pass) {
			for i := range p.Cable.Portions {
				at := p.Cable.Portions[i].MarkSpan
				if p.Cable.String(at) == "(C)" {
					p.Reportf(at, "too high").Offer(rule.Safe, "write (U)", rule.Replace(at, "(U)"))
				}
			}
		},
	}
	l, err := linter.New(linter.Options{Rules: append(rules.All(), lowering)})
	if err != nil {
		t.Fatal(err)
	}
	data := specimen.Cable(rand.New(rand.NewPCG(1, 9)), specimen.Options{})
	for !bytes.Contains(data, []byte("2. (C)")) {
		data = specimen.Cable(rand.New(rand.NewPCG(uint64(len(data)), 9)), specimen.Options{})
	}
	data = bytes.Replace(data, []byte("PREL, PGOV"), []byte("PREL, pgov"), 1)
	res, err := l.Fix(context.Background(), text.NewSource("x.txt", data), rule.Safe)
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Refused) == 0 || res.Refused[0].Finding.Rule != lowering {
		t.Errorf("refused: %v, want the lowering fix", res.Refused)
	}
	marks := func(b []byte) int { return bytes.Count(b, []byte("(C)")) }
	if !bytes.Contains(res.Bytes, []byte("PREL, PGOV")) || marks(res.Bytes) != marks(data) {
		t.Error("the other fix was not made, or the refused one was")
	}
}

// TestSafeFixesClassifyNothing: no rule's safe fix makes a classified cable of one that is not; the unsafe
// one does.
func TestSafeFixesClassifyNothing(t *testing.T) {
	t.Parallel()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	const heading = "VZCZCXRO0187\nPP RUEHC\nDE RUEHQX #0187 0731522\nZNR UUUUU ZZH\nP 141522Z MAR 07\n" +
		"FM AMEMBASSY ARKADIA\nTO RUEHC/SECSTATE WASHDC PRIORITY 9299\nUNCLAS ARKADIA 000187\n\n" +
		"E.O. 12958: N/A\nTAGS: PREL, PGOV\nSUBJECT: ORCHARD TALKS\n\n1. (U) The Minister spoke.\n\n"
	for name, paragraph := range map[string]string{
		"a mark":            "2. (C) The harbor commission met.\n",
		"a broken mark":     "2. (C/) The harbor commission met.\n",
		"a bare level":      "2. C  The harbor commission met.\n",
		"a lower-case mark": "2. (c) The harbor commission met.\n",
		"a mistyped mark":   "2. (TSS) The harbor commission met.\n",
		"a trailer":         "2. (U) The harbor commission met.\n\nPUBLIC\n\nCONFIDENTIAL\n",
	} {
		out, err := l.Fix(context.Background(), text.NewSource(name, []byte(heading+paragraph)), rule.Safe)
		if err != nil {
			t.Fatal(err)
		}
		was, is := out.Before.Assessments[0], out.Left.Assessments[0]
		if is.Banner.Level.Classified() || is.Computed.Level > was.Computed.Level {
			t.Errorf("%s: a safe fix classifies:\n%s", name, out.Bytes)
		}
	}
	out, err := l.Fix(context.Background(),
		text.NewSource("a", []byte(heading+"2. (C) The harbor commission met.\n")), rule.Unsafe)
	if err != nil || !out.Left.Assessments[0].Banner.Level.Classified() {
		t.Errorf("the unsafe fix does not raise the banner: %v", err)
	}
}

// TestClassifiesIsRefused: the gate stands in the way of a rule that calls such a fix safe.
func TestClassifiesIsRefused(t *testing.T) {
	t.Parallel()
	before := text.NewSource("a", []byte("UNCLAS ARKADIA 000187\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TALKS\n\n1. (U) Text.\n"))
	after := text.NewSource("a", []byte("SECRET ARKADIA 000187\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TALKS\n\n1. (U) Text.\n"))
	if err := fix.Classifies(judged(before), judged(after)); err == nil {
		t.Error("an unclassified cable may be classified by a safe fix")
	}
	if err := fix.Classifies(judged(after), judged(after)); err != nil {
		t.Errorf("a classified one may not be mended: %v", err)
	}
}

// TestFixUnseenRaisesNothing: where nobody looks the banner stays as it is, and what else is wrong is mended.
func TestFixUnseenRaisesNothing(t *testing.T) {
	t.Parallel()
	const cable = "CONFIDENTIAL ARKADIA 000187\n\nE.O. 12958: DECL: 03/14/2017\nTAGS: PREL, pgov\nSUBJECT: TALKS\n\n" +
		"Classified By: Ambassador Jane Q. Sample for reasons 1.4 (b) and (d).\n\n1. (S) The Minister spoke.\n"
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	src := text.NewSource("a", []byte(cable))
	out, err := l.FixUnseen(context.Background(), src)
	if want := strings.Replace(cable, "pgov", "PGOV", 1); err != nil || string(out.Bytes) != want {
		t.Errorf("%v\n%s", err, out.Bytes)
	}
	seen, err := l.Fix(context.Background(), src, rule.Safe)
	if err != nil || !bytes.HasPrefix(seen.Bytes, []byte("SECRET ARKADIA")) {
		t.Errorf("%v\n%s", err, seen.Bytes)
	}
}
