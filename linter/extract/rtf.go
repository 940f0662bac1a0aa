package extract

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// rtfState is what holds within a group (Rich Text Format 1.9.1, "Formal Syntax").
type rtfState struct {
	role    Role // of the text of the group
	struck  Role // Deleted or Hidden where the characters are marked so, Body where not
	dropped bool // the group holds no text
	skips   int  // bytes that stand for a character of \u
}

// of returns the role of a character.
func (s rtfState) of() Role {
	if s.struck != Body {
		return s.struck
	}
	return s.role
}

// rtf is a document as it is read.
type rtf struct {
	o         *opener
	doc       doc
	rest      []byte
	now       rtfState
	above     []rtfState
	charset   encoding.Encoding
	bytes     []byte           // of a character set, not yet decoded
	texts     map[Role][]byte  // what was read, by role
	places    map[Role][]place //
	marked    map[Role]int     // the paragraph of the last place
	paragraph int
	skip      int // bytes that stand for the last character of \u
	high      rune
	star      bool // a reader that does not know the next word leaves the group out
	fault     bool
}

// What groups hold other than the body of the document.
var (
	rtfRoles = map[string]Role{
		"header": PageHeader, "headerl": PageHeader, "headerr": PageHeader, "headerf": PageHeader,
		"footer": PageHeader, "footerl": PageHeader, "footerr": PageHeader, "footerf": PageHeader,
		"footnote": Note, "annotation": Comment, "atnid": Comment, "atnauthor": Comment,
		"info": Property, "userprops": Property, "docvar": Property, "revtbl": Property, "shptxt": Body,
		"shprslt": Hidden, "picprop": Hidden, "stylesheet": Hidden,
	}
	rtfDropped = map[string]bool{
		"fonttbl": true, "colortbl": true, "pict": true, "themedata": true,
		"colorschememapping": true, "datastore": true, "latentstyles": true, "listtable": true,
		"listoverridetable": true, "rsidtbl": true, "filetbl": true, "xmlnstbl": true, "generator": true,
		"blipuid": true, "panose": true, "falt": true, "mmathPr": true, "wgrffmtfilter": true,
	}
	rtfTexts = map[string]string{
		"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "column": "\n", "tab": "\t", "cell": "\t",
		"nestcell": "\t", "nestrow": "\n", "emdash": "\u2014", "endash": "\u2013", "bullet": "\u2022", "lquote": "\u2018",
		"rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d", "emspace": " ", "enspace": " ", "qmspace": " ",
		"title": "\n", "subject": "\n", "author": "\n", "keywords": "\n", "doccomm": "\n", "operator": "\n",
		"manager": "\n", "company": "\n", "category": "\n",
	}
	rtfSigns = map[byte]string{
		'\\': `\`, '{': "{", '}': "}", '~': " ", '_': "-", '\n': "\n", '\r': "\n", '\t': "\t",
	}
)

func readRTF(o *opener, d doc) {
	r := &rtf{
		o: o, doc: d, rest: d.data, now: rtfState{skips: 1}, charset: charmap.Windows1252,
		texts: map[Role][]byte{}, places: map[Role][]place{}, marked: map[Role]int{}, paragraph: 1,
	}
	for len(r.rest) > 0 && !r.fault {
		o.ask()
		r.token()
	}
	r.flush()
	if len(r.above) > 0 && !r.fault {
		o.unread(d, "it is damaged: it ends within a group")
	}
	for role := Body; role <= Attachment; role++ {
		if text := r.texts[role]; len(bytes.TrimSpace(text)) > 0 {
			o.part(Part{Path: d.path, Role: role, Parent: d.parent, Text: text, places: r.places[role]})
		}
	}
}

// token reads a brace, a control or characters.
func (r *rtf) token() {
	switch c := r.rest[0]; c {
	case '{':
		r.flush()
		r.rest = r.rest[1:]
		r.open()
	case '}':
		r.flush()
		r.rest = r.rest[1:]
		r.close()
	case '\\':
		r.control()
	case '\r', '\n':
		r.rest = r.rest[1:]
	default:
		r.raw(c)
		r.rest = r.rest[1:]
	}
}

func (r *rtf) open() {
	if len(r.above) >= r.o.limits.XMLDepth {
		r.o.unread(r.doc, "it has more than %s groups within each other", thousands(int64(r.o.limits.XMLDepth)))
		r.fault = true
		return
	}
	r.above = append(r.above, r.now)
}

func (r *rtf) close() {
	if last := len(r.above) - 1; last >= 0 {
		r.now, r.above = r.above[last], r.above[:last]
	}
}

// control reads a control word or a control symbol.
func (r *rtf) control() {
	if len(r.rest) < 2 {
		r.rest = nil
		return
	}
	c := r.rest[1]
	if isLetter(c) {
		r.obey(r.word())
		return
	}
	r.rest = r.rest[2:]
	switch sign, known := rtfSigns[c]; {
	case c == '\'':
		r.hex()
	case c == '*':
		r.star = true
	case known && r.skip > 0:
		r.skip--
	case known:
		r.flush()
		r.say(sign)
	}
}

// hex reads a character of the document's set: two digits.
func (r *rtf) hex() {
	if len(r.rest) < 2 {
		r.rest = nil
		return
	}
	if c, err := strconv.ParseUint(string(r.rest[:2]), 16, 8); err == nil {
		r.raw(byte(c))
	}
	r.rest = r.rest[2:]
}

// word cuts a control word, its number and the blank that ends it from the rest.
func (r *rtf) word() (word string, n int, numbered bool) {
	at := 1
	for at < len(r.rest) && isLetter(r.rest[at]) {
		at++
	}
	word = string(r.rest[1:at])
	from := at
	if at < len(r.rest) && r.rest[at] == '-' {
		at++
	}
	for at < len(r.rest) && r.rest[at] >= '0' && r.rest[at] <= '9' {
		at++
	}
	n, err := strconv.Atoi(string(r.rest[from:at]))
	if at < len(r.rest) && r.rest[at] == ' ' {
		at++
	}
	r.rest = r.rest[at:]
	return word, n, err == nil
}

// obey does what a control word asks for.
func (r *rtf) obey(word string, n int, numbered bool) {
	star := r.star
	r.star = false
	if word == "u" {
		r.unicode(n)
		return
	}
	r.flush()
	on := !numbered || n != 0
	role, isGroup := rtfRoles[word]
	text, isText := rtfTexts[word]
	switch {
	case word == "bin":
		r.rest = r.rest[min(max(n, 0), len(r.rest)):]
	case word == "uc":
		r.now.skips = min(max(n, 0), mostSkipped)
	case word == "v":
		r.now.struck = struck(on, Hidden)
	case word == "deleted":
		r.now.struck = struck(on, Deleted)
	case word == "plain":
		r.now.struck = Body
	case word == "ansicpg", rtfSets[word] != "":
		r.set(word, n)
	case word == "objdata":
		r.o.unread(r.doc, "an object that is embedded in it is not read")
		r.now.dropped = true
	case rtfDropped[word]:
		r.now.dropped = true
	case isGroup: // within a picture, which is dropped, its properties are text
		r.now.role, r.now.dropped = role, false
	case star:
		r.now.role = Hidden
	case isText:
		r.say(text)
		r.breakAt(word)
	}
}

// mostSkipped is more bytes than any set of characters has for one.
const mostSkipped = 8

func struck(on bool, role Role) Role {
	if on {
		return role
	}
	return Body
}

// rtfSets are the words for the sets of characters of other systems, and the names of sets that Windows has
// by number alone.
var (
	rtfSets     = map[string]string{"mac": "macintosh", "pc": "IBM437", "pca": "IBM850"}
	rtfSetNames = map[int]string{
		437: "IBM437", 850: "IBM850", 852: "IBM852", 866: "IBM866", 932: "Shift_JIS", 936: "GBK", 949: "EUC-KR",
		950: "Big5", 10000: "macintosh", 65001: "UTF-8",
	}
)

// set takes the characters of the document from a set. Those of ASCII are the same in all.
func (r *rtf) set(word string, n int) {
	name := rtfSets[word]
	if word == "ansicpg" {
		name = cmp.Or(rtfSetNames[n], fmt.Sprintf("windows-%d", n))
	}
	if e := charsetOf(name); e != nil {
		r.charset = e
	}
}

// unicode reads the number of a character, one half of it above U+FFFF, for which a few bytes follow that
// older programs show.
func (r *rtf) unicode(n int) {
	r.flush()
	c := rune(uint16(n))
	switch {
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
	case r.high != 0:
		r.say(string(utf16.DecodeRune(r.high, c)))
		r.high = 0
	default:
		r.say(string(c))
	}
	r.skip = r.now.skips
}

// raw takes a byte of the document's set of characters.
func (r *rtf) raw(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	r.bytes = append(r.bytes, c)
}

// flush decodes the bytes that were taken.
func (r *rtf) flush() {
	if len(r.bytes) == 0 {
		return
	}
	text, err := r.charset.NewDecoder().Bytes(r.bytes)
	if err != nil {
		text = bytes.ToValidUTF8(r.bytes, []byte("\uFFFD"))
	}
	r.bytes = r.bytes[:0]
	r.say(string(text))
}

// say adds text to what is in the same role.
func (r *rtf) say(text string) {
	if r.now.dropped || text == "" {
		return
	}
	if !r.o.take(r.doc, int64(len(text)), int64(len(r.doc.data))) {
		r.fault = true
		return
	}
	role := r.now.of()
	at := len(r.texts[role])
	if role != Property && r.marked[role] != r.paragraph && r.paragraph <= mostParagraphs {
		r.places[role] = append(r.places[role], place{at, fmt.Sprintf("paragraph %d", r.paragraph)})
		r.marked[role] = r.paragraph
	}
	r.texts[role] = append(r.texts[role], text...)
}

// mostParagraphs is how many have a place of their own: each place takes more room than a short paragraph.
const mostParagraphs = 100_000

// breakAt counts the paragraphs of the body.
func (r *rtf) breakAt(word string) {
	if word == "par" && r.now.role == Body {
		r.paragraph++
	}
}
