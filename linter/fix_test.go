package linter_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/fix"
	"cablelint/linter/internal/specimen"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"

	"golang.org/x/tools/txtar"
)

// protection is what a plain reading of a cable, made without the parser, says of its protection.
type protection struct {
	marks   map[string]int // highest level of the marks after each paragraph number
	top     int            // highest level word on a line of capitals
	noforn  bool
	date    int // latest declassification date
	blocked bool
}

var (
	markedParagraph = regexp.MustCompile(`(?m)^[ \t¶]*(\d+)\.\s*\((TS|S|C|U|SBU)\b([^)\n]*)\)`)
	levelLine       = regexp.MustCompile(`(?m)^ *(T ?O ?P {1,2}S ?E ?C ?R ?E ?T|S ?E ?C ?R ?E ?T|C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L)\b`)
	nofornWord      = regexp.MustCompile(`NOFORN|\bNF\b`)
	longDate        = regexp.MustCompile(`(?:DECL:|Declassify On:) *(\d\d)/(\d\d)/(\d{4})`)
	blockLabel      = regexp.MustCompile(`(?i)classified by`)
)

var rank = map[string]int{"U": 0, "SBU": 1, "C": 2, "S": 3, "TS": 4}

func readPlainly(data []byte) protection {
	p := protection{marks: map[string]int{}}
	for _, m := range markedParagraph.FindAllSubmatch(data, -1) {
		n := string(m[1])
		p.marks[n] = max(p.marks[n], rank[string(m[2])])
	}
	for _, m := range levelLine.FindAll(data, -1) {
		word := strings.ReplaceAll(string(m), " ", "")
		p.top = max(p.top, map[string]int{"CONFIDENTIAL": 2, "SECRET": 3, "TOPSECRET": 4}[word])
	}
	p.noforn = nofornWord.Match(data)
	for _, m := range longDate.FindAllSubmatch(data, -1) {
		n, _ := strconv.Atoi(string(m[3]) + string(m[1]) + string(m[2]))
		p.date = max(p.date, n)
	}
	p.blocked = blockLabel.Match(data)
	return p
}

// lowered says what of the protection before is not there after; "" when all is.
func lowered(before, after protection) string {
	for n, level := range before.marks {
		if now, ok := after.marks[n]; ok && now < level {
			return "the mark of paragraph " + n
		}
	}
	switch {
	case after.top < before.top:
		return "the highest level word"
	case before.noforn && !after.noforn:
		return "NOFORN"
	case after.date < before.date:
		return "the declassification date"
	case before.blocked && !after.blocked:
		return "the classification authority block"
	}
	return ""
}

// meddling are random changes, most of them forbidden.
var meddling = [][2]string{
	{"(S)", "(C)"}, {"(C)", "(U)"}, {"(C)", "(S)"}, {"(U)", "(C)"}, {"(S)", ""}, {"(C) ", ""}, {"(C/NF)", "(C)"}, {"(C)", "(C/NF)"},
	{"SECRET", "CONFIDENTIAL"}, {"C O N F I D E N T I A L", "UNCLAS"}, {"C O N F I D E N T I A L", "S E C R E T"}, {"CONFIDENTIAL", "SECRET"},
	{"NOFORN\n", ""}, {"SIPDIS\n", "NOFORN\n"}, {"/2017", "/2016"}, {"/2017", "/2019"}, {"Classified By: ", ""}, {"DECL: ", "N/A "},
	{"SENSITIVE\n", ""}, {"NNNN\n", ""}, {"1. ", "NNNN\n1. "}, {"(b) and (d)", "(b)"}, {"Declassify On", "Declassify"}, {"OADR", "X1"},
	{"told", "asked"}, {"E.O. 12958", "E.O. 13526"}, {"MRN:", "MRM:"}, {"DE RUEHQX", "DE RUEHQY"}, {"GDS", "N/A"},
}

// TestGateNeverLowers gives the gate random edits of random cables. Whatever it lets pass, a plain
// reading of the text finds no less protected than before.
func TestGateNeverLowers(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(11, 12))
	passed, refused := 0, 0
	for range 6000 {
		src := text.NewSource("x.txt", specimen.Cable(r, specimen.Options{Size: 1500}))
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
		if what := lowered(readPlainly(src.File()), readPlainly(after.File())); what != "" {
			t.Fatalf("the gate let %s be lowered:\n%v\n%s", what, edits, after.File())
		}
	}
	if passed < 100 || refused < 100 {
		t.Errorf("the gate let %d edits pass and refused %d: the test says too little", passed, refused)
	}
}

func meddle(r *rand.Rand, src *text.Source) fix.Edits {
	var edits []rule.Edit
	for range 1 + r.IntN(2) {
		m := meddling[r.IntN(len(meddling))]
		at := strings.Index(string(src.Text()), m[0])
		if at < 0 || len(edits) > 0 && edits[0].Span.Overlaps(text.Span{Start: at, End: at + len(m[0])}) {
			continue
		}
		edits = append(edits, rule.Replace(text.Span{Start: at, End: at + len(m[0])}, m[1]))
	}
	return fix.Resolve(src, edits)
}

func judged(src *text.Source) *fix.Judged {
	j := &fix.Judged{Source: src, File: cable.Parse(src)}
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
	if what := lowered(readPlainly(data), readPlainly(once.Bytes)); what != "" {
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
		t.Errorf("%s: fixing twice changes more (%v):\n%s", name, err, fix.Unified(name, fix.Hunks(once.Bytes, twice.Bytes), none))
	}
	return once.Changed()
}

func none(fix.Hunk) []string { return nil }

// material is everything that fixes are tried on, by name.
func material(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 400 {
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
