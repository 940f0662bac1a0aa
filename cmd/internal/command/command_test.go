package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// house is an invented program: what each verb was called with is written to its output.
type house struct {
	Program
	out, err strings.Builder
	flags    houseFlags
}

type houseFlags struct {
	formats, marks []string
	quiet, deep    bool
	jobs           int
	style          string
	styled         bool
	level          string
	lists          string
}

func newHouse() *house {
	h := &house{}
	h.Program = Program{
		Name: "packhouse", About: "pack apples into crates", Default: "pack", Out: &h.out, Err: &h.err,
		Help: Page{
			Head: "packhouse packs apples.\n\nusage: packhouse [pack] [flags] [PATH...]\n\n",
			Tail: "\nStatus: 0 packed, 2 not.\n",
		},
		Manual: Manual{Page{manualHead, manualTail}, time.Date(2021, 5, 4, 0, 0, 0, 0, time.UTC)},
		Verbs: []*Verb{
			{
				Name: "pack", Usage: "pack the apples of an orchard (the default)", Args: "[PATH...]",
				Run: h.done("pack"),
				Flags: []Flag{
					{
						Name: "format", Short: "f", Usage: "report as `NAME[=FILE]`; repeatable: text, json, crate",
						Value: Texts(&h.flags.formats),
					},
					{Name: "quiet", Short: "q", Usage: "say nothing", Value: Bool(&h.flags.quiet)},
					{Name: "jobs", Short: "j", Usage: "pack `N` crates at the same time", Value: Number(&h.flags.jobs)},
					{
						Name: "style", Usage: "the `STYLE` of the crates: tall or flat", Default: "tall",
						Value: Given(OneOf(&h.flags.style, "tall", "flat"), &h.flags.styled),
					},
					{
						Name: "level", Usage: "the highest `LEVEL` that a crate may be filled to",
						Value: Parsed(&h.flags.level, parseLevel), Words: levelWords,
					},
					{Name: "list", Usage: "pack what `FILE` lists", Value: Text(&h.flags.lists)},
				},
			},
			{
				Name: "explain", Usage: "print what a mark on a crate stands for", Args: "MARK",
				Run: h.done("explain"), Words: markWords,
				Flags: []Flag{{
					Name: "format", Short: "f", Usage: "write `NAME`: text or json", Default: "text",
					Value: Texts(&h.flags.formats),
				}},
			},
			{Name: "orchard", Usage: "show or begin an orchard", Verbs: []*Verb{
				{
					Name: "show", Usage: "print what grows at a PATH", Args: "[PATH]", Run: h.done("orchard show"),
					Flags: []Flag{
						{Name: "deep", Usage: "the roots too", Value: Bool(&h.flags.deep)},
						{Name: "mark", Usage: "only the rows of `MARK`", Value: Texts(&h.flags.marks)},
					},
				},
				{Name: "begin", Usage: "plant one", Run: h.done("orchard begin")},
			}},
			{Name: "secret", Usage: "for those who know it", Hidden: true, Run: h.done("secret")},
			{Name: "version", Usage: "print the version", Run: h.done("version")},
		},
	}
	return h
}

func (h *house) done(verb string) func(context.Context, []string) error {
	return func(_ context.Context, args []string) error {
		_, err := fmt.Fprintf(h.Out, "%s %q\n", verb, args)
		return err
	}
}

var errLevel = errors.New(`unknown level "BRIMFUL": want L or F: did you mean "F"?`)

func parseLevel(word string) (string, error) {
	if word == "L" || word == "F" {
		return word, nil
	}
	return "", errLevel
}

func levelWords() []Word { return []Word{{"L", "low"}, {"F", "full"}} }

func markWords() []Word {
	return []Word{{"stem-up", "keep upright"}, {"stem-long", "do not stack"}, {"cold:dry", "store cold"}, {Text: "old"}}
}

const manualHead = `.Sh SYNOPSIS
.Nm
.Op Cm pack
.Op Ar flags
.Op Ar path ...
.Sh DESCRIPTION
.Nm
packs apples.
`

