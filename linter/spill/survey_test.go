package spill

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"cablelint/linter/marking"
	"cablelint/linter/scan"

	"github.com/agnivade/levenshtein"
)

// pieces are put together to texts by those tests that look at each place of a text as the survey does not.
var pieces = []string{
	"SECRET", "secret", "S E C R E T", "SEC\nRET", "S3CRET", "CONFIDENTIA1", "TOP SECRET", "T0P SECRET//N0F0RN", "C.O.N.F.I.D.E.N.T.I.A.L",
	"(S//NF) The", "(C)\tTalks", "[TS] x", "{U}", "<b>C</b>", "class: S", "level,class\na,S", "a | b | S", "A  B  S", "1. (C) x", "S - Talks",
	"E.O. 13526", "EO 12958", "E O\n12356", "EXECUTIVE ORDER 11652", "E.0 11652", "THE O. OF IT", "Classified By: x", "DECL ON", "-S-NF-", "//NS//",
	"ZNY CCCCC", "SS EE CC RR EE TT", "U0VDUkVU", "REL TO USA", "CUI", "LDC", "25X1", "NOFORN", "MARKINGS", "XCLASSIFICATION: S", "IS TS.",
	"TOP  SECRET", "NATO\nSECRET", "GEHEIM", "EYES ONLY FOR ROE", "Para 3 (S)", "THE TALKS WENT ON", "OF A SECRET", "UPON REMOVAL OF IT",
	"dataclassification: S", "Security_Class=\"S\"", "doc-class: ts", "PORTION-MARK | S", "<td>Uncontrolled by</td><td>x", "<dt>PLDC</dt><dd>S",
	"executiveorder 12356: GDS", "ZNYSSSSS", "50X2-WMD", "rsn 1.5c; decl. X1", "\u4e2dTAGS:", "marked S.", "NPTkZJREVOVElBT", "caption=NODIS", "classN: C",
	"SECRTE ARKADIA 0417", "The orchard fair was fine, they said", "e\u0301té", "\u0421ЕКРЕТНО", "机密", "&#83;ECRET", "\\u0053", "%53", "=53",
	"  2\nENTITIES\n  0\nTEXT", "\nENTITIES", "ENTITIES", "\nentities",
	"\x00", "\r\n", "\r", "\f", "\b", "\x1b[1m", "\xff", "^", "&", "\\", "%", "\x7f", " ", "  ", "\n", ".", ",", ";", "\t", "|", "_", "-", "/", "0", "A",
}

func addPieces(f *testing.F) {
	f.Helper()
	for i, piece := range pieces {
		f.Add(piece)
		f.Add(strings.Join(slices.Repeat([]string{piece, pieces[(7*i)%len(pieces)], pieces[(13*i)%len(pieces)]}, 9), " "))
	}
	f.Add(strings.Join(pieces, " "))
	f.Add(strings.Join(pieces, "\n"))
}

// scannerOf looks at a text under the lowest ceiling.
func scannerOf(text string) *scanner {
	return &scanner{folded: fold([]byte(text)), ceiling: marking.CeilingU, enough: mostHits}
}

// FuzzSurvey: what the survey passes over is nothing to the finders.
func FuzzSurvey(f *testing.F) {
	addPieces(f)
	f.Fuzz(func(t *testing.T, text string) {
		s := scannerOf(text)
		v := s.survey()
		rowsAre(t, s, v)
		needlesAre(t, s, v)
		for i := range s.b {
			wordEndsAre(t, s, v, i+1)
			if s.b[i] == 'O' && s.endsEO(i) && !slices.Contains(v.orders, uint32(i)) {
				t.Fatalf("%q: no order at %d", text, i)
			}
			if s.isKin(i) && !slices.Contains(v.kin, uint32(i)) {
				t.Fatalf("%q: no level at %d", text, i)
			}
		}
	})
}

