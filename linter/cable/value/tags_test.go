package value

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cablelint/linter/cable"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

func readTags(value string) (t cable.TagsLine, items []string) {
	Tags(over(value), &t)
	for _, tag := range t.Items {
		word := within(value, tag.Span)
		if tag.Person {
			word = "person " + word
		}
		items = append(items, word)
	}
	return t, items
}

func TestTags(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, value    string
		want           []string
		commas, blanks bool
	}{
		{"blanks", "PREL PGOV", []string{"PREL", "PGOV"}, false, true},
		{"commas", "PREL, PGOV, AK", []string{"PREL", "PGOV", "AK"}, true, false},
		{"both", "PREL, PGOV AK", []string{"PREL", "PGOV", "AK"}, true, true},
		{"semicolons", "PREL; PGOV", []string{"PREL", "PGOV"}, false, false},
		{"colons", "PREL: PGOV:AK", []string{"PREL", "PGOV", "AK"}, false, true},
		{"stroke after the label", "- PREL PGOV", []string{"PREL", "PGOV"}, false, true},
		{"over lines", "PREL, PGOV,\nAK", []string{"PREL", "PGOV", "AK"}, true, false},
		{"full stop", "PREL, PGOV.", []string{"PREL", "PGOV"}, true, false},
		{"person", "OVIP (PUBLIC, JANE Q.), PREL", []string{"OVIP", "person (PUBLIC, JANE Q.)", "PREL"}, true, false},
		{"glued person", "OVIP(PUBLIC)", []string{"OVIP", "person (PUBLIC)"}, false, false},
		{"nested brackets", "OVIP (PUBLIC (JANE)) AK", []string{"OVIP", "person (PUBLIC (JANE))", "AK"}, false, true},
		{"open bracket", "OVIP (PUBLIC, JANE", []string{"OVIP", "person (PUBLIC, JANE"}, false, false},
		{"bare person", "OVIP PUBLICUS JANE AK", []string{"OVIP", "person PUBLICUS JANE", "AK"}, false, true},
		{"given twice", "PREL PGOV PREL", []string{"PREL", "PGOV", "PREL"}, false, true},
		{"a point alone", "PREL .", []string{"PREL", "."}, false, true},
		{"an initial", "OVIP PUBLICUS J. AK", []string{"OVIP", "person PUBLICUS J.", "AK"}, false, true},
		{"an abbreviation", "OVIP PUBLICUS JR. AK", []string{"OVIP", "person PUBLICUS JR.", "AK"}, false, true},
		{"a word with a point", "OVIP PUBLICUS JONE. AK", []string{"OVIP", "person PUBLICUS", "JONE.", "AK"}, false, true},
		{"a bare person of five letters", "OVIP SMITH AK", []string{"OVIP", "person SMITH", "AK"}, false, true},
		{"an organization of five letters", "OVIP UNHRC AK", []string{"OVIP", "UNHRC", "AK"}, false, true},
		{"no items", " : ", nil, false, false},
		{"empty", "", nil, false, false},
		{"odd blanks", "PREL\u2028PGOV\u00a0AK", []string{"PREL", "PGOV", "AK"}, false, true},
	}
	for _, tc := range cases {
		line, got := readTags(tc.value)
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", tc.name, diff)
		}
		if line.Commas != tc.commas || line.Blanks != tc.blanks {
			t.Errorf("%s: commas %v, blanks %v", tc.name, line.Commas, line.Blanks)
		}
	}
}

func TestTagsRepeated(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"TAGS: PREL", "PREL TAGS", "PREL TGAS: PGOV", "PREL TAGS:PGOV"} {
		line, _ := readTags(value)
		if len(line.Repeats) != 1 {
			t.Errorf("%q: %v repeats", value, line.Repeats)
		}
	}
}

func TestTagsFurniture(t *testing.T) {
	t.Parallel()
	cases := []struct {
		value, furniture string
		items            int
	}{
		{"PREL PGOV    SECRET   PAGE 02", "SECRET   PAGE 02", 2},
		{"PREL PGOV PAGE 02 ARKADI", "PAGE 02 ARKADI", 2},
		{"PREL PGOV SECRET", "", 3},
		{"PAGE 02 ARKADI", "PAGE 02 ARKADI", 0},
		{"PREL PARM", "", 2},
	}
	for _, tc := range cases {
		line, items := readTags(tc.value)
		if got := within(tc.value, line.Furniture); got != tc.furniture || len(items) != tc.items {
			t.Errorf("%q: furniture %q, items %q", tc.value, got, items)
		}
		if n := len(line.Items); tc.furniture != "" && n > 0 && line.Items[n-1].Sep.Valid() {
			t.Errorf("%q: the last item is separated from the furniture", tc.value)
		}
	}
}

func TestTagsGoOn(t *testing.T) {
	t.Parallel()
	cases := []struct {
		value, next string
		want        bool
	}{
		{"PREL, PGOV", "AK, BW", true},
		{"PREL, PGOV,", "AK AND MORE", true},
		{"PREL, PGOV,", "Text", false},
		{"OVIP (PUBLIC,", "JANE Q.)", true},
		{"OVIP (PUBLIC,\nA\nB\nC", "JANE Q.)", false},
		{"PREL (A) PGOV", "some text", false},
		{"PREL PGOV", "SIPDIS", false},
		{"PREL PGOV", "THE MINISTERIAL TALKS", false},
		{"PREL PGOV", "THE MEN WHO CAME LEFT", false},
		{"PREL PGOV", "KDEM QZZZ FR", true},
		{"PREL PGOV", "QZZZ, QYYY", true},
		{"PREL PGOV", "QZZZ QYYY", false},
		{"PREL PGOV", "QZZZ", true},
		{"PREL PGOV", "KDEM QZZZ", true},
		{"PREL PGOV", "QZZZZZ", true},
		{"PREL PGOV", "QZZZZZZ", false},
		{"PREL PGOV", "MEN, WHO CAME, LEFT", false},
		{"PREL PGOV", "", false},
	}
	for _, tc := range cases {
		if got := TagsGoOn(over(tc.value), over(tc.next)); got != tc.want {
			t.Errorf("%q, then %q: %v", tc.value, tc.next, got)
		}
	}
}

