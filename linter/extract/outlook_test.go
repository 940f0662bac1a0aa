package extract

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// folder is a storage of a compound file: streams ([]byte or string) and folders by name.
type folder map[string]any

// Sizes of a compound file of version 3 ([MS-CFB]).
const (
	sector     = 512
	miniSector = 64
	miniCut    = 4096
	chainEnd   = 0xfffffffe
	noEntry    = 0xffffffff
)

// compound writes a compound file.
type compound struct {
	entries [][]byte
	sectors []byte
	next    []uint32 // of each sector
	mini    []byte
	miniFAT []uint32
}

// compoundOf writes a file with one folder at its root.
func compoundOf(root folder) []byte {
	c := &compound{}
	c.entry("Root Entry", 5)
	c.fill(0, root)
	start := uint32(chainEnd)
	if len(c.mini) > 0 {
		start = c.chain(c.mini)
	}
	binary.LittleEndian.PutUint32(c.entries[0][116:], start)
	binary.LittleEndian.PutUint64(c.entries[0][120:], uint64(len(c.mini)))
	for len(c.entries)%4 != 0 {
		c.entry("", 0)
	}
	directory := c.chain(slices.Concat(c.entries...))
	miniFAT, miniSectors := uint32(chainEnd), 0
	if len(c.miniFAT) > 0 {
		table := words32(c.miniFAT)
		miniSectors = (len(table) + sector - 1) / sector
		miniFAT = c.chain(table)
	}
	return c.file(directory, miniFAT, miniSectors)
}

// file puts the header and the table of sectors around what was written.
func (c *compound) file(directory, miniFAT uint32, miniSectors int) []byte {
	const perSector = sector / 4
	count := 1
	for count*perSector < len(c.next)+count {
		count++
	}
	head := make([]byte, sector)
	copy(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	le := binary.LittleEndian
	le.PutUint16(head[24:], 0x3e)
	le.PutUint16(head[26:], 3)
	le.PutUint16(head[28:], 0xfffe)
	le.PutUint16(head[30:], 9)
	le.PutUint16(head[32:], 6)
	le.PutUint32(head[44:], uint32(count))
	le.PutUint32(head[48:], directory)
	le.PutUint32(head[56:], miniCut)
	le.PutUint32(head[60:], miniFAT)
	le.PutUint32(head[64:], uint32(miniSectors))
	le.PutUint32(head[68:], chainEnd)
	for i := range 109 {
		at := uint32(noEntry)
		if i < count {
			at = uint32(len(c.next) + i)
		}
		le.PutUint32(head[76+4*i:], at)
	}
	for range count {
		c.next = append(c.next, 0xfffffffd)
	}
	for len(c.next)%perSector != 0 {
		c.next = append(c.next, noEntry)
	}
	return slices.Concat(head, c.sectors, words32(c.next))
}

func words32(all []uint32) []byte {
	out := make([]byte, 0, 4*len(all))
	for _, v := range all {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return out
}

// chain writes data into sectors and returns the first.
func (c *compound) chain(data []byte) uint32 {
	first := uint32(len(c.next))
	for at := 0; at < len(data); at += sector {
		piece := make([]byte, sector)
		copy(piece, data[at:])
		c.sectors = append(c.sectors, piece...)
		c.next = append(c.next, uint32(len(c.next)+1))
	}
	c.next[len(c.next)-1] = chainEnd
	return first
}

func (c *compound) entry(name string, kind byte) int {
	e := make([]byte, 128)
	u := utf16.Encode([]rune(name))
	for i, v := range u {
		binary.LittleEndian.PutUint16(e[2*i:], v)
	}
	if name != "" {
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len(u)+2))
	}
	e[66] = kind
	for _, at := range []int{68, 72, 76} {
		binary.LittleEndian.PutUint32(e[at:], noEntry)
	}
	c.entries = append(c.entries, e)
	return len(c.entries) - 1
}

// fill writes what a folder holds, each entry at the right of the one before.
func (c *compound) fill(at int, f folder) {
	last, link := at, 76
	for _, name := range slices.Sorted(maps.Keys(f)) {
		var n int
		switch v := f[name].(type) {
		case folder:
			n = c.entry(name, 1)
			binary.LittleEndian.PutUint32(c.entries[last][link:], uint32(n))
			c.fill(n, v)
		case string:
			n = c.entry(name, 2)
			binary.LittleEndian.PutUint32(c.entries[last][link:], uint32(n))
			c.stream(c.entries[n], []byte(v))
		}
		last, link = n, 72
	}
}

