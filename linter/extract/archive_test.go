package extract

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
)

var note = file{"inner/a.txt", "1. (S) The fair is cancelled.\r\n"}

const noteRead = "inner/a.txt|name|inner/a.txt\ninner/a.txt|body|1. (S) The fair is cancelled.\n"

func TestArchives(t *testing.T) {
	t.Parallel()
	pack := zipOf(t, note)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"zip", pack, noteRead},
		{"tar", tarOf(t, note), noteRead},
		{"tar without a sign of its kind", oldTar(t), noteRead},
		{"tar packed by gzip", gzipOf(t, tarOf(t, note)), noteRead},
		{"gzip", gzipOf(t, []byte(note.text)), "|body|1. (S) The fair is cancelled.\n"},
		{"streams of gzip in a row", join(gzipOf(t, []byte("1. (S) The ")), gzipOf(t, []byte("fair."))), `
|body|1. (S) The fair.
`},
		{"names and remarks of gzip", namedGzip(t), `
|name|SECRET memo.txt
|property|TOP SECRET
|body|The fair.
`},
		{"bzip2", []byte(bzip2Note), "|body|1. (S) The fair at Arkadia is cancelled.\n"},
		{"something behind a packed text", join(gzipOf(t, []byte("(S)")), make([]byte, 9), []byte("TOP SECRET")), `
|body|(S)
behind the end|body|TOP SECRET
`},
		{"something behind a packed tar", join(gzipOf(t, tarOf(t, file{"a", "x"})), []byte("TOP SECRET")), `
a|name|a
a|body|x
behind the end|body|TOP SECRET
`},
		{"zeros behind a packed text", join(gzipOf(t, []byte("(S)")), make([]byte, 9)), "|body|(S)\n"},
		{"a name of a later stream", join(gzipOf(t, []byte("1. (S) The fair.")), namedGzip(t)), `
|name|SECRET memo.txt
|property|TOP SECRET
|body|1. (S) The fair.The fair.
`},
		{"text in an archive of ar", []byte(arMagic + arMember("a.txt/", "(S) Text.") + "\x00" + arMember("#1/8", "SECRET\x00\x00(S)")), `
a.txt|name|a.txt
a.txt|body|(S) Text.
SECRET|name|SECRET
SECRET|body|(S)
`},
		{"names and fields that the list does not have", renamed(t), `
abc|name|abc
abc|body|x
abc|property|TOP SECRET//SI
abc|name|(S)
abc|property|SECRET//NOFORN
`},
		{"an archive in an archive", zipOf(t, file{"b.zip", string(pack)}), `
b.zip|name|b.zip
b.zip|attachment|
b.zip > inner/a.txt|name|inner/a.txt
b.zip > inner/a.txt|body|1. (S) The fair is cancelled.
`},
		{"what is packed in an archive", zipOf(t, file{"c.gz", string(gzipOf(t, []byte("1. (S) Text.")))}), `
c.gz|name|c.gz
c.gz|attachment|
c.gz|body|1. (S) Text.
`},
		{"an empty archive", zipOf(t), ""},
		{"pictures count by their names", zipOf(t, file{"SECRET map.png", "\x89PNG\r\n\x1a\n\x00"}), `
SECRET map.png|name|SECRET map.png
`},
		{"words in bytes that are none", zipOf(t, file{"a.bin", "\x00\x01\x02\x03\x04\x05TOP SECRET//SI\x00\x00S\x00E\x00C\x00R\x00E\x00T\x00/\x00/\x00N\x00F\x00\x01"}), `
a.bin|name|a.bin
a.bin|hidden text|TOP SECRET//SI
SECRET//NF
`},
		{"text in other encodings", zipOf(t,
			file{"16", "\xff\xfe(\x00S\x00)\x00 \x00\x14\x20"}, file{"16be", "\x00T\x00h\x00e\x00 \x00f\x00a\x00i\x00r"},
			file{"32", "(\x00\x00\x00S\x00\x00\x00)\x00\x00\x00 \x00\x00\x00"}, file{"1252", "(S) \x96 caf\xe9"}), `
16|name|16
16|body|(S) —
16be|name|16be
16be|body|The fair
32|name|32
32|body|(S)
1252|name|1252
1252|body|(S) – café
`},
		{"text in wide characters with few Latin letters", zipOf(t, file{"cy", inUTF16("Договор о саде\n(S) Text.\n")}), `
cy|name|cy
cy|body|Договор о саде
(S) Text.
`},
		{"text before the archive and behind it", join([]byte("#!/bin/sh\n# SECRET//NOFORN\n"), pack, []byte("TOP SECRET")), noteRead + `bytes outside the members|body|#!/bin/sh
# SECRET//NOFORN
bytes outside the members|body|TOP SECRET
`},
		{"a member that the list does not have", unlisted(t), noteRead + "bytes outside the members|body|(S) Text.\n"},
		{"a program that unpacks itself", join([]byte("\x7fELF\x02\x01\x01\x00"), pack), noteRead},
		{"remarks of an archive", remarked(t), `
|property|SECRET//NOFORN
a|property|(S)
a|name|a
`},
		{"two members of one name, and names that lead out", zipOf(t, file{"../a", "(S) One."}, file{"../a", "(TS) Two."}, file{"/etc/b", "x"}), `
../a|name|../a
../a|body|(S) One.
../a|name|../a
../a|body|(TS) Two.
/etc/b|name|/etc/b
/etc/b|body|x
`},
		{"links and remarks in a tar", linkedTar(t), `
a|name|SECRET target
a|name|a
b|property|(S) A remark.
b|name|b
b|body|x
`},
		{"a tar behind another", join(tarOf(t, file{"a", "x"}), tarOf(t, file{"b", "(S) y"})), `
a|name|a
a|body|x
b|name|b
b|body|(S) y
`},
		{"text behind a tar", join(tarOf(t, file{"a", "x"}), []byte("TOP SECRET")), `
a|name|a
a|body|x
behind the archive|body|TOP SECRET
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			opened(t, c.data, Archive, c.want)
		})
	}
}

func TestArchivesThatAreUnread(t *testing.T) {
	t.Parallel()
	pack, packed := zipOf(t, note), gzipOf(t, []byte(strings.Repeat("The fair at Arkadia. ", 100)))
	locked := bytes.Clone(pack)
	locked[bytes.Index(locked, zipListed)+8] |= flagEncrypted
	strange := bytes.Clone(pack)
	strange[bytes.Index(strange, zipListed)+10] = 99
	wrong := bytes.Clone(pack)
	wrong[bytes.Index(wrong, zipListed)+16] ^= 1
	halved := tarOf(t, file{"a", strings.Repeat("x", 600)})[:1000]
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"an encrypted member", locked, "inner/a.txt|name|inner/a.txt\nunread inner/a.txt|it is encrypted\n"},
		{"a method that is not known", strange, `
inner/a.txt|name|inner/a.txt
unread inner/a.txt|it is packed by a method that is not known (99)
`},
		{"a wrong sum", wrong, noteRead + "unread inner/a.txt|it is damaged: it could be read for 31 bytes only\n"},
		{"an archive without its list", pack[:len(pack)-10], "unread |it is damaged: its list of members cannot be read\n"},
		{"half of a tar", halved, "a|name|a\na|body|" + strings.Repeat("x", 488) + `
unread a|it is damaged: it could be read for 488 bytes only
unread |it is damaged: a head of a member cannot be read
`},
		{"a tar with a wrong sum", join([]byte("b"), tarOf(t, file{"a", "x"})[1:]), "unread |it is damaged: a head of a member cannot be read\n"},
		{"half of a packed text", packed[:len(packed)/2], "|body|The fair at Arkadia.\nunread |it is damaged: it could be read for 20 bytes only\n"},
		{"half of a text behind a packed tar", join(gzipOf(t, tarOf(t, file{"a", "x"})), gzipOf(t, []byte("(S)"))[:20]), `
a|name|a
a|body|x
behind the archive|body|(S)
unread |it is damaged: it could be read for 3 bytes only
`},
		{"a wrong sum of a packed tar", wrongSum(gzipOf(t, tarOf(t, file{"a", "x"}))), `
a|name|a
a|body|x
unread |it is damaged: what stands behind cannot be unpacked
`},
		{"a broken member of ar", []byte(arMagic + arMember("a.txt/", "(S) Text.")[:66]), `
a.txt|name|a.txt
a.txt|body|(S) Te
unread |it is damaged: a member breaks off
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			opened(t, c.data, Archive, c.want)
		})
	}
}

