package extract

import (
	"bytes"
	"errors"
	"mime"
	"strings"
)

// field is a header field of a mail, unfolded and as it was sent.
type field struct{ name, value string }

// mailHead is the head of a mail or of a part of one.
type mailHead []field

// get returns the first value of a field, "" where there is none.
func (h mailHead) get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.name, name) {
			return f.value
		}
	}
	return ""
}

// differs reports whether a field is given more than once, and differently: which of them counts, each program
// decides for itself.
func (h mailHead) differs(name string) bool {
	first, seen := "", false
	for _, f := range h {
		if !strings.EqualFold(f.name, name) {
			continue
		}
		value := strings.ToLower(strings.Join(strings.Fields(f.value), " "))
		if seen && value != first {
			return true
		}
		first, seen = value, true
	}
	return false
}

// cutHead splits a mail at the first empty line. Lines that are no fields end a head too, as mail programs
// have it: what begins there is body.
func cutHead(data []byte) (h mailHead, body []byte) {
	for len(data) > 0 {
		name, value, rest, ok := cutField(data)
		if !ok {
			if line, rest := cutLine(data); len(bytes.TrimRight(line, "\r\n")) == 0 {
				return h, rest
			}
			return h, data
		}
		h = append(h, field{string(bytes.TrimSpace(name)), unfolded(value)})
		data = rest
	}
	return h, nil
}

// cutField cuts the field at the head of data, with the lines that continue it, and reports whether there is one.
func cutField(data []byte) (name, value, rest []byte, ok bool) {
	line, rest := cutLine(data)
	name, _, ok = bytes.Cut(line, []byte(":"))
	if !ok || !isFieldName(name) {
		return nil, nil, nil, false
	}
	for len(rest) > 0 && (rest[0] == ' ' || rest[0] == '\t') {
		_, rest = cutLine(rest)
	}
	return name, data[len(name)+1 : len(data)-len(rest)], rest, true
}

// unfolded puts the lines of a value into one.
func unfolded(value []byte) string {
	if bytes.IndexByte(bytes.TrimRight(value, "\r\n"), '\n') < 0 {
		return string(bytes.TrimSpace(value))
	}
	var out strings.Builder
	for line := range bytes.Lines(value) {
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.Write(bytes.TrimSpace(line))
	}
	return out.String()
}

func cutLine(data []byte) (line, rest []byte) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return data[:i+1], data[i+1:]
	}
	return data, nil
}

// longestName is longer than the name of any field of a mail.
const longestName = 200

