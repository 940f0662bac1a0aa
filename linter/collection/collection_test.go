package collection_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/collection"
	"cablelint/linter/internal/specimen"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

// reading assesses cables and asks no rule.
var reading = func() *linter.Linter {
	l, err := linter.New(linter.Options{})
	if err != nil {
		panic(err)
	}
	return l
}()

// shelf is a collection with the texts that it was made of.
type shelf struct {
	*collection.Collection
	reader *collection.Reader
	texts  map[string][]byte
	faults map[string]specimen.Fault
}

func read(t testing.TB, name string, data []byte) *linter.Result {
	t.Helper()
	res, err := reading.Lint(context.Background(), text.NewSource(name, data))
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func newShelf(secret string) *shelf {
	return &shelf{
		collection.New(), collection.NewReader([]byte(secret)), map[string][]byte{}, map[string]specimen.Fault{},
	}
}

func (s *shelf) put(t testing.TB, name string, data []byte) {
	t.Helper()
	s.texts[name] = data
	s.Add(s.reader.Of(read(t, name, data), collection.Outside{}))
}

// grown is a shelf of a generated collection.
func grown(t testing.TB, x specimen.Extent, secret string) *shelf {
	t.Helper()
	s := newShelf(secret)
	err := specimen.Collection(x, func(it *specimen.Item) error {
		s.faults[it.Name] = it.Fault
		s.put(t, it.Name, it.Text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *shelf) text(t testing.TB, at collection.Spot) *collection.Text {
	t.Helper()
	return s.reader.TextOf(read(t, at.File, s.texts[at.File]).File.Cables[at.Cable-1])
}

// judge judges the shelf with the texts of its copies.
func (s *shelf) judge(t testing.TB) *collection.Findings {
	t.Helper()
	f, err := s.Judge(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range f.Pairs() {
		first, copied := s.text(t, p.First), s.text(t, p.Copy)
		if !f.Same(i, first, copied) {
			t.Errorf("%s and %s are not read again as they were", p.First.File, p.Copy.File)
		}
		if d, differ := collection.Compare(first, copied); differ {
			f.Differs(i, d)
		}
	}
	f.Done()
	return f
}

// TestPlantedFaults holds what is found in a generated collection to the faults that were planted in it.
func TestPlantedFaults(t *testing.T) {
	t.Parallel()
	s := grown(t, specimen.Extent{Cables: 3600, Planted: 6, PerKey: 600}, "")
	found, noise := map[specimen.Fault]int{}, 0
	for f := range s.judge(t).All() {
		fault, told := s.faults[f.At.File], specimen.Told(f.Rule, f.Message)
		if !fault.Expects(told) {
			noise++
			t.Logf("noise: %s (%d): %s %s [%s]", f.At.File, fault, f.Rule, f.Message, f.Other.File)
			continue
		}
		found[fault]++
	}
	planted := map[specimen.Fault]int{}
	for _, fault := range s.faults {
		planted[fault]++
	}
	for fault := specimen.OtherLevel; fault < specimen.NumFaults; fault++ {
		if found[fault] != planted[fault] || planted[fault] == 0 {
			t.Errorf("fault %d: %d planted, %d found", fault, planted[fault], found[fault])
		}
	}
	if noise > 0 {
		t.Errorf("%d findings that nobody planted", noise)
	}
}

// lines are the findings and rows of a collection, sorted.
func lines(c *collection.Collection) []string {
	f, err := c.Judge(context.Background(), true)
	if err != nil {
		panic(err)
	}
	var out []string
	for x := range f.All() {
		out = append(out, fmt.Sprintf("%+v", x))
	}
	for _, r := range f.Rows {
		out = append(out, fmt.Sprintf("%+v", r))
	}
	slices.Sort(out)
	return out
}

// TestPartsComeToTheWhole: records that are parted by their keys have the findings and the table of the whole.
func TestPartsComeToTheWhole(t *testing.T) {
	t.Parallel()
	s := grown(t, specimen.Extent{Cables: 2000, Planted: 5, PerKey: 70}, "a secret")
	s.put(t, "unnumbered.txt", []byte("SECRET\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: ORCHARD TALKS\n\n1. (S) Text.\n"))
	for i, x := range []sheet{
		{line: "ARKADIA 000187"},
		{},
		{line: number(secret, "187"), decl: "DECL: 03/14/2027"},
		{line: confidential + " STATE 181062 TOSEC 190010", decl: "DECL: 03/14/2027"},
		{line: number(confidential, "190"), authority: derived("TOSEC 190010")},
		{line: number(confidential, "191"), authority: derived("07 ARKADIA 187")},
		{line: number(confidential, "187"), authority: derived("07 ARKADIA 187")},
		{line: confidential + " STATE 181062 TOSEC 190010", authority: derived("TOSEC 190010")},
		{line: number(confidential, "192 SECTION 01 OF 70"), body: start},
		{line: confidential, authority: derived("07 OLDHAVEN 12")},
		{line: secret, authority: derived("07 OLDHAVEN 12")},
	} {
		s.put(t, fmt.Sprintf("more/%02d.txt", i), x.text())
	}
	want := lines(s.Collection)
	if len(want) < 80 {
		t.Fatalf("only %d findings and rows", len(want))
	}
	var export bytes.Buffer
	if err := s.Export(&export, s.reader); err != nil {
		t.Fatal(err)
	}
	for _, parts := range []int{1, 2, 16} {
		got := make([]string, 0, len(want))
		for _, part := range parted(t, export.String(), parts) {
			m := collection.NewImport()
			if err := m.Read(strings.NewReader(part)); err != nil {
				t.Fatal(err)
			}
			c, again := m.Collection()
			if again != 0 {
				t.Errorf("%d rows are taken for the same", again)
			}
			got = append(got, lines(c)...)
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("in %d parts: %s", parts, diff)
		}
	}
}

// parted deals the lines of an export out by their keys, shuffled.
func parted(t *testing.T, export string, n int) []string {
	t.Helper()
	all := strings.SplitAfter(strings.TrimSuffix(export, "\n"), "\n")
	rand.New(rand.NewPCG(5, 7)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	parts := make([]string, n)
	for _, line := range all {
		_, key, _ := strings.Cut(line, `"key":`)
		key, _, ok := strings.Cut(key, `,"kind"`)
		if !ok {
			t.Fatalf("no key in %s", line)
		}
		sum := uint32(0)
		for _, b := range []byte(key) {
			sum = sum*31 + uint32(b)
		}
		parts[sum%uint32(n)] += strings.TrimSuffix(line, "\n") + "\n"
	}
	return parts
}

// TestNoTextIsKept: neither an export nor a finding has a word of the texts.
func TestNoTextIsKept(t *testing.T) {
	t.Parallel()
	s := grown(t, specimen.Extent{Cables: 400, Planted: 2, PerKey: 100}, "a secret")
	var export bytes.Buffer
	if err := s.Export(&export, s.reader); err != nil {
		t.Fatal(err)
	}
	told := export.String()
	for f := range s.judge(t).All() {
		told += f.Message + f.Says
	}
	for _, word := range []string{"Minister", "harbor", "tramway", "aquifer", "ORCHARD", "Jane"} {
		if strings.Contains(told, word) {
			t.Errorf("%s is kept", word)
		}
	}
}

// mostPerCable is how many bytes a cable may take beside its path.
const mostPerCable = 120

// TestMemory measures what a cable takes on the heap, with the references that it has.
func TestMemory(t *testing.T) {
	r := collection.NewReader(nil)
	var made [][]collection.Record
	paths := 0
	err := specimen.Collection(specimen.Extent{Cables: 8_000, Planted: 40, PerKey: 500}, func(it *specimen.Item) error {
		made = append(made, r.Of(read(t, it.Name, it.Text), collection.Outside{}))
		paths += len(it.Name) + 48 // the string, its header twice, and how the heap rounds it
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	before := heap()
	c := collection.New()
	for _, records := range made {
		c.Add(records)
	}
	f, err := c.Judge(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	perCable := (int(heap()-before) - paths) / c.Len()
	t.Logf("%d bytes a cable, %d findings", perCable, f.Len())
	if perCable > mostPerCable {
		t.Errorf("a cable takes %d bytes", perCable)
	}
	runtime.KeepAlive(c)
	runtime.KeepAlive(made)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
