package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"hash/fnv"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"cablelint/cmd/internal/command"
	"cablelint/linter"
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/report"
	"cablelint/linter/ruletest"
	"cablelint/linter/text"
	"cablelint/rules"
)

// TestNoWordOfACableLeaks searches all that the command writes where nobody looks at a terminal, in every
// format and into every file, for every word of every cable of the fixtures. A word may appear where it is
// one of our own, or where it stands in a marking, a date, the TAGS or the header.
func TestNoWordOfACableLeaks(t *testing.T) {
	own := ownWords(t)
	looked := 0
	for name, batch := range batches(t) {
		t.Run(name, func(t *testing.T) {
			secret := secretWords(t, batch)
			looked += len(secret)
			t.Chdir(t.TempDir())
			for path, data := range batch.files {
				put(t, path, data)
			}
			for where, out := range everyOutput(t, batch) {
				for word := range words(out) {
					if from, leaks := secret[word]; leaks && !own[word] {
						t.Errorf("%s holds %q of %s: %s", where, word, from, around(out, word))
					}
				}
			}
		})
	}
	if looked < fewestSecrets {
		t.Errorf("only %d words were looked for", looked)
	}
}

// fewestSecrets is well below what the fixtures hold: fewer would mean that the search looks for nothing.
const fewestSecrets = 1000

// hostileMarks are texts in the place of a marking: a person put words behind what begins like one, or a program did.
// Every word of theirs that is in small letters here is looked for.
var hostileMarks = []string{
	"(C// the informant is qxzvwk wkjgzz of the bureau)",
	"(S//NF the informant vvqxzk kkwjgq met)",
	"(C//REL TO USA, GBR and the friends zzqxvw jjkwgv)",
	"(S//NOFORN/the man zqxkwv gwkjxq)",
	"(U) (C//xqzwvk qxwjkg)",
	"(SBU vxqzkw wxjqkg zkgwxq)",
	"(C - entire qxkwzv wqkxzj gkqwxz)",
	"(S/NF/ORCON wvkxqz; xkgqzw)",
	"(S//SAR-BUTTER xvkwqz kxgwqj)",
	"(TS//SI//NF the courier qvxkzw gqwkzx",
	"(CONFIDENTIAL/qkvxwz xqgwkz vkzqxw)",
	"[S//FGI GBR qkxvzw kgxqwz wzkxqv]",
	"(S//REL USA qzkvxw gxkzqw kvzxqw)",
	"(S//EYES ONLY zvkqxw xgqzkw)",
}

// TestNoWordOfAHostileMarkLeaks searches what the command writes of cables, and under a ceiling of other texts, in
// which brackets begin like a mark and go on as a text.
func TestNoWordOfAHostileMarkLeaks(t *testing.T) {
	own := ownWords(t)
	secret := map[string]bool{}
	b := &batch{files: map[string][]byte{}, from: map[string]string{}}
	for i, mark := range hostileMarks {
		for w := range words([]byte(mark)) {
			secret[w] = strings.ContainsAny(w, "qxz") && !own[w] // no word of ours, nor of the register
		}
		for j, mark := range []string{mark, strings.ToUpper(mark)} {
			at := fmt.Sprintf("f%d%d", i, j)
			b.files[at+".txt"] = fmt.Appendf(nil, "P 141522Z MAR 07\nC O N F I D E N T I A L ARKADIA 000187\n\n"+
				"E.O. 12958: DECL: OADR %s\nTAGS: PREL, PGOV\nSUBJECT: %s TALKS\n\nClassified By: Jane Q. Sample for reasons "+
				"1.4 (b) and (d).\n\n1. (C) The commission met.\n\n2. %s Talks went on.\n\n3. Talks ended. %[1]s\n",
				strings.Trim(mark[strings.IndexAny(mark, " /"):], "()[]/"), mark, mark)
			b.files[at+"banner.txt"] = fmt.Appendf(nil, "P 141522Z MAR 07\n%s\nARKADIA 000187\n\nE.O. 12958: N/A\n"+
				"TAGS: PREL\nSUBJECT: TALKS\n\n1. (C) The commission met.\n", strings.Trim(mark, "()[]"))
			b.files[at+".go"] = fmt.Appendf(nil, "x = f%s\n%s\n", mark, mark)
		}
	}
	for _, flags := range [][]string{nil, {"--ceiling", "U"}, {"--style", "ic"}} {
		b.flags = flags
		t.Run(strings.Join(flags, " "), func(t *testing.T) {
			t.Chdir(t.TempDir())
			for path, data := range b.files {
				put(t, path, data)
			}
			for where, out := range everyOutput(t, b) {
				for word := range words(out) {
					if secret[word] {
						t.Errorf("%s holds %q: %s", where, word, around(out, word))
					}
				}
			}
		})
	}
}

