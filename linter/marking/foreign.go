package marking

import (
	"slices"
	"strings"
)

// natoLevels are the levels of NATO in letters and in words (manual, section G.2).
var natoLevels = [...]struct {
	short, long string
	level       Level
	restricted  bool
}{
	{"CTS", "COSMIC TOP SECRET", TopSecret, false},
	{"NS", "NATO SECRET", Secret, false},
	{"NC", "NATO CONFIDENTIAL", Confidential, false},
	{"NR", "NATO RESTRICTED", Confidential, true},
	{"NU", "NATO UNCLASSIFIED", Unclassified, false},
}

// readForeign reads the head of a marking that stands where a U.S. level would: a NATO level, a
// country with its level, a concealed source, JOINT. slashed says that "//" stands before it.
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
			t := token{cat: catLevel, level: e.level, controls: Controls{}.With(NATO)}
			if e.restricted {
				t.controls = t.controls.With(RESTRICTED)
			}
			t.name, t.proper = s, e.short
			if banner {
				t.proper = e.long
			}
			if mixed {
				t.controls = t.controls.With(control)
				t.proper += "//" + register[control].portion
			}
			if t.name != t.proper || !slashed {
				t.forms = append(t.forms, NATOForm)
			}
			return t, true
		}
	}
	return readNATOLetter(s, banner)
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
		if e.level == level && e.restricted == restricted {
			t := token{cat: catLevel, level: level, controls: Controls{}.With(NATO), name: s, proper: e.short}
			if banner {
				t.proper = e.long
			}
			if restricted {
				t.controls = t.controls.With(RESTRICTED)
			}
			t.forms = append(t.forms, NATOForm)
			return t, true
		}
	}
	return token{}, false
}

// readJoint reads JOINT S GBR USA (manual, section H.3).
func readJoint(s string, _, banner bool) (token, bool) {
	rest, ok := strings.CutPrefix(s, "JOINT ")
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
	t := token{cat: catLevel, level: level, name: words(s)}
	t.controls = Controls{Joint: list}.With(JOINT)
	if restricted {
		t.controls = t.controls.With(RESTRICTED)
	}
	return t, true
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
	t := token{cat: catLevel, level: level, controls: Controls{FGI: codes}.With(FGI), name: s}
	if restricted {
		t.controls = t.controls.With(RESTRICTED)
	}
	if sep == ' ' && !slashed {
		t.forms = append(t.forms, FGISlashes)
	}
	return t, true
}

// readFGI reads FGI with the countries that share in a U.S. portion: FGI GBR CAN.
func readFGI(s string, whole bool) (token, int) {
	lead := "FGI"
	if !headed(s, lead) {
		lead = register[FGI].long
		if !headed(s, lead) {
			return token{}, 0
		}
	}
	t := token{cat: catFGI, controls: Controls{}.With(FGI), name: "FGI"}
	n := len(s)
	if !whole {
		n = len(lead) + codesEnd(s[len(lead):])
	}
	if codes := owners(s[len(lead):n]); len(codes) > 0 {
		slices.SortStableFunc(codes, byCode)
		t.controls.FGI = codes
		t.name += " " + strings.Join(codes, " ")
	}
	return t, n
}

// owners returns the countries that s lists. Where one is none, s stands for itself: it is printed as it
// was read, whatever signs are in it.
func owners(s string) []string {
	if codes := items(s); allCountries(codes) {
		return codes
	}
	return []string{words(s)}
}

// codesEnd returns how much of s is blank-separated country codes.
func codesEnd(s string) int {
	end := 0
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			i++
			continue
		}
		n := wordEnd(s[i:])
		if !isCountry(s[i : i+n]) {
			return end
		}
		i += n
		end = i
	}
	return end
}
