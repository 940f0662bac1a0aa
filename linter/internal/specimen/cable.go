package specimen

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"cablelint/linter/law"
)

// Options are what a specimen is to be like.
type Options struct {
	Size    int  // bytes, about; 0: 5,000
	Defects bool // some specimens carry a defect or two
}

const usualSize = 5000

// form is a generation with the days on which it was written.
type form struct {
	generation string
	from, to   law.Day
}

var forms = []form{
	{"nara", law.Date(1973, 8, 1), law.Date(1978, 10, 1)},
	{"acp127", law.Date(1996, 2, 1), law.Date(2003, 2, 1)},
	{"acp127", law.Date(2004, 2, 1), law.Date(2009, 11, 1)},
	{"smart", law.Date(2011, 2, 1), law.Date(2024, 11, 1)},
}

var (
	levels = []string{"U", "SBU", "C", "C", "C", "S"}
	actors = strings.Split("The Minister of Orchards|The harbor commission|The Lantern Party|The tramway union|"+
		"The grain board|Our contact at the lighthouse service|The provincial council|The beekeepers' federation", "|")
	verbs   = strings.Split("told Poloff that|insisted that|denied that|hinted that|repeated that|confirmed that", "|")
	clauses = strings.Split("the ferry tender would wait until spring|the turbine quota had been spent|"+
		"neither side wanted the timber accord to fail|the museum audit remained a low priority|"+
		"a compromise on the aquifer was close|regional governors were divided over the tramway", "|")
)

// Cable writes one invented cable. The same source of numbers gives the same cable.
func Cable(r *rand.Rand, opt Options) []byte {
	f := forms[r.IntN(len(forms))]
	day := f.from + law.Day(r.IntN(int(f.to-f.from)))
	level := levels[r.IntN(len(levels))]
	if level == "SBU" && f.generation == "nara" {
		level = "LOU"
	}
	frame, err := NewFrame(f.generation, level, day)
	if err != nil {
		panic(err) // a table of this package is wrong
	}
	text := frame.Head + body(r, f.generation, level, opt) + frame.Tail
	if opt.Defects && r.IntN(2) == 0 {
		text = spoil(r, text)
	}
	return []byte(text)
}

// body writes paragraphs of which at least one is at the level of the whole.
func body(r *rand.Rand, generation, level string, opt Options) string {
	size := opt.Size
	if size == 0 {
		size = usualSize
	}
	var b strings.Builder
	for n := 1; b.Len() < size-900 || n < 3; n++ {
		mark := ""
		if generation != "nara" {
			mark = "(" + pick(r, []string{level, level, "U"}) + ") "
			if n == 1 {
				mark = "(" + level + ") "
			}
		}
		b.WriteString(wrap(fmt.Sprintf("%d. %s%s", n, mark, sentences(r, 3+r.IntN(4))), generation == "nara"))
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func sentences(r *rand.Rand, n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = pick(r, actors) + " " + pick(r, verbs) + " " + pick(r, clauses) + "."
	}
	return strings.Join(out, " ")
}

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

const width = 66

func wrap(s string, upper bool) string { return wrapAt(s, upper, width) }

func wrapAt(s string, upper bool, width int) string {
	if upper {
		s = strings.ToUpper(s)
	}
	var b strings.Builder
	n := 0
	for _, word := range strings.Fields(s) {
		if n+1+len(word) > width {
			b.WriteString("\n")
			n = 0
		} else if n > 0 {
			b.WriteString(" ")
			n++
		}
		b.WriteString(word)
		n += len(word)
	}
	return b.String() + "\n"
}

// defects replace the first of one piece of text by another: each is found by a rule.
var defects = [][2]string{
	{"2. (U) ", "2. "},
	{"2. (C) ", "2. (S) "},
	{"2. (C) ", "2. (c) "},
	{"(C) ", "(C/NF) "},
	{"2. (S) ", "2. [S] "},
	{"2. (SBU) ", "2. (SBU "},
	{"PREL, PGOV", "PREL. PGOV"},
	{"PREL, PGOV", "prel, PGOV"},
	{"Classified By: ", "Classified By: Classified by "},
	{"E.O. 12958", "E.O. 12985"},
	{"SENSITIVE\n", "\n"},
	{"(b) and (d)", "(b) and (k)"},
}

func spoil(r *rand.Rand, s string) string {
	for range 1 + r.IntN(3) {
		d := defects[r.IntN(len(defects))]
		s = strings.Replace(s, d[0], d[1], 1)
	}
	return s
}

// perFolder is how many cables a folder of a [Tree] holds.
const perFolder = 200

// Tree writes n cables in folders below dir. The same seed gives the same tree.
func Tree(dir string, n int, seed uint64, opt Options) error {
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range n {
		folder := filepath.Join(dir, fmt.Sprintf("%03d", i/perFolder))
		if i%perFolder == 0 {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		name := filepath.Join(folder, fmt.Sprintf("arkadia-%05d.txt", i))
		if err := os.WriteFile(name, Cable(r, opt), 0o644); err != nil {
			return err
		}
	}
	return nil
}