// mostShown is how many characters are shown of what no register and no list has.
const mostShown = 24

// hostileTexts are texts without a word that anybody knows, written as those who wish to be seen write them, or to hide.
var hostileTexts = map[string]string{
	"words":   "qxzvwk wkjgzz vvqxzk kkwjgq zzqxvw jjkwgv gwkjxq qxwjkg",
	"word":    "qxzvwkwkjgzzvvqxzkkkwjgqzzqxvwjjkwgvgwkjxqqxwjkg",
	"letters": "q x z v w k w k j g z z v v q x z k k k w j g q z z q x v w j j k w g v",
	"spaced":  "q x z v w k   w k j g z z   v v q x z k   k k w j g q   z z q x v w",
	"strokes": "q-x-z-v-w-k w-k-j-g-z-z v-v-q-x-z-k k-k-w-j-g-q z-z-q-x-v-w",
	"joined":  "qxzvwk-wkjgzz-vvqxzk-kkwjgq-zzqxvw-jjkwgv",
	"listed":  "qxzv, wkwk, jgzz, vvqx, zkkk, wjgq, zzqx, vwjj, kwgv",
	"slashes": "qxzvwk/wkjgzz/vvqxzk/kkwjgq/zzqxvw/jjkwgv",
	"short":   "qx zv wk wk jg zz vv qx zk kk wj qj zz qx vw",
	"digits":  "4111-1111-1111-1112 4222-2222-2222-2223",
	"numbers": "202 555 0143 38 53 77 02 4929 81 6630 12 74 99",
}

