package extract

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"strings"

	"cablelint/linter/text"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/ianaindex"
)

// deepest is how many multiparts may lie within each other in one mail.
const deepest = 32

// mail is one mail as it is read. The tree of its parts is walked here: mime/multipart drops what stands
// before the first part and behind the last, and stops at the first that breaks the rules.
type mail struct {
	*opener
	doc
	attachments int
}

// readMail reads a mail, or the mails of an mbox.
func readMail(o *opener, d doc) {
	d.data = afterBlanks(d.data)
	line, rest := cutLine(d.data)
	switch {
	case isPatchLine(line) && !isEncodedLater(rest):
		d.data = rest
	case beginsMessage(d.data), !isEncodedHead(d.data) && isEncodedLater(d.data):
		o.mbox(d, bufio.NewReaderSize(bytes.NewReader(d.data), mboxBuffer), 0)
		return
	}
	o.mail(d)
}

func (o *opener) mail(d doc) {
	h, body := cutHead(d.data)
	m := &mail{opener: o, doc: d}
	m.entity(h, body, Body, 0)
}

// headers adds the fields of a head, decoded, a line each.
func (m *mail) headers(h mailHead) {
	if h.differs("Content-Type") || h.differs("Content-Transfer-Encoding") {
		m.unread(m.doc, "what a part of it is or how it is encoded is said twice, and differently")
	}
	if h.isOverlong() {
		m.unread(m.doc, "what a part of it is takes more than %d characters to say", longestStated)
	}
	p := Part{Path: m.step("headers"), Role: Property, Parent: m.parent}
	for _, f := range h {
		p.places = append(p.places, place{len(p.Text), text.Told(f.name)})
		p.Text = append(p.Text, f.name+": "...)
		p.Text = append(append(p.Text, m.unworded(f.value)...), '\n')
	}
	if len(h) > 0 {
		m.part(p)
	}
}

// unworded decodes the encoded words of a value (RFC 2047).
func (m *mail) unworded(value string) []byte {
	words := mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
		e := charsetOf(charset)
		if e == nil {
			return nil, fmt.Errorf("no such charset: %s", charset)
		}
		return e.NewDecoder().Reader(r), nil
	}}
	out, err := words.DecodeHeader(value)
	if err != nil {
		out = value
	}
	if strings.Contains(out, "=?") && strings.Contains(out, "?=") {
		m.unread(m.doc, "a header is encoded in a way that cannot be read")
	}
	return m.decoded(m.doc, []byte(strings.ToValidUTF8(out, "\uFFFD")))
}

// entity reads a part and what lies in it. role is what its text is to the mail.
func (m *mail) entity(h mailHead, body []byte, role Role, depth int) {
	m.headers(h)
	kind, params := h.mediaType()
	switch family, sub, _ := strings.Cut(kind, "/"); {
	case family == "multipart" && depth < deepest:
		m.multipart(sub, params["boundary"], body, role, depth+1)
	case family == "multipart":
		m.unread(m.doc, "it holds more than %d multiparts within each other", deepest)
	case kind == "message/partial":
		m.unread(m.doc, "it is a piece of a message that was sent in several")
		m.body(h, kind, params["charset"], body, role)
	case kind == "message/external-body":
		m.unread(m.doc, "an attachment is not in it, but elsewhere")
		m.body(h, kind, params["charset"], body, role)
	case strings.HasSuffix(kind, "/pkcs7-mime"), strings.HasSuffix(kind, "/x-pkcs7-mime"):
		m.unread(m.doc, "it is encrypted or signed as a whole (S/MIME)")
	case family == "text" && !h.isAttached():
		m.body(h, kind, params["charset"], body, role)
	default:
		m.attachment(h, kind, params["charset"], body)
	}
}

// multipart reads the parts of a body. Of alternatives the first text is the one that is judged; the others
// say the same in other forms, and are not shown.
func (m *mail) multipart(sub, boundary string, body []byte, role Role, depth int) {
	if boundary == "" {
		m.unread(m.doc, "its parts cannot be told apart: no boundary is given")
		m.aside(body, role)
		return
	}
	parts, outside, closed := split(body, boundary)
	if !closed {
		m.unread(m.doc, "its last part has no end: the closing boundary is missing")
	}
	for _, b := range outside {
		m.aside(b, Hidden)
	}
	for _, p := range parts {
		if !m.member(m.doc) {
			return
		}
		h, text := cutHead(p)
		m.entity(h, text, role, depth)
		if sub == "alternative" {
			role = Hidden
		}
	}
}

