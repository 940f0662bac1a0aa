package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shownBlock matches a block that shows a terminal: commands behind "$ ", each with what it prints.
var shownBlock = regexp.MustCompile("(?s)```console\n(.*?)```")

// TestDocs runs every command that a document shows, in a copy of what a clone has for that, and compares what it
// prints with what the document says. A line "..." stands for lines that are left out. -update writes what
// is printed into the document.
func TestDocs(t *testing.T) {
	t.Parallel()
	command := buildCommand(t)
	for _, glob := range []string{"../../README.md", "../../docs/*.md", "../../docs/editors/*.md"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				t.Parallel()
				checkDoc(t, command, file)
			})
		}
	}
}

// runElsewhere are how blocks of shell commands begin that do not show what they print, with what runs them.
var runElsewhere = map[string]string{
	"git clone <this":         "TestDocs, the same below",
	"pre-commit install":      "TestHooks",
	"cablelint --history":     "git-history.txtar",
	"cablelint --format con":  "TestHooks",
	"sha256sum --check":       "make dist-test",
	"cablelint check -q --f":  noReviewdog,
	"skopeo copy oci-archive": noDocker,
}

// runBy says what runs the block of shell commands that begins with a line, "" for nothing.
func runBy(first string) string {
	for head, by := range runElsewhere {
		if strings.HasPrefix(first, head) {
			return by
		}
	}
	return ""
}

// What pages say of commands that no test runs.
const (
	noReviewdog = "reviewdog itself is not run by the tests"
	noDocker    = "The lines with `apk`, `code` and `docker` were not run"
)

var (
	// shellBlock is a block of shell commands by its first, with the line before it, which names it to its test.
	shellBlock = regexp.MustCompile("(?m)^(.*)\n```(?:sh|bash|shell)\n(.*)$")
	// bareCommand is a command in no block.
	bareCommand = regexp.MustCompile(`(?m)^    cablelint [\w-].*$`)
)

// TestEveryCommandIsRun: what a page tells people to type is run by some test, or the page says that it is not.
func TestEveryCommandIsRun(t *testing.T) {
	t.Parallel()
	blocks := 0
	for _, glob := range []string{"../../README.md", "../../docs/*.md", "../../docs/editors/*.md"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			page := slurp(t, file)
			for _, command := range bareCommand.FindAll(page, -1) {
				t.Errorf("%s: nothing runs %s", file, command)
			}
			for _, m := range shellBlock.FindAllSubmatch(page, -1) {
				blocks++
				by := runBy(string(m[2]))
				if by == "" && !bytes.HasPrefix(m[1], []byte("<!-- hook ")) {
					t.Errorf("%s: nothing runs %s", file, m[2])
				}
				if (by == noReviewdog || by == noDocker) && !bytes.Contains(page, []byte(by)) {
					t.Errorf("%s does not say: %s", file, by)
				}
			}
		}
	}
	if blocks < 8 {
		t.Errorf("%d blocks", blocks)
	}
}

// leaving matches a command that leaves the folder in which it was typed.
var leaving = regexp.MustCompile(`(?m)^\$ (?:[^(\n]*&& )?cd .*$`)

// TestShownCommandsStay: whoever types the commands of a page one after another is where the page begins, before each.
func TestShownCommandsStay(t *testing.T) {
	t.Parallel()
	for _, glob := range []string{"../../README.md", "../../docs/*.md", "../../docs/editors/*.md"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			for _, block := range shownBlock.FindAll(slurp(t, file), -1) {
				if line := leaving.Find(block); line != nil {
					t.Errorf("%s: %s", file, line)
				}
			}
		}
	}
}