// TestNoMoreThanTheBoundIsShown puts such texts wherever a cable, or an archive, has a marking, a name or a code, and
// looks in all that is written for one character more of them than may be shown.
func TestNoMoreThanTheBoundIsShown(t *testing.T) {
	cables := func(written string) map[string]string {
		return map[string]string{
			"mark":   heading(nil) + "1. (C) The commission met.\n\n2. (C//" + written + ") Talks went on.\n",
			"open":   heading(nil) + "1. (C) The commission met.\n\n2. (S//NF " + written + " Talks went on.\n",
			"banner": heading(map[string]string{"line": "C O N F I D E N T I A L " + written}) + "1. (C) The commission met.\n",
			"caveat": heading(map[string]string{"line": "C O N F I D E N T I A L//" + written}) + "1. (C) The commission met.\n",
			"post":   heading(map[string]string{"line": "C O N F I D E N T I A L " + written + " 000187"}) + "1. (C) Talks.\n",
			"before": heading(map[string]string{"line": "C O N F I D E N T I A L " + written + " ARKADIA 000187"}) + "1. (C) Talks.\n",
			"sender": heading(map[string]string{"from": written}) + "1. (C) The commission met.\n",
			"office": heading(map[string]string{"from": "AMEMBASSY " + written}) + "1. (C) The commission met.\n",
			"tags":   heading(map[string]string{"tags": "PREL, " + written}) + "1. (C) The commission met.\n",
			"order":  heading(map[string]string{"order": "E.O. 12958: DECL: X1 " + written}) + "1. (C) The commission met.\n",
			"review": heading(map[string]string{"order": "E.O. 12958: DECL: MR " + written}) + "1. (C) The commission met.\n",
			"codes":  heading(map[string]string{"order": "E.O. 11652: XGDS-9 (" + written + ")"}) + "1. (C) Talks.\n",
			"signer": heading(map[string]string{"order": "E.O. 12065: GDS 1/2/86 (ROE, JANE)(" + written + "0)"}) + "1. (C) Talks.\n",
			"digit":  heading(map[string]string{"tags": "PREL, 1" + strings.ReplaceAll(written, " ", "") + "0"}) + "1. (C) Talks.\n",
			"eyes":   heading(map[string]string{"caption": "EYES ONLY FOR " + written}) + "1. (C) The commission met.\n",
			"joined": heading(map[string]string{"line": "SECRET//SI-" + strings.ReplaceAll(written, " ", "") + " ARKADIA 000187"}) + "1. (C) Talks.\n",
			"caps":   heading(map[string]string{"caption": "NODIS " + written}) + "1. (C) The commission met.\n",
			"page":   heading(nil) + "1. (C) The commission met.\n\nPAGE 02 " + written + " 00187\n2. (C) Talks.\n",
			"number": "MRN: 12 " + written + " 187\nDate/DTG: Mar 14, 2012 / 141522Z MAR 12\nFrom: " + written +
				"\nE.O.: 13526\nTAGS: PREL\nSubject: TALKS\n\nCONFIDENTIAL\n\n1. (C) Talks.\n",
			"source": "x = f(C//" + written + ")\n(S//NF/" + written + ")\n",
		}
	}
	t.Chdir(t.TempDir())
	b, rows := &batch{flags: []string{"--ceiling", "U"}, files: map[string][]byte{}}, "id,text\n"
	for how, written := range hostileTexts {
		for of, data := range cables(strings.ToUpper(written)) {
			b.files[how+"-"+of+".txt"] = []byte(data)
		}
		if strings.ContainsAny(written, "0123456789") {
			continue // numbers are what archives call records by
		}
		rows += "\"" + written + "\",\"" + heading(map[string]string{"from": "AMEMBASSY BREMWICK"}) + "1. (C) Talks.\n\"\n"
	}
	for path, data := range b.files {
		put(t, path, data)
	}
	outs := everyOutput(t, b)
	put(t, "rows.csv", []byte(rows))
	for _, args := range recordRuns() {
		stdout, stderr := ranWith(t, append(args, "--records", "csv", "--id", "id", "--text", "text", "rows.csv"))
		outs[strings.Join(args, " ")+" of records"] = append(stdout, stderr...)
	}
	for where, out := range outs {
		shown := squeezed(out)
		for _, written := range hostileTexts {
			if more := overTheBound(squeezed([]byte(written)), shown); more != "" {
				t.Errorf("%s holds %q", where, more)
			}
		}
	}
	if out := outs["outline of records"]; !bytes.Contains(out, []byte("record 3 (")) {
		t.Errorf("nothing is told of records: %s", out)
	}
}

// heading is that of a cable with these parts.
func heading(parts map[string]string) string {
	at := func(name, usual string) string { return cmp.Or(parts[name], usual) }
	return "P 141522Z MAR 07\nFM " + at("from", "AMEMBASSY ARKADIA") + "\nTO SECSTATE WASHDC\n" +
		at("line", "C O N F I D E N T I A L ARKADIA 000187") + "\n\n" + at("caption", "SIPDIS") + "\n\n" +
		at("order", "E.O. 12958: DECL: 03/14/2017") + "\nTAGS: " + at("tags", "PREL, PGOV") + "\nSUBJECT: TALKS\n\n" +
		"Classified By: Jane Q. Sample for reasons 1.4 (b) and (d).\n\n"
}

// recordRuns are the runs that tell of records.
func recordRuns() [][]string {
	var runs [][]string
	add := func(formats []string, args ...string) {
		for _, f := range formats {
			runs = append(runs, append(slices.Clone(args), "--format", f))
		}
	}
	add(report.Formats(), "check")
	add([]string{"text", "json", "csv", "ics", "html"}, "due", "--by", "2099-12-31")
	add([]string{"text", "json", "csv", "html"}, "collate")
	add([]string{"json"}, "outline")
	return append(runs, []string{"outline"}, []string{"collate", "--export", "-"}, []string{"fix", "--unsafe"})
}