func (c *compound) stream(e, data []byte) {
	start := uint32(chainEnd)
	switch {
	case len(data) >= miniCut:
		start = c.chain(data)
	case len(data) > 0:
		start = uint32(len(c.miniFAT))
		for at := 0; at < len(data); at += miniSector {
			piece := make([]byte, miniSector)
			copy(piece, data[at:])
			c.mini = append(c.mini, piece...)
			c.miniFAT = append(c.miniFAT, uint32(len(c.miniFAT)+1))
		}
		c.miniFAT[len(c.miniFAT)-1] = chainEnd
	}
	binary.LittleEndian.PutUint32(e[116:], start)
	binary.LittleEndian.PutUint64(e[120:], uint64(len(data)))
}

// wideOf is a string as most properties hold it.
func wideOf(s string) string {
	var out []byte
	for _, v := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, v)
	}
	return string(out)
}

// fixedOf is a stream of properties that are numbers.
func fixedOf(head int, pairs ...uint32) string {
	out := make([]byte, head)
	for ; len(pairs) >= 2; pairs = pairs[2:] {
		row := make([]byte, 16)
		binary.LittleEndian.PutUint16(row, 3)
		binary.LittleEndian.PutUint16(row[2:], uint16(pairs[0]))
		binary.LittleEndian.PutUint32(row[8:], pairs[1])
		out = append(out, row...)
	}
	return string(out)
}

// propertyOf names the stream of a property.
func propertyOf(id, kind int) string { return fmt.Sprintf("__substg1.0_%04X%04X", id, kind) }

// messageOf is a message with a subject and a body.
func messageOf(more folder) folder {
	m := folder{
		"__properties_version1.0": fixedOf(32), "__nameid_version1.0": folder{propertyOf(3, 0x102): "x"},
		propertyOf(0x37, 0x1f): wideOf("Fair"), propertyOf(0x1000, 0x1f): wideOf("1. (S) Text.\r\n"),
	}
	maps.Copy(m, more)
	return m
}

// rtfStoredOf is rich text in a message, not compressed.
func rtfStoredOf(s string) string {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(s)+12))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(s)))
	return string(append(out, "MELA\x00\x00\x00\x00"...)) + s
}

func attached(name, data string) folder {
	return folder{
		"__properties_version1.0": fixedOf(8, 0x3705, 1), propertyOf(0x3707, 0x1f): wideOf(name), propertyOf(0x3701, 0x102): data,
	}
}