func join(pieces ...[]byte) []byte { return bytes.Join(pieces, nil) }

// unlisted is an archive with text before its list, whose place is set anew.
func unlisted(t *testing.T) []byte {
	t.Helper()
	pack, hidden := zipOf(t, note), []byte("(S) Text.")
	list, end := bytes.Index(pack, zipListed), endOfZip(pack)
	pack[end+16] += byte(len(hidden))
	return join(pack[:list], hidden, pack[list:])
}

// oldTar is an archive as it was before the sign "ustar": the sum of its head is made anew.
func oldTar(t *testing.T) []byte {
	t.Helper()
	data := tarOf(t, note)
	copy(data[257:265], make([]byte, 8))
	copy(data[148:156], "        ")
	sum := 0
	for _, c := range data[:tarBlock] {
		sum += int(c)
	}
	copy(data[148:156], []byte{
		'0', '0' + byte(sum>>12&7), '0' + byte(sum>>9&7), '0' + byte(sum>>6&7), '0' + byte(sum>>3&7), '0' + byte(sum&7), 0, ' ',
	})
	return data
}

func namedGzip(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Name, w.Comment = "SECRET memo.txt", "TOP SECRET"
	must(t, writeAll(w, "The fair."))
	must(t, w.Close())
	return b.Bytes()
}

