package vocab

import (
	"slices"
	"strings"
)

// lastOf1974 is the last year whose cables are judged by the list of 1974 too. Its sources end with 1979;
// its codes were still written for some time.
const lastOf1974 = 1982

// is1974 reports whether the list of 1974 holds for a year; 0 stands for one that is not known.
func is1974(year int) bool { return year > 0 && year <= lastOf1974 }

// HasTagIn reports whether a code, written in upper case, was one in a year, which is 0 where it is not
// known; see [TagIn].
func HasTagIn(code []byte, year int) bool {
	_, ok := TagIn(code, year)
	return ok
}

// TagIn looks up a code, written in upper case, as it was in a year. Until 1982 the list of 1974 is asked
// first, then the one of today, for neither is closed; what is in neither may be a subject code of an open
// field. For a year of 0, which is not known, a code of either list is one, with today's meaning before
// that of 1974.
func TagIn(code []byte, year int) (TagInfo, bool) {
	if is1974(year) {
		if info, ok := tagOf1974(code); ok {
			return info, true
		}
	}
	info, ok := Tag(code)
	switch {
	case ok:
		return info, true
	case is1974(year):
		return openSubject(code)
	case year == 0:
		return tagOf1974(code)
	}
	return TagInfo{}, false
}

func tagOf1974(code []byte) (TagInfo, bool) { return findSorted(tagTable1974[:], code) }

// findSorted looks a code up in one of the tables.
func findSorted(table []TagInfo, code []byte) (TagInfo, bool) {
	low, high := 0, len(table)
	for low < high {
		mid := (low + high) / 2
		if table[mid].Code < string(code) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == len(table) || table[low].Code != string(code) {
		return TagInfo{}, false
	}
	return table[low], true
}

// openFields are the first letters of the fields of subjects that the Archives' list for 1973-79 leaves
// open: economic, military, political, social, and technology. "All Subject TAGS in the ... field are
// permanent", it says of each of them, and names none. Of administration, business services, consular
// affairs and operations it names all.
const openFields = "EMPST"

// openSubject returns what is known of a code of four letters in an open field whose last three are those
// of a subject in either list, as ETRN has those of ATRN: that it is a subject. The list does not speak of
// every string of four letters, but of the subjects of its fields; and what only looks like a code is a
// slip or the name of a person. The lists of organizations are asked before it: EFTA and MBFR have that
// form too.
func openSubject(code []byte) (TagInfo, bool) {
	const letters = 4
	if len(code) != letters || strings.IndexByte(openFields, code[0]) < 0 || !isStem(code[1:]) {
		return TagInfo{}, false
	}
	return TagInfo{Code: string(code), Kinds: SubjectTag}, true
}

// isStem reports whether the last letters of a code are those of a subject in one of the lists.
func isStem(stem []byte) bool {
	has := func(info TagInfo) bool { return info.Kinds.Has(SubjectTag) && info.Code[1:] == string(stem) }
	return slices.ContainsFunc(tagTable1974[:], has) || slices.ContainsFunc(tagTable[:], has)
}