func TestOutlook(t *testing.T) {
	t.Parallel()
	const read = "headers|property|Subject: Fair\n|body|1. (S) Text.\n"
	tests := map[string]struct {
		file folder
		want string
	}{
		"subject and body": {messageOf(nil), read},
		"people and headers": {
			messageOf(folder{
				propertyOf(0x0c1a, 0x1f): wideOf("A. Scribe"), propertyOf(0x0e04, 0x1f): wideOf("Zenda"), propertyOf(0x7d, 0x1f): wideOf("X-Level: SECRET\r\n"),
				"__recip_version1.0_#00000000": folder{propertyOf(0x3001, 0x1f): wideOf("Zenda (S)"), "__properties_version1.0": fixedOf(8)},
			}),
			"headers|property|Subject: Fair\nFrom: A. Scribe\nTo: Zenda\nHeaders: X-Level: SECRET\n|body|1. (S) Text.\nrecipients|property|Zenda (S)\n",
		},
		"any other text": {
			messageOf(folder{propertyOf(0x8001, 0x1f): wideOf("SECRET category"), propertyOf(0x1f, 0x101f): "", propertyOf(0x8002, 0x101f) + "-00000000": wideOf("SECRET list")}),
			"headers|property|Subject: Fair\nproperties|property|SECRET category\nSECRET list\n|body|1. (S) Text.\n",
		},
		"a code page": {
			folder{
				"__properties_version1.0": fixedOf(32, 0x3ffd, 1251),
				propertyOf(0x1000, 0x1e):  "\xd1\xe5\xea\xf0\xe5\xf2\xed\xee",
			},
			"|body|Секретно\n",
		},
		"HTML beside it": {
			messageOf(folder{propertyOf(0x1013, 0x102): "<p>(S) Text.</p><!-- SECRET -->"}), read + "|hidden text|(S) Text.\n|hidden text|SECRET\n",
		},
		"HTML alone, with a code page of its own": {
			folder{
				"__properties_version1.0": fixedOf(32, 0x3fde, 65001, 0x3ffd, 1252), propertyOf(0x1013, 0x102): "<p>(S) caf\xc3\xa9</p>",
			},
			"|body|(S) café\n",
		},
		"rich text": {
			folder{"__properties_version1.0": fixedOf(32), propertyOf(0x1009, 0x102): packedRTF}, "|body|hello world\n",
		},
		"rich text that is not packed, beside a body": {
			messageOf(folder{propertyOf(0x1009, 0x102): rtfStoredOf(`{\rtf1 (S//NF) fair\par}`)}), read + "|hidden text|(S//NF) fair\n",
		},
		"HTML in rich text": {
			folder{
				"__properties_version1.0": fixedOf(32),
				propertyOf(0x1009, 0x102): rtfStoredOf(`{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}\htmlrtf \par\htmlrtf0 (S//NF) fair{\*\htmltag72 </p>}}`),
			},
			"|body|\n(S//NF) fair\n|hidden text|<p></p>\n",
		},
		"rich text that is cut short": {
			folder{"__properties_version1.0": fixedOf(32), propertyOf(0x1009, 0x102): packedRTF[:30]},
			"unread |its rich text cannot be read: it is damaged\nunread |it is damaged: it ends within a group\n",
		},
		"an attachment": {
			messageOf(folder{"__attach_version1.0_#00000000": attached("note.txt", "(S) note\n")}),
			read + "attachment 1: note.txt|name|note.txt\nattachment 1: note.txt|body|(S) note\n",
		},
		"a large attachment": {
			messageOf(folder{"__attach_version1.0_#00000000": attached("note.txt", strings.Repeat("fair ", 40_000)+"(S)")}),
			read + "attachment 1: note.txt|name|note.txt\nattachment 1: note.txt|body|" + strings.Repeat("fair ", 40_000) + "(S)\n",
		},
		"an attachment that is a PDF": {
			messageOf(folder{"__attach_version1.0_#00000000": attached("a.pdf", string(pageOf(said("SECRET"), "").bytes()))}),
			read + "attachment 1: a.pdf|name|a.pdf\nattachment 1: a.pdf|attachment|\nattachment 1: a.pdf|body|SECRET\n",
		},
		"an attachment that is elsewhere": {
			messageOf(folder{"__attach_version1.0_#00000000": folder{
				"__properties_version1.0": fixedOf(8, 0x3705, 2), propertyOf(0x3707, 0x1f): wideOf("note.txt"),
			}}),
			read + "attachment 1: note.txt|name|note.txt\nunread attachment 1: note.txt|it is not in the message, but elsewhere\n",
		},
		"a message in a message": {
			messageOf(folder{"__attach_version1.0_#00000000": folder{
				"__properties_version1.0": fixedOf(8, 0x3705, 5), propertyOf(0x3001, 0x1f): wideOf("Forward"),
				propertyOf(0x3701, 0x0d): folder{
					"__properties_version1.0": fixedOf(24), propertyOf(0x1000, 0x1f): wideOf("SECRET"),
					"__attach_version1.0_#00000000": attached("in.txt", "(C)"),
				},
			}}),
			read + "attachment 1: Forward > properties|property|Forward\nattachment 1: Forward|name|Forward\nattachment 1: Forward|attachment|\n" +
				"attachment 1: Forward|body|SECRET\n" +
				"attachment 1: Forward > attachment 1: in.txt|name|in.txt\nattachment 1: Forward > attachment 1: in.txt|body|(C)\n",
		},
		"an object": {
			messageOf(folder{"__attach_version1.0_#00000000": folder{
				"__properties_version1.0": fixedOf(8, 0x3705, 6), propertyOf(0x3701, 0x0d): folder{"CONTENTS": "x"},
			}}),
			read + "unread attachment 1|an object that is embedded in it is not read\n",
		},
		"an attachment without data": {
			messageOf(folder{"__attach_version1.0_#00000000": folder{"__properties_version1.0": fixedOf(8)}}),
			read + "unread attachment 1|it is damaged: what is attached is missing\n",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			opened(t, compoundOf(tt.file), Outlook, tt.want)
		})
	}
}

