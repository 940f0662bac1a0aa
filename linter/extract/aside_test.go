package extract

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/unicode"
)

// uuNote is "SECRET//NOFORN\n\nInvented words.\n" as uuencode writes it, xxNote "SECRET//NOFORN (S)\n" as xxencode does.
const (
	uuNote = "begin 644 note.txt\n@4T5#4D54+R].3T9/4DX*\"DEN=F5N=&5D('=O<F1S+@H \n`\nend\n"
	xxNote = "begin 644 note.txt\nHIoJ1IYJI9mxCHoNDIYsU83Ad0U++\n+\nend\n"
)

// TestTextThatHoldsMore holds that what stands in a text in other characters is read, and that the text stays plain.
func TestTextThatHoldsMore(t *testing.T) {
	t.Parallel()
	script := "#!/bin/sh\n# " + strings.Repeat("The fair at Arkadia. ", 500) + "\nexit 0\n"
	noted := zipOf(t, note)
	remark := bytes.Clone(noted)
	remark[len(remark)-2] = 9 // of a remark behind the archive
	const packed = "behind 10,520 bytes of text"
	inner := packed + "|attachment|\n" + packed + " > " + strings.ReplaceAll(strings.TrimSuffix(noteRead, "\n"), "\n", "\n"+packed+" > ") + "\n"
	for _, c := range []struct{ name, text, want string }{
		{"uuencode", "See:\n\n" + uuNote + "(S)\n", `
file in the text: note.txt|name|note.txt
file in the text: note.txt|body|SECRET//NOFORN

Invented words.
`},
		{"xxencode", "See:\n\n" + xxNote, `
file in the text: note.txt|name|note.txt
file in the text: note.txt|body|SECRET//NOFORN (S)
`},
		{"uuencode that breaks off", strings.TrimSuffix(uuNote, "`\nend\n") + "The fair.\n", `
file in the text: note.txt|name|note.txt
file in the text: note.txt|body|SECRET//NOFORN

Invented words.
unread |it is damaged: a file in it breaks off
`},
		{"a block of base64 with its name", "begin-base64 644 a\n" + base64Of("(S) Text.") + "====\n", `
file in the text: a|name|a
file in the text: a|body|(S) Text.
`},
		{"a block of base64 without signs at its end", "begin-base64 644 a\n" + strings.TrimRight(base64Of("(S) Text.."), "=\r\n") + "\n====\n", `
file in the text: a|name|a
file in the text: a|body|(S) Text..
`},
		{"a mail behind other lines", "Here it is.\n> Subject: a\n\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=a.zip\n\n" +
			base64Of(string(noted)) + "--b--\n", `
base64 in the text|name|a.zip
base64 in the text|attachment|
base64 in the text > inner/a.txt|name|inner/a.txt
base64 in the text > inner/a.txt|body|1. (S) The fair is cancelled.
`},
		{"quoted-printable behind other lines", "no field\nContent-Transfer-Encoding: quoted-printable\n\nSECR=\nET//NOFORN\n", "|hidden text|SECRET//NOFORN\n"},
		{"a document of a calendar", "BEGIN:VEVENT\r\nATTACH;ENCODING=BASE64:" + strings.ReplaceAll(base64Of(string(noted)), "\r\n", "\r\n ") + "\r\nEND:VEVENT\r\n", `
base64 in the text|attachment|
base64 in the text > inner/a.txt|name|inner/a.txt
base64 in the text > inner/a.txt|body|1. (S) The fair is cancelled.
`},
		{"a document of data", `{"a": "` + strings.ReplaceAll(base64Of(string(noted)), "\r\n", `\n`) + `", "b": "UEsDBBQ"}`, `
base64 in the text|attachment|
base64 in the text > inner/a.txt|name|inner/a.txt
base64 in the text > inner/a.txt|body|1. (S) The fair is cancelled.
`},
		{"wide characters", inUTF16("a\n-----BEGIN PGP MESSAGE-----\n\nhQEMA0\n"), "unread |a message in it is encrypted (PGP)\n"},
		{"PGP", "\n> -----BEGIN PGP MESSAGE-----\n> \n> hQEMA0\n", "unread |a message in it is encrypted (PGP)\n"},
		{"age", "a\n-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3Jn\n", "unread |a file in it is encrypted (age)\n"},
		{"CMS", "a\n-----BEGIN CMS-----\nMIIBvwYJKoZIhvcNAQcDoIIBsDCCAawCAQAx\n", "unread |a message in it is encrypted or signed as a whole (CMS)\n"},
		{"Ansible", "fair: !vault |\n    $ANSIBLE_VAULT;1.1;AES256\n    " + strings.Repeat("3961", 20) + "\n", "unread |a text in it is encrypted (Ansible)\n"},
		{"values of sops", "fair: ENC[AES256_GCM,data:Tr7o1Q==,iv:a,tag:b,type:str]\n", "unread |values in it are encrypted\n"},
		{"yEnc", "=ybegin line=128 size=3 name=a\n)*+\n", "unread |a file in it is written in yEnc, which is not read\n"},
		{"a packed archive behind a script", script + string(gzipOf(t, tarOf(t, note))), inner},
		{"an archive behind a script", script + string(tarOf(t, note)), inner},
		{"something behind a script that is not read", script + "\xfd7zXZ\x00\x00", packed + `|attachment|
unread ` + packed + `|it is packed in a way that is not read: unpack it, or pack it as .zip or .tar.gz
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			opened(t, []byte(c.text), Plain, c.want)
		})
	}
	all := shown(Open("", join([]byte(script), remark, []byte("a remark.")), Limits{}))
	if !strings.Contains(all, "|property|a remark.\n") || !strings.Contains(all, noteRead) {
		t.Errorf("an archive with a remark behind a script: got %.100q", all)
	}
}

// TestTextThatHoldsNoMore holds that text which tells of such things is left alone.
func TestTextThatHoldsNoMore(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"words that begin":       "begin 644 readers\nwrote to the fair.\nbegin\n",
		"a program":              "begin\n  x := 1;\nend\n",
		"the name of an armour":  "A message begins with\n-----BEGIN PGP MESSAGE-----\nand ends like it.\n",
		"an armour in a program": "const head = `-----BEGIN PGP MESSAGE-----\nhQEMA0`\n",
		"a signed text":          "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe fair.\n",
		"the head of a document": "x = 'UEsDBBQAAAAIA...' # " + strings.Repeat("UEsDB", 40) + "\n",
		"a key":                  "-----BEGIN CERTIFICATE-----\nMIIBvwYJKoZIhvcNAQcDoIIB\n",
		"a field":                "A field says it:\nContent-Transfer-Encoding: base64\n\nThe fair.\n",
		"a log with a NUL":       strings.Repeat("The fair at Arkadia.\n", 500) + "\x00\x1f\x8b a BZh PK\n",
	} {
		t.Run(name, func(t *testing.T) { opened(t, []byte("\n"+text), Plain, "") })
	}
}

// TestBase64 holds that a file in base64 is known by what is written in it.
func TestBase64(t *testing.T) {
	t.Parallel()
	text := gzipOf(t, []byte("1. (S) Text."))
	for name, data := range map[string]string{
		"packed":             base64Of(string(text)) + strings.Repeat("\n", 20),
		"with blanks":        "  " + strings.ReplaceAll(base64Of("1. (S) Text."+strings.Repeat(" ", 40)), "\r\n", "\n\t"),
		"an archive of tar":  base64Of(string(tarOf(t, file{"", "1. (S) Text."}))),
		"wide characters":    inUTF16("\ufeff" + base64Of("1. (S) Text."+strings.Repeat(" ", 40))),
		"a wide mail":        inUTF16("Content-Transfer-Encoding: base64\n\n" + base64Of("1. (S) Text.")),
		"base64 of base64":   base64Of(base64Of("1. (S) Text." + strings.Repeat(" ", 90))),
		"addresses, no ends": base64.RawURLEncoding.EncodeToString([]byte("1. (S) Text." + strings.Repeat(" ", 40))),
	} {
		t.Run(name, func(t *testing.T) {
			if got := shown(Open("", []byte(data), Limits{})); !strings.HasSuffix(got, "|body|1. (S) Text.\n") {
				t.Errorf("got %q", got)
			}
		})
	}
}

// TestAsidesEnd holds that a text that seems to hold thousands of them is read in one pass.
func TestAsidesEnd(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{
		"fields": "Content-Transfer-Encoding: base64\n", "uuencode": "begin 644 a\n\n", "armours": "-----BEGIN PGP MESSAGE-----\n",
		"packed": "\x00\x1f\x8b\x08\x00 BZh9 PK\x03\x04\n", "mbox": "From a\nSubject: b\n", "heads": "Content-Type: text/html\n",
		"heads of documents": "UEsDB\n", "documents": " UEsDB" + strings.Repeat("A", 200) + "\n",
	} {
		t.Run(name, func(t *testing.T) { ends(t, []byte("a\n"+strings.Repeat(line, 4<<20/len(line))), 5*time.Second) })
	}
}

// inUTF16 is a text in UTF-16.
func inUTF16(s string) string {
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return out
}
