package collection_test

import (
	"bytes"
	"strings"
	"testing"

	"cablelint/linter/collection"
)

// TestImportTellsLittle: what is given for an export by mistake may be a text. Of each value that is none of an export
// no more is told than of a name.
func TestImportTellsLittle(t *testing.T) {
	t.Parallel()
	const long = "Ambassador Jane Q. Sample told the Minister of Orchards"
	fields := map[string]string{
		"key": `"` + long + `"`, "kind": `"` + long + `"`, "post": `"` + long + `"`, "series": `"` + long + `"`,
		"date": `"` + long + `"`, "marking": `"` + long + `"`, "declassify": `"` + long + `"`, "secret": `"` + long + `"`,
		"hash": `"` + long + `"`, "flags": `["` + long + `"]`, "outside": `"` + long + `"`, "whence": `"` + long + `"`,
		"year": "1" + strings.Repeat("9", 60), "number": `"` + long + `"`, long: "1", "at": `["` + long + `"]`,
	}
	refused := map[string]bool{}
	for name, value := range fields {
		for _, kind := range []string{"cable", "source", "reference"} {
			row := `{"v":1,"key":"ARKADIA/2014/","kind":"` + kind + `","post":"ARKADIA","year":2014,"number":187,"file":"p.txt",` +
				`"cable":1,"` + name + `":` + value + "}\n"
			for _, row := range []string{row, strings.Replace(row, `"kind":"`+kind+`",`, "", 1), `{"` + name + `":` + value + `}`} {
				err := collection.NewImport().Read(strings.NewReader(row))
				refused[name] = refused[name] || err != nil
				if err != nil && (strings.Contains(err.Error(), "Minister") || strings.Contains(err.Error(), strings.Repeat("9", 30))) {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
		if !refused[name] {
			t.Errorf("%s is taken", name)
		}
	}
}

// TestLongMarkingsAreCut: a record has no more of a marking that no register has than may be told, and its row is read
// as it was written; a row that has more is none that an export wrote.
func TestLongMarkingsAreCut(t *testing.T) {
	t.Parallel()
	word := strings.Repeat("ORCHARD", 8)
	for _, control := range []string{"SI-" + word, "REL TO USA, " + word, "SAR-" + word, "FGI " + word, word + "/NOFORN"} {
		s := newShelf("")
		s.put(t, "a.txt", []byte("P 141522Z MAR 07\nFM AMEMBASSY ARKADIA\nTO SECSTATE WASHDC\nSECRET//"+control+
			" ARKADIA 000187\n\n1. (S) The commission met.\n\n2. (S) It went home again.\n"))
		var export bytes.Buffer
		if err := s.Export(&export, s.reader); err != nil {
			t.Fatal(err)
		}
		row := export.String()
		if strings.Contains(row, word[:25]) || !strings.Contains(row, `"marking":"SECRET`) {
			t.Errorf("%s: %s", control, row)
		}
		if err := collection.NewImport().Read(&export); err != nil {
			t.Errorf("%s: %v", row, err)
		}
		if err := collection.NewImport().Read(strings.NewReader(but(cableRow, `"marking":"SECRET//`+control+`"`))); err == nil {
			t.Errorf("a row with all of %s is taken", control)
		}
	}
}