// packedRTF is the example of [MS-OXRTFCP] 3.1: {\rtf1\ansi\ansicpg1252\pard hello world}.
const packedRTF = "\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\x72\x63\x70\x67\x31" +
	"\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0"

func TestOutlookKinds(t *testing.T) {
	t.Parallel()
	for stream, want := range map[string]string{
		"WordDocument":     "unread |it is a document of Word before 2007: save it as .docx\n",
		"EncryptedPackage": "unread |it is an office document that is encrypted\n",
	} {
		opened(t, compoundOf(folder{stream: "x"}), Known, want)
	}
	opened(t, compoundOf(folder{"folder": folder{propertyOf(0x37, 0x1f): wideOf("Fair")}}), Outlook,
		"unread |it is a compound file without a message: export it as PDF or text\n"+
			"unread |it holds what no message has: folder\n")
	opened(t, compoundOf(folder{"WordDocument": "x", "Zenda": wideOf(propertyOf(0x37, 0x1f))}), Outlook,
		"stream Zenda|hidden text|__substg1.0_0037001F\nunread |it is a compound file without a message: export it as PDF or text\n"+
			"unread |it is a document of Word before 2007: save it as .docx\nunread |it holds what no message has: Zenda\n")
}

// TestOutlookRest reads what is in a message beside its texts, and names what no message has.
func TestOutlookRest(t *testing.T) {
	t.Parallel()
	const read = "headers|property|Subject: Fair\n|body|1. (S) Text.\n"
	control := strings.Repeat("\x01\x02\x03\x04", 8)
	whole := compoundOf(messageOf(nil))
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"a document with a property": {
			compoundOf(folder{propertyOf(0x37, 0x1f): wideOf("Fair"), "WordDocument": control + "SECRET", "1Table": control}),
			"headers|property|Subject: Fair\nstream WordDocument|hidden text|SECRET\n" +
				"unread |it is a document of Word before 2007: save it as .docx\nunread |it holds what no message has: 1Table\n",
		},
		"a stream of no message":  {compoundOf(messageOf(folder{"Zenda": "(S)"})), read + "stream Zenda|hidden text|(S)\nunread |it holds what no message has: Zenda\n"},
		"what many files have":    {compoundOf(messageOf(folder{"\x05SummaryInformation": "\xfe\xff\x00\x00" + control + "SECRET"})), read + "stream SummaryInformation|hidden text|SECRET\n"},
		"a name in other letters": {compoundOf(messageOf(folder{"__ATTACH_VERSION1.0_#00000000": folder{}})), read + "unread |it holds what no message has: __ATTACH_VERSION1.0_#00000000\n"},
		"many streams of no message": {
			compoundOf(messageOf(folder{"a": "x", "b": "x", "c": "x", "d": "x", "e": "x", "f": "x", "g": "x", "h": ""})),
			read + "unread |it holds what no message has: a, b, c, d, e, and 2 more\n",
		},
		"a folder in a folder": {
			compoundOf(messageOf(folder{"a": folder{"b": folder{"c": "(S)"}}})),
			read + "folder a > folder b > stream c|hidden text|(S)\n" +
				"unread folder a > folder b|it holds what no message has: c\nunread folder a|it holds what no message has: b\n" +
				"unread |it holds what no message has: a\n",
		},
		"bytes of a property":     {compoundOf(messageOf(folder{propertyOf(0x8001, 0x102): control + wideOf("SECRET")})), read + "property 8001|hidden text|SECRET\n"},
		"a body that is of bytes": {compoundOf(messageOf(folder{propertyOf(0x1000, 0x102): "(S) fair"})), read + "property 1000|hidden text|(S) fair\n"},
		"a key that begins like an archive": {
			compoundOf(messageOf(folder{propertyOf(0x300b, 0x102): "\x1f\x9d" + control[:14]})), read,
		},
		"a document in a property": {
			compoundOf(messageOf(folder{propertyOf(0x8001, 0x102): string(zipOf(t, file{"a.txt", "(S)"}))})),
			read + "property 8001|attachment|\nproperty 8001 > a.txt|name|a.txt\nproperty 8001 > a.txt|body|(S)\n",
		},
		"names of properties": {
			compoundOf(messageOf(folder{"__nameid_version1.0": folder{propertyOf(4, 0x102): "\x0c\x00\x00\x00" + wideOf("SECRET")}})),
			read + "names of properties > property 0004|hidden text|SECRET\n",
		},
		"bytes of a recipient": {
			compoundOf(messageOf(folder{"__recip_version1.0_#00000000": folder{propertyOf(0x300b, 0x102): "SECRET"}})),
			read + "recipient 1 > property 300B|hidden text|SECRET\n",
		},
		"two names of an attachment": {
			compoundOf(messageOf(folder{"__attach_version1.0_#00000000": folder{
				propertyOf(0x3707, 0x1f): wideOf("fair.txt"), propertyOf(0x3704, 0x1f): wideOf("S-NF.TXT"), propertyOf(0x3701, 0x102): "(C)",
			}})),
			read + "attachment 1: fair.txt|name|S-NF.TXT\nattachment 1: fair.txt|name|fair.txt\nattachment 1: fair.txt|body|(C)\n",
		},
		"a message and a file": {
			compoundOf(messageOf(folder{"__attach_version1.0_#00000000": folder{
				propertyOf(0x3701, 0x102): "(C)", propertyOf(0x3701, 0x0d): folder{fixedStream: fixedOf(24), propertyOf(0x1000, 0x1f): wideOf("(S)")},
			}})),
			read + "attachment 1|attachment|\nattachment 1|body|(S)\nattachment 1|body|(C)\n",
		},
		"what was taken out": {
			[]byte(strings.Replace(string(whole), wideOf("Fair")+strings.Repeat("\x00", 56), wideOf("Fair")+strings.Repeat("\x00", 8)+"SECRET"+strings.Repeat("\x00", 42), 1)),
			read + "unused space|hidden text|SECRET\n",
		},
		"bytes behind its end": {append(whole, "SECRET"...), read + "unused space|hidden text|SECRET\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			opened(t, c.data, Outlook, c.want)
		})
	}
}

