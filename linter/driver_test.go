package linter_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"cablelint/linter"
	"cablelint/linter/fix"
	"cablelint/linter/internal/specimen"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

// The cables that are driven through fixing; in a long run of the tests, manyDriven.
const driven, manyDriven = 800, 20000

// TestFixLosesNothing mends cables into which marks were put as tired people and bad copies write them, and lets a
// reader of its own, who knows no parser, compare: no control and no level that a person reads at a paragraph is less
// than before, no word of the text is gone, ends of lines and encoding are kept, and mending twice changes nothing.
func TestFixLosesNothing(t *testing.T) {
	t.Parallel()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	rounds := driven
	if os.Getenv("LONG") != "" {
		rounds = manyDriven
	}
	changed := 0
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 16))
		data := tired(r)
		for _, grade := range []rule.Safety{rule.Safe, rule.Unsafe} {
			if drive(t, l, data, grade, seed) {
				changed++
			}
		}
	}
	t.Logf("%d of %d outcomes were others", changed, 2*rounds)
	if changed < rounds/2 {
		t.Error("too little was mended: the test says little")
	}
}

// drive mends a file and reports whether that changed anything.
func drive(t *testing.T, l *linter.Linter, data []byte, grade rule.Safety, seed int) bool {
	t.Helper()
	once, err := l.Fix(context.Background(), text.NewSource("x.txt", data), grade)
	if err != nil {
		t.Errorf("seed %d: %v:\n%s", seed, err, plainText(data))
		return false
	}
	is := bytes.Clone(once.Bytes)
	if what := lost(data, is); what != "" {
		t.Errorf("seed %d: %s:\n%s", seed, what, fix.Unified("x.txt", fix.Hunks(plainText(data), plainText(is)), none))
	}
	twice, err := l.Fix(context.Background(), text.NewSource("x.txt", is), grade)
	if err != nil || !bytes.Equal(is, twice.Bytes) {
		t.Errorf("seed %d: mending twice changes more (%v):\n%s", seed, err,
			fix.Unified("x.txt", fix.Hunks(plainText(is), plainText(twice.Bytes)), none))
	}
	return !bytes.Equal(data, is)
}

// plainText is a file as a person sees it: of UTF-16 the letters.
func plainText(data []byte) []byte {
	if !bytes.HasPrefix(data, []byte{0xff, 0xfe}) {
		return data
	}
	units := make([]uint16, 0, len(data)/2)
	for ; len(data) > 1; data = data[2:] {
		units = append(units, binary.LittleEndian.Uint16(data))
	}
	return []byte(string(utf16.Decode(units[1:])))
}

// lost says what a person finds less of in a file after mending; "" for nothing.
func lost(before, after []byte) string {
	was, is := plainText(before), plainText(after)
	switch {
	case bytes.HasPrefix(before, []byte{0xff, 0xfe}) != bytes.HasPrefix(after, []byte{0xff, 0xfe}):
		return "the encoding is another"
	case bytes.Count(was, []byte("\n")) == bytes.Count(was, []byte("\r\n")) &&
		bytes.Count(is, []byte("\n")) != bytes.Count(is, []byte("\r\n")):
		return "an end of a line is another"
	}
	heads, now := headsOf(was), headsOf(is)
	if len(heads) != len(now) {
		return fmt.Sprintf("%d paragraphs were %d", len(now), len(heads))
	}
	for i := range heads {
		if what := lessRead(readMark(heads[i]), readMark(now[i])); what != "" {
			return fmt.Sprintf("%s is lost at %q, which was %q", what, now[i], heads[i])
		}
	}
	left := proseOf(is)
	for w, n := range proseOf(was) {
		if left[w] < n {
			return "the word " + w + " is lost"
		}
	}
	if what := lessBanner(was, is); what != "" {
		return what
	}
	return datedBack(was, is)
}

var (
	numberedHead = regexp.MustCompile(`(?m)^[ \t¶>]*\d+\.[ \t]*`)
	markWordRun  = regexp.MustCompile(`(?i)SAR-[a-z]+|[a-z0-9]+`)
)

// headsOf are the beginnings of the paragraphs, where a person looks for their marks.
func headsOf(data []byte) []string {
	const most = 70
	all := numberedHead.FindAllIndex(data, -1)
	out := make([]string, 0, len(all))
	for _, at := range all {
		out = append(out, string(data[at[1]:min(len(data), at[1]+most)]))
	}
	return out
}

