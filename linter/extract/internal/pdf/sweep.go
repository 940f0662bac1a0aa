package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// uses says what the strings are that stand under a key, whatever object holds them.
var uses = map[name]Kind{
	"Title": Property, "Author": Property, "Subject": Property, "Keywords": Property, "Creator": Property,
	"Producer": Property, "Reason": Property, "Location": Property, "ContactInfo": Property, "URI": Property,
	"Metadata": Property,
	"Contents": Comment, "RC": Comment, "Subj": Comment,
	"T": Field, "TU": Field, "TM": Field, "V": Field, "DV": Field, "Opt": Field, "RV": Field,
	"F": Label, "UF": Label, "Desc": Label, "Name": Label, "P": Label, "Names": Label, "Limits": Label,
}

// unsaid are keys whose strings are no text of people: settings of fonts and colours, dates, checksums. They are
// read after all others, where they are letters and not what programs write.
var unsaid = map[name]bool{
	"ID": true, "Panose": true, "Registry": true, "Ordering": true, "DA": true, "CharSet": true, "Lookup": true,
	"Cert": true, "M": true, "Lang": true, "CreationDate": true, "ModDate": true, "CheckSum": true, "Limits": true,
	"Style": true, "ColorSpace": true, "CS": true, "DS": true, "Tabs": true,
}

// leastMark is the length of the shortest marking.
const leastMark = len("(S)")

// unsaidText keeps the strings under such a key that somebody may have written.
func (r *reader) unsaidText(k name, v any) {
	switch v := v.(type) {
	case str:
		text := textString([]byte(v))
		isShort := len(v) < len("SECRET") && strings.IndexByte(text, '(') < 0
		if !isShort && len(v) >= leastMark && text != "Identity" && isLetters(text) && !isDate(text) &&
			len(r.programs) < maxStrings {
			r.programs = append(r.programs, Text{Kind: Hidden, Key: string(k), Text: text})
		}
	case array:
		for _, v := range v {
			r.unsaidText(k, v)
		}
	case dict:
		for _, inner := range slices.Sorted(maps.Keys(v)) {
			r.unsaidText(k, v[inner])
		}
	}
}

// isLetters says of a string that all of it can be read.
func isLetters(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return !unicode.IsPrint(c) && !unicode.IsSpace(c) }) < 0
}

// isDate knows a date (7.9.4).
func isDate(s string) bool { return strings.Trim(strings.TrimPrefix(s, "D:"), "0123456789+-'Z") == "" }

// maxStrings bounds the strings of a document that are not on its pages.
const maxStrings = 1 << 18

// sweep reads the strings of every object: no place where a program may put text is left out because nobody
// thought of it. Pages have given theirs already.
func (r *reader) sweep() {
	f := r.file
	r.info()
	var alone []*stream // embedded files that may have a name elsewhere
	for _, num := range slices.Sorted(maps.Keys(f.entries)) {
		if f.work.left < 0 {
			return
		}
		e := f.entries[num]
		if r.taken[ref{num, e.gen}] || f.lock != nil && num == f.lock.num {
			continue
		}
		switch v := f.get(num).(type) {
		case *stream:
			r.stream(v)
			if f.name(v.dict["Type"]) == "EmbeddedFile" {
				alone = append(alone, v)
			}
		case dict:
			kind := Hidden
			if v["Parent"] != nil && (v["Dest"] != nil || v["A"] != nil || v["Next"] != nil || v["Prev"] != nil) {
				kind = Bookmark
			}
			r.strings(v, kind, 0, 0)
		case array:
			r.each(v, Hidden, "", 0, 0)
		}
	}
	for _, v := range f.array(f.trailer["AdditionalStreams"]) { // where LibreOffice keeps the document itself
		if s, ok := f.resolve(v).(*stream); ok {
			alone = append(alone, s)
		}
	}
	for _, s := range alone {
		r.attachStream(s, "")
	}
}

// info reads the document's information dictionary, whose keys anybody may add to.
func (r *reader) info() {
	if at, ok := r.file.trailer["Info"].(ref); ok {
		r.taken[ref{at.num, r.file.entries[at.num].gen}] = true
	}
	d := r.file.dict(r.file.trailer["Info"])
	for _, k := range slices.Sorted(maps.Keys(d)) {
		s, ok := r.file.resolve(d[k]).(str)
		switch {
		case unsaid[k]:
			r.unsaidText(k, d[k])
		case ok:
			r.take(Property, string(k), 0, s)
		default:
			r.value(d[k], Property, string(k), 0, 0)
		}
	}
}

// strings reads what stands in a dictionary; kind is that of keys of no known use.
func (r *reader) strings(d dict, kind Kind, page, depth int) {
	if d["EF"] != nil {
		r.attach(d)
	}
	signature := d["ByteRange"] != nil
	for _, k := range slices.Sorted(maps.Keys(d)) {
		switch {
		case unsaid[k]:
			r.unsaidText(k, d[k])
			continue
		case signature && k == "Contents", k == "Encrypt":
			continue
		}
		use, known := uses[k]
		switch {
		case !known, page > 0 && use == Field, kind == Bookmark:
			use = kind
		}
		if k == "V" && page > 0 {
			use = Field
		}
		r.value(d[k], use, string(k), page, depth)
	}
}

