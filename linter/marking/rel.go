package marking

import (
	"slices"
	"strings"

	"cablelint/linter/scan"
)

// releases are the words that a release list follows, the longest first.
var releases = [...]struct {
	lead    string
	control Control
}{
	{"AUTHORIZED FOR RELEASE TO", REL},
	{"RELEASABLE TO", REL},
	{"REL TO", REL},
	{"REL", REL},
	{"DISPLAY ONLY", DISPLAY},
}

// readRelease reads REL TO and DISPLAY ONLY with their lists, and a list with EYES ONLY after it.
func readRelease(s string, whole bool) (token, int) {
	for _, r := range releases {
		if !headed(s, r.lead) {
			continue
		}
		list, n := s[len(r.lead):], len(s)
		if !whole {
			n = len(r.lead) + listEnd(list)
			list = s[len(r.lead):n]
		}
		if len(items(list)) == 0 || strings.ContainsAny(list, "0123456789") {
			return token{}, 0
		}
		return releaseToken(r.control, r.lead, list), n
	}
	if t, n := readEyesList(s, whole); n > 0 {
		return t, n
	}
	return readEyes(s)
}

// readEyesList reads EYES ONLY USA, GBR: the list stands behind the words instead of before them.
func readEyesList(s string, whole bool) (token, int) {
	const lead = "EYES ONLY"
	if !headed(s, lead) {
		return token{}, 0
	}
	n := len(s)
	if !whole {
		n = len(lead) + listEnd(s[len(lead):])
	}
	codes := items(s[len(lead):n])
	if len(codes) == 0 || slices.ContainsFunc(codes, func(s string) bool { return !isReader(s) }) {
		return token{}, 0
	}
	t := token{cat: catDissem, controls: Controls{Eyes: codes}.With(EYES)}
	t.name = strings.Join(codes, "/") + " " + lead
	t.forms = append(t.forms, Malformed)
	return t, n
}

// isReader reports whether code can stand in a list of EYES ONLY.
func isReader(code string) bool { return isCountry(code) || code == "UK" || code == "US" }

// readEyes reads USA/GBR EYES ONLY, countries joined by slashes (manual, section H.8).
func readEyes(s string) (token, int) {
	const tail = " EYES ONLY"
	stop := strings.Index(s, tail)
	if stop < 0 {
		return token{}, 0
	}
	codes := items(s[:stop])
	for _, code := range codes {
		if !isReader(code) {
			return token{}, 0
		}
	}
	if len(codes) == 0 {
		return token{}, 0
	}
	t := token{cat: catDissem, controls: Controls{Eyes: codes}.With(EYES)}
	t.name = strings.Join(codes, "/") + tail
	return t, stop + len(tail)
}

func releaseToken(c Control, lead, list string) token {
	codes := items(list)
	t := token{cat: catDissem}
	if c == DISPLAY {
		t.controls = Controls{Display: codes}.With(c)
		t.name = lead + " " + strings.Join(codes, ", ")
		return t
	}
	t.controls = Controls{RelTo: codes}.With(c)
	if codes[0] != "USA" {
		t.forms = append(t.forms, RelNotUSAFirst)
	}
	if rest := without(codes, "USA"); isCodes(rest) && !slices.IsSortedFunc(rest, byCode) {
		t.forms = append(t.forms, RelUnsorted)
	}
	if words(list) != strings.Join(codes, ", ") {
		t.forms = append(t.forms, RelSeparator)
	}
	ordered := codes
	if isCodes(codes) {
		ordered = slices.SortedFunc(slices.Values(codes), byCode)
	} else if i := slices.Index(codes, "USA"); i > 0 {
		ordered = slices.Concat(codes[i:i+1], codes[:i], codes[i+1:])
	}
	if ordered[0] == "USA" {
		lead = "REL TO"
	}
	t.name = lead + " " + strings.Join(ordered, ", ")
	return t
}

func without(list []string, s string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(v string) bool { return v == s })
}

// byCode orders a release list: USA, trigraphs, tetragraphs (manual, section A.6).
func byCode(a, b string) int {
	switch {
	case a == b:
		return 0
	case a == "USA":
		return -1
	case b == "USA":
		return 1
	case len(a) != len(b):
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

// isCodes reports whether the whole list is codes; words such as UK or CHINA have no order.
func isCodes(list []string) bool {
	for _, s := range list {
		if len(s) != 3 && len(s) != 4 || !isToken(s) {
			return false
		}
	}
	return true
}

// items cuts a list at commas, slashes, "and", and at the blanks between codes.
func items(list string) []string {
	var out []string
	for item := range strings.FieldsFuncSeq(list, func(r rune) bool { return strings.ContainsRune(",/;&", r) }) {
		codes := strings.Fields(item)
		for len(codes) > 0 {
			and := slices.Index(codes, "AND")
			if and < 0 {
				and = len(codes)
			}
			out = appendItem(out, codes[:and])
			codes = codes[min(and+1, len(codes)):]
		}
	}
	return out
}

// appendItem adds what stands between two separators: codes, or one country in several words.
func appendItem(out, words []string) []string {
	switch {
	case len(words) == 0:
		return out
	case allCountries(words):
		return append(out, words...)
	}
	return append(out, strings.Join(words, " "))
}

func allCountries(list []string) bool {
	for _, s := range list {
		if !isCountry(s) {
			return false
		}
	}
	return true
}

// listEnd returns how much of s, what follows REL TO in a banner, is its list. A list goes on only
// after a comma or "and", so that the post that follows it is not taken for a country.
func listEnd(s string) int {
	end, open := 0, true
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == ' ':
			i++
		case c == ',' || c == '&':
			open = true
			i++
		case headed(s[i:], "AND"):
			open = true
			i += len("AND")
		default:
			n := wordEnd(s[i:])
			if n == 0 || !open || scan.Digit(s[i]) {
				return end
			}
			i += n
			end, open = i, false
		}
	}
	return end
}
