package vocab

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// Kinds is a set of kinds of TAGS code: a few codes are of two.
type Kinds uint8

// The kinds of code (5 FAH-3 H-612; names of persons stand beside them and have no code).
const (
	SubjectTag Kinds = 1 << iota
	GeographicTag
	OrganizationTag
	ProgramTag
)

// Has reports whether k holds one of the kinds of other.
func (k Kinds) Has(other Kinds) bool { return k&other != 0 }

// String names the kinds in words.
func (k Kinds) String() string {
	var names []string
	for i, name := range [...]string{"subject", "geographic", "organization", "program"} {
		if k.Has(1 << i) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " and ")
}

// TagInfo is what is known of a TAGS code.
type TagInfo struct {
	Code       string
	Kinds      Kinds
	Meaning    string // "" where it is not known
	ReplacedBy string // the code that took its place; "" for none
	Confirmed  bool   // Meaning was found in a source
}

// Tag looks up a code, written in upper case.
func Tag(code []byte) (TagInfo, bool) {
	if i, ok := findTag(code); ok {
		return tagTable[i], true
	}
	return TagInfo{}, false
}

// HasTag reports whether a code, written in upper case, is in the vocabulary.
func HasTag(code []byte) bool {
	_, ok := findTag(code)
	return ok
}

// Tags calls yield for every code in alphabetical order until it returns false.
func Tags(yield func(TagInfo) bool) {
	for i := range tagTable {
		if !yield(tagTable[i]) {
			return
		}
	}
}

// pairs bounds what the first two characters of a code come to: a capital, then one of 64 characters.
const pairs = 26 << 6

// pair numbers the first two characters of a code, -1 where no code has them.
func pair(code []byte) int {
	if len(code) < 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < ' ' || code[1] > '_' {
		return -1
	}
	return int(code[0]-'A')<<6 | int(code[1]&0x3f)
}

// byPair are the ranges of the table in which codes have the same two first characters: the lookup is
// done for every code of every cable.
var byPair = func() (ranges [pairs]struct{ from, to uint16 }) {
	for i := range tagTable {
		r := &ranges[pair([]byte(tagTable[i].Code))]
		if r.to == 0 {
			r.from = uint16(i)
		}
		r.to = uint16(i + 1)
	}
	return ranges
}()

func findTag(code []byte) (int, bool) {
	key := pair(code)
	if key < 0 {
		return 0, false
	}
	for i := int(byPair[key].from); i < int(byPair[key].to); i++ {
		if tagTable[i].Code == string(code) {
			return i, true
		}
	}
	return 0, false
}

// Region reports whether code has the form of a region code, X and a letter. The list of them was not
// found, so none of that form is unknown.
func Region(code []byte) bool { return len(code) == 2 && code[0] == 'X' && isLetter(code[1]) }

// Near returns the codes that code, written in upper case, may have been meant for in a year, 0 where that
// is not known, in alphabetical order: those that a swap of two neighbouring letters leads to, and only
// where there is none of those, the ones that one letter more, less or other leads to. Until 1982 they are
// codes of the list of 1974 alone: nobody meant a code that was not made yet.
func Near(code []byte, year int) []string {
	table := tagTable[:]
	if is1974(year) {
		table = tagTable1974[:]
	}
	near := swapped(table, code)
	if near == nil {
		near = edited(table, code)
	}
	return near
}

func swapped(table []TagInfo, code []byte) []string {
	var near []string
	try := append([]byte(nil), code...)
	for i := 1; i < len(try); i++ {
		try[i-1], try[i] = try[i], try[i-1]
		if info, ok := findSorted(table, try); ok && try[i-1] != try[i] {
			near = appendSorted(near, info.Code)
		}
		try[i-1], try[i] = try[i], try[i-1]
	}
	return near
}

func edited(table []TagInfo, code []byte) []string {
	var near []string
	for i := range table {
		known := table[i].Code
		if d := len(known) - len(code); d < -1 || d > 1 {
			continue
		}
		if levenshtein.ComputeDistance(known, string(code)) == 1 {
			near = append(near, known)
		}
	}
	return near
}

func appendSorted(list []string, s string) []string {
	at := len(list)
	for at > 0 && list[at-1] > s {
		at--
	}
	list = append(list, "")
	copy(list[at+1:], list[at:])
	list[at] = s
	return list
}

