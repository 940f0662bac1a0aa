package extract

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"cablelint/linter/arrange"

	"github.com/richardlehane/mscfb"
	"golang.org/x/text/encoding"
)

// tag is the number of a property ([MS-OXPROPS]).
type tag uint16

// Properties that hold text or a document. Their types are in the names of their streams.
const (
	tagSubject      tag = 0x0037
	tagHeaders      tag = 0x007d
	tagBody         tag = 0x1000
	tagRTF          tag = 0x1009
	tagHTML         tag = 0x1013
	tagAttachData   tag = 0x3701
	tagAttachMethod tag = 0x3705
	tagAttachShort  tag = 0x3704
	tagAttachLong   tag = 0x3707
	tagDisplayName  tag = 0x3001
	tagInternetPage tag = 0x3fde // code page of the HTML
	tagMessagePage  tag = 0x3ffd // code page of strings of bytes
	tagOtherPage    tag = 0x66c3
)

// Types of properties ([MS-OXCDATA] 2.11.1) whose values stand in streams.
const (
	typeObject = 0x000d
	typeString = 0x001e // in the message's code page
	typeWide   = 0x001f // UTF-16
	typeBinary = 0x0102
	typeMany   = 0x1000 // more values than one
)

// headings names the properties of a message that are read as its head, in that order; others that are text
// follow without a name.
var headings = []heading{
	{tagSubject, "Subject"},
	{0x0070, "Topic"},
	{0x0c1a, "From"},
	{0x0c1f, "From"},
	{0x0042, "On behalf of"},
	{0x0e04, "To"},
	{0x0e03, "Cc"},
	{0x0e02, "Bcc"},
	{tagHeaders, "Headers"},
}

type heading struct {
	tag  tag
	name string
}

// apartTags are properties that are read as bodies and names.
var apartTags = []tag{tagBody, tagRTF, tagHTML, tagAttachLong, tagAttachShort}

// storage is a folder of a compound file.
type storage struct {
	streams map[string][]byte
	below   map[string]*storage
	ways    *counted // of the root
}

// Names in a message ([MS-OXMSG] 2.2).
const (
	valuePrefix      = "__substg1.0_"
	recipientPrefix  = "__recip_version1.0_"
	attachmentPrefix = "__attach_version1.0_"
	namedStorage     = "__nameid_version1.0"
	fixedStream      = "__properties_version1.0"
)

// readOutlook reads a message that Outlook saved.
func readOutlook(o *opener, d doc) {
	root, ok := o.compound(d)
	if !ok {
		return
	}
	m := &message{opener: o, doc: d, in: root}
	if len(root.values()) == 0 {
		o.unread(d, "it is a compound file without a message: export it as PDF or text")
		m.strangers()
	} else {
		m.read(headTop)
	}
	o.unused(d, root.ways)
}

// Sizes of the fixed properties' head in a stream ([MS-OXMSG] 2.4), by what it belongs to.
const (
	headTop      = 32
	headEmbedded = 24
	headPart     = 8
)

// mostFolders bounds the folders of a compound file: mscfb gives each a path of its own, so that folders within
// folders take the square of their number.
const mostFolders = 3_000

// counted counts the folders in what mscfb reads to find its way: entries of 128 bytes in whole sectors.
type counted struct {
	io.ReaderAt
	folders int
	found   bool   // the way; what is read from here on is no entry
	read    []bool // which bytes, each for as many as grain
}

var errFolders = errors.New("too many folders")

// ReadAt reads, and ends with an error where a file has too many folders.
func (c *counted) ReadAt(p []byte, at int64) (int, error) {
	const entry, child, none = 128, 76, 0xffffffff
	n, err := c.ReaderAt.ReadAt(p, at)
	c.mark(at, n)
	for b := p[:n]; !c.found && at > 0 && len(p) >= 4*entry && len(b) >= entry; b = b[entry:] {
		if binary.LittleEndian.Uint32(b[child:]) != none {
			c.folders++
		}
	}
	if c.folders > mostFolders {
		return 0, errFolders
	}
	return n, err
}

