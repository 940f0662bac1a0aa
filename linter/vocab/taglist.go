package vocab

import (
	"slices"
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
	rows  [][]string // a code of two kinds has two
	tags  []knownTag // one a code
	index map[string]int
	names []string // the codes of several words: COLOMBO PLAN
}

// knownTag is a code of a list. What its row says is read when it is asked for: most codes never are.
type knownTag struct {
	row   []string // the first, which has the meaning
	kinds Kinds
}

var (
	today     = sync.OnceValue(func() *tagList { return newTagList(tagsFile) })
	seventies = sync.OnceValue(func() *tagList { return newTagList(tags1974File) })
)

func newTagList(file string) *tagList {
	l := &tagList{rows: readRows(file, tagColumns)}
	l.tags = make([]knownTag, 0, len(l.rows))
	l.index = make(map[string]int, len(l.rows))
	for _, row := range l.rows {
		at, again := l.index[row[codeColumn]]
		if !again {
			at = len(l.tags)
			l.index[row[codeColumn]] = at
			l.tags = append(l.tags, knownTag{row: row})
			if strings.Contains(row[codeColumn], " ") {
				l.names = append(l.names, row[codeColumn])
			}
		}
		l.tags[at].kinds |= tagKinds[row[kindColumn]]
	}
	return l
}

func (l *tagList) has(code []byte) bool {
	_, ok := l.index[string(code)]
	return ok
}

func (l *tagList) hasName(words []byte) bool {
	for _, name := range l.names {
		if string(words) == name {
			return true
		}
	}
	return false
}

func (l *tagList) find(code []byte) (TagInfo, bool) {
	at, ok := l.index[string(code)]
	if !ok {
		return TagInfo{}, false
	}
	return l.tags[at].info(), true
}

// tagKinds are the kinds of the files. A temporary code is a subject whose telegrams were not kept.
var tagKinds = map[string]Kinds{
	"subject": SubjectTag, "temporary": SubjectTag,
	"geographic": GeographicTag, "country": GeographicTag, "region": GeographicTag,
	"organization": OrganizationTag, "program": ProgramTag,
}

func (t *knownTag) code() string { return t.row[codeColumn] }

func (t *knownTag) isReplaced() bool { return t.row[replacedColumn] != "" }

func (t *knownTag) info() TagInfo {
	info := TagInfo{Code: t.code(), Kinds: t.kinds, Meaning: meaningOf(t.row), ReplacedBy: t.row[replacedColumn]}
	info.Confirmed = info.Meaning != "" && isConfirmed(t.row)
	if from, until := t.row[fromColumn], t.row[untilColumn]; from != "" && until != "" {
		info.Years = Years{year(from), year(until)}
	}
	return info
}

// year returns the year of a day, "1973-03-01".
func year(day string) int {
	year := 0
	for _, digit := range day[:len("1973")] {
		year = 10*year + int(digit-'0')
	}
	return year
}

const (
	unconfirmed = "meaning: memory"
	deduced     = "named in telegrams" // the full name is that of whoever read them
)

func meaningOf(row []string) string {
	return strings.TrimSpace(strings.TrimSuffix(row[meaningColumn], "("+unconfirmed+")"))
}

func isConfirmed(row []string) bool {
	return !strings.Contains(row[sourceColumn], unconfirmed) && !strings.Contains(row[meaningColumn], unconfirmed) &&
		!strings.Contains(row[sourceColumn], deduced)
}

// seen is how often the code was seen in public samples, 0 where that was not counted: its source says
// "observed 12".
func (t *knownTag) seen() int {
	_, count, _ := strings.Cut(t.row[sourceColumn], "observed ")
	n := 0
	for i := 0; i < len(count) && count[i] >= '0' && count[i] <= '9'; i++ {
		n = 10*n + int(count[i]-'0')
	}
	return n
}

// stems are the last three letters of the subjects of both lists, in order.
var stems = sync.OnceValue(func() []string {
	var stems []string
	for _, list := range []*tagList{today(), seventies()} {
		for i := range list.tags {
			if t := &list.tags[i]; t.kinds.Has(SubjectTag) && len(t.code()) == letters {
				stems = append(stems, t.code()[1:])
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
