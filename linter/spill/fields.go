package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// Data gives a level as the value of a field, in whatever syntax: "class": "S", level: C, data-level="ts",
// {Marking: "S"}, <secrecy>C</secrecy>.

// fieldStems are looked for; the whole name about them decides.
var fieldStems = seekIn(inField,
	"CLASS", "LEVEL", "MARK", "CAVEAT", "HANDL", "SECRECY", "SENSITIV", "RELEAS", "SECUR", "PORTION", "BANNER", "STAMP",
	"CAPTION", "DISSEM", "CONTROLS", "CTL", "LVL", "EINSTUFUNG", "MENTION", "KLAUZULA", "CLASIFIC", "PROTECTIVE",
	"COMPARTMENT", "CONFIDENTIALITY", "SCLAS",
)

// fieldGrades say what a letter proves by the name of its field, without the signs that join its words.
var fieldGrades = lexiconOf(func() map[string]grade {
	return map[string]grade{
		"CLASSIFICATION": sure, "CLASSIFICATIONS": sure, "CLASSIF": sure, "MARKING": sure, "MARKINGS": sure,
		"SECRECY": sure, "PORTIONMARK": sure, "PORTIONMARKING": sure, "BANNER": sure, "PORTION": sure,
		"SECURITYCLASSIFICATION": sure, "SECURITYLEVEL": sure, "SECLEVEL": sure, "CLASSIFICATIONLEVEL": sure,
		"SECURITYMARKING": sure, "PROTECTIVEMARKING": sure, "EINSTUFUNG": sure, "KLAUZULA": sure, "CLASIFICACION": sure,
		"SECCLASS": sure, "SECRECYLEVEL": sure, "HANDLING": sure, "CAVEAT": sure, "CAVEATS": sure, "RELEASABILITY": sure,
		"DOCCLASS": sure, "DOCUMENTCLASS": latent, "SENSITIVITY": sure, "SECURITY": lone, "STAMP": lone, "MARK": lone,
		"LEVEL": latent, "CLASS": latent, "LVL": lone, "CLASSLEVEL": sure, "CLASSIFIED": lone, "DATALEVEL": latent,
		"DATACLASS": latent, "DATAMARK": lone, "DATACLASSIFICATION": sure, "DATACAVEAT": sure, "DATAMARKING": sure,
		"CAPTION": sure, "CAPTIONS": sure, "DISSEM": sure, "DISSEMINATION": sure, "CONTROLS": latent, "CTL": latent,
		"DISSEMCONTROLS": sure, "COMPARTMENT": lone, "COMPARTMENTS": lone, "RELEASE": latent, "CONFIDENTIALITY": latent,
		"DISSEMINATIONCONTROLS": sure, "MENTION": latent, "PORTIONS": latent,
		"FSCLAS": sure, "ISCLAS": sure, "SSCLAS": sure, "TSCLAS": sure, "LSCLAS": sure, "NITFFSCLAS": sure,
		"NITFISCLAS": sure, "DISPLAYMARKING": sure, "SECURITYLABEL": sure,
		"SECL": latent, "CLASSN": sure, "SCLASS": latent, "LEVELS": latent,
	}
})

// longestField is how long the name of a field may be.
const longestField = 32

// fields looks for levels and controls as values of fields. Two different fields near each other are those of one
// marking, and so are those of two levels.
func (s *scanner) fields() {
	first := len(s.hits)
	s.tags = tagsOf(s.b)
	s.each(fieldStems, func(n, at int) bool {
		s.field(at, at+len(fieldStems.texts[n]))
		return !s.full()
	})
	s.block(s.hits[first:], fieldOf)
}

// fieldOf is the field of a hit, with its value where that is more than one letter: ships and cars have classes of one.
func fieldOf(h *found) string {
	if name, value, _ := strings.Cut(h.Token, " "); len(value) == 1 {
		return name
	}
	return h.Token
}

// joinsName are the signs that join the words of a name.
var joinsName = scan.TableOf("_-")