// aside adds text that is in no part.
func (m *mail) aside(text []byte, role Role) {
	if len(bytes.TrimSpace(text)) > 0 {
		m.part(Part{Path: m.path, Role: role, Parent: m.parent, Text: m.decoded(m.doc, text)})
	}
}

// split cuts a body at the lines of its boundary (RFC 2046 5.1.1). outside is what stands before the first and
// behind the closing one.
func split(body []byte, boundary string) (parts, outside [][]byte, closed bool) {
	mark := []byte("--" + boundary)
	from, opened := 0, false
	for at := 0; at < len(body) && !closed; {
		line, rest := cutLine(body[at:])
		next := len(body) - len(rest)
		if tail, ok := bytes.CutPrefix(line, mark); ok && isBoundaryEnd(tail) {
			if piece := body[from:at]; opened {
				parts = append(parts, piece)
			} else {
				outside = append(outside, piece)
			}
			from, opened, closed = next, true, bytes.HasPrefix(tail, []byte("--"))
		}
		at = next
	}
	if opened && !closed {
		return append(parts, body[from:]), outside, false
	}
	return parts, append(outside, body[from:]), closed
}

// isBoundaryEnd tells a boundary from one that begins with it.
func isBoundaryEnd(tail []byte) bool {
	tail = bytes.TrimRight(tail, " \t\r\n")
	return len(tail) == 0 || string(tail) == "--"
}

// unpacked undoes the transfer encoding of a body.
func (m *mail) unpacked(d doc, h mailHead, body []byte) []byte {
	var r io.Reader
	switch how := h.transferEncoding(); {
	case asItIs[how]:
		return body
	case how == "base64":
		r = base64.NewDecoder(base64.StdEncoding, bytes.NewReader(withoutBlanks(body)))
	case how == "quoted-printable":
		r = quotedprintable.NewReader(bytes.NewReader(body))
	default:
		m.unread(d, "it is encoded in a way that is not known (%s)", text.Quoted(how))
		return body
	}
	data, _ := m.inflate(d, r, int64(len(body)))
	return data
}

// withoutBlanks drops the blanks that base64 may be broken by.
func withoutBlanks(b []byte) []byte {
	if bytes.IndexByte(b, ' ') < 0 && bytes.IndexByte(b, '\t') < 0 {
		return b
	}
	return bytes.Map(func(r rune) rune {
		if r == ' ' || r == '\t' {
			return -1
		}
		return r
	}, b)
}

// text reads a body that is shown. What is no text by its bytes is read as what it is.
func (m *mail) body(h mailHead, kind, charset string, body []byte, role Role) {
	data := m.unpacked(m.doc, h, body)
	if k := m.look(data); k.kind != Plain && k.kind != Page {
		m.attachment(h, kind, charset, body)
		return
	}
	data = m.characters(m.doc, charset, data)
	in := doc{path: m.path, data: data, parent: m.parent, depth: m.depth}
	if kind == "text/html" {
		m.html(in, role)
		return
	}
	m.text(in, role)
}

// characters returns text as UTF-8, by the charset that it is said to be in.
func (m *mail) characters(d doc, charset string, data []byte) []byte {
	if charset = strings.ToLower(charset); asItIsCharset[charset] || wide(data) != nil {
		return m.decoded(d, data)
	}
	e := charsetOf(charset)
	if e == nil {
		m.unread(d, "its characters are in a set that is not known (%s)", text.Quoted(charset))
		return m.decoded(d, data)
	}
	return m.as(d, data, e)
}

// charsetOf returns the encoding that goes by a name in mails, nil where there is none.
func charsetOf(name string) encoding.Encoding {
	if number, ok := strings.CutPrefix(strings.ToLower(name), "cp125"); ok { // as Python has it
		name = "windows-125" + number
	}
	e, err := ianaindex.MIME.Encoding(name)
	if err != nil {
		return nil
	}
	return e
}

// attachment reads a part of its own kind.
func (m *mail) attachment(h mailHead, kind, charset string, body []byte) {
	m.attachments++
	name := h.fileName()
	if strings.Contains(name, "=?") {
		name = string(m.unworded(name))
	}
	step := fmt.Sprintf("attachment %d", m.attachments)
	switch {
	case name != "":
		step += ": " + name
	case kind == "message/rfc822":
		step += ": message"
	}
	in := doc{path: m.step(step), parent: m.parent}
	if description := h.get("Content-Description"); description != "" {
		m.property(in, string(m.unworded(description)))
	}
	data := m.unpacked(in, h, body)
	if charset != "" && m.look(data).kind == Plain {
		data = m.characters(in, charset, data)
	}
	m.within(m.doc, step, name, data)
}