// Country returns the TAGS code, in a year, of the country that code, written in upper case, names in
// another list: TAGS follow FIPS 10, drafters slip into ISO 3166. "" when code is none of those, or when
// the list of that year lacks what it leads to; a code that is a TAG itself never is. A year of 0 is one
// that is not known.
func Country(code []byte, year int) string {
	low, high := 0, len(foreignCodes)
	for low < high {
		mid := (low + high) / 2
		if foreignCodes[mid].code < string(code) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == len(foreignCodes) || foreignCodes[low].code != string(code) {
		return ""
	}
	tag := foreignCodes[low].tag
	if is1974(year) {
		if _, ok := findSorted(tagTable1974[:], []byte(tag)); !ok {
			return ""
		}
	}
	return tag
}

type foreignCode struct{ code, tag string }

// foreignCodes leads from ISO 3166 codes, and a few that are of no list but often written, to TAGS.
// GE is left out: it stands for Georgia in ISO and is as often meant for Germany.
var foreignCodes = [...]foreignCode{
	{"AFG", "AF"},
	{"ARG", "AR"},
	{"AT", "AU"},
	{"AUS", "AS"},
	{"AZ", "AJ"},
	{"BI", "BY"},
	{"BJ", "BN"},
	{"BRA", "BR"},
	{"BW", "BC"},
	{"BZ", "BH"},
	{"CAN", "CA"},
	{"CHN", "CH"},
	{"CL", "CI"},
	{"COL", "CO"},
	{"CR", "CS"},
	{"CUB", "CU"},
	{"DE", "GM"},
	{"DEU", "GM"},
	{"DK", "DA"},
	{"DM", "DO"},
	{"DZ", "AG"},
	{"EE", "EN"},
	{"EGY", "EG"},
	{"ESP", "SP"},
	{"EU", "EUN"},
	{"FRA", "FR"},
	{"GBR", "UK"},
	{"GD", "GJ"},
	{"GEO", "GG"},
	{"GN", "GV"},
	{"GQ", "EK"},
	{"HN", "HO"},
	{"HT", "HA"},
	{"IE", "EI"},
	{"IL", "IS"},
	{"IND", "IN"},
	{"IQ", "IZ"},
	{"IRN", "IR"},
	{"IRQ", "IZ"},
	{"ISR", "IS"},
	{"ITA", "IT"},
	{"JP", "JA"},
	{"JPN", "JA"},
	{"KH", "CB"},
	{"KM", "CN"},
	{"KP", "KN"},
	{"KW", "KU"},
	{"KY", "CJ"},
	{"LB", "LE"},
	{"LC", "ST"},
	{"LK", "CE"},
	{"LR", "LI"},
	{"LV", "LG"},
	{"ME", "MW"},
	{"MEX", "MX"},
	{"MM", "BM"},
	{"MQ", "MB"},
	{"OM", "MU"},
	{"PF", "FP"},
	{"PG", "PP"},
	{"PH", "RP"},
	{"PT", "PO"},
	{"PY", "PA"},
	{"RU", "RS"},
	{"RUS", "RS"},
	{"SAU", "SA"},
	{"SD", "SU"},
	{"SK", "LO"},
	{"SV", "ES"},
	{"SYR", "SY"},
	{"TJ", "TI"},
	{"TM", "TX"},
	{"TR", "TU"},
	{"TUR", "TU"},
	{"UA", "UP"},
	{"UKR", "UP"},
	{"USA", "US"},
	{"VEN", "VE"},
	{"VG", "VI"},
	{"VN", "VM"},
	{"VU", "NH"},
	{"VZ", "VE"},
	{"YE", "YM"},
	{"ZM", "ZA"},
	{"ZR", "CG"},
	{"ZW", "ZI"},
}

const (
	shortestRun = 6
	longestRun  = 40
)

// Split cuts codes that were run together, "PHUMPRELUP", into subject and program codes of four
// letters and an optional country at the end. It returns nil unless the run, written in upper case,
// can be cut into codes of the vocabulary in that way and in no other way.
func Split(run []byte) []string {
	if len(run) < shortestRun || len(run) > longestRun || len(run)%4 != 0 && len(run)%4 != 2 {
		return nil
	}
	for i := 0; i < len(run); i += 4 {
		piece := run[i:min(i+4, len(run))]
		if at, ok := findTag(piece); !ok || !tagTable[at].Kinds.Has(pieceKinds(len(piece))) {
			return nil
		}
	}
	if waysToSplit(run) != 1 {
		return nil
	}
	var codes []string
	for i := 0; i < len(run); i += 4 {
		codes = append(codes, string(run[i:min(i+4, len(run))]))
	}
	return codes
}

func pieceKinds(length int) Kinds {
	if length == 2 {
		return GeographicTag
	}
	return SubjectTag | ProgramTag
}

// longestPiece bounds the codes that are looked for in a run: longer ones are names in words.
const longestPiece = 8

// waysToSplit counts the ways to cut run into two or more codes of any kind.
func waysToSplit(run []byte) int {
	var ways [longestRun + 1]int
	ways[0] = 1
	for end := 1; end <= len(run); end++ {
		for start := max(0, end-longestPiece); start < end; start++ {
			if ways[start] > 0 && end-start < len(run) && HasTag(run[start:end]) {
				ways[end] += ways[start]
			}
		}
	}
	return ways[len(run)]
}

func isLetter(b byte) bool { return b >= 'A' && b <= 'Z' }