// tagsCable returns a cable with nothing but a TAGS line.
func tagsCable(value string) *cable.Cable {
	c := &cable.Cable{Source: text.NewSource("tags", []byte(value))}
	Tags(over(value), &c.Tags)
	return c
}

func TestShapeOfTag(t *testing.T) {
	t.Parallel()
	for item, want := range map[string]TagShape{
		"PREL": WellFormed, "XXXX": WellFormed, "prel": LowerCase, "ZZZZ": WellFormed, "UNHRC-1": WellFormed,
		"PHUMPREL": RunTogether, "PRELUP": RunTogether, "VTPREL": RunTogether, "vtprel": RunTogether,
		"PR3L": WithDigit, "PRELIMINARY": Prose, "P": Prose, "PR/EL": OddSign, "SIPDIS": ACaption,
		"Secret": ACaption, "(PUBLIC)": WellFormed, "ORCH-1": WellFormed, "ORCH/C-6": WellFormed, "orch-1": LowerCase,
		"ORCH-": OddSign, "ORCH-X": OddSign, "1RCH-1": OddSign,
	} {
		if got := TagShapes(tagsCable(item), vocab.CodesOf(2007))[0]; got != want {
			t.Errorf("%q: %v, want %v", item, got, want)
		}
	}
	if got := TagShapes(tagsCable("OVIP PUBLICUS JANE"), vocab.CodesOf(2007))[1]; got != WrongLength {
		t.Errorf("a bare name: %v", got)
	}
	if got := TagShapes(tagsCable("OVIP PUBLIC JANE"), vocab.CodesOf(2007))[1]; got != WellFormed {
		t.Errorf("a bare name no longer than a code: %v", got)
	}
}

func TestRunTogetherIsOfTheTime(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]TagShape{1975: RunTogether, 2007: Prose} {
		if got := TagShapes(tagsCable("PINTPFOR"), vocab.CodesOf(year))[0]; got != want {
			t.Errorf("%d: %v, want %v", year, got, want)
		}
	}
}

func TestProseOnTheTagsLine(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"PREL FR MEETINGS WITH ORCHARDS": "..ppp",
		"PREL FR WITH MEETINGS ABOUT":    "..ppp",
		"PREL, FR, ORCHARDS, WITH":       "..pp",
		"PREL FR PEARS IN MINISTRIES":    "..p.p",
		"PREL, FR, Human Rights":         "..pp",
		"PREL, FR, Pears":                "..p",
		"prel, fr, the pears of harbor":  "..pppp",
		"prel, fr, pears":                "...",
		"prel fr ministers in pears":     "..ppp",
		"PREL GOI PAS DCM":               "....",
		"PREL MEN THAT RAN MILLS":        ".pppp",
		"PREL MINISTER'S TALKS":          ".pp",
		"PREL/PGOV KDEM":                 "..",
		"PREL MINOR HARBOR TALKS BEGIN":  ".pppp",
		"PREL, MINOR, HARBOR, PEAR, BEE": ".....",
		"PREL MINOR HARBOR FR TALKS MEN": "......",
		"PREL KZZZ KYYY KXXX PZZZ":       ".....",
		"PREL 1. (C) MINISTERS":          ".p.p",
		"PREL SIPDIS ORCHARDS":           "..p",
		"Pears":                          ".",
		"MEETINGS WITH PREL":             "pp.",
		"MEETINGS, PREL, FR, pears":      "p..p",
		"PREL pears FR with":             ".p.p",
		"MINOR WITH FR":                  "pp.",
		"MINOR FR WITH FR":               "p.p.",
		"PREL 'PGOV":                     "..",
		"prel, fr, pears plums":          "..pp",
		"prel, fr, pears, plums":         "....",
		"prel, fr, pears FR plums":       ".....",
		"PREL MINOR HARBOR MEN BEE":      ".pppp",
		"PREL MINOR MEN RAN BEE":         ".....",
	} {
		var got []byte
		for _, shape := range TagShapes(tagsCable(value), vocab.CodesOf(2007)) {
			if shape == Prose {
				got = append(got, 'p')
			} else {
				got = append(got, '.')
			}
		}
		if string(got) != want {
			t.Errorf("%q: %s, want %s", value, got, want)
		}
	}
}

func TestJoiningWordsAreNoCodes(t *testing.T) {
	t.Parallel()
	for _, word := range joiningWords {
		if anyCode.Has([]byte(word)) {
			t.Errorf("%s is a code", word)
		}
	}
}

func TestTagWord(t *testing.T) {
	t.Parallel()
	c := tagsCable("PREL. PGOV..")
	for i, want := range []string{"PREL.", "PGOV"} {
		if got := string(TagWord(c, i)); got != want {
			t.Errorf("item %d: %q, want %q", i, got, want)
		}
	}
}

func TestRedactedTag(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{"XXX": true, "xxxx": true, "XX": false, "XXXY": false, "": false} {
		if got := RedactedTag([]byte(word)); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}

func TestTagRepeats(t *testing.T) {
	t.Parallel()
	c := tagsCable("PREL PGOV XXXX prel XXXX PGOV.")
	var got []int
	for i := range c.Tags.Items {
		if TagRepeats(c, i) {
			got = append(got, i)
		}
	}
	if diff := cmp.Diff([]int{3, 5}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