// seen is what a person reads at the head of a paragraph.
type seen struct {
	level    int // -1: none
	controls map[string]bool
}

// families are the controls that a person knows, by their spellings.
var families = map[string]string{
	"NF": "NOFORN", "NOFORN": "NOFORN", "OC": "ORCON", "ORCON": "ORCON", "ND": "NODIS", "NODIS": "NODIS",
	"XD": "EXDIS", "EXDIS": "EXDIS", "STADIS": "STADIS", "DS": "LIMDIS", "LIMDIS": "LIMDIS", "RD": "RD", "FRD": "FRD",
	"PR": "PROPIN", "PROPIN": "PROPIN", "SI": "SI", "TK": "TK", "HCS": "HCS", "FGI": "FGI", "SAR-BUTTER": "SAR", "SAR": "SAR",
	"REL": "REL", "EYES": "EYES", "GBR": "GBR", "CAN": "CAN", "AUS": "AUS", "IMC": "IMCON",
}

// levelsRead are the levels that a person knows.
var levelsRead = map[string]int{
	"U": 0, "SBU": 1, "LOU": 1, "FOUO": 1, "CUI": 1, "C": 2, "CONFIDENTIAL": 2, "S": 3, "SECRET": 3, "TS": 4,
}

// between are words that stand between controls and say nothing themselves.
var between = map[string]bool{"TO": true, "ONLY": true, "USA": true, "AND": true}

// phrases are how people write controls out, or apart.
var phrases = []struct {
	written *regexp.Regexp
	means   string
}{
	{regexp.MustCompile(`(?i)\bORIGINATOR[ -]CONTROLLED\b`), "ORCON"},
	{regexp.MustCompile(`(?i)\bNOT RELEASABLE TO FOREIGN NATIONALS\b|\bNO FOREIGN (DISSEM|NATIONALS)\b`), "NOFORN"},
	{regexp.MustCompile(`(?i)\bN ?O ?[- ]F ?O ?R ?N\b|\bN O F O R N\b|\bN\.F\b\.?|\bN/F\b`), "NOFORN"},
	{regexp.MustCompile(`(?i)\bO R C O N\b`), "ORCON"},
	{regexp.MustCompile(`\bTOP SECRET\b|\bT O P S E C R E T\b`), "TS"},
	{regexp.MustCompile(`(?i)\bN O D I S\b|\bNO DISTRIBUTION\b`), "NODIS"},
	{regexp.MustCompile(`(?i)\bFORMERLY RESTRICTED DATA\b`), "FRD"},
	{regexp.MustCompile(`(?i)\bEXCLUSIVE DISTRIBUTION\b`), "EXDIS"},
	{regexp.MustCompile(`(?i)\bAUTHORIZED FOR RELEASE TO\b`), "REL TO"},
}

// inShort is a text with its phrases in one word.
func inShort(s string) string {
	for _, p := range phrases {
		s = p.written.ReplaceAllString(s, p.means)
	}
	return s
}

// readHead reads to the bracket that closes the one that opened, or as long as there are words of a marking: where none
// closes, or one of another kind.
func readHead(head string) seen {
	head = inShort(head)
	s := seen{level: -1, controls: map[string]bool{}}
	opened, closing, other := brackets(head)
	for _, at := range markWordRun.FindAllStringIndex(head, -1) {
		word := strings.ToUpper(head[at[0]:at[1]])
		if closing >= 0 && at[0] > closing {
			return s
		}
		level, isLevel := levelsRead[word]
		known := families[word]
		switch {
		case known != "":
			s.controls[known] = true
		case isLevel && (level > 0 || s.level < 0):
			s.level = max(s.level, level)
		case !between[word] && (!opened || closing < 0 || other >= 0 && at[0] > other):
			return s // the text begins
		}
	}
	return s
}

// readMark reads the mark at a head, and behind a number in brackets, or a first word, the one that stands there.
func readMark(head string) seen {
	const nearest = 16
	s := readHead(head)
	if s.level >= 0 || len(s.controls) > 0 {
		return s
	}
	_, closing, _ := brackets(head)
	at := strings.IndexAny(head[max(closing, 0):], opens)
	if at += max(closing, 0); at <= 0 || at > nearest {
		return s
	}
	return readHead(head[at:])
}

// The brackets of people, one behind the other as they open and close.
const opens, closes = "([{<（«❨【", ")]}>）»❩】"

