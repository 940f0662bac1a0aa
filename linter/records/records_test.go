package records_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"cablelint/linter/records"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

// read reads a stream to its end: a line for each record, its number, line, id, level and text.
func read(t *testing.T, in io.Reader, shape records.Shape) []string {
	t.Helper()
	var out []string
	var d records.Decoder
	r := records.NewReader(in, &shape)
	for {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err == nil {
			var e *records.Entry
			if e, err = d.Decode(rec); err == nil {
				out = append(out, fmt.Sprintf("%d@%d %s|%s|%s|%s", rec.Number, rec.Line, e.ID, e.Level, e.Text.Text, e.Rest.Text))
				continue
			}
		}
		out = append(out, err.Error())
	}
}

var csvCases = []struct {
	name, in string
	shape    records.Shape
	want     []string
}{
	{
		"columns are named by the head, in any order, and joined",
		"id,body,header,level\r\n7,\"one\ntwo\",H,secret\r\n8,b,\"a \"\"word\"\"\",\r\n",
		records.Shape{Text: []string{"header", "Body"}, ID: "id", Level: "level"},
		[]string{"1@2 7|secret|H\none\ntwo|", "2@4 8||a \"word\"\nb|"},
	},
	{
		"columns are counted where there is no head",
		"\"1\",\"a \\\"b\\\" c\\\\\",\"x\"\n\"2\",\"d\",\"y\"\n",
		records.Shape{Text: []string{"3", "2"}, ID: "1"},
		[]string{"1@1 1||x\na \"b\" c\\|", "2@2 2||y\nd|"},
	},
	{
		"a byte order mark and blank lines are none of it",
		"\xef\xbb\xbfid;text\n\n1;a\n\r\n\n2;b",
		records.Shape{Text: []string{"text"}, ID: "id"},
		[]string{"1@3 1||a|", "2@6 2||b|"},
	},
	{
		"tabulators",
		"id\ttext\n1\t\"a\tb\"\n",
		records.Shape{Text: []string{"text"}},
		[]string{"1@2 ||a\tb|"},
	},
	{
		"a backslash before a quote that closes is one where quotes are doubled",
		"a,b\n\"say \"\"x\"\"\",1\n\"c:\\dir\\\",2\n\"end\",3\n",
		records.Shape{Text: []string{"a"}, ID: "b"},
		[]string{"1@2 1||say \"x\"|", "2@3 2||c:\\dir\\|", "3@4 3||end|"},
	},
	{
		"an unclosed quote is told where it begins, and the next row is read",
		"id,text\n1,\"a\nb\n2,\"c\"\n3,\"d\"\n",
		records.Shape{Text: []string{"text"}, ID: "id"},
		[]string{
			"record 1, line 2: a quote in it is neither doubled nor behind a backslash, or one before it is not closed; not read to line 3",
			"2@4 2||c|", "3@5 3||d|",
		},
	},
	{
		"an unclosed quote does not swallow rows without quotes",
		"id,text\n1,\"a\n2,b\n3,c\n",
		records.Shape{Text: []string{"text"}, ID: "id"},
		[]string{"record 1, line 2: the quote that opens in it is not closed", "2@3 2||b|", "3@4 3||c|"},
	},
	{
		"a row of another length",
		"id,text\n1,a,b\nshort\n2,c\n",
		records.Shape{Text: []string{"text"}, ID: "id"},
		[]string{"record 1, line 2: it has 3 columns where the others have 2; not read to line 3", "2@4 2||c|"},
	},
	{
		"a row that is too long is passed over",
		"id,text\n1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n2,\"" + strings.Repeat("b\n", 30) + "\"\n3,c\n",
		records.Shape{Text: []string{"text"}, ID: "id", Most: 40},
		[]string{
			"record 1, line 2: not read: larger than --max-file-size; not read to line 33",
			"2@34 3||c|",
		},
	},
	{
		"an unknown column",
		"id,text\n1,a\n",
		records.Shape{Text: []string{"body"}},
		[]string{"line 1: there is no column body: there are id, text"},
	},
	{
		"a line that is no head is not told",
		"17,\"words of a cable\"\n",
		records.Shape{Text: []string{"body"}},
		[]string{"line 1: there is no column body: the first line names no columns; count them, as 3 for the third"},
	},
	{
		"a column too many",
		"1,a\n",
		records.Shape{Text: []string{"3"}},
		[]string{"record 1, line 1: it has 2 columns and none is number 3"},
	},
	{
		"columns may be counted where there is a head too",
		"id,text\n1,a\n",
		records.Shape{Text: []string{"2"}, ID: "1"},
		[]string{"1@2 1||a|"},
	},
	{
		"a column too many for the head",
		"id,text\n1,a\n",
		records.Shape{Text: []string{"3"}},
		[]string{"line 1: there is no column 3: there are 2"},
	},
	{
		"the rest",
		"id,text,level\n1,a,secret\n",
		records.Shape{Text: []string{"text"}, All: true},
		[]string{"0@1 |||id,text,level\n", "1@2 ||a|id\n1\nlevel\nsecret"},
	},
	{
		"the rest, of which the shape names the level",
		"id,text,rank,kind\n1,a,secret,\n",
		records.Shape{Text: []string{"text"}, Level: "rank", All: true},
		[]string{"0@1 |||id,text,rank,kind\n", "1@2 |secret|a|id\n1\nclassification\nsecret\n"},
	},
	{
		"the rest of columns that have no names",
		"1,a,secret\n",
		records.Shape{Text: []string{"2"}, Level: "3", All: true},
		[]string{"1@1 |secret|a|1\nclassification\nsecret"},
	},
	{
		"UTF-16",
		"\xff\xfei\x00",
		records.Shape{Text: []string{"1"}},
		[]string{"line 1: it is UTF-16: save it as UTF-8"},
	},
	{"nothing", "", records.Shape{Text: []string{"1"}}, nil},
}

