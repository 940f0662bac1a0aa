package collection_test

import (
	"bytes"
	"strings"
	"testing"

	"cablelint/linter/collection"
	"cablelint/linter/internal/specimen"

	"github.com/google/go-cmp/cmp"
)

// Rows of an export: what stands behind a place, a cable, a pointer.
const (
	place   = `,"file":"a","cable":1,"at":[1,1,0,0]`
	keyed   = `{"v":1,"key":"ARKADIA/2007/","post":"ARKADIA","year":2007,"number":187,"of":1,"sections":[1]`
	cableAt = keyed + `,"kind":"cable"` + place
	refers  = `{"v":1,"key":"ARKADIA/2007/","post":"ARKADIA","year":2007,"number":187,"kind":"reference"`
	from    = `,"from":{"post":"OLDHAVEN","year":2007,"number":3,"at":[2,1,9,0]}`
)

func TestImportReads(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]string{
		"a cable":        cableAt + `}`,
		"no number":      `{"v":1,"key":null,"kind":"cable","of":1` + place + `}`,
		"a series":       `{"v":1,"key":"/2007/TOSEC","year":2007,"series":"TOSEC","number":3,"kind":"cable","of":1` + place + `}`,
		"a pointer":      refers + place + from + `}`,
		"of no number":   refers + place + `,"from":{"at":[2,1,9,0]}}`,
		"a marking":      cableAt + `,"marking":"TOP SECRET//SI//NOFORN"}`,
		"a date":         cableAt + `,"date":"2007-03-14","declassify":"2017-03-14"}`,
		"an exemption":   cableAt + `,"declassify":"25X1 2057-03-14, X1"}`,
		"an event":       cableAt + `,"declassify":"an event, 10 years"}`,
		"a level beside": cableAt + `,"outside":"S","whence":"name"}`,
		"a short text":   cableAt + `,"secret":"ab"}`,
	} {
		m := collection.NewImport()
		if err := m.Read(strings.NewReader(row + "\n")); err != nil || m.Rows != 1 {
			t.Errorf("%s: %d rows: %v", name, m.Rows, err)
		}
	}
}

