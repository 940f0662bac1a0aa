package fix

import (
	"os"
	"path/filepath"
	"testing"

	"cablelint/linter/cable"
	"cablelint/linter/cable/parse"
	"cablelint/linter/text"
)

// FuzzInnermostPortion: what is found by search is the last portion that holds a byte, at every byte of the cables
// that the project has, and of what becomes of them.
func FuzzInnermostPortion(f *testing.F) {
	names, err := filepath.Glob("../../fixtures/cables/*.txt")
	if err != nil || len(names) == 0 {
		f.Fatal("no cables: ", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var p parse.Parser
		for _, c := range p.Parse(text.NewSource("cable.txt", data)).Cables {
			for at := c.Span.Start; at <= c.Span.End; at++ {
				if got, want := innermost(c.Portions, at), lastHolding(c.Portions, at); got != want {
					t.Fatalf("byte %d: portion %d, want %d", at, got, want)
				}
			}
		}
	})
}

func lastHolding(portions []cable.Portion, offset int) int {
	for i := len(portions) - 1; i >= 0; i-- {
		if sp := portions[i].Span; sp.Start <= offset && offset < sp.End {
			return i
		}
	}
	return -1
}

// TestEditsThatMeet: edits are found by search that overlap, enter or touch a place.
func TestEditsThatMeet(t *testing.T) {
	t.Parallel()
	edits := Edits(nil).with(Edits{{Span: text.Span{Start: 8, End: 8}}, {Span: text.Span{Start: 20, End: 24}}}).
		with(Edits{{Span: text.Span{Start: 4, End: 8}}, {Span: text.Span{Start: 30, End: 30}}})
	for start := range 34 {
		for end := start; end < 34; end++ {
			sp := text.Span{Start: start, End: end}
			var enters, touches, meets bool
			for _, e := range edits {
				enters = enters || e.Span.Start < end && start < e.Span.End
				touches = touches || e.Span.Start <= end && start <= e.Span.End
				meets = meets || Overlap(e, edit{Span: sp})
			}
			if edits.enter(sp) != enters || edits.touch(sp) != touches || edits.meet(Edits{{Span: sp}}) != meets {
				t.Errorf("%v: %t %t %t", sp, enters, touches, meets)
			}
		}
	}
}