// TestOwnPages runs the command over the pages of the project, which quote cables: it finds nothing in them, and
// nothing to mend.
func TestOwnPages(t *testing.T) {
	t.Parallel()
	command := buildCommand(t)
	dir := t.TempDir()
	for _, glob := range []string{"*.md", "docs/*.md", "docs/*/*.md", ".github/*/*.md"} {
		pages, err := filepath.Glob("../../" + glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range pages {
			copyInto(t, dir, strings.TrimPrefix(page, "../../"))
		}
	}
	before := contents(t, dir)
	for _, line := range []string{"cablelint --format concise .", "cablelint --format concise fix --unsafe ."} {
		got := printed(t, command, dir, line)
		if !strings.HasPrefix(got, "0 files, 0 cables: ") && !strings.Contains(got, "\n0 files, 0 cables: ") {
			t.Errorf("$ %s\n%s", line, got)
		}
	}
	if diff := cmp.Diff(before, contents(t, dir)); diff != "" || len(before) < 10 {
		t.Errorf("%d pages, which fix changed:\n%s", len(before), diff)
	}
}

// copyInto copies a file of the project into dir, by its path from the top.
func copyInto(t *testing.T, dir, name string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// contents are the files below dir by their paths.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		out[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// builds is where buildCommand builds, "" until it has; it goes with the tests.
var builds string

// buildOnce builds the command with its symbols, as most tests that want it can share it.
var buildOnce = sync.OnceValue(func() error {
	var err error
	if builds, err = os.MkdirTemp("", "cablelint-test-"); err != nil {
		return err
	}
	if out, err := exec.Command("go", "build", "-ldflags=-w", "-o", builds, ".").CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
})

// buildCommand returns the folder that the command is built in.
func buildCommand(t *testing.T) string {
	t.Helper()
	if err := buildOnce(); err != nil {
		t.Fatal(err)
	}
	return builds
}

func checkDoc(t *testing.T, command, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !shownBlock.Match(data) {
		t.Skip("shows no command")
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "fixtures"), os.DirFS("../../fixtures")); err != nil {
		t.Fatal(err)
	}
	copyInto(t, dir, ".cablelint.yml") // as who follows the page has a clone
	updated := shownBlock.ReplaceAllStringFunc(string(data), func(block string) string {
		return runSession(t, command, dir, block)
	})
	if *update {
		if err := os.WriteFile(file, []byte(updated), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// runSession runs the commands of a block and returns the block as it should read.
func runSession(t *testing.T, command, dir, block string) string {
	t.Helper()
	var out strings.Builder
	out.WriteString("```console\n")
	body := strings.TrimSuffix(strings.TrimPrefix(block, "```console\n"), "```")
	for _, part := range strings.Split("\n"+body, "\n$ ")[1:] {
		line, want, _ := strings.Cut(part, "\n")
		got := printed(t, command, dir, line)
		if want != "" && !strings.HasSuffix(want, "\n") {
			want += "\n"
		}
		if !agrees(want, got) {
			if !*update {
				t.Errorf("$ %s\n%s", line, cmp.Diff(want, got))
			}
			want = got
		}
		out.WriteString("$ " + line + "\n" + want)
	}
	return out.String() + "```"
}

func printed(t *testing.T, command, dir, line string) string {
	t.Helper()
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+command+string(os.PathListSeparator)+os.Getenv("PATH"),
		"HOME="+dir, "TERM=dumb", "NO_COLOR=1", "FORCE_COLOR=", "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=Jane Roe", "GIT_AUTHOR_EMAIL=roe@example.org", "GIT_COMMITTER_NAME=Jane Roe", "GIT_COMMITTER_EMAIL=roe@example.org")
	out, err := cmd.CombinedOutput() // findings make a status that is no failure here
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(out), "\r\n", "\n") // as a terminal shows it
}

// built is the commit in the version that make gives the program.
var built = regexp.MustCompile(`-dev\+[0-9a-f]{7}\b`)

// agrees compares line by line; "..." in want stands for any lines. The program of the test is built without a
// commit.
func agrees(want, got string) bool {
	want = built.ReplaceAllString(want, "-dev")
	parts := strings.Split("\n"+want, "\n...\n")
	rest := "\n" + got
	if len(parts) == 1 {
		return want == got
	}
	if !strings.HasPrefix(rest, parts[0]) {
		return false
	}
	rest = rest[len(parts[0]):]
	for i, part := range parts[1:] {
		if i == len(parts)-2 {
			return strings.HasSuffix(rest, part)
		}
		at := strings.Index(rest, part)
		if at < 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	return true
}

// TestVerbsAreNamedAsTheyAreDescribed: a verb is found by its name before it is described.
func TestVerbsAreNamedAsTheyAreDescribed(t *testing.T) {
	t.Parallel()
	for _, v := range program(system()).Verbs {
		if name := v.Name; v.Whole().Name != name || v.Usage == "" {
			t.Errorf("%s is described as %+v", name, v)
		}
	}
}