func TestCSV(t *testing.T) {
	t.Parallel()
	for _, c := range csvCases {
		for name, in := range bySize(c.in) {
			if diff := cmp.Diff(c.want, read(t, in, c.shape)); diff != "" {
				t.Errorf("%s (%s): %s", c.name, name, diff)
			}
		}
	}
}

// bySize gives a stream at once and byte by byte.
func bySize(in string) map[string]io.Reader {
	return map[string]io.Reader{"whole": strings.NewReader(in), "bytes": iotest.OneByteReader(strings.NewReader(in))}
}

var jsonCases = []struct {
	name, in string
	shape    records.Shape
	want     []string
}{
	{
		"strings are undone",
		`{"id": 12, "text": "a\n\"b\"\u00e9\ud83d\ude00\/\ud800", "level": "secret"}` + "\n",
		records.Shape{Text: []string{"text"}, ID: "id", Level: "level"},
		[]string{"1@1 12|secret|a\n\"b\"é😀/\ufffd|"},
	},
	{
		"columns are joined in the order asked for; one that is null or lacking is empty",
		`{"b":"B","a":"A"}` + "\n\n" + `{"b":"B","a":null}` + "\r\n" + `{"b":"B"}`,
		records.Shape{Text: []string{"a", "b"}},
		[]string{"1@1 ||A\nB|", "2@3 ||B|", "3@4 ||B|"},
	},
	{
		"what is no record is named",
		"{\"text\": 3}\nwords\n{\"text\":\"a\"} x\n{\"other\":\"a\"}\n{\"text\":\"a\n{\"text\":\"a\",\"text\":\"b\"}\n{\"text\":\"\xff\"}\n{\"text\":\"z\"}\n",
		records.Shape{Text: []string{"text"}},
		[]string{
			"record 1, line 1: text in it is no string", "record 2, line 2: it is no object of JSON",
			"record 3, line 3: something stands behind its object of JSON",
			"record 4, line 4: it has no text: there are other", "record 5, line 5: a string in it is not closed",
			"record 6, line 6: it has text twice", "record 7, line 7: it is not UTF-8, as JSON is", "8@8 ||z|",
		},
	},
	{
		"a line that is too long is passed over",
		`{"text":"` + strings.Repeat("a", 50) + "\"}\n" + `{"text":"b"}`,
		records.Shape{Text: []string{"text"}, Most: 20},
		[]string{"record 1, line 1: not read: larger than --max-file-size", "2@2 ||b|"},
	},
	{
		"the rest",
		`{"text":"a","tags":["x",{"y":"z"}],"n":[1,true,null],"id":"i"}`,
		records.Shape{Text: []string{"text"}, ID: "id", All: true},
		[]string{"1@1 i||a|text\ntags\nx\ny\nz\nn\nid\ni"},
	},
}