// overTheBound returns more of a text than may be shown, where that stands in an output; "" where it does not.
func overTheBound(text, shown string) string {
	for i := 0; i+mostShown < len(text); i++ {
		if part := text[i : i+mostShown+1]; strings.Contains(shown, part) {
			return part
		}
	}
	return ""
}

// squeezed is what is left of a text without all that is no letter, no digit and no sign that something is withheld, in
// lower case.
func squeezed(data []byte) string {
	return strings.ToLower(string(bytes.Map(func(r rune) rune {
		if r == '…' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, data)))
}

// TestTheSearchFindsWhatIsShown proves that the search above would find a leak.
func TestTheSearchFindsWhatIsShown(t *testing.T) {
	b := batches(t)["plain"]
	secret := secretWords(t, b)
	t.Chdir(t.TempDir())
	for path, data := range b.files {
		put(t, path, data)
	}
	for _, format := range []string{"text", "json", "sarif"} {
		stdout, _ := ranWith(t, []string{"check", "--show-text", "--format", format, "."})
		found := 0
		for word := range words(stdout) {
			if _, is := secret[word]; is {
				found++
			}
		}
		if found < len(secret)/10 {
			t.Errorf("%s shows %d of %d words, too few to prove anything", format, found, len(secret))
		}
	}
}

// batch is cables that are checked with the same flags.
type batch struct {
	flags []string
	files map[string][]byte
	from  map[string]string // by path, the fixture
}

func batches(t *testing.T) map[string]*batch {
	t.Helper()
	root := filepath.Join("..", "..", "fixtures")
	out := map[string]*batch{}
	add := func(flags []string, from string, data []byte) {
		name := "plain"
		if len(flags) > 0 {
			name = strings.Join(flags, " ")
		}
		b := out[name]
		if b == nil {
			b = &batch{flags, map[string][]byte{}, map[string]string{}}
			out[name] = b
		}
		for _, data := range [][]byte{data, disguised(t, data)} {
			path := fmt.Sprintf("f%d.txt", len(b.files))
			b.files[path], b.from[path] = data, from
		}
	}
	for _, file := range globbed(t, filepath.Join(root, "cables", "*.txt")) {
		data := get(t, file)
		add([]string{"--ceiling", "U"}, file, data)
		add([]string{"--as-of", "2026-01-01"}, file, data)
	}
	for _, file := range globbed(t, filepath.Join(root, "rules", "*", "*.txtar")) {
		cases, err := ruletest.Parse(get(t, file))
		if err != nil {
			t.Fatal(err)
		}
		bad := slices.DeleteFunc(cases, func(c ruletest.Case) bool { return c.Expect != ruletest.Bad })
		if os.Getenv("LONG") == "" { // in a long run of the tests every case, in every other the first of each rule
			bad = bad[:min(1, len(bad))]
		}
		for _, c := range bad {
			data, err := c.Input(root)
			if err != nil {
				t.Fatal(err)
			}
			add(c.Flags(), filepath.Base(file)+" "+c.Name, data)
		}
	}
	return out
}

func globbed(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) < 10 {
		t.Fatalf("%s: %d files (%v)", pattern, len(files), err)
	}
	return files
}

