package ruletest_test

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"cablelint/linter/assess"
	"cablelint/linter/cable/parse"
	"cablelint/linter/internal/specimen"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"

	"golang.org/x/tools/txtar"
)

// TestRulesFindNothingUnasked runs the rules that are not run on a cable, as it has not what they ask for: they find
// nothing in it.
func TestRulesFindNothingUnasked(t *testing.T) {
	t.Parallel()
	passed, run := map[*rule.Rule]bool{}, map[*rule.Rule]bool{}
	for _, data := range samples(t) {
		var parser parse.Parser
		for _, c := range parser.Parse(text.NewSource("", data)).Cables {
			a := assess.Of(c, assess.Options{})
			for _, r := range rules.All() {
				if r.Check == nil || r.MayFind(a) {
					run[r] = true
					continue
				}
				passed[r] = true
				for _, style := range []rule.Style{rule.State, rule.IC} {
					var sink rule.Sink
					sink.Pass(a, &rule.Settings{Style: style}).Run(r)
					for _, f := range sink.Findings {
						f.Render()
						t.Errorf("%s finds %q in\n%s", r.Name, f.Message, c.Text(c.Span))
					}
				}
			}
		}
	}
	for _, r := range rules.All() {
		if r.Asks() && (!passed[r] || !run[r]) {
			t.Errorf("%s: passed over %v, run %v: no sample shows both", r.Name, passed[r], run[r])
		}
	}
}

// samples are all that the fixtures hold, by itself and as the text of a cable, and some cables that are made with
// faults.
func samples(t *testing.T) [][]byte {
	t.Helper()
	frame, err := specimen.NewFrame("acp127", "S", law.Date(2007, 3, 14))
	if err != nil {
		t.Fatal(err)
	}
	var all [][]byte
	err = filepath.WalkDir(fixtures, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all = append(all, data)
		for _, f := range txtar.Parse(data).Files {
			all = append(all, f.Data, []byte(frame.Head+string(f.Data)+frame.Tail))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const made = 300
	for seed := range uint64(made) {
		all = append(all, specimen.Cable(rand.New(rand.NewPCG(seed, 0)), specimen.Options{Defects: true}))
	}
	return all
}
