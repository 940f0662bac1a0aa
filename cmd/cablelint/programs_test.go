package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// made is what other programs make of the documents in testdata/programs, a folder for each of those and a file
// for each place in which a marking was planted: "memo/footnote.docx".
type made struct {
	t   *testing.T
	dir string
}

// leastMade is how many files must have been made: fewer tell that a program makes something else than it did.
const leastMade = 240

// TestFilesOfPrograms plants one marking in each place of documents, lets other programs make files of them, and
// runs the command on all: the marking is found in each, at the place that places.txt says, or the file is named
// as unread. In what holds none nothing is found.
func TestFilesOfPrograms(t *testing.T) {
	if os.Getenv("LONG") == "" {
		t.Skip("other programs make 300 files: make test-long")
	}
	for _, program := range []string{"soffice", "chromium", "pdftotext", "python3", "zip"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not on this machine", program)
		}
	}
	m := made{t, t.TempDir()}
	m.office()
	m.pages()
	m.python()
	m.judge(m.check())
}

// slot is a place of a document, with the words that stand there unless a marking is planted.
var slot = regexp.MustCompile(`(?s)\{\{([a-z-]+):(.*?)\}\}`)

// nothing is the place of a document that has no marking.
const nothing = "nothing"

// template is a document with its places.
type template struct{ text, name, suffix string }

func (m made) template(file string) template {
	m.t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "programs", file))
	m.must(err)
	suffix := filepath.Ext(file)
	return template{string(text), strings.TrimSuffix(file, suffix), suffix}
}

// places are those of a template in their order, each once, and that of none.
func (d template) places() []string {
	all := []string{nothing}
	for _, found := range slot.FindAllStringSubmatch(d.text, -1) {
		if !slices.Contains(all, found[1]) {
			all = append(all, found[1])
		}
	}
	return all
}

// marks are what is planted where the usual portion mark cannot stand.
var marks = map[string]string{
	"header": "SECRET//NOFORN", "footer": "SECRET//NOFORN", "header-first": "SECRET//NOFORN", "stamp": "SECRET//NOFORN",
	"heading": "SECRET//NOFORN", "title": "SECRET//NOFORN", "cell": "SECRET//NOFORN", "box": "SECRET//NOFORN",
	"sheet-name":     "(S) plums",
	"split-body":     `(<%[1]sS</%[2]s//NF) of plums`,
	"formula-result": "&quot;(S&quot;&amp;&quot;//NF) of plums&quot;",
}

const usualMark = "(S//NF) of plums"

// plant returns the document with a marking in one place.
func (d template) plant(place string) string {
	mark := cmp.Or(marks[place], usualMark)
	switch {
	case place != "split-body":
	case d.suffix == ".html":
		mark = fmt.Sprintf(mark, "b>", "b>")
	default:
		mark = fmt.Sprintf(mark, `text:span text:style-name="Bold">`, "text:span>")
	}
	return slot.ReplaceAllStringFunc(d.text, func(s string) string {
		parts := slot.FindStringSubmatch(s)
		if parts[1] == place {
			return mark
		}
		return parts[2]
	})
}

// write plants a marking in each place of a template and returns the files.
func (m made) write(file string) []string {
	d := m.template(file)
	m.must(os.MkdirAll(filepath.Join(m.dir, "source", d.name), 0o700))
	places := d.places()
	files := make([]string, 0, len(places))
	for _, place := range places {
		path := filepath.Join(m.dir, "source", d.name, place+d.suffix)
		m.must(os.WriteFile(path, []byte(d.plant(place)), 0o600))
		files = append(files, path)
	}
	return files
}

func (m made) must(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

// run runs another program, without which there is nothing to test.
func (m made) run(name string, args ...string) {
	m.t.Helper()
	if out, err := exec.CommandContext(m.t.Context(), name, args...).CombinedOutput(); err != nil {
		m.t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// told is a finding as the command tells it.
type told struct {
	File, Part, Place, Rule string
	Start                   struct{ Line int }
}

func (f told) String() string {
	switch where := strings.Trim(f.Part+", "+f.Place, ", "); {
	case f.Rule == "ceiling-unread":
		return strings.TrimSpace("unread " + where)
	case where == "":
		return fmt.Sprintf("line %d", f.Start.Line)
	default:
		return where
	}
}

// check runs the command on all that was made and returns what it tells of each file, in order.
func (m made) check() map[string][]string {
	check := exec.CommandContext(m.t.Context(), filepath.Join(buildCommand(m.t), "cablelint"),
		"check", "--no-config", "--ceiling", "U", "--select", "ceiling-*", "--format", "jsonl", ".")
	check.Dir = filepath.Join(m.dir, "made")
	out, err := check.Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 {
		m.t.Fatalf("%v: status 1 is wanted", err)
	}
	found := map[string][]string{}
	for line := range bytes.Lines(out) {
		var f told
		m.must(json.Unmarshal(line, &f))
		if strings.HasPrefix(f.Rule, "ceiling-") {
			found[f.File] = append(found[f.File], f.String())
		}
	}
	return found
}

// judge compares what the command tells with what it is to tell, and logs it.
func (m made) judge(found map[string][]string) {
	var table strings.Builder
	count := map[string]int{}
	for _, file := range m.files() {
		where := strings.Join(found[file], " | ")
		fmt.Fprintf(&table, "%s: %s\n", file, where)
		innocent := strings.Contains(file, "/"+nothing+".")
		switch {
		case innocent && where != "":
			m.t.Errorf("%s: holds nothing, and is told of: %s", file, where)
		case innocent:
			count["innocent"]++
		case where == "":
			m.t.Errorf("%s: silent", file)
		case strings.HasPrefix(where, "unread"):
			count["unread"]++
		default:
			count["found"]++
		}
	}
	m.t.Logf("%v\n%s", count, table.String())
	if count["found"]+count["unread"] < leastMade {
		m.t.Errorf("%d files were made, %d are wanted", count["found"]+count["unread"], leastMade)
	}
	m.compare(table.String())
}

// files are all that was made, in order.
func (m made) files() []string {
	var all []string
	root := filepath.Join(m.dir, "made")
	m.must(filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			file, _ := filepath.Rel(root, path)
			all = append(all, filepath.ToSlash(file))
		}
		return err
	}))
	return all
}

// compare holds the table against the one that was looked at, which -update writes.
func (m made) compare(table string) {
	golden := filepath.Join("testdata", "programs", "places.txt")
	if *update {
		m.must(os.WriteFile(golden, []byte(table), 0o644))
		return
	}
	want, err := os.ReadFile(golden)
	m.must(err)
	wanted := byFile(string(want))
	got := byFile(table)
	for _, file := range slices.Sorted(maps.Keys(wanted)) {
		if where, made := got[file]; !made {
			m.t.Errorf("%s: was not made", file)
		} else if where != wanted[file] {
			m.t.Errorf("%s: told at %q, want %q", file, where, wanted[file])
		}
	}
}

func byFile(table string) map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(table) {
		file, where, _ := strings.Cut(strings.TrimSpace(line), ":")
		all[file] = where
	}
	return all
}