// TestImportRefuses: a row that is none of an export is refused, and its line is named.
func TestImportRefuses(t *testing.T) {
	t.Parallel()
	keyOf := func(rest string) string { return `{"v":1,"kind":"cable","of":1` + place + rest + `}` }
	for name, row := range map[string]string{
		"no JSON":            `{"v":1`,
		"two on a line":      cableAt + `} ` + cableAt + `}`,
		"half of another":    cableAt + `} {`,
		"another version":    `{"v":2,"key":null,"kind":"cable","of":1` + place + `}`,
		"an unknown field":   cableAt + `,"text":"x"}`,
		"another's key":      `{"v":1,"key":"ARKADIA/2007/","kind":"cable","of":1` + place + `}`,
		"an unknown kind":    keyed + `,"kind":"letter"` + place + `}`,
		"no file":            keyed + `,"kind":"cable","cable":1,"at":[1,1,0,0]}`,
		"no cable":           keyed + `,"kind":"cable","file":"a","at":[1,1,0,0]}`,
		"cable -5":           keyed + `,"kind":"cable","file":"a","cable":-5,"at":[1,1,0,0]}`,
		"record -5":          cableAt + `,"record":-5}`,
		"no line":            keyed + `,"kind":"cable","file":"a","cable":1,"at":[0,1,0,0]}`,
		"no column":          keyed + `,"kind":"cable","file":"a","cable":1,"at":[1,0,0,0]}`,
		"a negative offset":  keyed + `,"kind":"cable","file":"a","cable":1,"at":[1,1,-1,0]}`,
		"a negative length":  keyed + `,"kind":"cable","file":"a","cable":1,"at":[1,1,0,-1]}`,
		"an unknown series":  keyOf(`,"key":"/2007/FOO","year":2007,"series":"FOO","number":3`),
		"post and series":    keyOf(`,"key":"ARKADIA/2007/TOSEC","post":"ARKADIA","year":2007,"series":"TOSEC","number":3`),
		"neither":            keyOf(`,"key":"/2007/","year":2007,"number":3`),
		"a post of words":    keyOf(`,"key":"the talks/2007/","post":"the talks","year":2007,"number":3`),
		"year 67543":         keyOf(`,"key":"ARKADIA/67543/","post":"ARKADIA","year":67543,"number":3`),
		"year -5":            keyOf(`,"key":"ARKADIA/-5/","post":"ARKADIA","year":-5,"number":3`),
		"no number":          keyOf(`,"key":"ARKADIA/2007/","post":"ARKADIA","year":2007`),
		"a number alone":     keyOf(`,"key":null,"number":3`),
		"no sections":        cableAt + `,"of":0}`,
		"100 sections":       cableAt + `,"of":100}`,
		"section 0":          cableAt + `,"sections":[0]}`,
		"section 65":         cableAt + `,"sections":[65]}`,
		"an unknown flag":    cableAt + `,"flags":["foreign"]}`,
		"an unknown level":   cableAt + `,"outside":"Q","whence":"name"}`,
		"no whence":          cableAt + `,"outside":"S"}`,
		"whence of nothing":  cableAt + `,"whence":"name"}`,
		"an unknown whence":  cableAt + `,"outside":"S","whence":"bogus"}`,
		"an unread marking":  cableAt + `,"marking":"SECRET TALKS"}`,
		"a marking of words": cableAt + `,"marking":"orchard talks"}`,
		"words":              cableAt + `,"declassify":"when the orchard talks end"}`,
		"words behind":       cableAt + `,"declassify":"25X1 orchard"}`,
		"no date":            cableAt + `,"date":"2007-02-31"}`,
		"no hash":            cableAt + `,"hash":"orchard","secret":"a"}`,
		"a hash of 0":        cableAt + `,"hash":"0","secret":"a"}`,
		"a hash of nobody":   cableAt + `,"hash":"1"}`,
		"a cable from one":   cableAt + from + `}`,
		"a pointer of none":  refers + place + `}`,
		"pointing nowhere":   `{"v":1,"key":null,"kind":"reference"` + place + from + `}`,
		"zero pointer":       refers + `,"cable":0,"at":[0,0,0,0],"file":"","from":{"at":[0,0,0,0]}}`,
		"from line 0":        refers + place + `,"from":{"at":[0,1,0,0]}}`,
		"from series FOO":    refers + place + `,"from":{"year":2007,"series":"FOO","number":3,"at":[2,1,9,0]}}`,
		"from no number":     refers + place + `,"from":{"post":"OLDHAVEN","year":2007,"at":[2,1,9,0]}}`,
		"flags of a pointer": refers + place + from + `,"flags":["ends"]}`,
		"negative rows":      cableAt + `,"rows":-1}`,
		"two secrets":        cableAt + `,"secret":"a"}` + "\n" + cableAt + `,"secret":"b"}`,
		"a long line":        `{"v":1,"file":"` + strings.Repeat("a", 1<<20) + `"}`,
	} {
		err := collection.NewImport().Read(strings.NewReader(cableAt + ",\"secret\":\"a\"}\n" + row + "\n"))
		if err == nil || !strings.HasPrefix(err.Error(), "line 2: ") && !strings.HasPrefix(err.Error(), "line 3: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCutExport: an export says how many rows it has, so that one which was cut between two is told from a whole one.
func TestCutExport(t *testing.T) {
	t.Parallel()
	s := grown(t, specimen.Extent{Cables: 60, Planted: 1, PerKey: 20}, "a secret")
	var export bytes.Buffer
	if err := s.Export(&export, s.reader); err != nil {
		t.Fatal(err)
	}
	whole := export.String()
	all := strings.SplitAfter(whole, "\n")
	cut := strings.Join(all[:len(all)/2], "")
	for text, told := range map[string]bool{whole: true, whole + whole: true, cut: false, cut + whole: false} {
		m := collection.NewImport()
		if err := m.Read(strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
		if (m.Told == m.Rows) != told {
			t.Errorf("%d rows of %d", m.Rows, m.Told)
		}
	}
}

// TestRepeatedRowsCountOnce: of exports that have the same rows, each counts once.
func TestRepeatedRowsCountOnce(t *testing.T) {
	t.Parallel()
	s := grown(t, specimen.Extent{Cables: 400, Planted: 2, PerKey: 70}, "a secret")
	var export bytes.Buffer
	if err := s.Export(&export, s.reader); err != nil {
		t.Fatal(err)
	}
	want, rows := lines(s.Collection), strings.Count(export.String(), "\n")
	m := collection.NewImport()
	for range 3 {
		if err := m.Read(bytes.NewReader(export.Bytes())); err != nil {
			t.Fatal(err)
		}
	}
	c, again := m.Collection()
	if diff := cmp.Diff(want, lines(c)); diff != "" || c.Len() != s.Len() {
		t.Errorf("%d cables for %d: %s", c.Len(), s.Len(), diff)
	}
	if again != 2*rows {
		t.Errorf("%d rows are there again, of %d", again, rows)
	}
	// what differs in anything is another cable, although its place has the same name
	m = collection.NewImport()
	if err := m.Read(strings.NewReader(cableAt + "}\n" + cableAt + `,"marking":"SECRET"}` + "\n")); err != nil {
		t.Fatal(err)
	}
	if c, again = m.Collection(); again != 0 || c.Len() != 2 {
		t.Errorf("%d again of %d", again, c.Len())
	}
}

// TestNoHashIsSaid: without hashes nobody knows whether copies are the same, and that is counted.
func TestNoHashIsSaid(t *testing.T) {
	t.Parallel()
	const unnumbered = `{"v":1,"key":null,"kind":"cable","of":1,"file":"b","cable":1,"at":[1,1,0,0]`
	const hash = `,"hash":"12","secret":"a"}`
	for name, of := range map[string]struct {
		rows []string
		want collection.Unhashed
	}{
		"none has one":     {[]string{cableAt + "}", cableAt + `,"file":"b"}`, cableAt + `,"file":"c"}`}, collection.Unhashed{Pairs: 2}},
		"one has one":      {[]string{cableAt + hash, cableAt + `,"file":"b"}`}, collection.Unhashed{Pairs: 1}},
		"both have one":    {[]string{cableAt + hash, cableAt + `,"file":"b"` + hash}, collection.Unhashed{}},
		"too short":        {[]string{cableAt + `,"secret":"a"}`, cableAt + `,"file":"b","secret":"a"}`}, collection.Unhashed{}},
		"of two days":      {[]string{cableAt + `,"date":"2007-01-02"}`, cableAt + `,"date":"2007-05-02"}`}, collection.Unhashed{}},
		"of another part":  {[]string{cableAt + `,"of":2}`, cableAt + `,"of":2,"sections":[2]}`}, collection.Unhashed{}},
		"without a day":    {[]string{cableAt + `,"date":"2007-01-02"}`, cableAt + "}"}, collection.Unhashed{Pairs: 1}},
		"without a number": {[]string{unnumbered + "}", unnumbered + `,"id":"x"}`}, collection.Unhashed{Unnumbered: 2}},
	} {
		m := collection.NewImport()
		if err := m.Read(strings.NewReader(strings.Join(of.rows, "\n"))); err != nil {
			t.Fatal(err)
		}
		c, _ := m.Collection()
		f, err := c.Judge(t.Context(), true)
		if err != nil {
			t.Fatal(err)
		}
		if f.Unhashed != of.want {
			t.Errorf("%s: %+v", name, f.Unhashed)
		}
	}
}
