package marking

import (
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/scan"
)

// readList reads a control with its list of countries: REL TO USA, GBR; DISPLAY ONLY AFG; FGI CAN GBR.
func (p *parser) readList(lead *spelling, s string, whole bool) (token, int) {
	row := &register[lead.control]
	n := len(s)
	if !whole {
		n = len(lead.text) + p.listEnd(lead.control, s[len(lead.text):])
	}
	list := s[len(lead.text):n]
	if strings.ContainsAny(list, "0123456789") && row.Separator != " " {
		return token{}, 0
	}
	codes := items(list)
	if row.Separator == " " {
		codes = owners(list)
	}
	if len(codes) == 0 {
		return p.bareList(lead), len(lead.text)
	}
	return p.listToken(lead, list, codes), n
}

// bareList makes the token of a control without its list.
func (p *parser) bareList(lead *spelling) token {
	row := &register[lead.control]
	t := ofControl(lead.control, Controls{}.With(lead.control), row.name(p.form))
	t.forms = p.misplaced(lead)
	if row.Bare != BareEverywhere {
		t.forms = append(t.forms, ListBare)
	}
	if lead.control == REL {
		t.name = "REL"
	}
	return t
}

// listToken makes the token of a control with a list, and says what is wrong with the list.
func (p *parser) listToken(lead *spelling, list string, codes []string) token {
	c := lead.control
	row := &register[c]
	t := ofControl(c, Controls{}.With(c, codes...), "")
	t.forms, t.until = append(p.misplaced(lead), listFaults(row, list, codes)...), lead.Until
	t.name = p.listName(c, t.controls.list(c))
	if slices.ContainsFunc(codes, isStrange) { // whose place is not known
		t.name = p.listName(c, codes)
	}
	switch {
	case p.form == Banner && lead.place&inBanner != 0 && c != REL:
		t.name = lead.text + strings.TrimPrefix(t.name, row.name(p.form))
	case c == REL && lead.text == row.name(p.form): // its words are right, whatever its list begins with
		t.name = lead.text + strings.TrimPrefix(strings.TrimPrefix(t.name, lead.text), "REL")
	}
	return t
}

// isStrange reports whether s looks like a code and is none.
func isStrange(s string) bool {
	return (len(s) == 3 || len(s) == 4) && wordEnd(s) == len(s) && !isCountry(s)
}

// listName writes a control with its list as the register does.
func (p *parser) listName(c Control, codes []string) string { return listName(p.form, c, codes) }

func listName(f Form, c Control, codes []string) string {
	row := &register[c]
	lead := row.name(f)
	switch {
	case len(codes) == 0 && c == REL && f != Banner:
		return "REL"
	case len(codes) == 0:
		return lead
	case c == EYES:
		return strings.Join(codes, row.Separator) + " " + row.Title
	case c == REL && codes[0] != "USA": // State names a single partner so
		lead = "REL"
	}
	return lead + " " + strings.Join(codes, row.Separator)
}

// listFaults returns what is wrong with the codes of a list, and with what parts them.
func listFaults(row *Row, list string, codes []string) []FaultKind {
	var faults []FaultKind
	at := slices.Index(codes, "USA")
	switch {
	case row.USA == USAFirst && at != 0, row.USA == USANever && at >= 0:
		faults = append(faults, ListUSA)
	case row.USA == USAFirst && len(codes) == 1:
		faults = append(faults, ListAlone)
	}
	rest := slices.Clone(codes)
	if row.USA == USAFirst {
		rest = foreigners(codes)
	}
	if isCodes(rest) && !slices.IsSortedFunc(rest, byAlphabet) {
		faults = append(faults, ListUnsorted)
	}
	if words(list) != strings.Join(codes, row.Separator) {
		faults = append(faults, ListSeparator)
	}
	if slices.ContainsFunc(codes, func(code string) bool { return !isCountry(code) }) {
		faults = append(faults, ListUnknown)
	}
	if sorted := slices.Sorted(slices.Values(codes)); len(slices.Compact(sorted)) < len(codes) {
		faults = append(faults, ListRepeated)
	}
	return faults
}

const eyesOnly = "EYES ONLY"