const manualTail = `.Sh FILES
.Bl -tag -width Ds
.It Pa .packhouse.yml
The settings.
.El
.Sh SEE ALSO
.Xr git 1
`

// run runs the program and returns what it wrote.
func (h *house) run(t *testing.T, args ...string) string {
	t.Helper()
	if err := h.Run(t.Context(), args); err != nil {
		t.Fatalf("%q: %v", args, err)
	}
	return h.out.String()
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"packhouse": func() {
		h := newHouse()
		h.Out, h.Err = os.Stdout, os.Stderr
		if err := h.Run(context.Background(), os.Args[1:]); err != nil {
			h.Tell(err)
			os.Exit(2)
		}
	}})
}

// TestScripts runs the program as users do: in shells that complete its words.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"), RequireExplicitExec: true, RequireUniqueNames: true,
	})
}

func TestRun(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"no argument means the default", "", `pack []`},
		{"a path means the default", "a.txt", `pack ["a.txt"]`},
		{"a verb", "explain stem-up", `explain ["stem-up"]`},
		{"a verb of a verb", "orchard show a.txt", `orchard show ["a.txt"]`},
		{"a hidden verb", "secret", `secret []`},
		{"standard input", "-", `pack ["-"]`},
		{"names after two dashes", "pack -- -q.txt --quiet", `pack ["-q.txt" "--quiet"]`},
		{"two dashes twice", "-- -- a.txt", `pack ["--" "a.txt"]`},
		{"a verb after two dashes is a path", "-- explain", `pack ["explain"]`},
		{"help after two dashes is a path", "-- --help", `pack ["--help"]`},
		{"version after two dashes is a path", "-- --version", `pack ["--version"]`},
		{"version as a flag", "--version", `version []`},
		{"the value of a flag is no verb", "--list explain a.txt", `pack ["a.txt"]`},
		{"a path that is called as a verb of a verb", "pack show", `pack ["show"]`},
		{"a path with a comma", "pack a,b.txt", `pack ["a,b.txt"]`},
	}
	t.Chdir(t.TempDir())
	writeFile(t, "show")
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.TrimSpace(newHouse().run(t, strings.Fields(c.in)...)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestFlags(t *testing.T) {
	cases := []struct {
		name, in string
		want     houseFlags
	}{
		{"before paths", "pack -q a.txt", houseFlags{quiet: true}},
		{"after paths", "pack a.txt --quiet", houseFlags{quiet: true}},
		{"before the verb", "-f json explain old", houseFlags{formats: []string{"json"}}},
		{"before the verb of a verb", "--deep orchard show", houseFlags{deep: true}},
		{"before the verb of a verb, with a value", "--mark begin orchard show", houseFlags{marks: []string{"begin"}}},
		{"between the verbs", "orchard --deep show a.txt", houseFlags{deep: true}},
		{"after a dash for standard input", "pack - -q", houseFlags{quiet: true}},
		{"value after an equals sign", "a.txt --format=json", houseFlags{formats: []string{"json"}}},
		{"short with an equals sign", "-f=json a.txt", houseFlags{formats: []string{"json"}}},
		{"long with one dash", "a.txt -format json", houseFlags{formats: []string{"json"}}},
		{"value with an equals sign", "--format=json=a", houseFlags{formats: []string{"json=a"}}},
		{"value with a comma", "--format=json,a", houseFlags{formats: []string{"json,a"}}},
		{"value that begins with a dash", "--format -x a.txt", houseFlags{formats: []string{"-x"}}},
		{"value that asks for help elsewhere", "--format -h a.txt", houseFlags{formats: []string{"-h"}}},
		{"empty value", "--format= a.txt", houseFlags{formats: []string{""}}},
		{"repeated in order, in both forms", "-f json a.txt --format text -f b", houseFlags{formats: []string{"json", "text", "b"}}},
		{"the last one holds", "-j 2 --jobs 3", houseFlags{jobs: 3}},
		{"taken back", "-q --quiet=false", houseFlags{}},
		{"one of a few", "--style flat", houseFlags{style: "flat", styled: true}},
		{"parsed", "--level F", houseFlags{level: "F"}},
		{"before two dashes", "a.txt -q -- -j", houseFlags{quiet: true}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse()
			h.run(t, strings.Fields(c.in)...)
			if got, want := fmt.Sprintf("%+v", h.flags), fmt.Sprintf("%+v", c.want); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestMistakes(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "--odd.txt")
	writeFile(t, "pakc")
	cases := []struct{ name, in, want, verb string }{
		{"unknown flag", "--formt json", `pack has no flag --formt: did you mean --format?`, "pack"},
		{"unknown flag with a value", "pack --formt=json", `pack has no flag --formt: did you mean --format?`, "pack"},
		{"unknown flag that nothing is near to", "pack --watermelon", `pack has no flag --watermelon`, "pack"},
		{"flag of another verb", "explain --quiet x", `explain has no flag --quiet`, "explain"},
		{"flag of another verb of the verb", "orchard begin --deep", `orchard begin has no flag --deep`, "orchard begin"},
		{"misspelt help", "explain --hlep", `explain has no flag --hlep: did you mean --help?`, "explain"},
		{"value missing", "pack a.txt --jobs", `--jobs needs a value`, "pack"},
		{"value of a short flag missing", "pack a.txt -j", `-j needs a value`, "pack"},
		{"misspelt verb", "pcak", `no command or file is called "pcak": did you mean "pack"?`, ""},
		{"misspelt verb with flags", "-q explian x", `no command or file is called "explian": did you mean "explain"?`, ""},
		{"a hidden verb is not named", "secrte", `no command or file is called "secrte"`, ""},
		{"misspelt verb of a verb", "orchard shwo", `orchard has no command "shwo": want show or begin: did you mean "show"?`, "orchard"},
		{"verb of a verb missing", "orchard", `orchard needs one of show or begin`, "orchard"},
		{"unknown flag of a verb of verbs", "orchard --dep", `orchard has no flag --dep: did you mean --deep?`, "orchard"},
		{"a file that looks like a flag", "pack --odd.txt", `--odd.txt is no flag of pack: write ./--odd.txt or -- --odd.txt for the file of that name`, "pack"},
		{"argument of a verb without any", "orchard begin here", `orchard begin takes no path: "here"`, "orchard begin"},
		{"argument of the manual", "man now", `man takes no path: "now"`, "man"},
		{"help on a misspelt verb", "help pcak", `no command is called "pcak": did you mean "pack"?`, ""},
		{"help on a misspelt verb of a verb", "help orchard shwo", `orchard has no command "shwo": want show or begin: did you mean "show"?`, "orchard"},
		{"help on what has no verbs", "help pack show", `pack has no command "show"`, "pack"},
		{"no shell", "completion", `completion takes the name of one shell: bash, zsh, fish or powershell`, "completion"},
		{"misspelt shell", "completion zhs", `there is no completion for "zhs": want bash, zsh, fish or powershell: did you mean "zsh"?`, "completion"},
		{"words of an unknown shell", "completion words tcsh a", `there is no completion for "tcsh": want bash, zsh, fish or powershell`, "completion"},

		{"one of a few, misspelt", "--style flta", `--style: unknown value "flta": want tall, flat: did you mean "flat"?`, "pack"},
		{"one of a few, in capitals", "--style TALL", `--style: unknown value "TALL": want tall, flat: did you mean "tall"?`, "pack"},
		{"one of a few, nothing near", "--style watermelon", `--style: unknown value "watermelon": want tall, flat`, "pack"},
		{"what the value says itself", "--level BRIMFUL", "--level: " + errLevel.Error(), "pack"},
		{"no number", "--jobs x", `--jobs: "x" is no number: want a number from 1`, "pack"},
		{"no number, by the short name", "-j x", `--jobs: "x" is no number: want a number from 1`, "pack"},
		{"a number with more behind it", "--jobs 3a", `--jobs: "3a" is no number: want a number from 1`, "pack"},
		{"nought", "--jobs 0", `--jobs: want a number from 1`, "pack"},
		{"less than nought", "--jobs=-3", `--jobs: want a number from 1`, "pack"},
		{"too large a number", "--jobs 99999999999999999999", `--jobs: "99999999999999999999" is out of range: want a number from 1`, "pack"},
		{"value of a flag that takes none", "--quiet=loud", `--quiet: unknown value "loud": want true or false`, "pack"},
		{"value that would steer a terminal", "--style \x1b[2J", `--style: unknown value "\x1b[2J": want tall, flat`, "pack"},
		{"flag that would steer a terminal", "--\x1b[2J", `pack has no flag --␛[2J`, "pack"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { wantMistake(t, strings.Fields(c.in), c.want, c.verb) })
	}
}

func wantMistake(t *testing.T, args []string, want, verb string) {
	t.Helper()
	h := newHouse()
	err := h.Run(t.Context(), args)
	var usage *UsageError
	if !errors.As(err, &usage) {
		t.Fatalf("got %v, want a usage error", err)
	}
	if usage.What != want || usage.Verb != verb {
		t.Errorf("got  %q of %q\nwant %q of %q", usage.What, usage.Verb, want, verb)
	}
	if h.out.Len()+h.err.Len() > 0 {
		t.Errorf("the program wrote %q and %q by itself", h.out.String(), h.err.String())
	}
}

// An empty path is most often a variable that was not set: it must not stand for the folder that one is in.
func TestEmptyPath(t *testing.T) {
	for _, args := range [][]string{{""}, {"pack", ""}, {"pack", "a.txt", ""}, {"--", ""}} {
		wantMistake(t, args, "a path is empty", "pack")
	}
	wantMistake(t, []string{"orchard", "show", ""}, "a path is empty", "orchard show")
	if got, want := newHouse().run(t, "explain", ""), "explain [\"\"]\n"; got != want {
		t.Errorf("explain takes no path: got %q, want %q", got, want)
	}
}

// A word that has something of a path, or is one, is never taken for a misspelt verb.
func TestNoVerbMeant(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "pakc")
	for _, path := range []string{"pakc", "./pcak", "pcak.txt", "pack/", "p*"} {
		if got, want := newHouse().run(t, path), fmt.Sprintf("pack [%q]\n", path); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func writeFile(t *testing.T, name string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(".", name), nil, 0o600); err != nil {
		t.Fatal(err)
	}
}

// The error of a verb is passed on as it is, and so is the context.
func TestRunPassesOn(t *testing.T) {
	type key struct{}
	ctx := context.WithValue(t.Context(), key{}, "here")
	h := newHouse()
	h.Verbs[0].Run = func(ctx context.Context, _ []string) error {
		return fmt.Errorf("%v: %w", ctx.Value(key{}), io.ErrClosedPipe)
	}
	if err := h.Run(ctx, nil); !errors.Is(err, io.ErrClosedPipe) || err.Error() != "here: "+io.ErrClosedPipe.Error() {
		t.Errorf("got %v", err)
	}
}

func TestTell(t *testing.T) {
	cases := []struct {
		err  error
		want string
	}{
		{io.ErrClosedPipe, "packhouse: io: read/write on closed pipe\n"},
		{Misused("", "no %s", "use"), "packhouse: no use\nrun 'packhouse help' for what it takes\n"},
		{
			fmt.Errorf("twice: %w", Misused("orchard show", "no use")),
			"packhouse: twice: no use\nrun 'packhouse help orchard show' for what it takes\n",
		},
	}
	for _, c := range cases {
		h := newHouse()
		h.Tell(c.err)
		if got := h.err.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestNumberOfSmallerSize(t *testing.T) {
	var n int
	if err := Number(&n).Set(strconv.Itoa(1 << 30)); err != nil || n != 1<<30 {
		t.Errorf("got %d, %v", n, err)
	}
	var m int64
	if err := Number(&m).Set("9223372036854775807"); err != nil || m != 1<<63-1 {
		t.Errorf("got %d, %v", m, err)
	}
}

// runShell feeds a program its input; the test is skipped where the program is not there.
func runShell(t *testing.T, input, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed: this was not tried", name)
	}
	cmd := exec.Command(path, args...)
	cmd.Stdin = strings.NewReader(input)
	out, _ := cmd.CombinedOutput() // a status that says what the output says
	return string(out)
}
