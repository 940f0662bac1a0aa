package spill

import (
	"bytes"
	"strings"
)

// Forms and data have a name and its value in two elements, cells, strings, arguments or lines, with anything but a
// colon between: <dt>Classification</dt><dd>S</dd>, {"name": "classification", "value": "S"}, \classification{S}. The
// finders of names note those behind which no value stands in their own way. What stands there in another way is read
// in a view that has each pair on a line of its own: Classification: S.

// pair is where the name of a field and its value stand.
type pair struct{ name, nameEnd, value, valueEnd int }

// widestPair is how far apart a name and its value stand, with the tags between them.
const widestPair = 160

// ways are how a value may stand behind a name. Each returns where it begins, 0 where it does not, and the signs that
// end it.
var ways = []struct {
	gap    func(b []byte) int
	ends   string
	atHead bool // the name must stand at the head of its line, and the value end it
}{
	{inElement, "<\n", false},
	{inMember, "\"'`\n", false},
	{inTuple, "\"'`\n", false},
	{inArgument, "}\n", false},
	{belowName, "\n", true},
	{inNextCell, "|\n", true},
	{behindLeader, "\n", true},
}

// opensPair are the signs with which the gap between a name and its value begins.
const opensPair = "<\"'`}{:\n|\t ,.-=_*"

// pair notes the name [at, end) if a value stands behind it in such a way.
func (s *scanner) pair(at, end int) {
	if end >= len(s.b) || len(s.pairs) >= mostHits || strings.IndexByte(opensPair, s.b[end]) < 0 {
		return
	}
	near := s.b[end:min(len(s.b), end+widestPair)]
	for i := range ways {
		way := &ways[i]
		n := way.gap(near)
		if n == 0 || n >= len(near) || !inWord(near[n]) && strings.IndexByte("([/", near[n]) < 0 {
			continue
		}
		stop := len(near)
		if i := bytes.IndexAny(near[n:], way.ends); i >= 0 {
			stop = n + i
		}
		if stop-n > longestUnit || stop == n || way.atHead && (!s.namesRow(at) || !endsRow(near[stop:])) {
			continue
		}
		s.pairs = append(s.pairs, pair{at, end, end + n, end + stop})
		return
	}
}

// qualifiers are words before the name of a level that say whose it is.
var qualifiers = set(`
SECURITY OVERALL DOCUMENT DOC MAX MAXIMUM HIGHEST ORIGINAL PAGE FILE CUI INFORMATION DATA MESSAGE MATERIAL PROTECTIVE
CURRENT PORTION THE SYSTEM NETWORK SLIDE PAPER REPORT RECORD TITLE SUBJECT INITIAL PRESENT ITS OWN NATIONAL NATO
`)

// namesRow reports whether the name at an offset has nothing before it on its line but the words that qualify it.
func (s *scanner) namesRow(at int) bool {
	from, to := s.line(at, at)
	head := s.head(from, to)
	return head <= at && onlyOf(s.b[head:at], qualifiers)
}

// endsRow reports whether nothing follows on the line but the sign that ends its last cell.
func endsRow(b []byte) bool {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		b = b[:i]
	}
	return len(bytes.Trim(b, " |\r")) == 0
}

// skip is the length of the signs of a set at the head of b.
func skip(b []byte, signs string) int { return len(b) - len(bytes.TrimLeft(b, signs)) }

// headCells are the tags of cells that head a column or a row: two of them are the head of a table.
var headCells = []byte("<TH")

// inElement: the name ends its element, and the value is the text of the next one.
func inElement(b []byte) int {
	n := skip(b, " :*")
	closed, last := bytes.HasPrefix(b, []byte(`">`)), n // <field name="class">
	if closed {
		n = len(`">`)
	}
	for n < len(b) && b[n] == '<' {
		size := tagLength(b[n:])
		if size == 0 {
			return 0
		}
		closed = closed || b[n+1] == '/'
		last = n
		n += size
		n += skip(b[n:], " \t\r\n:")
	}
	if !closed || bytes.HasPrefix(b[last:], headCells) {
		return 0
	}
	return n
}

