package vocab

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"sync"
)

// Post is a post as address lines name it.
type Post struct {
	Name    string // "AMEMBASSY LONDON"
	City    string
	Country string // TAGS code of the country; "" where it is not known
	Routing string // routing indicator; "" where it is not known
	Other   string // a routing indicator that another list gives; "" for none
	Kind    PostKind
}

// PostKind is a kind of post.
type PostKind uint8

// The kinds of post.
const (
	Embassy PostKind = iota
	Consulate
	Mission
	LiaisonOffice
	Institute
	PresenceOffice
	Department
	Office
	InterestsSection
)

// The columns of the file of posts.
const (
	postColumn = iota
	cityColumn
	countryColumn
	routingColumn
	postKindColumn
	postSourceColumn
	postColumns
)

// postLines are the rows of the file of posts as lines, in the order of their names, which are never in quotes. Most
// runs look for the post of a cable's sender: the row of that one alone is read.
var postLines = sync.OnceValue(func() []string {
	_, rows, _ := strings.Cut(postsFile, "\n")
	lines := make([]string, 0, strings.Count(rows, "\n"))
	for line := range strings.Lines(rows) {
		lines = append(lines, strings.TrimSuffix(line, "\n"))
	}
	return lines
})

// postList is the list of posts as its file has it.
type postList struct {
	posts  []Post         // in the order of their names
	routed map[string]int // of several posts with one indicator, the one whose own cables show it
}

var allPosts = sync.OnceValue(func() *postList {
	rows := readRows(postsFile, postColumns)
	l := &postList{posts: make([]Post, len(rows)), routed: map[string]int{}}
	for i, row := range rows {
		l.posts[i] = readPost(row)
		if indicator := row[routingColumn]; indicator != "" {
			at, taken := l.routed[indicator]
			if !taken || sends(row) && !sends(rows[at]) {
				l.routed[indicator] = i
			}
		}
	}
	return l
})

var postKinds = map[string]PostKind{
	"embassy": Embassy, "consulate": Consulate, "mission": Mission, "liaison office": LiaisonOffice,
	"institute": Institute, "regional presence office": PresenceOffice, "department": Department,
	"office": Office, "interests section": InterestsSection,
}

func readPost(row []string) Post {
	_, other, _ := strings.Cut(row[postSourceColumn], "(gives ")
	other, _, _ = strings.Cut(other, ")")
	return Post{
		Name: row[postColumn], City: row[cityColumn], Country: row[countryColumn], Routing: row[routingColumn],
		Other: other, Kind: postKinds[row[postKindColumn]],
	}
}

// sends reports whether cables of the post itself show its indicator.
func sends(row []string) bool { return strings.Contains(row[postSourceColumn], "DE/FM lines") }

// PostNamed looks up a post by its name in an address line, upper case and with single blanks.
func PostNamed(name []byte) (Post, bool) {
	lines := postLines()
	at, found := slices.BinarySearchFunc(lines, name, byPost)
	if !found {
		return Post{}, false
	}
	var row [postColumns]string
	return readPost(appendFields(row[:0], lines[at])), true
}

// byPost orders a row of the file by its name.
func byPost(line string, name []byte) int {
	switch of := line[:strings.IndexByte(line, ',')]; {
	case of < string(name):
		return -1
	case of == string(name):
		return 0
	}
	return 1
}

// PostRouted looks up the post that a routing indicator leads to. Where several share it, the one
// that was seen to send under it is returned.
func PostRouted(indicator []byte) (Post, bool) {
	l := allPosts()
	if at, ok := l.routed[string(indicator)]; ok {
		return l.posts[at], true
	}
	return Post{}, false
}

// RoutedBy reports whether indicator is one of the post's, or one of its own made by adding a letter:
// a post may have several terminals (RUEHFR, RUEHFRA).
func (p Post) RoutedBy(indicator []byte) bool {
	if p.Routing == "" || bytes.HasPrefix(indicator, []byte(p.Routing)) {
		return true
	}
	return p.Other != "" && p.Other == string(indicator)
}

var secstate = []byte("SECSTATE")

// Signs reports whether a post that addresses itself as name, "AMEMBASSY PORT OF SPAIN", numbers its
// messages as short, "PORT OF SPAIN" or "PORTOFSPAIN": the name without what it begins with. The
// Department, "SECSTATE WASHDC", signs as STATE. A short name may be cut after six letters.
func Signs(name, short []byte) bool {
	if bytes.HasPrefix(name, secstate) && (string(short) == "STATE" || string(short) == "SECSTATE") {
		return true
	}
	for start := 0; start < len(name); {
		if sameLetters(name[start:], short) {
			return true
		}
		i := bytes.IndexByte(name[start:], ' ')
		if i < 0 {
			return false
		}
		start += i + 1
	}
	return false
}

