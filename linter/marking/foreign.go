package marking

import (
	"slices"
	"strings"
)

// natoLevels are the levels of NATO in letters and in words (manual, section G.1). NATO RESTRICTED raises no
// level: 32 CFR 2001.54 is about foreign information other than NATO's.
var natoLevels = [...]natoLevel{
	{"CTS", "COSMIC TOP SECRET", TopSecret, false},
	{"NS", "NATO SECRET", Secret, false},
	{"NC", "NATO CONFIDENTIAL", Confidential, false},
	{"NR", "NATO RESTRICTED", Unclassified, true},
	{"NU", "NATO UNCLASSIFIED", Unclassified, false},
}

type natoLevel struct {
	short, long string
	level       Level
	restricted  bool
}

// nato makes the token of a level of NATO that is written s.
func nato(e natoLevel, s string, banner bool) token {
	t := levelled(e.level, s)
	t.control, t.controls, t.proper = NATO, Controls{}.With(NATO), e.short
	if e.restricted {
		t.controls = t.controls.With(RESTRICTED)
	}
	if banner {
		t.proper = e.long
	}
	return t
}

// readForeignHead reads the head of a marking that stands where a U.S. level would: what [readForeign] reads, and
// the level of an activity, whose short form is any word that begins and ends like one.
func readForeignHead(s string, slashed, banner bool) (token, bool) {
	if t, ok := readForeign(s, slashed, banner); ok {
		return t, true
	}
	return readActivity(s, slashed, banner)
}

// readForeign reads a foreign level: one of NATO, a country with its level, a concealed source, JOINT. slashed
// says that "//" stands before it.
func readForeign(s string, slashed, banner bool) (token, bool) {
	for _, read := range [...]func(string, bool, bool) (token, bool){
		readNATO, readJoint, readConcealed, readCountry,
	} {
		if t, ok := read(s, slashed, banner); ok {
			return t, true
		}
	}
	return token{}, false
}

// readNATO reads //NS, NATO SECRET, and the older forms with a control in them: CTSA, NS-ATOMAL.
func readNATO(s string, slashed, banner bool) (token, bool) {
	for _, e := range natoLevels {
		for _, name := range [...]string{e.short, e.long} {
			rest, ok := strings.CutPrefix(s, name)
			if !ok {
				continue
			}
			mixed, control, ok := natoControl(rest)
			if !ok {
				continue
			}
			t := nato(e, s, banner)
			if mixed {
				t.controls = t.controls.With(control)
				t.proper += "//" + register[control].Portion
			}
			if t.name != t.proper || !slashed {
				t.forms = append(t.forms, NATOForm)
			}
			return t, true
		}
	}
	return readNATOLetter(s, banner)
}

// readActivity reads a level of an activity of the North Atlantic Council, which is named in it (manual, section
// G.1): NATO ISAF SECRET, NIS.
func readActivity(s string, slashed, banner bool) (token, bool) {
	name, ok := strings.CutPrefix(s, "NATO ")
	if banner && ok {
		activity, level, found := strings.Cut(name, " ")
		l, restricted := foreignLevel(level)
		if !found || l == NoLevel || wordEnd(activity) != len(activity) || activity == "TOP" {
			return token{}, false
		}
		return ofActivity(s, l, restricted), true
	}
	if banner || !slashed || len(s) < len("NIS") || s[0] != 'N' || wordEnd(s) != len(s) || isCountry(s) {
		return token{}, false
	}
	l, restricted := foreignLevel(s[len(s)-1:])
	return ofActivity(s, l, restricted), l != NoLevel
}

func ofActivity(s string, l Level, restricted bool) token {
	if restricted {
		l = Unclassified
	}
	t := levelled(l, s)
	t.control, t.controls = NATO, Controls{}.With(NATO)
	if restricted {
		t.controls = t.controls.With(RESTRICTED)
	}
	return t
}

// natoControl reads what may follow a NATO level in its own token.
func natoControl(s string) (mixed bool, c Control, ok bool) {
	switch strings.TrimLeft(s, " -") {
	case "":
		return false, 0, s == ""
	case "A", "AT", "ATOMAL":
		return true, ATOMAL, true
	case "B", "BALK":
		return true, BALK, true
	case "BOHEMIA":
		return true, BOHEMIA, true
	}
	return false, 0, false
}