// isFieldName reports whether a name has only the characters that RFC 5322 2.2 gives it. Blanks may stand before
// the colon (4.5.3).
func isFieldName(name []byte) bool {
	if len(name) > longestName {
		return false
	}
	name = bytes.TrimRight(name, " \t")
	for _, c := range name {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return len(name) > 0
}

// contentType returns what a part says of its type; of several values the first that is not of plain text, in
// which more may lie.
func (h mailHead) contentType() string {
	for _, f := range h {
		if strings.EqualFold(f.name, "Content-Type") && !strings.HasPrefix(strings.ToLower(f.value), "text/plain") {
			return f.value
		}
	}
	return h.get("Content-Type")
}

// longestStated is how long a field may be that says what a part is: programs that pass mails on take no longer head.
const longestStated = 32 << 10

var errOverlong = errors.New("a field is longer than programs take")

// parsed reads the value of a field with parameters, each of which costs much more than its letters.
func parsed(value string) (kind string, params map[string]string, err error) {
	if len(value) > longestStated {
		return "", nil, errOverlong
	}
	return mime.ParseMediaType(value)
}

// isOverlong reports whether a field that says what a part of a mail is has more parameters than are read. One of them
// may say how the text is to be read.
func (h mailHead) isOverlong() bool {
	return len(h.contentType()) > longestStated || len(h.get("Content-Disposition")) > longestStated
}

// mediaType returns what a part says it is, text/plain where it says nothing. Parameters that break the rules
// do not lose the type, nor the boundary, which many programs write wrongly.
func (h mailHead) mediaType() (kind string, params map[string]string) {
	value := h.contentType()
	kind, params, err := parsed(value)
	if err == nil {
		return kind, params
	}
	kind, rest, _ := strings.Cut(value, ";")
	if kind = strings.ToLower(strings.TrimSpace(kind)); kind == "" {
		kind = "text/plain"
	}
	params = map[string]string{}
	lower := lowerASCII(rest)
	for _, name := range []string{"boundary", "charset", "name"} {
		if i := strings.Index(lower, name+"="); i >= 0 {
			params[name] = bareValue(rest[i+len(name)+1:])
		}
	}
	return kind, params
}

// lowerASCII is a text with its capitals of ASCII small: the places in it stay what they are.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}

// bareValue returns the value at the head of a list of parameters.
func bareValue(s string) string {
	if q, ok := strings.CutPrefix(s, `"`); ok {
		s, _, _ = strings.Cut(q, `"`)
		return s
	}
	if i := strings.IndexAny(s, "; \t"); i >= 0 {
		s = s[:i]
	}
	return s
}

// transferEncoding returns how the body is encoded; of several values the first that leaves it not as it is.
func (h mailHead) transferEncoding() string {
	how := ""
	for _, f := range h {
		if !strings.EqualFold(f.name, "Content-Transfer-Encoding") || !asItIs[how] {
			continue
		}
		words := strings.FieldsFunc(strings.ToLower(f.value), func(r rune) bool {
			return r == ' ' || r == '\t' || r == ';'
		})
		if len(words) > 0 {
			how = words[0]
		}
	}
	return how
}

// fileName returns the name of an attachment, "" where it has none.
func (h mailHead) fileName() string {
	_, params, err := parsed(h.get("Content-Disposition"))
	if name := params["filename"]; err == nil && name != "" {
		return name
	}
	_, params = h.mediaType()
	return params["name"]
}

// isAttached reports whether a part is an attachment by its own word.
func (h mailHead) isAttached() bool {
	return strings.HasPrefix(strings.ToLower(h.get("Content-Disposition")), "attachment") || h.fileName() != ""
}

// likeMail knows an mbox by its first line and a mail by its head. A mail in which nothing is encoded or
// attached reads as it is, with its lines where they are; so do cables, which have fields of the same form.
func likeMail(data []byte) look {
	head := afterBlanks(data)
	if isDatedFrom(head) {
		if line, rest := cutLine(head); !isPatchLine(line) || isEncodedHead(rest) || isEncodedLater(rest) {
			return look{kind: Mail}
		}
		return look{}
	}
	if beginsMessage(head) {
		_, head = cutLine(head)
	}
	if _, _, _, ok := cutField(head); !ok {
		return look{}
	}
	if isEncodedHead(head) || isEncodedLater(head) {
		return look{kind: Mail}
	}
	return look{}
}

// isEncodedLater reports whether a message that comes behind another has something encoded in it.
func isEncodedLater(data []byte) bool {
	for _, mark := range [...]string{"\nFrom ", "\n>From "} {
		for rest := data; ; {
			i := bytes.Index(rest, []byte(mark))
			if i < 0 {
				break
			}
			rest = rest[i+1:]
			if _, head := cutLine(rest); beginsMessage(rest) && isEncodedHead(head) {
				return true
			}
		}
	}
	return false
}

// afterBlanks returns a mail without the empty lines and the byte order mark that programs put before it.
func afterBlanks(data []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
}

// beginsMessage reports whether a message of an mbox begins: with a line that says when it came, or else with one
// behind which fields stand that mails have. Programs differ in the date, and put ">" before such lines.
func beginsMessage(data []byte) bool {
	if isDatedFrom(data) {
		return true
	}
	if !bytes.HasPrefix(bytes.TrimPrefix(data, []byte(">")), []byte("From ")) {
		return false
	}
	_, rest := cutLine(data)
	name, _, _, ok := cutField(rest)
	return ok && isMailField(string(bytes.ToLower(bytes.TrimSpace(name))))
}

// isMailField reports whether a field, by its name in small letters, is one that mails have and other texts hardly.
func isMailField(name string) bool {
	for _, family := range []string{"x-", "content-", "list-", "arc-", "resent-"} {
		if strings.HasPrefix(name, family) {
			return true
		}
	}
	return mailFields()[name]
}

var mailFields = set("from to cc bcc date subject sender received return-path message-id in-reply-to references " +
	"reply-to mime-version delivered-to envelope-to status authentication-results dkim-signature received-spf " +
	"newsgroups path")

// isDatedFrom reports whether a message of an mbox begins: "From name Sat Jan  3 01:05:34 1996" (RFC 4155).
func isDatedFrom(b []byte) bool {
	if !bytes.HasPrefix(b, []byte("From ")) {
		return false
	}
	line, _ := cutLine(b[:min(len(b), 400)])
	fields := strings.Fields(string(line))
	for i := 1; i+3 < len(fields); i++ {
		if weekdays()[fields[i]] && months()[fields[i+1]] && isDay(fields[i+2]) && strings.Contains(fields[i+3], ":") {
			return true
		}
	}
	return false
}

var (
	weekdays = set("Mon Tue Wed Thu Fri Sat Sun")
	months   = set("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
)

// isDay reports whether s is the number of a day in one or two digits.
func isDay(s string) bool {
	return s != "" && len(s) <= 2 && strings.Trim(s, "0123456789") == ""
}

// isPatchLine reports whether the line begins a patch that git wrote: From, a commit, a fixed date.
func isPatchLine(line []byte) bool {
	return bytes.HasSuffix(bytes.TrimRight(line, "\r\n"), []byte(" Mon Sep 17 00:00:00 2001"))
}

// isPatch reports whether data begins with such a line.
func isPatch(data []byte) bool {
	line, _ := cutLine(data)
	return isPatchLine(line)
}

// isEncodedHead reports whether text of the mail at the head of data stands in other bytes than its own. It
// goes through the whole head and makes nothing of fields that do not tell.
func isEncodedHead(data []byte) bool {
	var mime mailHead
	for {
		name, value, rest, ok := cutField(data)
		switch {
		case !ok:
			return mime.isEncoded()
		case hasWords(value):
			return true
		case len(name) >= len("Content-") && bytes.EqualFold(name[:len("Content-")], []byte("Content-")):
			mime = append(mime, field{string(bytes.TrimSpace(name)), unfolded(value)})
		}
		data = rest
	}
}

// hasWords reports whether a value has encoded words (RFC 2047).
func hasWords(value []byte) bool {
	i := bytes.Index(value, []byte("=?"))
	return i >= 0 && bytes.Contains(value[i:], []byte("?="))
}

func (h mailHead) isEncoded() bool {
	if len(h) == 0 {
		return false
	}
	kind, params := h.mediaType()
	return h.isOverlong() || kind != "text/plain" || !asItIs[h.transferEncoding()] ||
		!asItIsCharset[strings.ToLower(params["charset"])]
}

// asItIs are the transfer encodings that leave bytes alone, asItIsCharset the sets of characters that a file
// is read in anyway.
var (
	asItIs        = map[string]bool{"": true, "7bit": true, "8bit": true, "binary": true}
	asItIsCharset = map[string]bool{
		"": true, "us-ascii": true, "ascii": true, "utf-8": true, "utf8": true, "iso-8859-1": true, "latin1": true,
		"windows-1252": true, "cp1252": true, "unknown-8bit": true, // RFC 1428
	}
)