// brackets finds whether a head begins with one, where that closes, and where the first of another kind does; -1 for
// none.
func brackets(head string) (opened bool, closing, other int) {
	kind := strings.IndexAny(head, opens)
	if kind < 0 || kind > 2 {
		return false, strings.IndexAny(head, ")]}"), -1
	}
	open, _ := utf8.DecodeRuneInString(head[kind:])
	own := []rune(closes)[slices.Index([]rune(opens), open)]
	other = strings.IndexFunc(head, func(r rune) bool { return r != own && r != '>' && strings.ContainsRune(closes, r) })
	return true, strings.IndexRune(head, own), other
}

// lessRead says what a person reads no longer; "" for nothing. What covers another may stand in its place.
func lessRead(was, is seen) string {
	if is.level < was.level {
		return "the level"
	}
	for c := range maps.Keys(was.controls) {
		covered := is.controls[c] || c == "EXDIS" && is.controls["NODIS"] || c == "EYES" && is.controls["REL"] ||
			c == "FRD" && is.controls["RD"]
		switch c {
		case "REL", "EYES", "GBR", "CAN", "AUS":
			covered = covered || is.controls["NOFORN"]
		}
		if !covered {
			return c
		}
	}
	return ""
}

// markWords are words of headings and marks, which mending may write otherwise.
var markWords = regexp.MustCompile(`(?i)^(cl?ass.*|declassify|reason|conf.*|secr.*|uncl.*|noforn|nodis|` +
	`exdis|stadis|limdis|orcon|propin|eyes|only|entire|text|sensitive|decl|l[imted]{4,7}|official|butter|fouo|section|page)$`)

// proseWord is a word of a text; shorter ones may be of a mark.
var proseWord = regexp.MustCompile(`\pL{6,}`)

// proseOf counts the words of the paragraphs that are no words of marks, nor alone on their lines as those of a
// banner are.
func proseOf(data []byte) map[string]int {
	out := map[string]int{}
	first := numberedHead.FindIndex(data)
	if first == nil {
		return out
	}
	for line := range bytes.Lines(data[first[0]:]) {
		all := proseWord.FindAllString(inShort(string(line)), -1)
		for _, w := range all {
			if len(bytes.Fields(line)) > 1 && !markWords.MatchString(w) {
				out[w]++
			}
		}
	}
	return out
}

var levelWord = regexp.MustCompile(`C ?O ?N ?F|S ?E ?C ?R ?E ?T|U ?N ?C ?L ?A ?S`)

// lessBanner compares the lines that state a level, by the reading that the gate is tested with.
func lessBanner(was, is []byte) string {
	before, after := readPlainly(was), readPlainly(is)
	switch {
	case after.top < before.top:
		return "the highest level word is lower"
	case after.levels < before.levels:
		return "a line with a level is lost"
	case after.date < before.date || after.dates < before.dates:
		return "a declassification date is lost or earlier"
	}
	for line, n := range before.evidence {
		if after.evidence[line] != n && !levelWord.MatchString(line) { // with which a copy may have joined it
			return "the line " + line + " is another"
		}
	}
	return ""
}

var dtgYear = regexp.MustCompile(`\d{6}Z [A-Z]{3} (\d\d)\b`)

// datedBack says that a date was written which had passed when the cable was.
func datedBack(was, is []byte) string {
	sent := dtgYear.FindSubmatch(was)
	if sent == nil || bytes.Count(was, []byte("NNNN")) > 1 {
		return ""
	}
	year, _ := strconv.Atoi(string(sent[1]))
	year += 1900
	if year < 1970 {
		year += 100
	}
	had := map[string]bool{}
	for _, m := range longDate.FindAll(was, -1) {
		had[string(m)] = true
	}
	for _, m := range longDate.FindAllStringSubmatch(string(is), -1) {
		if n, _ := strconv.Atoi(m[3] + m[4]); n < year && !had[m[0]] {
			return fmt.Sprintf("the date %s was written in a cable of %d", m[0], year)
		}
	}
	return ""
}

// tired is one cable or two with marks as they should not be written, and other slips.
func tired(r *rand.Rand) []byte {
	data := specimen.Cable(r, specimen.Options{Size: 1200, Defects: r.IntN(2) == 0})
	for range 1 + r.IntN(3) {
		data = remark(r, data)
	}
	if r.IntN(6) == 0 {
		data = redate(r, data)
	}
	for range r.IntN(4) {
		data = slip(r, data)
	}
	if r.IntN(8) == 0 {
		data = append(append(data, "\nNNNN\n"...), specimen.Cable(r, specimen.Options{Size: 1200})...)
	}
	switch r.IntN(8) {
	case 0:
		return bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
	case 1:
		return inUTF16(data)
	case 2: // Windows-1252
		return bytes.ReplaceAll(data, []byte("harbor"), []byte("h\xe2vre"))
	case 3:
		return bytes.ReplaceAll(data, []byte("\n"), []byte("\n> "))
	}
	return data
}

