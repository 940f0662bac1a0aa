package files

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What is counted is what Each delivers, whatever becomes of it.
func TestCountAgreesWithEach(t *testing.T) {
	tree(t, "a.txt", "b/c.txt", "b/d.bin", "b/deep/e.md", "b/left/f.txt", "g.txt")
	opt := Options{StdinName: "draft.txt", Skip: func(path string, dir bool) bool { return dir && path == "b/left" }}
	for name, roots := range map[string][]string{
		"a folder": {"."}, "files": {"a.txt", "g.txt", "a.txt"}, "one in the other": {".", "b", "b/c.txt"},
		"what is not there": {"nosuch.txt", "b"}, "standard input": {Stdin},
	} {
		t.Run(name, func(t *testing.T) {
			var told []int
			finished := 0
			err := Count(t.Context(), roots, opt, func(total int, all bool) {
				if all {
					finished++
				}
				told = append(told, total)
			})
			if err != nil || finished != 1 || !slices.IsSorted(told) {
				t.Errorf("got %v, told %v, %d times that these are all", err, told, finished)
			}
			opt.Stdin = strings.NewReader("words")
			if diff := cmp.Diff(len(read(t, opt, roots...)), told[len(told)-1]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCountStops(t *testing.T) {
	tree(t, "a.txt", "b.txt", "c.txt")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	last := 0
	err := Count(ctx, []string{"."}, Options{}, func(total int, _ bool) {
		last = total
		cancel()
	})
	if !errors.Is(err, context.Canceled) || last != 1 {
		t.Errorf("got %v after %d files", err, last)
	}
}

func TestCountTellsNothingOfWhatIsGiven(t *testing.T) {
	opt := Options{Given: func(func(Given) error) error {
		t.Error("it was asked for: it may be a process that answers once")
		return nil
	}}
	err := Count(t.Context(), nil, opt, func(int, bool) { t.Error("a total was told") })
	if err != nil {
		t.Error(err)
	}
}