func inName(c byte) bool { return inWord(c) || c == '_' || c == '-' }

// field judges the value of the field whose name holds [at, end).
func (s *scanner) field(at, end int) {
	for at > 0 && end-at < longestField && inName(s.b[at-1]) {
		at--
	}
	for end < len(s.b) && end-at < longestField && inName(s.b[end]) {
		end++
	}
	name := string(bytes.Map(letterOnly, s.b[at:end]))
	g := gradeOfField(name)
	if g == none || name == "CLASS" && s.inCalendar(at) {
		return
	}
	if g == sure {
		end = s.nameEnd(at, end)
	}
	from, quoted := s.valueAt(end)
	if from == 0 {
		s.pair(at, end)
		return
	}
	if g == sure {
		s.unit(from, s.valueEnd(from, quoted), ofLabel)
	}
	s.takeValue(fieldHead{name, g, at}, from, quoted)
}

// fieldHead is the name of a field, what it makes of a level, and where it begins.
type fieldHead struct {
	name  string
	grade grade
	at    int
}

// gradeOfField is what the name of a field makes of a level that is its value.
func gradeOfField(name string) grade {
	if g := fieldGrades.atWord(name); g != none {
		return g
	}
	return fieldGrades.atWord(withoutKind(name))
}

// takeValue takes in the value of a field of levels.
func (s *scanner) takeValue(f fieldHead, from int, quoted bool) {
	to := from
	for to < len(s.b) && to-from < longestField && (inName(s.b[to]) || s.b[to] == '/' || s.b[to] == ' ' && quoted) {
		to++
	}
	token, needs := fieldValue(s.b[from:to])
	if strings.HasSuffix(f.name, "SCLAS") {
		needs = max(needs, imageLevels[string(s.b[from:to])])
	}
	switch {
	case !s.endsValue(to), to+1 < len(s.b) && s.b[to] == ')' && s.alnum(to+1): // (C)leric
		return
	case needs == marking.CeilingU && !s.anySmall(from, to):
		s.marked = append(s.marked, portion{s.span(from, to).Start, false})
		return
	case needs <= marking.CeilingU:
		s.odd = s.odd || to-from == 1 && scan.Upper(s.b[from]) && !s.anySmall(from, to)
		return
	}
	if s.anySmall(from, to) && (!quoted || len(token) < shortestWord) {
		return
	}
	s.hit(Level, from, to, f.name+" "+token, needs, s.gradeField(f, token, from, to, quoted))
}

// imageLevels are letters of levels that the format of images has and nothing else.
var imageLevels = map[string]marking.Ceiling{"T": marking.CeilingTS, "R": marking.CeilingC}

// nameEnd is where the name of a field [at, end) ends; that of an element ends behind its attributes.
func (s *scanner) nameEnd(at, end int) int {
	if end >= len(s.b) || s.b[end] != ' ' { // before the way back, which goes over all names up to the last blank
		return end
	}
	for at > 0 && (inName(s.b[at-1]) || s.b[at-1] == ':') { // a prefix
		at--
	}
	if at == 0 || s.b[at-1] != '<' {
		return end
	}
	if stop := at - 1 + s.tags.length(at-1) - 1; stop > end && s.b[stop-1] != '/' {
		return stop
	}
	return end
}

// kinds are words with which the name of a field ends that say in what form it has its value.
var kinds = []string{"NAME", "TEXT", "LABEL", "VALUE", "CODE", "STRING", "DESC", "DISPLAY", "TITLE"}

// withoutKind is the name of a field without such a word, "" where it has none.
func withoutKind(name string) string {
	for _, kind := range kinds {
		if cut, is := strings.CutSuffix(name, kind); is && fieldGrades.atWord(cut) == sure {
			return cut
		}
	}
	return ""
}