func get(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func put(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// leastLetters is the length from which a word is looked for: shorter ones are in everything.
const leastLetters = 3

var wordShape = regexp.MustCompile(`[\pL\pN_]+`)

// words returns the words of a text, in lower case.
func words(data []byte) map[string]bool {
	out := map[string]bool{}
	for _, w := range bytes.FieldsFunc(data, betweenWords) { // as wordShape has them, in a fraction of the time
		if utf8.RuneCount(w) >= leastLetters && bytes.IndexFunc(w, notLetter) < 0 {
			out[strings.ToLower(string(w))] = true
		}
	}
	return out
}

func betweenWords(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r) }

func notLetter(r rune) bool { return r == '_' || '0' <= r && r <= '9' }

func around(data []byte, word string) string {
	i := bytes.Index(bytes.ToLower(data), []byte(word))
	if i < 0 {
		return ""
	}
	return strconv.Quote(string(data[max(0, i-60):min(len(data), i+60)]))
}

// secretWords returns the words that stand in no cable's markings, dates, TAGS and header, each with the
// fixture that it is from.
func secretWords(t *testing.T, b *batch) map[string]string {
	t.Helper()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	secret, open := map[string]string{}, map[string]bool{}
	for path, data := range b.files {
		res, err := l.Lint(context.Background(), text.NewSource(path, data))
		if err != nil {
			t.Fatal(err)
		}
		src := res.Source
		for i := range res.File.Cables {
			maps.Copy(open, words(openText(res.File.Cables[i])))
		}
		for w := range words(src.Text()) {
			secret[w] = b.from[path]
		}
	}
	for w := range open {
		delete(secret, w)
	}
	return secret
}

// disguised returns a cable with every word of its subject, references, authority, text and signature
// replaced by one that stands nowhere else, least of all in our own messages.
func disguised(t *testing.T, data []byte) []byte {
	t.Helper()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	res, err := l.Lint(context.Background(), text.NewSource("plain.txt", data))
	if err != nil {
		t.Fatal(err)
	}
	src := res.Source.Text()
	hide := make([]bool, len(src))
	set := func(sp text.Span, to bool) {
		for i := sp.Start; sp.Valid() && i < sp.End; i++ {
			hide[i] = to
		}
	}
	for i := range res.File.Cables {
		c := res.File.Cables[i]
		set(c.Subject.Text, true)
		set(c.Authority.Classifier, true)
		set(c.Authority.DerivedFrom, true)
		set(c.SignedBy.Span, true)
		for _, item := range c.EO.Decl.Items {
			set(item.Event, true)
		}
		for _, r := range c.Refs {
			set(r.Span, true)
		}
		for _, p := range c.Portions {
			set(p.Text, !p.Authority)
		}
		for _, p := range c.Portions {
			set(p.Head, false)
			set(p.MarkSpan, false)
			set(p.TrailingSpan, false)
		}
	}
	return disguise(src, hide)
}

// disguise replaces the words of which every byte is to be hidden.
func disguise(src []byte, hide []bool) []byte {
	var out []byte
	last := 0
	for _, at := range wordShape.FindAllIndex(src, -1) {
		word := src[at[0]:at[1]]
		seen := slices.Contains(hide[at[0]:at[1]], false)
		if seen || bytes.IndexFunc(word, notLetter) >= 0 || len(word) < leastLetters {
			continue
		}
		out = append(out, src[last:at[0]]...)
		out = append(out, unheard(word)...)
		last = at[1]
	}
	return append(out, src[last:]...)
}

// unheard makes a word that nobody uses, in capitals where the word is.
func unheard(word []byte) string {
	const letters = "qxzvwkjg"
	h := fnv.New64a()
	h.Write(bytes.ToLower(word))
	out := make([]byte, 0, 12)
	for sum := h.Sum64(); len(out) < cap(out); sum >>= 3 {
		out = append(out, letters[sum&7])
	}
	if bytes.Equal(word, bytes.ToUpper(word)) {
		return strings.ToUpper(string(out))
	}
	return strings.ToUpper(string(out[:1])) + string(out[1:])
}

// openText is what of a cable may be shown.
func openText(c *cable.Cable) []byte {
	var out []byte
	show := func(sp text.Span) {
		if sp.Valid() {
			out = append(append(out, c.Text(sp)...), ' ')
		}
	}
	for _, l := range c.Lines {
		switch l.Field {
		case line.Transmission, line.Originator, line.Signal, line.DateTime, line.Sender, line.Address,
			line.Distribution, line.DateLine, line.Banner, line.Page, line.Classification, line.Caption, line.Tail:
			show(l.Text())
		default:
		}
	}
	show(c.EO.Span)
	for _, tag := range c.Tags.Items {
		show(tag.Span)
	}
	show(c.Tags.Label)
	show(c.Subject.MarkSpan)
	for i := range c.Portions {
		show(c.Portions[i].MarkSpan)
		show(c.Portions[i].TrailingSpan)
	}
	return out
}

// everyOutput runs every command that reads cables and returns all it writes, by what wrote it.
func everyOutput(t *testing.T, b *batch) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	verbs := program(system()).Verbs
	ran := func(args ...string) {
		verb := verbs[slices.IndexFunc(verbs, func(v *command.Verb) bool { return v.Name == args[0] })].Whole()
		for i := 0; i < len(b.flags); i += 2 {
			name := strings.TrimPrefix(b.flags[i], "--")
			if slices.ContainsFunc(verb.Flags, func(f command.Flag) bool { return f.Name == name }) {
				args = append(args, b.flags[i:i+2]...)
			}
		}
		stdout, stderr := ranWith(t, args)
		if bytes.Contains(stderr, []byte("for what it takes")) {
			t.Errorf("%s: %s", args, stderr)
		}
		out[strings.Join(args, " ")+": standard output"] = stdout
		out[strings.Join(args, " ")+": standard error"] = stderr
	}
	formats := report.Formats()
	check := slices.Grow([]string{"check", "--verbose", "."}, 2*len(formats))
	for _, f := range formats {
		check = append(check, "--format", f+"=report."+f)
	}
	ran(check...)
	ran("check", ".")
	ran("check", "--redact", "--color", "always", ".")
	ran("check", "--max-file-size", "10", ".")
	ran("check", "--ceiling", "U", "--format", "text", ".")
	ran("outline", ".")
	ran("outline", "--format", "json", ".")
	for _, f := range []string{"text", "json", "csv", "ics", "html"} {
		ran("due", "--format", f, "--by", "2099-12-31", ".")
	}
	for _, f := range []string{"text", "json", "csv", "html"} {
		ran("stats", "--format", f, ".")
	}
	ran("baseline", ".")
	ran("config", "show", "f0.txt")
	for _, path := range slices.Sorted(maps.Keys(filesBeside(t, b))) {
		out["file "+path] = get(t, path)
	}
	ran("fix", "--unsafe", "--verbose", ".")
	return out
}