// compound takes a compound file apart.
func (o *opener) compound(d doc) (*storage, bool) {
	ways := &counted{ReaderAt: bytes.NewReader(d.data), read: make([]bool, (len(d.data)+grain-1)/grain)}
	r, err := mscfb.New(ways)
	if ways.folders > mostFolders {
		o.unread(d, "it holds more than %s folders", thousands(mostFolders))
		return nil, false
	}
	if err != nil {
		o.unread(d, "it is damaged: its streams cannot be found")
		return nil, false
	}
	ways.found = true
	root := &storage{ways: ways}
	buf := make([]byte, piece)
	for n := 0; ; n++ {
		entry, err := r.Next()
		if errors.Is(err, io.EOF) {
			return root, true
		}
		if err != nil || n >= o.limits.Streams {
			o.unread(d, "it is damaged, or holds more than %s streams", thousands(int64(o.limits.Streams)))
			return root, true
		}
		if len(entry.Path) > mostNested {
			o.unread(d, "it holds folders more than %d deep", mostNested)
			continue
		}
		at := root
		for _, step := range entry.Path {
			at = at.folder(step)
		}
		if entry.FileInfo().IsDir() {
			at.folder(entry.Name)
			continue
		}
		o.stow(d, at, entry, buf)
	}
}

// mostNested is deeper than messages lie in messages before the limit of depth ends that.
const mostNested = 32

// stow reads one stream by way of buf. A stream can be no longer than its file, whatever it states.
func (o *opener) stow(d doc, at *storage, entry *mscfb.File, buf []byte) {
	n := entry.Size
	if n < 0 || n > int64(len(d.data)) {
		o.unread(d, "it is damaged: a part of it is larger than the file")
		return
	}
	if !o.take(d, n, int64(len(d.data))) {
		return
	}
	var data bytes.Buffer
	// In pieces, since mscfb takes the square of the number of sectors that are read at once.
	got, err := io.CopyBuffer(struct{ io.Writer }{&data}, struct{ io.Reader }{entry}, buf)
	if err != nil || got < n {
		o.unread(d, "it is damaged: a part of it ends early")
	}
	if at.streams == nil {
		at.streams = map[string][]byte{}
	}
	if _, twice := at.streams[entry.Name]; twice {
		o.unread(d, "it is damaged: it holds two streams of one name")
	}
	at.streams[entry.Name] = data.Bytes()
}

// piece is how much of a stream is read at once.
const piece = 64 << 10

func (s *storage) folder(name string) *storage {
	if s.below == nil {
		s.below = map[string]*storage{}
	}
	if s.below[name] == nil {
		s.below[name] = &storage{}
	}
	return s.below[name]
}

// value is a property whose value stands in a stream of its own.
type value struct {
	tag  tag
	kind int
	many bool // one of several
	data []byte
}

// values gives the properties of a storage by their tags.
func (s *storage) values() []value {
	var out []value
	for name, data := range s.streams {
		if t, kind, ok := cutTag(name); ok {
			many := kind&typeMany != 0 && len(name) > len(valueName(t, kind))
			out = append(out, value{t, kind, many, data})
		}
	}
	arrange.By(out, func(a, b value) int { return int(a.tag)<<16 + a.kind - int(b.tag)<<16 - b.kind })
	return out
}

// cutTag reads the name of a property's stream: the tag and the type, and for more values than one the index.
func cutTag(name string) (t tag, kind int, ok bool) {
	hex, ok := strings.CutPrefix(name, valuePrefix)
	if !ok || len(hex) < 8 {
		return 0, 0, false
	}
	n, err := strconv.ParseUint(hex[:8], 16, 32)
	if err != nil {
		return 0, 0, false
	}
	return tag(n >> 16), int(n & 0xffff), true
}

// message is a message as it is read.
type message struct {
	*opener
	doc
	in      *storage
	charset encoding.Encoding // of strings of bytes
	page    encoding.Encoding // of the HTML
}

// read reads a message; head is the size of what its fixed properties begin with.
func (m *message) read(head int) {
	fixed := m.in.fixed(head)
	m.charset = codePage(fixed[tagMessagePage])
	if m.charset == nil {
		m.charset = codePage(fixed[tagOtherPage])
	}
	if m.page = codePage(fixed[tagInternetPage]); m.page == nil {
		m.page = m.charset
	}
	m.head()
	m.bodies()
	m.recipients()
	m.attachments()
	m.rest(tagRTF, tagHTML)
}

