package extract

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// grain is how exactly it is known which bytes of a compound file were read: to four, a number of its tables.
const grain = 4

// mark notes that bytes were read.
func (c *counted) mark(at int64, n int) {
	for i := at / grain; i < (at+int64(n)+grain-1)/grain && i < int64(len(c.read)); i++ {
		c.read[i] = true
	}
}

// unused reads what is in a compound file and in no stream of it: what was taken out, and what stands behind the
// end of streams and of the file.
func (o *opener) unused(d doc, ways *counted) {
	var all []byte
	for from := 0; from < len(ways.read); {
		if ways.read[from] {
			from++
			continue
		}
		to := from
		for to < len(ways.read) && !ways.read[to] {
			to++
		}
		if b := bytes.Trim(d.data[from*grain:min(to*grain, len(d.data))], "\x00\xff"); len(b) > 0 {
			all = append(append(all, b...), '\n')
		}
		from = to
	}
	in := d
	in.path, in.data = d.step("unused space"), all
	if len(all) > 0 && o.take(in, int64(len(all)), int64(len(d.data))) {
		o.wordsOf(in)
	}
}

// wordsOf adds what stands in bytes of no known kind. A mark of UTF-16 at the head of what is no text, as summaries
// have it, says nothing.
func (o *opener) wordsOf(d doc) {
	if !isBinary(d.data) {
		o.text(d, Hidden)
	} else if text := words(d.data); len(text) > 0 {
		o.part(Part{Path: d.path, Role: Hidden, Parent: d.parent, Text: text})
	}
}

// rest reads the values of a storage that are no text by their type: most are keys and numbers, but what a program
// keeps of its own may be anything. used are those that have been read.
func (m *message) rest(used ...tag) {
	for _, v := range m.in.values() {
		known := v.kind == typeString || v.kind == typeWide || v.many
		if !known && !slices.Contains(used, v.tag) {
			m.bytes(fmt.Sprintf("property %04X", uint16(v.tag)), v.data)
		}
	}
	m.strangers()
}

// leastDocument is what a document among the properties has at least: a key of 16 to 24 bytes may begin as one does.
const leastDocument = 64

// leastMark is the length of the shortest marking.
const leastMark = len("(S)")

// bytes reads bytes of no known use by their kind, and where they are of none for the words that stand in them.
func (m *message) bytes(step string, data []byte) {
	if len(bytes.Trim(data, "\x00")) < leastMark {
		return
	}
	in := m.doc
	in.path, in.data = m.step(step), data
	if k := m.look(data); len(data) >= leastDocument && k.kind != Plain {
		if m.member(m.doc) {
			m.within(m.doc, step, "", data)
		}
		return
	}
	m.wordsOf(in)
}

// strangers names the streams and storages that no message has, and reads the words in them. Which program a file
// is of, its streams say, not the bytes of names that stand in it.
func (m *message) strangers() {
	var strange []string
	for _, name := range slices.Sorted(maps.Keys(m.in.streams)) {
		if _, _, ok := cutTag(name); ok || name == fixedStream || len(m.in.streams[name]) == 0 {
			continue
		}
		m.bytes("stream "+name, m.in.streams[name])
		if why := programOf(name); why != "" {
			m.unread(m.doc, "%s", why)
		} else if !slices.Contains(summaries, name) {
			strange = append(strange, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.in.below)) {
		switch {
		case name == namedStorage:
			m.folder("names of properties", m.in.below[name])
		case !slices.ContainsFunc(storages, func(prefix string) bool { return strings.HasPrefix(name, prefix) }):
			m.folder("folder "+name, m.in.below[name])
			strange = append(strange, name)
		}
	}
	if n := len(strange); n > mostNames {
		strange = append(strange[:mostNames], fmt.Sprintf("and %s more", thousands(int64(n-mostNames))))
	}
	if len(strange) > 0 {
		m.unread(m.doc, "it holds what no message has: %s", strings.Join(strange, ", "))
	}
}

// mostNames is how many things that are not known are named.
const mostNames = 5

// folder reads a storage that is not of people or attachments.
func (m *message) folder(step string, in *storage) {
	below := &message{opener: m.opener, doc: m.doc, in: in}
	below.path = m.step(step)
	below.rest()
}

// storages begin the names of those that a message reads: people, attachments, and a message that is attached.
var storages = []string{recipientPrefix, attachmentPrefix, valueName(tagAttachData, typeObject)}

// summaries are streams that many compound files have, and whose strings are words.
var summaries = []string{"SummaryInformation", "DocumentSummaryInformation"}

// programOf says of which program a file is that has a stream of that name; "" where that is not known.
func programOf(name string) string {
	for _, c := range compounds {
		if c.stream == name {
			return c.why
		}
	}
	return ""
}