func inUTF16(data []byte) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(string(data))) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

func one(r *rand.Rand, from ...string) string { return from[r.IntN(len(from))] }

// tiredMark writes a mark as it should not be written, or as it should.
func tiredMark(r *rand.Rand) string {
	var b strings.Builder
	if r.IntN(12) == 0 {
		b.WriteString(one(r, "(5) ", "[2] ", "See ", "BEGIN "))
	}
	b.WriteString(one(r, "(", "(", "(", "(", "(", "(", "(", "(", "[", "{", "((", "", "<", "\"", "- ", one(r, "（", "«", "❨", "【")))
	level := one(r, "S", "C", "S", "C", "U", "SBU", "TS", "SECRET", "s", "c", "LOU", "TOP SECRET")
	b.WriteString(level)
	for range r.IntN(4) {
		b.WriteString(one(r, "//", "//", "/", " ", " ", "-", ", ", " / ", "; ", " & ", ",", " ("))
		b.WriteString(one(r, "NF", "NOFORN", "OC", "NODIS", "EXDIS", "STADIS", "LIMDIS", "RD", "FRD", "PR", "SI", "TK", "nf",
			"FGI GBR", "REL TO USA, GBR", "REL USA GBR", "REL TO USA GBR CAN", "EYES ONLY USA, GBR", "SAR-BUTTER", "REL"))
	}
	b.WriteString(one(r, ")", ")", ")", "]", "}", "", "", "/", " )", "))", "//)", ",)", ">", "\"", one(r, "）", "»", "❩", "】")))
	if r.IntN(8) == 0 { // more of it, behind a bracket of another kind or none
		b.WriteString(one(r, " ", "//", " //", "; "))
		b.WriteString(one(r, "NF", "NODIS", "noforn", "ORIGINATOR CONTROLLED", "N O F O R N", "NO-FORN", "N/F", "NO FOREIGN DISSEM",
			"NOT RELEASABLE TO FOREIGN NATIONALS", "FORMERLY RESTRICTED DATA", "EXCLUSIVE DISTRIBUTION", "O R C O N",
			"AUTHORIZED FOR RELEASE TO USA, GBR", "N.F."))
		b.WriteString(one(r, ")", "]", "}", "", ""))
	}
	return b.String()
}

// remark gives a paragraph another mark.
func remark(r *rand.Rand, data []byte) []byte {
	heads := regexp.MustCompile(`(?m)^\d+\. (\([^)\n]*\) )?`).FindAllIndex(data, -1)
	if len(heads) == 0 {
		return data
	}
	at := heads[r.IntN(len(heads))]
	number, _, _ := bytes.Cut(data[at[0]:at[1]], []byte(" "))
	return bytes.Join([][]byte{data[:at[0]], number, []byte(" " + tiredMark(r) + " "), data[at[1]:]}, nil)
}

// redate writes another date of declassification.
func redate(r *rand.Rand, data []byte) []byte {
	date := regexp.MustCompile(`DECL: \d\d/\d\d/\d{4}`)
	return date.ReplaceAllLiteral(data, []byte("DECL: "+one(r, "3/14/99", "03/14/09", "14 MAR 03", "7/4/2031", "20310704",
		"2031/07/04", "X1", "25X1", "OADR", "03/14/19", "X1, X6", "12/31/98")))
}

// slip is a character too many, too few or in the wrong case.
func slip(r *rand.Rand, data []byte) []byte {
	at := r.IntN(len(data))
	switch r.IntN(4) {
	case 0:
		return append(bytes.Clone(data[:at]), data[at+1:]...)
	case 1:
		return append(append(bytes.Clone(data[:at]), one(r, "(", ")", "/", " ", ".", "-", "\n", "1")...), data[at:]...)
	case 2:
		return append(append(bytes.Clone(data[:at]), data[at]), data[at:]...)
	}
	out := bytes.Clone(data)
	if c := out[at]; 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' {
		out[at] ^= 0x20
	}
	return out
}
