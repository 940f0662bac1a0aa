package collection_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"cablelint/linter/collection"
	"cablelint/linter/internal/specimen"

	"github.com/google/go-cmp/cmp"
)

// Rows of an export: of a cable, and of what one points to.
const (
	cableRow = `{"v":1,"key":"ARKADIA/2007/","kind":"cable","post":"ARKADIA","year":2007,"number":187,"of":1,` +
		`"sections":[1],"file":"a","cable":1,"at":[1,1,0,0]}`
	unnumbered = `{"v":1,"key":null,"kind":"cable","of":1,"sections":[1],"file":"b","cable":1,"at":[1,1,0,0]}`
	refersRow  = `{"v":1,"key":"ARKADIA/2007/","kind":"reference","post":"ARKADIA","year":2007,"number":187,` +
		`"from":{"post":"OLDHAVEN","year":2007,"number":3,"at":[2,1,9,0]},"file":"a","cable":1,"at":[1,1,0,0]}`
)

// but is a row with other fields: with those that are given in place of its own, without those that are null.
func but(row, fields string) string {
	out := map[string]json.RawMessage{}
	for _, of := range []string{row, "{" + fields + "}"} {
		if err := json.Unmarshal([]byte(of), &out); err != nil {
			panic(err)
		}
	}
	for name, value := range out {
		if name != "key" && string(value) == "null" {
			delete(out, name)
		}
	}
	made, err := json.Marshal(out)
	if err != nil {
		panic(err)
	}
	return string(made)
}