// rowsAre: the rows are the lines, and have the signs that are looked for in them.
func rowsAre(t *testing.T, s *scanner, v *survey) {
	t.Helper()
	lines := bytes.SplitAfter(s.b, []byte("\n"))
	if n := len(lines) - 1; len(lines[n]) == 0 {
		lines = lines[:n]
	}
	count := 0
	for i, r := range s.rows() {
		if count++; i >= len(lines) {
			break
		}
		line := s.b[r.from:r.to]
		if string(line) != strings.TrimSuffix(string(lines[i]), "\n") {
			t.Fatalf("%q: row %q, want %q", s.b, line, lines[i])
		}
		if bytes.ContainsAny(line, "([{<") != (r.has&hasBracket != 0) || bytes.ContainsAny(line, separators) != (r.has&hasSeparator != 0) {
			t.Fatalf("%q has %b", line, r.has)
		}
		if bytes.Contains(line, []byte("  ")) && r.has&hasGap == 0 || bytes.ContainsAny(line, "$!@|") && v.has&hasPassing == 0 {
			t.Fatalf("%q has %b", line, r.has)
		}
		if r.separator(line) != plainSeparator(line) {
			t.Fatalf("%q is parted by %q", line, r.separator(line))
		}
	}
	if len(lines) != count {
		t.Fatalf("%q: %d rows, want %d", s.b, count, len(lines))
	}
	for has, signs := range map[trait]string{hasQuote: quotes, hasBar: "|", hasBackslash: `\`, hasTag: "<", hasSeparator: separators} {
		if s.has(has) != bytes.ContainsAny(s.b, signs) {
			t.Fatalf("%q has %q: %v", s.b, signs, s.has(has))
		}
	}
}

// plainSeparator is what parts the cells of a line, whatever the survey says of it.
func plainSeparator(line []byte) byte {
	if sep := mostUsed(line); sep != 0 || !isWide(line) {
		return sep
	}
	return wide
}

// byNeedles are the finders that look for needles.
var byNeedles = []func(*scanner){
	(*scanner).signals, (*scanner).authorities, (*scanner).instructions, (*scanner).labels, (*scanner).designations,
	(*scanner).strayCaptions, (*scanner).fields, (*scanner).dashed, (*scanner).alliance, (*scanner).lettersStated,
	(*scanner).twice, (*scanner).inlined, (*scanner).packed,
}

// byAny are those that ask whether needles stand in the text.
var byAny = []func(*scanner) bool{(*scanner).cableHeading, (*scanner).isDrawn}

// needlesAre: finders find no more where they look at each place of each needle.
func needlesAre(t *testing.T, s *scanner, v *survey) {
	t.Helper()
	all := surveyor{needles: allNeedles(), out: &survey{orders: v.orders, kin: v.kin}}
	for n, text := range all.texts {
		each(s.b, text, func(at int) bool { all.out.found = append(all.out.found, place{uint16(n), uint32(at)}); return true })
	}
	all.sort()
	got, want := &scanner{folded: s.folded, surveyed: v}, &scanner{folded: s.folded, surveyed: all.out}
	for _, o := range []*scanner{got, want} {
		o.ceiling = s.ceiling
		for _, find := range byNeedles {
			o.enough = len(o.hits) + mostHits
			find(o)
		}
	}
	if !slices.Equal(got.hits, want.hits) || !slices.Equal(got.pairs, want.pairs) || !slices.Equal(got.marked, want.marked) ||
		got.odd != want.odd {
		t.Fatalf("%q: %+v, %+v\nwant %+v, %+v", s.b, got.hits, got.pairs, want.hits, want.pairs)
	}
	for i, is := range byAny {
		if is(got) != is(want) {
			t.Fatalf("%q: finder %d says %v", s.b, i, is(got))
		}
	}
	for n := range all.texts {
		if len(v.first) > 0 && !slices.IsSorted(v.placesOf(n)) {
			t.Fatalf("%q: %q at %d", s.b, all.texts[n], v.placesOf(n))
		}
	}
}

// wordEndsAre: the levels whose letters end with a word, or digits that pass for them, are found where the survey says so.
func wordEndsAre(t *testing.T, s *scanner, v *survey, end int) {
	t.Helper()
	var want, got []spelling
	if s.alnum(end-1) && !s.alnum(end) {
		for i := range levels().words {
			if is, digits := s.spells(&levels().words[i], end); is {
				want = append(want, spelling{uint16(i), digits})
			}
		}
	}
	if slices.Contains(v.ends, uint32(end)) {
		got = s.spelled(end)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%q: %v end at %d, want %v", s.b, got, end, want)
	}
	for _, ended := range got {
		letters := levels().words[ended.word].letters
		for i, at := range s.places[longestLevel-len(letters):] {
			if squeezed[s.b[at]] != letters[i] {
				t.Fatalf("%q: the letters of %s stand at %v", s.b, letters, s.places)
			}
		}
	}
}

// spells reports whether the letters that end at an offset are those of one level, and whether digits pass for any.
func (s *scanner) spells(w *word, end int) (is, digits bool) {
	left := len(w.letters)
	for gap := 0; left > 0 && end > 0 && gap <= longestGap; {
		end--
		switch c := s.b[end]; {
		case !inWord(c):
			gap++
		case squeezed[c] != w.letters[left-1]:
			return false, false
		default:
			left, gap, digits = left-1, 0, digits || scan.Digit(c)
		}
	}
	return left == 0 && !s.alnum(end-1), digits
}

// isKin reports whether a level may stand in a slot at i, or a single letter, without the survey.
func (s *scanner) isKin(i int) bool {
	before := byte('\n')
	if i > 0 {
		before = s.b[i-1]
	}
	if !scan.Upper(s.b[i]) || !opensSlot[before] || before == ' ' && s.midSentence(i) {
		return false
	}
	_, known := s.kinAt(i)
	return known || !s.alnum(i+1)
}

// FuzzSentence: nothing but brackets matters on a line that opens a sentence.
func FuzzSentence(f *testing.F) {
	addPieces(f)
	f.Fuzz(func(t *testing.T, text string) {
		s := scannerOf(text)
		for _, r := range s.rows() {
			from, to := r.from, r.to
			if !s.opensSentence(from, to) {
				continue
			}
			if head := s.heading(from, to); head != (heading{at: from}) {
				t.Fatalf("%q: words begin at %d", s.b[from:to], head.at-from)
			}
			s.caption(from, from, to)
			s.unitOfLine(from, to)
			s.forEyes(from, to)
			if len(s.hits) > 0 {
				t.Fatalf("%q: %+v", s.b[from:to], s.hits)
			}
		}
	})
}

// FuzzColumns: lines that have no signs of columns end a table, whether or not they are looked at.
func FuzzColumns(f *testing.F) {
	addPieces(f)
	f.Fuzz(func(t *testing.T, text string) {
		got, want := scannerOf(text), scannerOf(text)
		got.byLines()
		all := table{}
		for _, r := range want.rows() {
			if want.full() {
				break
			}
			want.row(&all, r)
		}
		want.endTable(&all)
		if !slices.Equal(got.hits, want.hits) {
			t.Fatalf("%q: %+v, want %+v", text, got.hits, want.hits)
		}
	})
}

// FuzzFold: a text that is folded by runs is folded as it is byte by byte.
func FuzzFold(f *testing.F) {
	addPieces(f)
	f.Fuzz(func(t *testing.T, text string) {
		got, b := fold([]byte(text)), []byte(text)
		want := &folded{src: b, rich: got.rich, printable: got.printable, at: []uint32{}}
		for i := 0; i < len(b); {
			i += want.next(b[i:], i)
		}
		want.at = append(want.at, uint32(len(b)))
		if !bytes.Equal(got.b, want.b) || !bytes.Equal(got.lower, want.lower) {
			t.Fatalf("%q is folded to %q, want %q", text, got.b, want.b)
		}
		for i := range got.b {
			if got.b[i] >= widest {
				t.Fatalf("%q is folded to %q", text, got.b)
			}
			if got.span(i, i+1).Start != want.span(i, i+1).Start || got.at != nil && got.at[i] != want.at[i] {
				t.Fatalf("%q: %d leads to %+v, want %+v", text, i, got.span(i, i+1), want.span(i, i+1))
			}
		}
	})
}

// FuzzScripts: levels in other scripts stand in no text that is passed over.
func FuzzScripts(f *testing.F) {
	addPieces(f)
	f.Fuzz(func(t *testing.T, text string) {
		s := scannerOf(text)
		if s.at == nil {
			t.Skip()
		}
		s.scripts()
		was := s.hits
		s.hits = nil
		for i := range scriptLevels() {
			s.inScript(&scriptLevels()[i])
		}
		for _, n := range unfolded {
			for word := range strings.SplitSeq(n.phrases, ", ") {
				s.ideographs(word, n.needs)
			}
		}
		if !slices.Equal(was, s.hits) {
			t.Fatalf("%q: %+v, want %+v", text, was, s.hits)
		}
	})
}

// FuzzHasWords: a text has words whether or not its tags are taken out first.
func FuzzHasWords(f *testing.F) {
	addPieces(f)
	f.Add("SE<b>CRET</b>")
	f.Add("TOP<TRAMWAY>SECRET")
	f.Fuzz(func(t *testing.T, text string) {
		b := fold([]byte(text)).b
		if got, want := hasWords(b), !onlyOf(untag(b), companions); got != want {
			t.Fatalf("%q has words: %v", b, got)
		}
	})
}

// FuzzHeading: a cell that is no heading by its ends is none; one begins with a letter.
func FuzzHeading(f *testing.F) {
	addPieces(f)
	for name := range columnNames.make() {
		f.Add(name + ":")
	}
	for name := range fieldGrades.make() {
		f.Add(name + "_-*")
	}
	f.Fuzz(func(t *testing.T, text string) {
		b := fold([]byte(text)).b
		heads := len(b) >= len("CL") && len(b) <= longestField && scan.Upper(b[0]) && gradeOfHeading(b) != none
		if heads && !mayHead(b) {
			t.Fatalf("%q heads a column", b)
		}
	})
}

// FuzzEdited: words are as far apart as their distance is.
func FuzzEdited(f *testing.F) {
	f.Add("SECRET", "SECRTE", uint8(1))
	f.Add("CONFIDENITAL", "CONFIDENTIAL", uint8(2))
	f.Fuzz(func(t *testing.T, one, other string, most uint8) {
		one, other, most = string(fold([]byte(one)).b), string(fold([]byte(other)).b), most%4
		if got, want := edited(one, other, int(most)), levenshtein.ComputeDistance(one, other) <= int(most); got != want {
			t.Fatalf("%q and %q are %d apart: %v", one, other, levenshtein.ComputeDistance(one, other), got)
		}
	})
}

// TestSievesKeepNoWordBack: what is known of a word is found behind its sieve.
func TestSievesKeepNoWordBack(t *testing.T) {
	t.Parallel()
	for _, set := range []*wordSet{companions, beside, captions, controls, opensUnit, opensLine, paragraphs, things} {
		for word := range set.make() {
			if !set.has([]byte(word)) || !set.hasWord(word) {
				t.Errorf("%s is kept back", word)
			}
		}
		if set.has(nil) || set.hasWord("") {
			t.Error("no word is one of a set")
		}
	}
	for word, needs := range wordsOfCells.make() {
		if wordsOfCells.at([]byte(word)) != needs || wordsOfCells.atWord(word) != needs {
			t.Errorf("%s is kept back", word)
		}
	}
	for name, g := range fieldGrades.make() {
		if fieldGrades.atWord(name) != g {
			t.Errorf("%s is kept back", name)
		}
	}
	if _, known := levelLetters.get([]byte("SX")); known {
		t.Error("SX is a level")
	}
}

// TestLittleWordsSayNothing: behind a word that is passed over at the head of a line none is read otherwise than alone.
func TestLittleWordsSayNothing(t *testing.T) {
	t.Parallel()
	for word := range articles.make() {
		for _, of := range []*wordSet{ofLevels, unitControls, captions, channels, lists, groupMarks} {
			if of.hasWord(word) {
				t.Errorf("%s is a word of markings", word)
			}
		}
		for phrase := range twoWords {
			if strings.HasPrefix(phrase, word+" ") {
				t.Errorf("%s begins %s", word, phrase)
			}
		}
	}
	for phrase := range twoWords {
		if _, second, _ := strings.Cut(phrase, " "); !secondWords.hasWord(second) {
			t.Errorf("%s is no second word", second)
		}
	}
}

// TestMasks: eight bytes at a time say what each byte does.
func TestMasks(t *testing.T) {
	t.Parallel()
	all := make([]byte, widest)
	for i := range all {
		all[i] = byte(i)
	}
	for from := range all {
		var b block
		n := copy(b[:], all[from:])
		mask := wordMask(&b)
		for i, c := range b[:n] {
			if inWord(c) != (mask>>i&1 != 0) {
				t.Fatalf("%q is of a word: %v", c, mask>>i&1 != 0)
			}
		}
	}
	for c := range 1 << 8 {
		for i := range eight {
			some := bytes.Repeat([]byte{'a'}, eight)
			some[i] = byte(c)
			plain, past := c == '\t' || c == '\n' || c >= ' ' && c < widest, 0
			if c <= ' ' {
				past = i + 1
			}
			if got := printed(binary.LittleEndian.Uint64(some)); got != plain || int(pastBlank(some)) != past {
				t.Fatalf("%q is printed: %v, and a blank up to %d", some, got, pastBlank(some))
			}
		}
	}
}

// FuzzPassing: where digits and signs pass for the letters of a level, they are looked at.
func FuzzPassing(f *testing.F) {
	addPieces(f)
	f.Fuzz(func(t *testing.T, text string) {
		got, want := scannerOf(text), scannerOf(text)
		got.words()
		want.disguisedWords()
		for _, h := range want.hits {
			if len(got.hits) < mostHits && !slices.Contains(got.hits, h) {
				t.Fatalf("%q: no %+v", text, h)
			}
		}
	})
}

// FuzzInserted: tables that are inserted or copied are found where words of theirs are.
func FuzzInserted(f *testing.F) {
	addPieces(f)
	f.Add("INSERT INTO memo (id, classification) VALUES (1, 'S'), (2, 'U');")
	f.Add("insert into t(class)values('S')\nCOPY memo (id, class) FROM stdin;\n1\tS\n\\.\n")
	f.Add("COPY a (b) FROM STDIN\n(c) FROM STDIN\n\\.\nCOPY d (e) FROM STDIN\nS\n INTO x (a) OVALUES (1)")
	f.Fuzz(func(t *testing.T, text string) {
		s := scannerOf(text)
		all, done := &folded{src: s.src}, 0
		s.inserts(all)
		each(s.b, copyFrom.texts[0], func(at int) bool {
			if at >= done {
				done = s.copiedRows(all, done, at, at+len(copyFrom.texts[0]))
			}
			return true
		})
		viewsAre(t, text, s.inserted(), s.ended(all))
	})
}

// FuzzNarrow: nothing goes on from cell to cell in a text that is passed over.
func FuzzNarrow(f *testing.F) {
	addPieces(f)
	f.Add("| SEC- | x |\n| RET | y |")
	f.Add("a | CONFI- | b\nc | DENTIAL | d")
	f.Fuzz(func(t *testing.T, text string) {
		s := scannerOf(text)
		viewsAre(t, text, s.narrow(), s.downColumns())
	})
}

// viewsAre: two views of a text are the same.
func viewsAre(t *testing.T, text string, got, want *folded) {
	t.Helper()
	if got == nil || want == nil {
		if got != want {
			t.Fatalf("%q: %+v, want %+v", text, got, want)
		}
		return
	}
	if !bytes.Equal(got.b, want.b) || !bytes.Equal(got.lower, want.lower) || !slices.Equal(got.at, want.at) {
		t.Fatalf("%q is shown as %q, want %q", text, got.b, want.b)
	}
}

// FuzzRuns: runs of letters that hold a text are found as they are where each place of it is looked at.
func FuzzRuns(f *testing.F) {
	addPieces(f)
	f.Add("id U0VDUkVULy9OT0ZPUk4gVGhlIHRhbGtzIHdlbnQgb24= x")
	f.Add("aaaaaaaaaaaaaa 5345435245542f2f4e4f464f524e b\xff\x80\x00 U0VDUkVULy9OT0ZPUk4gVGhl\xa0IHRhbGtzIHdlbnQgb24=")
	f.Fuzz(func(t *testing.T, text string) {
		got, want := scannerOf(text), scannerOf(text)
		got.runs()
		for at := 0; at+shortestPacked <= len(want.src) && !want.full(); {
			if end := want.runEnd(at); end-at < shortestPacked {
				at = end + 1
				continue
			}
			at = want.unpack(at)
		}
		if !slices.Equal(got.hits, want.hits) {
			t.Fatalf("%q: %+v, want %+v", text, got.hits, want.hits)
		}
	})
}

// FuzzDrawn: what is drawn is looked for in every text in which its beginning stands.
func FuzzDrawn(f *testing.F) {
	addPieces(f)
	for _, text := range []string{
		"ENTITIES", "\nENTITIES", "\nENTITIESX", "\n ENTITIES", "\nEnt\u0131ties", "\r\nENTITIES\r\n", "\rENTITIES", "\n\u0415NTITIES",
		"\nENTI\u00adTIES", "<br>ENTITIES", "0\n1ENTITIES", "_\nENTITIES_", "\nE N T I T I E S", "\n&#69;NTITIES", "\n\nENTITIES\nENTITIES",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := scannerOf(text)
		if got, want := s.isDrawn(), s.holds(drawn.texts[0]); got != want {
			t.Fatalf("%q is a drawing: %v, want %v", text, got, want)
		}
	})
}

// FuzzListed: behind what is passed over stands no list of bytes.
func FuzzListed(f *testing.F) {
	addPieces(f)
	f.Add("hex(2):53,00,45,00,43,00,52,00,45,00,54,00 {0x53, 0x45, 0x43, 0x52, 0x45, 0x54, 0x2f, 0x2f, 0x4e, 0x46}")
	f.Add("[83, 69, 67, 82, 69, 84, 32, 84, 65, 76, 75, 83] (83 hex:53,45,43,52,45,54,20,54,41,4c,4b")
	f.Fuzz(func(t *testing.T, text string) {
		s := scannerOf(text)
		for i := range byteLists {
			for at := range len(s.src) {
				if _, size := byteLists[i].read(s.src[at:]); s.listAt(&byteLists[i], at) != size {
					t.Fatalf("%q: no list of %d bytes at %d", text, size, at)
				}
			}
		}
	})
}