// readEyes reads USA/GBR EYES ONLY, whose list stands before the words, and EYES ONLY USA, GBR.
func (p *parser) readEyes(s string, whole bool) (token, int) {
	if headed(s, eyesOnly) {
		return p.readEyesBehind(s, whole)
	}
	stop := strings.Index(s, " "+eyesOnly)
	if stop < 0 || !allReaders(items(s[:stop])) {
		return token{}, 0
	}
	codes := items(s[:stop])
	t := ofControl(EYES, Controls{}.With(EYES, codes...), "")
	t.name = p.listName(EYES, t.controls.list(EYES))
	t.forms = listFaults(&register[EYES], s[:stop], codes)
	return t, stop + len(" ") + len(eyesOnly)
}

func (p *parser) readEyesBehind(s string, whole bool) (token, int) {
	n := len(s)
	if !whole {
		n = len(eyesOnly) + p.listEnd(EYES, s[len(eyesOnly):])
	}
	codes := items(s[len(eyesOnly):n])
	if !allReaders(codes) {
		return token{}, 0
	}
	t := ofControl(EYES, Controls{}.With(EYES, codes...), p.listName(EYES, codes))
	t.forms = append(t.forms, Malformed)
	return t, n
}

// allReaders reports whether codes can be a list of EYES ONLY.
func allReaders(codes []string) bool {
	return len(codes) > 0 && !slices.ContainsFunc(codes, func(code string) bool {
		return !isCountry(code) && code != "UK" && code != "US"
	})
}

// foreigners returns a list without the United States.
func foreigners(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(code string) bool { return code == "USA" })
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
	}
	return byAlphabet(a, b)
}

// byAlphabet orders trigraphs before tetragraphs, each by the alphabet.
func byAlphabet(a, b string) int {
	if ta, tb := isTrigraph(a), isTrigraph(b); ta != tb {
		if ta {
			return -1
		}
		return 1
	}
	return strings.Compare(a, b)
}

// sortCodes puts a list of codes in order; words such as UK or CHINA have none.
func sortCodes(list []string, usa Place) []string {
	switch {
	case isCodes(list) && usa == USAFirst:
		return arrange.Sorted(slices.Values(list), byCode)
	case isCodes(list):
		return arrange.Sorted(slices.Values(list), byAlphabet)
	}
	if i := slices.Index(list, "USA"); i > 0 && usa == USAFirst {
		return slices.Concat(list[i:i+1], list[:i], list[i+1:])
	}
	return list
}

// isCodes reports whether the whole list is codes.
func isCodes(list []string) bool {
	for _, s := range list {
		if len(s) != 3 && len(s) != 4 && !isCountry(s) || wordEnd(s) != len(s) {
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

// owners returns the countries that s lists. Where one is none, s stands for itself: it is printed as it
// was read, whatever signs are in it.
func owners(s string) []string {
	codes := items(s)
	if len(codes) == 0 || allCountries(codes) {
		return codes
	}
	return []string{words(s)}
}

func allCountries(list []string) bool {
	return !slices.ContainsFunc(list, func(s string) bool { return !isCountry(s) })
}

// listEnd returns how much of s, what follows the control c in a banner, is its list. A list with commas goes
// on only after one, or "and", and one with blanks only with codes, so that the post behind it is no country.
func (p *parser) listEnd(c Control, s string) int {
	blank := register[c].Separator == " "
	end, open := 0, true
	for i := 0; i < len(s); {
		switch b := s[i]; {
		case b == ' ':
			i++
		case !blank && (b == ',' || b == '&'):
			open = true
			i++
		case headed(s[i:], "AND"):
			open = true
			i += len("AND")
		default:
			n := wordEnd(s[i:])
			if n == 0 || blank && !isCountry(s[i:i+n]) || !blank && (!open || scan.Digit(s[i])) {
				return end
			}
			i += n
			end, open = i, blank
		}
	}
	return end
}

// isTrigraph reports whether s is a country code.
func isTrigraph(s string) bool { return len(s) == 3 && strings.Contains(trigraphs, " "+s+" ") }

// isCountry reports whether s is a country code or the code of an organisation or alliance.
func isCountry(s string) bool {
	return isTrigraph(s) || (len(s) == 4 || s == "EU" || s == "NSG") && strings.Contains(tetragraphs, " "+s+" ")
}

// members returns the countries that an organization stands for where they are published, else none.
func members(code string) []string { return strings.Fields(membersOf[code]) }

// expandable are the organizations that a banner's list may be worked out from by their members (manual,
// section D.2, rule 23).
var expandable = [...]string{"TEYE", "ACGU", "FVEY"}