func remarked(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	_, err := w.CreateHeader(&zip.FileHeader{Name: "a", Comment: "(S)"})
	must(t, err)
	must(t, w.SetComment("SECRET//NOFORN"))
	must(t, w.Close())
	return b.Bytes()
}

func linkedTar(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	must(t, w.WriteHeader(&tar.Header{Name: "a", Typeflag: tar.TypeSymlink, Linkname: "SECRET target"}))
	must(t, w.WriteHeader(&tar.Header{Name: "b", Size: 1, PAXRecords: map[string]string{"comment": "(S) A remark."}}))
	must(t, writeAll(w, "x"))
	must(t, w.Close())
	return b.Bytes()
}

// wrongSum changes the sum of what was packed.
func wrongSum(packed []byte) []byte {
	packed[len(packed)-8] ^= 1
	return packed
}

func arMember(name, text string) string {
	return fmt.Sprintf("%-16s%-12d%-6d%-6d%-8d%-10d`\n", name, 0, 0, 0, 100644, len(text)) + text
}

// renamed is an archive whose member has another name in its own head, and fields of its own in both heads.
func renamed(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	m, err := w.CreateHeader(&zip.FileHeader{Name: "abc", Extra: []byte("\x99\x99\x0e\x00SECRET//NOFORN")})
	must(t, err)
	must(t, writeAll(m, "x"))
	must(t, w.Close())
	data := bytes.Replace(b.Bytes(), []byte("abc"), []byte("(S)"), 1)
	list := bytes.Index(data, zipListed)
	return join(data[:list], bytes.Replace(data[list:], []byte("SECRET//NOFORN"), []byte("TOP SECRET//SI"), 1))
}