// readNATOLetter reads NATO S and NATO-S.
func readNATOLetter(s string, banner bool) (token, bool) {
	rest, ok := strings.CutPrefix(s, "NATO")
	if !ok || len(rest) < 2 {
		return token{}, false
	}
	level, restricted := foreignLevel(strings.TrimLeft(rest, " -"))
	if level == NoLevel {
		return token{}, false
	}
	for _, e := range natoLevels {
		if e.restricted == restricted && (restricted || e.level == level) {
			t := nato(e, s, banner)
			t.forms = append(t.forms, NATOForm)
			return t, true
		}
	}
	return token{}, false
}

// readJoint reads JOINT S GBR USA (manual, section H.3).
func readJoint(s string, slashed, banner bool) (token, bool) {
	rest, ok := strings.CutPrefix(s, register[JOINT].Portion+" ")
	if !ok {
		return token{}, false
	}
	level, restricted, n := leadingLevel(rest)
	if level == NoLevel {
		return token{}, false
	}
	list := owners(rest[n:])
	if banner && !allCountries(list) { // a post and its serial follow
		return token{}, false
	}
	t := levelled(level, words(s))
	t.control, t.controls = JOINT, Controls{}.With(JOINT, list...)
	t.forms = jointFaults(rest[n:], list, banner)
	if !slashed {
		t.forms = append(t.forms, FGISlashes)
	}
	t.name = words(s[:len(s)-len(rest)+n]) + leading(t.controls.list(JOINT))
	if restricted {
		t.controls = t.controls.With(RESTRICTED)
	}
	return t, true
}

// jointFaults returns what is wrong with the owners of joint information.
func jointFaults(written string, list []string, banner bool) []FaultKind {
	faults := listFaults(&register[JOINT], written, list)
	if len(list) == 0 && banner {
		faults = append(faults, ListBare)
	}
	return faults
}

// leadingLevel reads the level at the head of s.
func leadingLevel(s string) (l Level, restricted bool, n int) {
	for _, word := range [...]string{
		"TOP SECRET", "UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TS", "U", "R", "C", "S",
	} {
		if headed(s, word) {
			l, restricted = foreignLevel(word)
			return l, restricted, len(word)
		}
	}
	return NoLevel, false, 0
}

// readConcealed reads FGI S and FGI-S, foreign information whose source is concealed.
func readConcealed(s string, slashed, _ bool) (token, bool) {
	if len(s) < 5 || !strings.HasPrefix(s, "FGI") || s[3] != ' ' && s[3] != '-' {
		return token{}, false
	}
	return foreignToken(s, s[4:], s[3], nil, slashed)
}

// readCountry reads GBR S, and GBR-C of 32 CFR 2001.24(c).
func readCountry(s string, slashed, _ bool) (token, bool) {
	cut := strings.IndexAny(s, " -")
	for cut > 0 {
		codes := strings.Fields(s[:cut])
		if !allCountries(codes) {
			return token{}, false
		}
		if t, ok := foreignToken(s, s[cut+1:], s[cut], codes, slashed); ok {
			return t, true
		}
		next := strings.IndexAny(s[cut+1:], " -")
		if next < 0 {
			return token{}, false
		}
		cut += 1 + next
	}
	return token{}, false
}

func foreignToken(s, levelWord string, sep byte, codes []string, slashed bool) (token, bool) {
	level, restricted := foreignLevel(levelWord)
	if level == NoLevel {
		return token{}, false
	}
	t := levelled(level, s)
	t.control, t.controls = FGI, Controls{}.With(FGI, codes...)
	if slices.Contains(codes, "USA") {
		t.forms = append(t.forms, ListUSA)
	}
	if !slices.IsSortedFunc(codes, byAlphabet) {
		t.forms = append(t.forms, ListUnsorted)
		t.name = strings.Join(t.controls.list(FGI), " ") + string(sep) + levelWord
	}
	if restricted {
		t.controls = t.controls.With(RESTRICTED)
	}
	if sep == ' ' && !slashed {
		t.forms = append(t.forms, FGISlashes)
	}
	return t, true
}
