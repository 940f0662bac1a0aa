package extract

import (
	"encoding/base64"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func cmpText(want, got string) string { return cmp.Diff(strings.TrimPrefix(want, "\n"), got) }

// zeros fill the head of a file whose kind needs more than letters.
var zeros = strings.Repeat("\x00", 600)

func TestKinds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		data string
		want Kind
	}{
		"nothing":                    {"", Plain},
		"a cable":                    {"S E C R E T ARKADIA 000412\n", Plain},
		"PDF":                        {"%PDF-1.7\n", PDF},
		"PDF behind other bytes":     {"\x00\x01junk\n%PDF-1.7\n", PDF},
		"text about PDF":             {"A file begins with %PDF-1.7.\n", Plain},
		"RTF":                        {`{\rtf1 text}`, RichText},
		"OpenPGP, armored":           {"-----BEGIN PGP MESSAGE-----\n", Known},
		"OpenPGP, a recipient":       {"\x85\x01\x0c\x03ABCDEFGH\x01\x07\xff" + zeros, Known},
		"OpenPGP, a pass phrase":     {"\x8c\x0d\x04\x09\x03\x08" + zeros, Known},
		"Windows-1252 in quotes":     {"\x84Guten Tag\x93, sagte der Botschafter.", Plain},
		"age":                        {"age-encryption.org/v1\n", Known},
		"7z":                         {"7z\xbc\xaf\x27\x1c", Known},
		"rar":                        {"Rar!\x1a\x07\x01\x00", Known},
		"Word before 2007":           {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + zeros + string(utf16le("WordDocument")), Known},
		"an encrypted document":      {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + zeros + string(utf16le("EncryptedPackage")), Known},
		"a message of Outlook":       {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + zeros + string(utf16le("__substg1.0_0037001F")), Outlook},
		"a picture":                  {"GIF89a\x01\x00\x01\x00", Inert},
		"text about pictures":        {"GIF89a is the name of a format of pictures that the fair used.\n", Plain},
		"text about bitmaps":         {"BMP, PNG and GIF are formats of pictures.\n", Plain},
		"text about sound":           {"ID3 tags hold the name of a song, and RIFF is a container.\n", Plain},
		"a program":                  {"\x7fELF\x02\x01\x01\x00", Inert},
		"initials":                   {"MZ wrote the note on the fair at Arkadia; the rest of the embassy read it and agreed.\n", Plain},
		"a font":                     {"\x00\x01\x00\x00\x00\x10\x01\x00", Inert},
		"UTF-16":                     {"\xff\xfeS\x00", Plain},
		"SQLite":                     {"SQLite format 3\x00", Known},
		"text about databases":       {"PAR1 is the head of a file of Parquet; Obj is none.\n", Plain},
		"digits that are no archive": {"070701 FEB 12\n", Plain},
		"PostScript":                 {"%!PS-Adobe-3.0\n%%Pages: 1\n", Known},
		"PostScript without a level": {"%!PS\n72 720 moveto (The pilot spoke.) show\n", Known},
		"PostScript of a Macintosh":  {"%!PS\r72 720 moveto (The pilot spoke.) show\r", Known},
		"PostScript without a name":  {"%!\n/Courier findfont 12 scalefont setfont\n72 720 moveto (The pilot spoke.) show showpage\n", Known},
		"PostScript with a title":    {"%! the harbor\r\n/Courier findfont 12 scalefont setfont\r\n", Known},
		"PostScript for a printer":   {"\x04%!PS-Adobe-3.0\n%%Pages: 1\n", Known},
		"PostScript for an old one":  {"\x04%!\n/Courier findfont 12 scalefont setfont\n", Known},
		"a font of PostScript":       {"%!PS-AdobeFont-1.0: Harbor\n/Courier findfont 12 scalefont setfont\n", Inert},
		"a remark of TeX":            {"%!TEX root = fair.tex\n\\section{The fair}\nThe mayor spoke.\n", Plain},
		"a remark and nothing":       {"%!\n", Plain},
		"text about PostScript":      {"%!PS begins a page, and showpage ends it.\n", Plain},
		"git-annex":                  {"/annex/objects/SHA256E-s12--ab.txt\n", Pointer},
		"a link of git-annex":        {"../../.git/annex/objects/Wx/5z/SHA256E-s12--ab.txt/SHA256E-s12--ab.txt", Pointer},
		"Git LFS":                    {lfs("ab12"), Pointer},
		"base64 of text":             {base64Of(strings.Repeat("1. (S) Text. ", 9)), Encoded},
		"base64 of addresses":        {base64.RawURLEncoding.EncodeToString([]byte(strings.Repeat("1. (S) ÿÿÿ> ", 9))), Encoded},
		"base64 of a document":       {base64Of("%PDF-1.7\n" + zeros), Encoded},
		"base64 of a picture":        {base64Of("\x89PNG\r\n\x1a\n" + zeros), Plain},
		"a list of words":            {strings.Repeat("apple\nbanana\ncherry\n", 20), Plain},
		"a list of values":           {"SUCCESS = 0\nERROR = 1\nUNKNOWN_ERROR = 2\nVIRTUALENV_NOT_FOUND = 3\nPREVIOUS_BUILD_DIR_ERROR = 4\n", Plain},
		"hashes":                     {strings.Repeat("0123456789abcdef", 20) + "\n", Plain},
		"a page without a cable":     {"<html><pre>S E C R E T</pre></html>", Plain},
		"a page with a cable":        {"<html><pre>S E C R E T\nE.O. 12958: N/A\n</pre></html>", Page},
		"a text with the tag":        {"The tag <pre> holds\nE.O. 12958: N/A\n</pre>", Plain},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := Open("", []byte(c.data), Limits{Cable: hasOrder})
			if got.Kind != c.want {
				t.Errorf("got %d, want %d", got.Kind, c.want)
			}
			if c.want == Known && len(got.Unread) != 1 {
				t.Errorf("got %d sentences, want that it is not read", len(got.Unread))
			}
		})
	}
}

// TestHeads holds that each format is told by its own head and by no other above it.
func TestHeads(t *testing.T) {
	t.Parallel()
	for _, h := range formats {
		if h.more != nil || h.magic[0] == 'P' && h.kind == Archive || h.kind == Outlook {
			continue
		}
		data := strings.Repeat("\x01", h.at) + h.magic + zeros
		if got := Open("", []byte(data), Limits{}); got.Kind != h.kind {
			t.Errorf("%q: got %d, want %d", h.magic, got.Kind, h.kind)
		}
	}
}

func lfs(oid string) string {
	return "version https://git-lfs.github.com/spec/v1\noid sha256:" + strings.Repeat(oid, 16) + "\nsize 12345\n"
}

func TestTarget(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ data, want string }{
		"Git LFS":            {lfs("ab12"), "lfs/objects/ab/12/" + strings.Repeat("ab12", 16)},
		"a hash of steps":    {lfs("../a"), ""},
		"git-annex":          {"/annex/objects/SHA256E-s1--a*.txt\n", `annex/objects/*/*/SHA256E-s1--a\*.txt/SHA256E-s1--a\*.txt`},
		"a key of steps":     {"/annex/objects/../../../--etc/..", ""},
		"a text about annex": {"see /annex/objects/SHA256E-s1--a.txt\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := Target([]byte(c.data))
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if strings.HasPrefix(path.Clean(got), "..") {
				t.Errorf("%q leads out of the folder", got)
			}
		})
	}
}
