package extract

import (
	"bytes"
	"html"
	"strings"
)

// html adds the text of a page as it is shown, in its role, and what the page does not show.
func (o *opener) html(d doc, role Role) {
	shown, hidden := readHTML(d.data, false, o.ask)
	d.data = shown
	o.text(d, role)
	d.data = hidden
	o.text(d, Hidden)
}

// What tags do to the text: what stands in their place where they begin and end, and elements whose content is
// not shown.
var (
	tagBreaks = map[string]string{
		"td": "\t", "th": "\t",
		"address": "\n", "article": "\n", "blockquote": "\n", "br": "\n", "caption": "\n", "center": "\n", "dd": "\n",
		"div": "\n", "dl": "\n", "dt": "\n", "fieldset": "\n", "footer": "\n", "form": "\n", "h1": "\n", "h2": "\n",
		"h3": "\n", "h4": "\n", "h5": "\n", "h6": "\n", "header": "\n", "hr": "\n", "li": "\n", "main": "\n", "nav": "\n",
		"ol": "\n", "option": "\n", "p": "\n", "pre": "\n", "section": "\n", "table": "\n", "tr": "\n", "ul": "\n",
	}
	unshown = map[string]bool{"script": true, "style": true, "title": true, "template": true}
)

// page is a page as it is read: a small reader that comes to an end on any bytes, in one pass.
type page struct {
	rest          []byte
	shown, hidden []byte
	pre           bool // blanks count
	tagless       bool // no tag ends from here on
}

// readHTML returns what a page shows, a line a block, and what it does not: comments, values of attributes,
// scripts, styles and titles, a line each. pre says that the text stands within a <pre>. It asks whether to go on, by
// leaving, at each tag.
func readHTML(data []byte, pre bool, ask func()) (shown, hidden []byte) {
	p := &page{rest: data, pre: pre}
	for len(p.rest) > 0 {
		ask()
		at := bytes.IndexByte(p.rest, '<')
		if at < 0 || p.tagless {
			at = len(p.rest)
		}
		p.say(p.rest[:at])
		p.rest = p.rest[at:]
		if len(p.rest) > 0 {
			p.tag()
		}
	}
	return p.shown, p.hidden
}

// say adds text that is shown.
func (p *page) say(raw []byte) {
	text := strings.ReplaceAll(html.UnescapeString(string(raw)), "\u00a0", " ")
	if p.pre {
		p.shown = append(p.shown, text...)
		return
	}
	for _, c := range []byte(text) {
		switch c {
		case ' ', '\t', '\n', '\f':
			if n := len(p.shown); n > 0 && !isBlank(p.shown[n-1]) {
				p.shown = append(p.shown, ' ')
			}
		default:
			p.shown = append(p.shown, c)
		}
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// hide adds text that is not shown.
func (p *page) hide(raw []byte) {
	if text := bytes.TrimSpace(raw); len(text) > 0 {
		p.hidden = append(append(p.hidden, html.UnescapeString(string(text))...), '\n')
	}
}

// tag reads what begins with "<", which may be no tag at all.
func (p *page) tag() {
	switch b := p.rest; {
	case bytes.HasPrefix(b, []byte("<!--")):
		p.until([]byte("-->"), len("<!--"))
	case len(b) > 1 && (b[1] == '!' || b[1] == '?'):
		p.until([]byte(">"), len("<!"))
	case len(b) > 1 && (isLetter(b[1]) || b[1] == '/'):
		p.element()
	default:
		p.say(b[:1])
		p.rest = b[1:]
	}
}

// until hides what stands up to an end.
func (p *page) until(end []byte, from int) {
	inner := p.rest[from:]
	i := bytes.Index(inner, end)
	if i < 0 {
		p.hide(inner)
		p.rest = nil
		return
	}
	p.hide(inner[:i])
	p.rest = inner[i+len(end):]
}

// element reads a tag, and the content of an element that is not shown.
func (p *page) element() {
	end := p.tagEnd()
	if end < 0 {
		p.tagless = true
		return
	}
	name, attributes := cutName(p.rest[1:end])
	p.rest = p.rest[end+1:]
	if len(p.shown) > 0 {
		p.shown = append(p.shown, tagBreaks[strings.TrimPrefix(name, "/")]...)
	}
	p.attributes(attributes)
	switch {
	case name == "pre":
		p.pre = true
	case name == "/pre":
		p.pre = false
	case unshown[name]:
		i := indexFold(p.rest, "</"+name)
		if i < 0 {
			i = len(p.rest)
		}
		p.hide(p.rest[:i])
		p.rest = p.rest[i:]
	}
}

// longestQuoted is how far a tag is followed through quotes that hold a ">".
const longestQuoted = 8 << 10

// tagEnd returns where the tag at the head ends, -1 when it does not.
func (p *page) tagEnd() int {
	quote := byte(0)
	for i, c := range p.rest[:min(len(p.rest), longestQuoted)] {
		switch {
		case quote == 0 && c == '>':
			return i
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return bytes.IndexByte(p.rest, '>')
}

func cutName(tag []byte) (name string, attributes []byte) {
	n := 0
	for n < len(tag) && (isLetter(tag[n]) || tag[n] >= '0' && tag[n] <= '9' || tag[n] == '/' && n == 0) {
		n++
	}
	return strings.ToLower(string(tag[:n])), tag[n:]
}

// attributes hides the values, in quotes or bare; of a quote without its end all that follows.
func (p *page) attributes(b []byte) {
	for {
		i := bytes.IndexByte(b, '=')
		if i < 0 {
			return
		}
		b = bytes.TrimLeft(b[i+1:], " \t\r\n\f")
		var value []byte
		if len(b) > 0 && (b[0] == '"' || b[0] == '\'') {
			value, b, _ = bytes.Cut(b[1:], b[:1])
		} else {
			value, b = cutWord(b)
		}
		p.hide(value)
	}
}

// cutWord cuts what stands before the first blank.
func cutWord(b []byte) (word, rest []byte) {
	if i := bytes.IndexAny(b, " \t\r\n\f"); i >= 0 {
		return b[:i], b[i:]
	}
	return b, nil
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// indexFold returns where s stands in b in letters of either case; s is in small ones and begins with "<".
func indexFold(b []byte, s string) int {
	for at := 0; ; at++ {
		i := bytes.IndexByte(b[at:], s[0])
		if i < 0 || len(b)-at-i < len(s) {
			return -1
		}
		at += i
		if strings.EqualFold(string(b[at:at+len(s)]), s) {
			return at
		}
	}
}