// value reads a string, or those of what lies directly within. Text that is long stands in streams.
func (r *reader) value(v any, kind Kind, key string, page, depth int) {
	if depth > maxNesting {
		return
	}
	switch v := v.(type) {
	case str:
		r.take(kind, key, page, v)
	case array:
		r.each(v, kind, key, page, depth)
	case dict:
		r.strings(v, kind, page, depth+1)
	case ref:
		if ofPrograms[name(key)] {
			r.machine[v.num] = true
		}
		if s, ok := r.file.get(v.num).(str); ok {
			r.taken[v] = true
			r.take(kind, key, page, s)
		} else if s, ok := r.file.get(v.num).(*stream); ok && textual[name(key)] {
			r.taken[v] = true
			r.long(s, kind, key, page)
		}
	}
}

// textual are keys whose text may stand in a stream.
var textual = map[name]bool{"RC": true, "RV": true, "V": true, "JS": true, "XFA": true, "Metadata": true}

func (r *reader) each(a array, kind Kind, key string, page, depth int) {
	for _, v := range a {
		r.value(v, kind, key, page, depth+1)
	}
}

// stream reads the strings of its dictionary, and what streams of some types hold.
func (r *reader) stream(s *stream) {
	kind := r.file.name(s.dict["Type"])
	if kind == "Metadata" {
		r.long(s, Property, "Metadata", 0)
	}
	r.strings(s.dict, Hidden, 0, 0)
}

// long reads a stream that is text, or XML with text in it.
func (r *reader) long(s *stream, kind Kind, key string, page int) {
	b := r.file.body(s)
	if b.fault != nil {
		r.doc.unread(page, "its %s cannot be read: %s", key, b.fault.Error())
	}
	r.add(Text{Kind: kind, Key: key, Page: page, Text: readable(b.data)})
}

// readable is a text, or the text of XML.
func readable(b []byte) string {
	if bytes.HasPrefix(bytes.TrimLeft(b, spaces+"\ufeff"), []byte("<")) {
		b = []byte(insideXML(b))
	}
	return textString(b)
}

// insideXML is the text of XML and of its attributes, a line each; what is no XML is taken as it stands.
func insideXML(b []byte) string {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var out strings.Builder
	line := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			out.WriteString(s)
			out.WriteByte('\n')
		}
	}
	for depth := 0; depth < 10*maxNesting; {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.CharData:
			line(string(t))
		case xml.StartElement:
			depth++
			for _, a := range t.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					line(a.Value)
				}
			}
		case xml.EndElement:
			depth--
		case xml.Comment:
			line(string(t))
		}
	}
	return string(b)
}

// take adds a string that is text.
func (r *reader) take(kind Kind, key string, page int, s str) {
	text := textString([]byte(s))
	if !isText(text) {
		text = letters(s)
	}
	r.add(Text{Kind: kind, Key: key, Page: page, Text: text})
}

// letters is what can be read in a string of bytes: all of it where it has but zeros between its letters, as UTF-16
// without its mark, or else runs that are as long as a word.
func letters(s str) string {
	packed := strings.ReplaceAll(string(s), "\x00", "")
	if text := textString([]byte(packed)); len(packed)*2 >= len(s)-1 && isText(text) {
		return text
	}
	runs := strings.FieldsFunc(packed, func(c rune) bool { return c < ' ' || c > '~' })
	return strings.Join(slices.DeleteFunc(runs, func(run string) bool { return len(run) < len("SECRET") }), " ")
}

func (r *reader) add(t Text) {
	if r.late {
		t.Text = r.fresh(t.Text)
	}
	if strings.TrimSpace(t.Text) == "" {
		return
	}
	if len(r.doc.Texts) >= maxStrings {
		r.doc.unread(0, "it holds more than 262,144 strings")
		return
	}
	r.doc.Texts = append(r.doc.Texts, t)
}

// isText says whether a string is no run of bytes of another use.
func isText(s string) bool {
	strange := 0
	for _, c := range s {
		if unicode.IsControl(c) && !unicode.IsSpace(c) || c == utf8.RuneError {
			strange++
		}
	}
	return 8*strange <= len(s)
}

// textString reads a text string (7.9.2.2): UTF-16 or UTF-8 with a mark, or PDFDocEncoding, of which the codes
// that differ from Windows-1252 are signs.
func textString(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return fromUTF16(string(b[2:]))
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		swapped := bytes.Clone(b[2:])
		for i := 0; i+1 < len(swapped); i += 2 {
			swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		}
		return fromUTF16(string(swapped))
	case utf8.Valid(b):
		return strings.TrimPrefix(string(b), "\ufeff")
	}
	var out strings.Builder
	for _, c := range b {
		if c < 0x80 || winAnsi()[c] == "" {
			out.WriteByte(c & 0x7f)
			continue
		}
		out.WriteString(winAnsi()[c])
	}
	return out.String()
}

// attach reads the file of a file specification (7.11.3).
func (r *reader) attach(d dict) {
	var label string
	for _, k := range []name{"UF", "F", "Desc"} {
		if label == "" {
			label = textString(r.file.bytes(d[k]))
		}
	}
	files := r.file.dict(d["EF"])
	for _, k := range slices.Sorted(maps.Keys(files)) {
		switch v := r.file.resolve(files[k]).(type) {
		case *stream:
			r.attachStream(v, label)
		case nil:
			if !r.late { // what was taken out may be gone
				r.doc.Unread = append(r.doc.Unread, Unread{Name: label, Why: "it is damaged: what is attached is missing"})
			}
		}
	}
}

func (r *reader) attachStream(s *stream, label string) {
	if r.attached[s.at] {
		return
	}
	r.attached[s.at] = true
	b, err := r.file.unpack(s)
	if err != nil {
		r.doc.Unread = append(r.doc.Unread, Unread{Name: label, Why: err.Error()})
		return
	}
	r.doc.Files = append(r.doc.Files, File{Name: label, Data: b})
}