// fixed reads the properties whose values stand in the stream of properties, as far as they are numbers.
func (s *storage) fixed(head int) map[tag]int {
	const row = 16
	out := map[tag]int{}
	data := s.streams[fixedStream]
	if len(data) < head {
		return out
	}
	for data = data[head:]; len(data) >= row; data = data[row:] {
		out[tag(binary.LittleEndian.Uint16(data[2:]))] = int(binary.LittleEndian.Uint32(data[8:]))
	}
	return out
}

// codePage returns the encoding of a Windows code page, nil for none.
func codePage(n int) encoding.Encoding {
	if n == 0 {
		return nil
	}
	name, ok := rtfSetNames[n]
	if !ok {
		name = fmt.Sprintf("windows-%d", n)
		if n >= 28591 && n <= 28605 {
			name = fmt.Sprintf("ISO-8859-%d", n-28590)
		}
		if n == 20127 {
			name = "US-ASCII"
		}
	}
	return charsetOf(name)
}

// text gives the value of a property as text; "" where it is none.
func (m *message) text(v value) string {
	kind := v.kind
	if v.many {
		kind &^= typeMany
	}
	switch kind {
	case typeWide:
		return fromUTF16LE(v.data)
	case typeString:
		return string(m.narrow(v.data, m.charset))
	}
	return ""
}

// narrow decodes bytes of a code page. Without one they are read as those of files are.
func (m *message) narrow(data []byte, e encoding.Encoding) []byte {
	data = bytes.TrimRight(data, "\x00")
	if e == nil {
		return m.decoded(m.doc, data)
	}
	return m.as(m.doc, data, e)
}

func fromUTF16LE(b []byte) string {
	u := make([]uint16, 0, len(b)/2)
	for ; len(b) >= 2; b = b[2:] {
		u = append(u, binary.LittleEndian.Uint16(b))
	}
	return strings.TrimRight(string(utf16.Decode(u)), "\x00")
}

// head adds what stands over a message, a property a line, and every other property that is text.
func (m *message) head() {
	var named, rest placed
	all := m.in.values()
	for _, h := range headings {
		for _, v := range all {
			if text := m.text(v); v.tag == h.tag && text != "" {
				named.add(h.name, h.name+": "+text)
			}
		}
	}
	for _, v := range all {
		known := slices.ContainsFunc(headings, func(h heading) bool { return h.tag == v.tag })
		if text := m.text(v); text != "" && !known && !slices.Contains(apartTags, v.tag) {
			rest.add(fmt.Sprintf("property %04X", uint16(v.tag)), text)
		}
	}
	named.part(m.opener, m.doc, "headers", Property)
	rest.part(m.opener, m.doc, "properties", Property)
}

// bodies reads the forms of the text. The plain one is judged where there is one; the others say the same, and
// count for what they may say beside it.
func (m *message) bodies() {
	role := Body
	for _, v := range m.in.values() {
		if text := m.text(v); v.tag == tagBody && strings.TrimSpace(text) != "" {
			m.opener.text(m.sub([]byte(text)), role)
			role = Hidden
		}
	}
	for _, v := range m.in.values() {
		switch {
		case v.tag == tagHTML && len(v.data) > 0:
			data := v.data
			if v.kind == typeBinary {
				data = m.narrow(data, m.page)
			} else {
				data = []byte(m.text(v))
			}
			m.html(m.sub(data), role)
			role = Hidden
		case v.tag == tagRTF && len(v.data) > 0:
			m.rtf(v.data, role)
			role = Hidden
		}
	}
}

// sub is the message with other bytes.
func (m *message) sub(data []byte) doc {
	d := m.doc
	d.data = lines(data)
	return d
}

// rtf reads a body of compressed rich text. Beside another body it is not judged: it holds the same text.
func (m *message) rtf(data []byte, role Role) {
	plain, err := unpackRTF(data)
	if err != nil {
		m.unread(m.doc, "its rich text cannot be read: %s", err.Error())
	}
	if !m.take(m.doc, int64(len(plain)), int64(len(data))) || len(plain) == 0 {
		return
	}
	from := len(m.found.Parts)
	d := m.doc
	d.data = plain
	m.guarded(d, readRTF)
	for i := range m.found.Parts[from:] {
		if p := &m.found.Parts[from+i]; p.Role == Body {
			p.Role = role
		}
	}
}