// Truncated is how many letters of a post's name a page line has room for.
const Truncated = 6

// sameLetters compares two names by their letters and digits alone; short may be cut after six.
func sameLetters(name, short []byte) bool {
	letters := 0
	i := 0
	for _, b := range short {
		if !isNameByte(b) {
			continue
		}
		for i < len(name) && !isNameByte(name[i]) {
			i++
		}
		if i == len(name) || upper(name[i]) != upper(b) {
			return false
		}
		i++
		letters++
	}
	if letters >= Truncated {
		return true
	}
	for ; i < len(name); i++ {
		if isNameByte(name[i]) {
			return false
		}
	}
	return letters > 0
}

func isNameByte(b byte) bool { return isLetter(upper(b)) || b >= '0' && b <= '9' }

func upper(b byte) byte {
	if b >= 'a' && b <= 'z' {
		return b - 'a' + 'A'
	}
	return b
}

// services are the words before the city in what address lines call a post. Numbers are given without them, but are
// written with them too: USMISSION GENEVA 12.
var services = []string{"AMEMBASSY", "EMBASSY", "AMCONSUL", "USMISSION", "USLO", "USINT", "USOFFICE", "AIT"}

// missions sign by the name of what they are accredited to, with or without their city behind it.
var missions = []string{"USUN", "USEU", "USNATO", "USOSCE", "UNVIE", "ECBRUSSELS"}

// Signature is the name under which a post numbers its messages, by its letters and digits alone: "RIODEJANEIRO". It
// completes a name that was cut where the list has one post that begins so, as the field of page lines has room for six
// letters and references shorten names (RIO DE JAN). The Department signs as STATE, the mission in New York as USUN.
func Signature(name []byte) string {
	short := withoutService(nameLetters(name))
	if strings.HasPrefix(short, "SECSTATE") {
		return "STATE"
	}
	for _, mission := range missions {
		if strings.HasPrefix(short, mission) {
			return mission
		}
	}
	if len(short) < Truncated-1 { // one of the six may be a blank: CAPE T
		return short
	}
	l := allSignatures()
	at := sort.SearchStrings(l, short)
	if at == len(l) || !strings.HasPrefix(l[at], short) || at+1 < len(l) && strings.HasPrefix(l[at+1], short) {
		return short[:min(len(short), longestSignature)]
	}
	return l[at]
}

// longestSignature is how much is kept of a name that is in no list, as it may be a text that stands in its place.
const longestSignature = 24

// withoutService takes the service off a name of which a city is left.
func withoutService(name string) string {
	for _, service := range services {
		if city, ok := strings.CutPrefix(name, service); ok && len(city) >= len("ROM") {
			return city
		}
	}
	return name
}

// NameWord reports whether a word, in any case, is one of the name of a listed post.
func NameWord(word string) bool { return nameWords()[strings.ToUpper(word)] }

var nameWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, p := range allPosts().posts {
		for _, w := range strings.FieldsFunc(p.Name, func(r rune) bool { return r > 0x7f || !isNameByte(byte(r)) }) {
			words[w] = true
		}
		_, own, _ := strings.Cut(p.Name, " ")
		words[nameLetters([]byte(own))] = true
	}
	for _, service := range services {
		words[service] = true
	}
	for _, mission := range missions {
		words[mission] = true
	}
	return words
})

// Signed reports whether a listed post numbers its messages under a signature.
func Signed(signature string) bool {
	_, listed := slices.BinarySearch(allSignatures(), signature)
	return listed || signature == "STATE"
}

// allSignatures are those of the listed posts, in order.
var allSignatures = sync.OnceValue(func() []string {
	var all []string
	for _, p := range allPosts().posts {
		if _, own, ok := strings.Cut(p.Name, " "); ok {
			all = append(all, nameLetters([]byte(own)))
		}
	}
	all = append(all, missions...)
	sort.Strings(all)
	return slices.Compact(all)
})

// nameLetters returns the letters and digits of a name in upper case.
func nameLetters(name []byte) string {
	out := make([]byte, 0, len(name))
	for _, b := range name {
		if isNameByte(b) {
			out = append(out, upper(b))
		}
	}
	return string(out)
}