// filesBeside are the files that the runs wrote.
func filesBeside(t *testing.T, b *batch) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && b.files[path] == nil {
			out[path] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// ranWith runs the command in the current folder.
func ranWith(t *testing.T, args []string) (stdout, stderr []byte) {
	t.Helper()
	dir := t.TempDir()
	create := func(name string) *os.File {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	o, e := create("out"), create("err")
	run(&console{
		args: append([]string{"cablelint"}, args...), in: strings.NewReader(""), out: o, err: e,
		env: func(string) string { return "" }, now: time.Now,
	})
	o.Close()
	e.Close()
	return get(t, filepath.Join(dir, "out")), get(t, filepath.Join(dir, "err"))
}

// ownWords are those that the program has of itself: the strings in its sources, but not its vocabularies,
// and the templates of its reports.
func ownWords(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	root := filepath.Join("..", "..")
	for _, dir := range []string{"rules", "cmd", "linter"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				if slices.Contains([]string{"vocab", "cable", "internal", "ruletest", "testdata"}, d.Name()) {
					return filepath.SkipDir
				}
				return nil
			}
			switch {
			case strings.HasSuffix(path, "_test.go"):
			case strings.HasSuffix(path, ".go"):
				maps.Copy(out, literals(t, path))
			default:
				maps.Copy(out, words(get(t, path)))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	// stats and hover say what a TAGS code stands for.
	maps.Copy(out, words(get(t, filepath.Join(root, "linter", "vocab", "data", "tags.csv"))))
	maps.Copy(out, libraryWords)
	return out
}

// libraryWords are the words that libraries write.
var libraryWords = words([]byte("annotations attachments vcalendar vevent prodid dtstart dtend dtstamp"))

// literals returns the words of the strings of a source file.
func literals(t *testing.T, path string) map[string]bool {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				maps.Copy(out, words([]byte(s)))
			}
		}
		return true
	})
	return out
}