// gradeField judges the letters [from, to) of a level as the value of a field.
func (s *scanner) gradeField(f fieldHead, token string, from, to int, quoted bool) grade {
	g := f.grade
	if g < lone && (s.inMarking(f.at) || len(token) > len("C")) || g == sure && s.anySmall(from, to) {
		g = lone
	}
	if g == latent && quoted {
		g = lone
	}
	if g == lone && (s.inMarking(f.at) || s.ofMessage(f.at) ||
		f.name == "CLASSIFIED" && s.headsLine(f.at) && s.gapFollows(to)) {
		g = sure
	}
	return g
}

func (s *scanner) headsLine(at int) bool {
	from, to := s.line(at, at)
	return s.head(from, to) == at
}

// gapFollows reports whether a line ends at an offset, or another column of it begins behind.
func (s *scanner) gapFollows(at int) bool {
	return at >= len(s.b) || s.b[at] == '\n' || bytes.HasPrefix(s.b[at:], []byte("  ")) || s.b[at] == '\t'
}

func letterOnly(r rune) rune {
	if r == '_' || r == '-' {
		return -1
	}
	return r
}

// valueAt returns where the value of a field begins whose name ends at end, and whether it is quoted; 0 where there is
// none.
func (s *scanner) valueAt(end int) (from int, quoted bool) {
	given := false
	i := end
	for ; i < min(len(s.b), end+longestJoint); i++ {
		switch c := s.b[i]; {
		case c == ':' && s.b[i-1] == ':' && s.alnum(i+1): // the member of a type
			return 0, false
		case c == ':' || c == '=':
			given = true
		case c == '>' && (i == end || s.b[i-1] == '"' || s.b[i-1] == '='):
			given = true
		case c == '"' || c == '\'' || c == '`':
			quoted = given
		case c == '\n' && !quoted && given && bytes.HasPrefix(bytes.TrimLeft(s.b[i:], " \n"), []byte("- ")): // a list of YAML
			i += bytes.IndexByte(s.b[i:], '-')
		case strings.IndexByte(" \t([{*_", c) >= 0, c == '/' && given:
		case inWord(c) && given:
			if w := leadingWord(s.b[i:]); valueKeys.has(w) { // "classification": {"value": "S"}
				i, given, quoted = i+len(w)-1, false, false
				continue
			}
			return i, quoted
		default:
			return 0, false
		}
	}
	return 0, false
}

// valueEnd returns where a value that begins at an offset ends: with its quotation mark, its field or its line.
func (s *scanner) valueEnd(from int, quoted bool) int {
	ends := ";<\n\t|}]"
	if quoted {
		ends = "\"'`\n"
	}
	near := s.b[from:min(len(s.b), from+longestUnit+1)]
	if i := bytes.IndexAny(near, ends); i >= 0 {
		return from + i
	}
	return from + len(near)
}

// fieldValue is the level or the controls that the value of a field states, and what they need.
func fieldValue(b []byte) (token string, needs marking.Ceiling) {
	b = bytes.Trim(b, " -_/")
	for w, rest := nextWord(b); w != nil; w, rest = nextWord(rest) {
		level, known := levelLetters.get(w)
		if !known && len(w) >= shortestWord {
			level, known = clipped.get(w)
		}
		caption := captions.has(w) || strict.has(w) && len(w) > 1
		switch {
		case known:
			needs = max(needs, level)
		case caption:
			needs = max(needs, marking.CeilingCUI)
		case !controls.has(w) && !sources.has(w) || needs == marking.NoCeiling:
			return "", marking.NoCeiling
		}
	}
	return string(b), needs
}

// endsValue reports whether a value ends at i.
func (s *scanner) endsValue(i int) bool {
	return i >= len(s.b) || strings.IndexByte("\"'`,;)]}<>\n\r\t |*", s.b[i]) >= 0
}

// inMarking reports whether a field stands within one whose value is a marking: marking: {level: S}.
func (s *scanner) inMarking(at int) bool {
	before := bytes.TrimRight(s.b[max(0, at-longestJoint):at], " \t\n{\"'([-")
	key, is := bytes.CutSuffix(before, []byte(":"))
	if !is {
		key, is = bytes.CutSuffix(before, []byte("="))
	}
	w, rest := lastWord(bytes.TrimRight(key, "\"' "))
	return is && len(bytes.Trim(rest, "\"' ")) == 0 && fieldGrades.at(w) == sure
}