// inMember: the name is the value of one member or attribute, and the value that of the next: name="class" value="S".
func inMember(b []byte) int {
	n := skip(b, ", \t\r\n\"'`")
	if w := leadingWord(b[n:]); !bytes.ContainsAny(b[:n], "\"'`\n") || !memberKeys.has(w) {
		return 0
	}
	n += len(leadingWord(b[n:]))
	given := skip(b[n:], "\"' :=>")
	if !bytes.ContainsAny(b[n:n+given], ":=") {
		return 0
	}
	return n + given
}

// memberKeys are the names of members that hold the value of a field whose name another one holds.
var memberKeys = set(`VALUE VAL V CONTENT TEXT STRING DATA DEFAULT VALUESTRING STRINGVALUE ANSWER RESPONSE`)

// inTuple: the name and the value are the two arguments of a call, or the two strings of a list.
func inTuple(b []byte) int {
	if strings.IndexByte(quotes, b[0]) < 0 {
		return 0
	}
	n := 1 + skip(b[1:], ", \t")
	if n == 1 || n >= len(b) || b[n] != b[0] {
		return 0
	}
	end := bytes.IndexByte(b[n+1:], b[0])
	if end < 0 || n+end+2 >= len(b) || strings.IndexByte(")]}", b[n+end+2]) < 0 {
		return 0
	}
	return n + 1
}

// inArgument: the value is the argument of a macro of this name, or that behind one: \mark{S}, \set{marking}{S}.
func inArgument(b []byte) int {
	n := skip(b[:1], "}")
	if n < len(b) && b[n] == '{' {
		return n + 1
	}
	return 0
}

// belowName: the name has a line of its own, and the value the next one.
func belowName(b []byte) int {
	n := skip(b, " \t:*_\r")
	if n >= len(b) || b[n] != '\n' {
		return 0
	}
	n += skip(b[n:], " \t\r\n")
	return n
}

// inNextCell: the value stands in the next cell or column.
func inNextCell(b []byte) int {
	n := skip(b, " \t|,:*\"")
	gap := string(b[:n])
	if strings.ContainsAny(gap, "|\t,") || strings.Contains(gap, "  ") {
		return n
	}
	return 0
}

// shortestLeader is how many signs lead from a name to its value.
const shortestLeader = 3

// behindLeader: points, lines or an arrow lead to the value.
func behindLeader(b []byte) int {
	n := skip(b, " ._-=>:")
	lead := string(bytes.Trim(b[:n], " "))
	if len(lead) < shortestLeader && lead != "-" && !strings.HasSuffix(lead, ">") {
		return 0
	}
	return n
}

// paired looks at the pairs that were noted, each on a line of its own.
func (s *scanner) paired() {
	if len(s.pairs) == 0 {
		return
	}
	f := &folded{src: s.src}
	for _, p := range s.pairs {
		f.take(s.folded, p.name, p.nameEnd)
		f.sign(':')
		f.sign(' ')
		f.take(s.folded, p.value, p.valueEnd)
		f.sign('\n')
	}
	f.at = append(f.at, uint32(s.span(len(s.b)-1, len(s.b)).End))
	o := s.on(f)
	for _, find := range []func(*scanner){
		(*scanner).words, (*scanner).fields, (*scanner).labels, (*scanner).authorities, (*scanner).designations,
		(*scanner).strayCaptions, (*scanner).kin,
	} {
		o.enough = len(o.hits) + mostHits
		find(o)
	}
	s.join(o)
}

// sign adds a sign that the text does not have, at the place of what stands before it.
//
//go:noinline
func (f *folded) sign(c byte) {
	f.b, f.lower, f.at = append(f.b, c), append(f.lower, 0), append(f.at, f.at[len(f.at)-1])
}