// recipients adds the names and addresses of people.
func (m *message) recipients() {
	var t placed
	for _, name := range m.in.named(recipientPrefix) {
		for _, v := range m.in.below[name].values() {
			if text := m.text(v); text != "" {
				t.add("recipient", text)
			}
		}
	}
	t.part(m.opener, m.doc, "recipients", Property)
	for i, name := range m.in.named(recipientPrefix) {
		one := &message{opener: m.opener, doc: m.doc, in: m.in.below[name], charset: m.charset}
		one.path = m.step(fmt.Sprintf("recipient %d", i+1))
		one.rest()
	}
}

// named gives the names of the storages that begin with a prefix, in order.
func (s *storage) named(prefix string) []string {
	var out []string
	for name := range s.below {
		if strings.HasPrefix(name, prefix) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// attachments reads what is attached, each by its own kind.
func (m *message) attachments() {
	for i, at := range m.in.named(attachmentPrefix) {
		if !m.member(m.doc) {
			return
		}
		m.attachment(i+1, m.in.below[at])
	}
}

// How an attachment is kept ([MS-OXCMSG] 2.2.2.9).
const (
	keptElsewhere = 2 // up to 4: a path alone
	keptLast      = 4
	keptObject    = 6
)

func (m *message) attachment(n int, in *storage) {
	a := &message{opener: m.opener, doc: m.doc, in: in, charset: m.charset, page: m.page}
	name := a.first(tagAttachLong, tagAttachShort, tagDisplayName)
	step := fmt.Sprintf("attachment %d", n)
	if name != "" {
		step += ": " + name
	}
	a.path = m.step(step)
	a.head()
	a.otherNames(name)
	defer a.rest(tagAttachData)
	if inner := in.below[valueName(tagAttachData, typeObject)]; inner != nil {
		m.object(step, name, inner)
		if data := in.streams[valueName(tagAttachData, typeBinary)]; len(data) > 0 {
			m.within(m.doc, step, "", data)
		}
		return
	}
	data, ok := in.streams[valueName(tagAttachData, typeBinary)]
	method := in.fixed(headPart)[tagAttachMethod]
	switch {
	case method >= keptElsewhere && method <= keptLast && len(data) == 0:
		m.name(a.doc, name)
		m.unread(a.doc, "it is not in the message, but elsewhere")
	case !ok:
		m.name(a.doc, name)
		m.unread(a.doc, "it is damaged: what is attached is missing")
	default:
		m.within(m.doc, step, name, data)
	}
}

// otherNames adds the names of an attachment that is called something else.
func (m *message) otherNames(called string) {
	for _, v := range m.in.values() {
		if text := m.text(v); text != called && (v.tag == tagAttachLong || v.tag == tagAttachShort) {
			m.name(m.doc, text)
		}
	}
}

// object reads a message within a message; other objects stay unread.
func (m *message) object(step, name string, in *storage) {
	d := doc{path: m.step(step), parent: m.parent, depth: m.depth + 1}
	m.name(d, name)
	switch {
	case in.streams[fixedStream] == nil:
		m.unread(d, "an object that is embedded in it is not read")
	case d.depth > m.limits.Depth:
		m.unread(d, "it lies deeper than %d documents within each other", m.limits.Depth)
	default:
		d.parent = m.part(Part{Path: d.path, Role: Attachment, Parent: m.parent})
		inner := &message{opener: m.opener, doc: d, in: in}
		inner.read(headEmbedded)
	}
}

func valueName(t tag, kind int) string {
	return fmt.Sprintf("%s%04X%04X", valuePrefix, uint16(t), kind)
}

// first gives the first of some properties that has text.
func (m *message) first(tags ...tag) string {
	for _, t := range tags {
		for _, v := range m.in.values() {
			if text := m.text(v); v.tag == t && text != "" {
				return text
			}
		}
	}
	return ""
}