// messageFields are fields that a message has beside its level.
var messageFields = []string{"SUBJ", "TELEGRAM", "CABLE", "DRAFT", "CAVEAT", "TAGS", "MEMCON", "PORTION"}

// ofMessage reports whether a field near one that starts at an offset is that of a message.
func (s *scanner) ofMessage(at int) bool {
	near := s.b[max(0, at-reach):min(len(s.b), at+reach)]
	for _, field := range messageFields {
		for from := 0; ; {
			i := bytes.Index(near[from:], []byte(field))
			if i < 0 {
				break
			}
			from += i + len(field)
			name := leadingWord(near[from:])
			after := bytes.TrimLeft(near[from+len(name):], " \"'")
			if len(after) > 0 && strings.IndexByte(":=", after[0]) >= 0 {
				return true
			}
		}
	}
	return false
}

// names of files with their marks stand in logs and in the heads of mails: minutes_TS-SI-NF.txt, (S-NF).

// dashedControls are controls with the sign that joins them to a level.
var dashedControls = seek("-NF", "_NF", "-SI", "_SI", "-NOFORN", "_NOFORN", "-TK", "-OC", "-HCS", "-REL", "-FGI")

// dashed looks for the letters of a level with controls behind hyphens or underscores.
func (s *scanner) dashed() {
	s.each(dashedControls, func(n, at int) bool {
		s.dash(at, at+len(dashedControls.texts[n]))
		return !s.full()
	})
}

func (s *scanner) dash(at, end int) {
	if at > 0 && s.b[at-1] == '-' { // two stand for two strokes, which no name of a file or a sheet has
		at--
	}
	left := lastOf(s.b[max(0, at-longestLabel):at])
	for at > len(left) && end-at < longestMark &&
		strict.has(left) && len(left) > 1 && s.b[at-len(left)-1] == '-' { // TS-SI before -NF
		at -= len(left) + 1
		left = lastOf(s.b[max(0, at-longestLabel):at])
	}
	from := at - len(left)
	needs := levelLetters.at(left)
	if needs < marking.CeilingC || s.anySmall(from, end) || s.alnum(end) {
		return
	}
	if !s.bracketedAt(from) && !s.namesFile(from, end) && !s.marksLine(from, end) {
		return
	}
	s.hit(PortionMark, from, end, string(s.b[from:end]), needs, sure)
}

func (s *scanner) bracketedAt(from int) bool {
	return from > 0 && strings.IndexByte("([{\"'`", s.b[from-1]) >= 0
}

// marksLine reports whether the letters of a level and its control stand before the words of a line: -S-NF- Talks.
func (s *scanner) marksLine(from, to int) bool {
	first, last := s.line(from, to)
	return s.head(first, last) == from && (to == last || strings.IndexByte("- :.)_\t", s.b[to]) >= 0)
}

// longestSuffix is how long the suffix of a file is, longestFileName how long its name.
const (
	longestSuffix   = 5
	longestFileName = 255
)

// namesFile reports whether [from, to) is part of the name of a file: a sign that joins words stands before it, and a
// suffix in small letters behind it.
func (s *scanner) namesFile(from, to int) bool {
	if from == 0 || strings.IndexByte("_-./ ", s.b[from-1]) < 0 {
		return false
	}
	for end := min(len(s.b), from+longestFileName); to < end && inName(s.b[to]); {
		to++
	}
	if to+1 >= len(s.b) || s.b[to] != '.' {
		return false
	}
	suffix := leadingWord(s.b[to+1 : min(len(s.b), to+1+longestField)])
	return len(suffix) > 1 && len(suffix) <= longestSuffix && scan.Upper(suffix[0]) && s.small(to+1)
}