func TestJSONLines(t *testing.T) {
	t.Parallel()
	for _, c := range jsonCases {
		c.shape.Kind = records.JSONL
		for name, in := range bySize(c.in) {
			if diff := cmp.Diff(c.want, read(t, in, c.shape)); diff != "" {
				t.Errorf("%s (%s): %s", c.name, name, diff)
			}
		}
	}
}

const dump = `--
-- PostgreSQL database dump
--

CREATE TABLE public.tags (id integer);
COPY public.tags (id, tag) FROM stdin;
1	PREL
\.
COPY public.cable (id, "body", level) FROM stdin;
1	a\nb\tc\\d	secret
2	\N	\x41\102\e
3	four	x	y
4	a\
b	z
\.
SELECT 1;
`

var copyCases = []struct {
	name, in string
	shape    records.Shape
	want     []string
}{
	{
		"the table with the columns is read",
		dump,
		records.Shape{Text: []string{"body"}, ID: "id", Level: "level"},
		[]string{
			"1@10 1|secret|a\nb\tc\\d|", "2@11 2|ABe||", "record 3, line 12: it has 4 columns where the others have 3",
			"4@13 4|z|a\nb|",
		},
	},
	{
		"the rest has the names of its columns",
		"COPY public.cable (id, body, level) FROM stdin;\n1\ta\tsecret\n\\.\n",
		records.Shape{Text: []string{"body"}, All: true},
		[]string{"0@1 |||COPY public.cable (id, body, level) FROM stdin;\n", "1@2 ||a|id\n1\nlevel\nsecret"},
	},
	{
		"no table has the columns",
		dump,
		records.Shape{Text: []string{"text"}},
		[]string{"line 17: no table of it has the columns; public.tags: no column text: there are id, tag; " +
			"public.cable: no column text: there are id, body, level"},
	},
	{
		"rows alone",
		"1\ta\\r\\n\r\n2\tb\n\\.\n",
		records.Shape{Text: []string{"2"}, ID: "1"},
		[]string{"1@1 1||a\r\n|", "2@2 2||b|"},
	},
	{
		"rows alone have no names",
		"1\ta\n",
		records.Shape{Text: []string{"body"}},
		[]string{"line 1: no COPY ... FROM stdin names the columns of its rows: count them, as 3 for the third"},
	},
	{
		"a table that breaks off, and one in another form",
		"COPY a (x) FROM stdin WITH (FORMAT csv);\n1\n\\.\nCOPY a (x) FROM stdin;\n1\n",
		records.Shape{Text: []string{"x"}},
		[]string{
			"line 1: not read: a COPY with options; write it without any", "1@5 ||1|",
			`line 6: the table breaks off: no \. ends it`,
		},
	},
}

func TestCopy(t *testing.T) {
	t.Parallel()
	for _, c := range copyCases {
		c.shape.Kind = records.Copy
		for name, in := range bySize(c.in) {
			if diff := cmp.Diff(c.want, read(t, in, c.shape)); diff != "" {
				t.Errorf("%s (%s): %s", c.name, name, diff)
			}
		}
	}
}

