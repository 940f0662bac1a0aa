package vocab

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The columns of the files of TAGS.
const (
	codeColumn = iota
	kindColumn
	meaningColumn
	fromColumn
	untilColumn
	replacedColumn
	sourceColumn
	tagColumns
)

// tagList is a list of TAGS as its file has it.
type tagList struct {
	rows  [][]string // in the order of the codes; a code of two kinds has two
	tags  []knownTag // one a code, in the same order
	index map[string]int
}

// knownTag is a code with how often it was seen in public samples, 0 where that was not counted.
type knownTag struct {
	TagInfo
	seen int
}

var (
	today     = sync.OnceValue(func() *tagList { return newTagList("tags.csv") })
	seventies = sync.OnceValue(func() *tagList { return newTagList("tags_1974.csv") })
)

func newTagList(file string) *tagList {
	l := &tagList{rows: rows(file)}
	slices.SortStableFunc(l.rows, func(a, b []string) int { return strings.Compare(a[codeColumn], b[codeColumn]) })
	l.tags = make([]knownTag, 0, len(l.rows))
	l.index = make(map[string]int, len(l.rows))
	for _, row := range l.rows {
		at, again := l.index[row[codeColumn]]
		if !again {
			at = len(l.tags)
			l.index[row[codeColumn]] = at
			l.tags = append(l.tags, readTag(row))
		}
		l.tags[at].Kinds |= tagKinds[row[kindColumn]]
	}
	return l
}

func (l *tagList) has(code []byte) bool {
	_, ok := l.index[string(code)]
	return ok
}

// tagKinds are the kinds of the files. A temporary code is a subject whose telegrams were not kept.
var tagKinds = map[string]Kinds{
	"subject": SubjectTag, "temporary": SubjectTag,
	"geographic": GeographicTag, "country": GeographicTag, "region": GeographicTag,
	"organization": OrganizationTag, "program": ProgramTag,
}

// readTag reads the row of a code without its kind. A code of two kinds has the meaning of the first.
func readTag(row []string) knownTag {
	info := TagInfo{Code: row[codeColumn], Meaning: meaningOf(row), ReplacedBy: row[replacedColumn]}
	info.Confirmed = info.Meaning != "" && isConfirmed(row)
	if from, until := row[fromColumn], row[untilColumn]; from != "" && until != "" {
		info.Period = from[:len("1973")] + "-" + until[len("19"):len("1979")]
	}
	return knownTag{info, observed(row[sourceColumn])}
}

const (
	unconfirmed = "meaning: memory"
	deduced     = "named in telegrams" // the full name is that of whoever read them
)

func meaningOf(row []string) string {
	return strings.TrimSpace(strings.TrimSuffix(row[meaningColumn], "("+unconfirmed+")"))
}

func isConfirmed(row []string) bool {
	return !strings.Contains(row[sourceColumn]+row[meaningColumn], unconfirmed) &&
		!strings.Contains(row[sourceColumn], deduced)
}

// observed returns the count of a source that says "observed 12", 0 where it says none.
func observed(source string) int {
	_, count, _ := strings.Cut(source, "observed ")
	digits := count[:len(count)-len(strings.TrimLeft(count, "0123456789"))]
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// stems are the last three letters of the subjects of both lists, in order.
var stems = sync.OnceValue(func() []string {
	var stems []string
	for _, list := range []*tagList{today(), seventies()} {
		for i := range list.tags {
			if t := &list.tags[i]; t.Kinds.Has(SubjectTag) && len(t.Code) == letters {
				stems = append(stems, t.Code[1:])
			}
		}
	}
	slices.Sort(stems)
	return slices.Compact(stems)
})

// isStem reports whether the last letters of a code are those of a subject in one of the lists.
func isStem(stem []byte) bool {
	_, ok := slices.BinarySearchFunc(stems(), stem, func(s string, stem []byte) int {
		return strings.Compare(s, string(stem))
	})
	return ok
}