// TestOutlookHostile opens files whose folders lie in each other, and streams that are larger than their file.
func TestOutlookHostile(t *testing.T) {
	deep := folder{}
	for range 3 * mostFolders {
		deep = folder{"f": deep}
	}
	below := messageOf(nil)
	for range 2 * mostNested {
		below = messageOf(folder{"__attach_version1.0_#00000000": folder{propertyOf(0x3701, 0x0d): below}})
	}
	large := compoundOf(messageOf(nil))
	at := strings.Index(string(large), wideOf("__substg1.0_1000001F"))
	binary.LittleEndian.PutUint32(large[at+120:], 1<<30)
	many := folder{}
	for i := range usual.Streams + 10 {
		many[fmt.Sprint("s", i)] = ""
	}
	tests := map[string]struct {
		data []byte
		want string
	}{
		"folders in folders":      {compoundOf(messageOf(folder{"f": deep})), "it holds more than 3,000 folders"},
		"messages in messages":    {compoundOf(below), "it lies deeper than 4 documents"},
		"a part that is too long": {large, "a part of it is larger than the file"},
		"streams without end":     {compoundOf(messageOf(many)), "more than 20,000 streams"},
		"the end is missing":      {large[:len(large)-sector], "it is damaged"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := ends(t, tt.data, soon)
			if s := shown(c.found); !strings.Contains(s, tt.want) {
				t.Errorf("got %.500s, want %q", s, tt.want)
			}
		})
	}
}

func outlookSeeds() [][]byte {
	return [][]byte{compoundOf(messageOf(folder{
		propertyOf(0x1009, 0x102): packedRTF, propertyOf(0x1013, 0x102): "<p>(S) Text.</p>",
		"__recip_version1.0_#00000000":  folder{propertyOf(0x3001, 0x1f): wideOf("Zenda (S)")},
		"__attach_version1.0_#00000000": attached("note.txt", strings.Repeat("(S) note\n", 600)),
		"__attach_version1.0_#00000001": folder{propertyOf(0x3701, 0x0d): messageOf(nil)},
	}))}
}

func TestOutlookBroken(t *testing.T) { neverPanics(t, outlookSeeds()) }

func FuzzOutlook(f *testing.F) {
	for _, s := range outlookSeeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ends(t, append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), data...), soon)
	})
}