// sound reads a stream and holds what is read to what must be so of any: it comes to its end, every byte of a text
// stands where its source says, and records follow one another.
func sound(t *testing.T, in []byte, shape records.Shape) {
	t.Helper()
	records.Guess(in, isCable)
	var d records.Decoder
	r := records.NewReader(strings.NewReader(string(in)), &shape)
	at, number := 0, 0
	for {
		rec, err := r.Next()
		var bad *records.Bad
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.As(err, &bad):
			if bad.Line < 1 || bad.Offset > len(in) || bad.Number != 0 && bad.Number <= number {
				t.Fatalf("%+v behind record %d", bad, number)
			}
			number = max(number, bad.Number)
			continue
		case err != nil:
			t.Fatal(err)
		}
		if rec.Offset < at || string(in[rec.Offset:rec.Offset+len(rec.Bytes)]) != string(rec.Bytes) {
			t.Fatalf("record %d does not stand at %d", rec.Number, rec.Offset)
		}
		if line := 1 + strings.Count(string(in[:rec.Offset]), "\n"); rec.Line != line {
			t.Fatalf("record %d stands on line %d, not %d", rec.Number, line, rec.Line)
		}
		if rec.Number != 0 && rec.Number <= number {
			t.Fatalf("record %d follows %d", rec.Number, number)
		}
		at, number = rec.Offset+len(rec.Bytes), max(number, rec.Number)
		entry, err := d.Decode(rec)
		if err != nil {
			continue
		}
		placed(t, in, rec, &entry.Text)
		placed(t, in, rec, &entry.Rest)
	}
}

// placed holds an extract to the stream: what no step stands for is there as it is.
func placed(t *testing.T, in []byte, rec *records.Record, x *records.Extract) {
	t.Helper()
	last := 0
	src := text.NewRecord("stream", x.Text, rec.At(x, ""))
	for i, s := range x.Steps {
		if s.Text.Start < last || s.Text.End < s.Text.Start || s.Text.End > len(x.Text) || s.Bytes.End > len(rec.Bytes) ||
			s.Bytes.Start > s.Bytes.End {
			t.Fatalf("step %d of record %d: %+v", i, rec.Number, s)
		}
		last = s.Text.End
	}
	if len(x.Text) > 4096 || len(src.Artefacts()) > 0 {
		return // every byte of what is long takes too long; entities are undone once more
	}
	for i := range x.Text {
		from, to := src.Position(i), src.EndPosition(i+1)
		if from.Offset < rec.Offset || to.Offset > rec.Offset+len(rec.Bytes) || from.Line < rec.Line {
			t.Fatalf("byte %d of record %d stands at %+v to %+v", i, rec.Number, from, to)
		}
		if to.Offset == from.Offset+1 && !stepped(x.Steps, i) && in[from.Offset] != x.Text[i] {
			t.Fatalf("byte %d of record %d is %q and stands at %q", i, rec.Number, x.Text[i], in[from.Offset])
		}
	}
}

func stepped(steps []text.Step, at int) bool {
	for _, s := range steps {
		if s.Text.Start <= at && at < s.Text.End {
			return true
		}
	}
	return false
}

func FuzzCSV(f *testing.F) {
	for _, c := range csvCases {
		f.Add([]byte(c.in), strings.Join(c.shape.Text, ","), c.shape.ID)
	}
	f.Fuzz(func(t *testing.T, in []byte, columns, id string) {
		sound(t, in, records.Shape{Text: strings.Split(columns, ","), ID: id, Most: 1000, All: len(in)%2 == 0})
	})
}

func FuzzJSONLines(f *testing.F) {
	for _, c := range jsonCases {
		f.Add([]byte(c.in), strings.Join(c.shape.Text, ","), c.shape.ID)
	}
	f.Fuzz(func(t *testing.T, in []byte, columns, id string) {
		sound(t, in, records.Shape{
			Kind: records.JSONL, Text: strings.Split(columns, ","), ID: id, Most: 1000, All: len(in)%2 == 0,
		})
	})
}

func FuzzCopy(f *testing.F) {
	for _, c := range copyCases {
		f.Add([]byte(c.in), strings.Join(c.shape.Text, ","), c.shape.ID)
	}
	f.Fuzz(func(t *testing.T, in []byte, columns, id string) {
		sound(t, in, records.Shape{
			Kind: records.Copy, Text: strings.Split(columns, ","), ID: id, Most: 1000, All: len(in)%2 == 0,
		})
	})
}