func TestImportReads(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]string{
		"a cable":        cableRow,
		"no number":      unnumbered,
		"a series":       but(unnumbered, `"key":"/2007/TOSEC","year":2007,"series":"TOSEC","number":3`),
		"a pointer":      refersRow,
		"of no number":   but(refersRow, `"from":{"at":[2,1,9,0]}`),
		"a marking":      but(cableRow, `"marking":"TOP SECRET//SI//NOFORN"`),
		"a date":         but(cableRow, `"date":"2007-03-14","declassify":"2017-03-14"`),
		"an exemption":   but(cableRow, `"declassify":"25X1 2057-03-14, X1"`),
		"an event":       but(cableRow, `"declassify":"an event, 10 years"`),
		"a level beside": but(cableRow, `"outside":"S","whence":"name"`),
		"a short text":   but(cableRow, `"secret":"0123abcd"`),
		"a text":         but(cableRow, `"secret":"0123abcd","hash":"00000000000000ff"`),
		"sections":       but(cableRow, `"of":3,"sections":[1,3]`),
		"section 65":     but(cableRow, `"of":70,"sections":null`),
		"flags":          but(cableRow, `"flags":["stamped","ends"]`),
		"odd names":      but(cableRow, `"file":"a \"v\": {","id":"\\"`),
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
	keyOf := func(fields string) string { return but(unnumbered, fields) }
	marked := func(marking string) string { return but(cableRow, `"marking":"`+marking+`"`) }
	until := func(value string) string { return but(cableRow, `"declassify":"`+value+`"`) }
	for name, row := range map[string]string{
		"no JSON":             `{"v":1`,
		"two on a line":       cableRow + " " + cableRow,
		"half of another":     cableRow + " {",
		"another version":     but(cableRow, `"v":2`),
		"an unknown field":    but(cableRow, `"text":"x"`),
		"a field twice":       strings.Replace(cableRow, `"of":1`, `"of":1,"of":1`, 1),
		"one in capitals":     strings.Replace(cableRow, `"v"`, `"V"`, 1),
		"in front of a CR":    strings.Replace(strings.Replace(cableRow, `"of":1`, "\"of\"\r:2", 1), `"v"`, `"of":1,"v"`, 1),
		"one written out":     strings.Replace(cableRow, `"v"`, `"\u0076"`, 1),
		"twice in a pointer":  strings.Replace(refersRow, `"number":3`, `"number":3,"number":3`, 1),
		"capitals in one":     strings.Replace(refersRow, `"number":3`, `"Number":3`, 1),
		"no key":              strings.Replace(unnumbered, `"key":null,`, "", 1),
		"another's key":       keyOf(`"key":"ARKADIA/2007/"`),
		"an unknown kind":     but(cableRow, `"kind":"letter"`),
		"no file":             but(cableRow, `"file":null`),
		"no cable":            but(cableRow, `"cable":null`),
		"cable -5":            but(cableRow, `"cable":-5`),
		"record -5":           but(cableRow, `"record":-5`),
		"no line":             but(cableRow, `"at":[0,1,0,0]`),
		"no column":           but(cableRow, `"at":[1,0,0,0]`),
		"a negative offset":   but(cableRow, `"at":[1,1,-1,0]`),
		"a negative length":   but(cableRow, `"at":[1,1,0,-1]`),
		"half a place":        but(cableRow, `"at":[1,1]`),
		"more than a place":   but(cableRow, `"at":[1,1,0,0,{"v":{"v":1}}]`),
		"an unknown series":   keyOf(`"key":"/2007/FOO","year":2007,"series":"FOO","number":3`),
		"post and series":     keyOf(`"key":"ARKADIA/2007/TOSEC","post":"ARKADIA","year":2007,"series":"TOSEC","number":3`),
		"neither":             keyOf(`"key":"/2007/","year":2007,"number":3`),
		"a post of words":     keyOf(`"key":"the talks/2007/","post":"the talks","year":2007,"number":3`),
		"year 67543":          keyOf(`"key":"ARKADIA/67543/","post":"ARKADIA","year":67543,"number":3`),
		"year -5":             keyOf(`"key":"ARKADIA/-5/","post":"ARKADIA","year":-5,"number":3`),
		"no number":           keyOf(`"key":"ARKADIA/2007/","post":"ARKADIA","year":2007`),
		"a number alone":      keyOf(`"number":3`),
		"of no sections":      but(cableRow, `"of":0`),
		"of 100 sections":     but(cableRow, `"of":100`),
		"no section":          but(cableRow, `"sections":null`),
		"section 0":           but(cableRow, `"sections":[0]`),
		"section 5 of 1":      but(cableRow, `"sections":[5]`),
		"section 65":          but(cableRow, `"of":70,"sections":[65]`),
		"a section twice":     but(cableRow, `"of":2,"sections":[1,1]`),
		"sections in a heap":  but(cableRow, `"of":2,"sections":[2,1]`),
		"an unknown flag":     but(cableRow, `"flags":["foreign"]`),
		"a flag twice":        but(cableRow, `"flags":["ends","ends"]`),
		"an unknown level":    but(cableRow, `"outside":"Q","whence":"name"`),
		"no whence":           but(cableRow, `"outside":"S"`),
		"whence of nothing":   but(cableRow, `"whence":"name"`),
		"an unknown whence":   but(cableRow, `"outside":"S","whence":"bogus"`),
		"an unread marking":   marked("SECRET TALKS"),
		"a marking of words":  marked("orchard talks"),
		"words behind it":     marked("SECRET//ORCHARD TALKS ARE ON"),
		"a marking in blanks": marked("S E C R E T"),
		"one in small":        marked("secret"),
		"controls in a heap":  marked("SECRET//NOFORN//SI"),
		"a marking that ends": marked("SECRET//"),
		"one of who points":   but(refersRow, `"from":{"at":[2,1,9,0],"marking":"SECRET//ORCHARD TALKS ARE ON"}`),
		"words":               until("when the orchard talks end"),
		"words behind":        until("25X1 orchard"),
		"no day":              until("2007-99-99"),
		"no day behind":       until("25X1 2057-02-30"),
		"year 0":              until("0000-01-01"),
		"ages":                until("99999999999 years"),
		"0 years":             until("0 years"),
		"no date":             but(cableRow, `"date":"2007-02-31"`),
		"no hash":             but(cableRow, `"hash":"orchard","secret":"0123abcd"`),
		"a hash of 0":         but(cableRow, `"hash":"0000000000000000","secret":"0123abcd"`),
		"a short hash":        but(cableRow, `"hash":"ff","secret":"0123abcd"`),
		"a hash in capitals":  but(cableRow, `"hash":"00000000000000FF","secret":"0123abcd"`),
		"a hash of nobody":    but(cableRow, `"hash":"00000000000000ff"`),
		"a secret of words":   but(cableRow, `"secret":"the orchard talks"`),
		"a cable from one":    but(cableRow, `"from":{"at":[2,1,9,0]}`),
		"a pointer of none":   but(refersRow, `"from":null`),
		"pointing nowhere":    but(refersRow, `"key":null,"post":null,"year":null,"number":null`),
		"zero pointer":        but(refersRow, `"cable":0,"at":[0,0,0,0],"file":"","from":{"at":[0,0,0,0]}`),
		"from line 0":         but(refersRow, `"from":{"at":[0,1,0,0]}`),
		"from series FOO":     but(refersRow, `"from":{"year":2007,"series":"FOO","number":3,"at":[2,1,9,0]}`),
		"from no number":      but(refersRow, `"from":{"post":"OLDHAVEN","year":2007,"at":[2,1,9,0]}`),
		"flags of a pointer":  but(refersRow, `"flags":["ends"]`),
		"negative rows":       but(cableRow, `"rows":-1`),
		"two secrets":         but(cableRow, `"secret":"0123abce"`),
		"a long line":         `{"v":1,"file":"` + strings.Repeat("a", 1<<20) + `"}`,
	} {
		err := collection.NewImport().Read(strings.NewReader(but(cableRow, `"secret":"0123abcd"`) + "\n" + row + "\n"))
		if err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
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
	if err := m.Read(strings.NewReader(cableRow + "\n" + but(cableRow, `"marking":"SECRET"`) + "\n")); err != nil {
		t.Fatal(err)
	}
	if c, again = m.Collection(); again != 0 || c.Len() != 2 {
		t.Errorf("%d again of %d", again, c.Len())
	}
}

// TestMixedExportsJoin: a cable that exports with and without a secret have is one, in whatever order they are read; and
// so are those of two machines whose files have the same path two.
func TestMixedExportsJoin(t *testing.T) {
	t.Parallel()
	const hashed = `"hash":"0000000000000012","secret":"0123abcd"`
	other := but(cableRow, `"marking":"SECRET"`)
	point := but(refersRow, `"from":{"post":"OLDHAVEN","year":2007,"number":4,"at":[2,1,9,0]}`)
	for name, of := range map[string]struct {
		rows   []string
		cables int
		again  int
	}{
		"without and with":      {[]string{cableRow, but(cableRow, hashed)}, 1, 1},
		"with and without":      {[]string{but(cableRow, hashed), cableRow}, 1, 1},
		"with, without, with":   {[]string{but(cableRow, hashed), cableRow, but(cableRow, hashed)}, 1, 2},
		"without and two texts": {[]string{but(cableRow, hashed), but(cableRow, `"secret":"0123abcd"`), cableRow}, 2, 1},
		"another between":       {[]string{cableRow, other, cableRow, other, cableRow}, 2, 3},
		"of two machines":       {[]string{but(cableRow, hashed), but(other, hashed), cableRow, other}, 2, 2},
		"pointers":              {[]string{refersRow, point, refersRow, point}, 0, 2},
	} {
		m := collection.NewImport()
		if err := m.Read(strings.NewReader(strings.Join(of.rows, "\n"))); err != nil {
			t.Fatal(err)
		}
		c, again := m.Collection()
		if c.Len() != of.cables || again != of.again {
			t.Errorf("%s: %d cables and %d rows again, want %d and %d", name, c.Len(), again, of.cables, of.again)
		}
		f, err := c.Judge(t.Context(), true)
		if err != nil {
			t.Fatal(err)
		}
		if pairs := f.Undecided() + f.Unhashed.Pairs; of.cables == 1 && pairs != 0 {
			t.Errorf("%s: %d pairs of one cable", name, pairs)
		}
	}
}

// TestNoHashIsSaid: without hashes nobody knows whether copies are the same, and that is counted.
func TestNoHashIsSaid(t *testing.T) {
	t.Parallel()
	const hashed = `"hash":"0000000000000012","secret":"0123abcd"`
	in := func(file, fields string) string { return but(cableRow, `"file":"`+file+`"`+fields) }
	for name, of := range map[string]struct {
		rows []string
		want collection.Unhashed
	}{
		"none has one":     {[]string{cableRow, in("b", ""), in("c", "")}, collection.Unhashed{Pairs: 2}},
		"one has one":      {[]string{but(cableRow, hashed), in("b", "")}, collection.Unhashed{Pairs: 1}},
		"both have one":    {[]string{but(cableRow, hashed), in("b", ","+hashed)}, collection.Unhashed{}},
		"too short":        {[]string{in("a", `,"secret":"0123abcd"`), in("b", `,"secret":"0123abcd"`)}, collection.Unhashed{}},
		"of two days":      {[]string{in("a", `,"date":"2007-01-02"`), in("a", `,"date":"2007-05-02"`)}, collection.Unhashed{}},
		"of another part":  {[]string{in("a", `,"of":2`), in("a", `,"of":2,"sections":[2]`)}, collection.Unhashed{}},
		"without a day":    {[]string{in("a", `,"date":"2007-01-02"`), cableRow}, collection.Unhashed{Pairs: 1}},
		"without a number": {[]string{unnumbered, but(unnumbered, `"id":"x"`)}, collection.Unhashed{Unnumbered: 2}},
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
