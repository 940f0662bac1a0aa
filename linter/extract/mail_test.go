package extract

import (
	"strings"
	"testing"
	"time"
)

// crlf puts the line ends of mails.
func crlf(s string) []byte {
	return []byte(strings.ReplaceAll(strings.TrimPrefix(s, "\n"), "\n", "\r\n"))
}

func TestMail(t *testing.T) {
	t.Parallel()
	pack := string(zipOf(t, note))
	for _, c := range []struct{ name, mail, want string }{
		{"base64, and an encoded subject", `
Subject: =?utf-8?B?KFMvL05G?= =?utf-8?B?KSBGYWly?=
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

` + base64Of("1. (S) The fair.\n"), `
headers|property|Subject: (S//NF) Fair
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64
|body|1. (S) The fair.
`},
		{"quoted-printable in another set of characters", `
Content-Type: text/plain; charset="koi8-r"
Content-Transfer-Encoding: Quoted-Printable

SECR=
ET//NOFORN=20=28S=29 =C4=C1
`, `
headers|property|Content-Type: text/plain; charset="koi8-r"
Content-Transfer-Encoding: Quoted-Printable
|body|SECRET//NOFORN (S) да
`},
		{"alternatives, an attachment, and text outside the parts", `
Content-Type: multipart/mixed; boundary=b

(S) Before.
--b
Content-Type: multipart/alternative; boundary="c d"

--c d
Content-Type: text/plain

(C) One.
--c d
Content-Type: text/html

<p>(C)&nbsp;One.<!-- (TS) two --></p>
--c d--
--b
Content-Type: application/octet-stream; name="note.zip"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename*=utf-8''caf%C3%A9.zip

` + base64Of(pack) + `
--b--
(S) After.
`, `
headers|property|Content-Type: multipart/mixed; boundary=b
|hidden text|(S) Before.
|hidden text|(S) After.
headers|property|Content-Type: multipart/alternative; boundary="c d"
headers|property|Content-Type: text/plain
|body|(C) One.
headers|property|Content-Type: text/html
|hidden text|(C) One.
|hidden text|(TS) two
headers|property|Content-Type: application/octet-stream; name="note.zip"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename*=utf-8''caf%C3%A9.zip
attachment 1: café.zip|name|café.zip
attachment 1: café.zip|attachment|
attachment 1: café.zip > inner/a.txt|name|inner/a.txt
attachment 1: café.zip > inner/a.txt|body|1. (S) The fair is cancelled.
`},
		{"a mail in a mail", `
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: message/rfc822

Subject: =?iso-8859-1?q?=28S=29?=
Content-Transfer-Encoding: base64

` + base64Of("(TS) Deep.") + `
--b
Content-Type: message/rfc822

Subject: (S) Plain

(C) Text.
--b--
`, `
headers|property|Content-Type: multipart/mixed; boundary=b
headers|property|Content-Type: message/rfc822
attachment 1: message|attachment|
attachment 1: message > headers|property|Subject: (S)
Content-Transfer-Encoding: base64
attachment 1: message|body|(TS) Deep.
headers|property|Content-Type: message/rfc822
attachment 2: message|body|Subject: (S) Plain

(C) Text.
`},
		{"empty lines before the head", "\n\nContent-Transfer-Encoding: base64\n\n" + base64Of("(S) Text."), `
headers|property|Content-Transfer-Encoding: base64
|body|(S) Text.
`},
		{"a document that says it is text", `
Content-Type: text/plain
Content-Transfer-Encoding: base64

` + base64Of(pack), `
headers|property|Content-Type: text/plain
Content-Transfer-Encoding: base64
attachment 1|attachment|
attachment 1 > inner/a.txt|name|inner/a.txt
attachment 1 > inner/a.txt|body|1. (S) The fair is cancelled.
`},
		{"an mbox", `
From a@arkadia.example Sat Jan  3 01:05:34 1996
Subject: one

(S) From here on.
From b

From b@arkadia.example Sat Jan  3 01:05:34 1996
Content-Type: text/html

<b>(C)</b> Two.
`, `
message 1|body|Subject: one

(S) From here on.
From b
message 2|attachment|
message 2 > headers|property|Content-Type: text/html
message 2|body|(C) Two.
`},
		{"blanks before colons", "Content-Transfer-Encoding\t: base64\n\n" + base64Of("(S) Text."), `
headers|property|Content-Transfer-Encoding: base64
|body|(S) Text.
`},
		{"a remark in the head of a part, and a value without quotes", `
Content-Type: multipart/mixed; boundary=b

--b
Comments: SECRET//NOFORN
Content-Type: text/html

<img alt=SECRET//NOFORN width=3>One<a title='(S)
--b--
`, `
headers|property|Content-Type: multipart/mixed; boundary=b
headers|property|Comments: SECRET//NOFORN
Content-Type: text/html
|body|One<a title='(S)
|hidden text|SECRET//NOFORN
3
`},
		{"an mbox without empty lines and dates", `
From a@arkadia.example 1996-01-03T01:05:34Z
Subject: one

(S) From here on.
>From the fair.
From b@arkadia.example Sat Jan  3 01:05:34 1996
Content-Transfer-Encoding: base64

` + base64Of("(C) Two."), `
message 1|property|From a@arkadia.example 1996-01-03T01:05:34Z
message 1|body|Subject: one

(S) From here on.
>From the fair.
message 2|attachment|
message 2 > headers|property|Content-Transfer-Encoding: base64
message 2|body|(C) Two.
`},
		{"a mail behind another, in an mbox that lost its first line", `
Subject: one

(S) Text.

>From b@arkadia.example
Subject: two
Content-Transfer-Encoding: base64

` + base64Of("(C) Two."), `
message 1|body|Subject: one

(S) Text.
message 2|property|>From b@arkadia.example
message 2|attachment|
message 2 > headers|property|Subject: two
Content-Transfer-Encoding: base64
message 2|body|(C) Two.
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			opened(t, crlf(c.mail), Mail, c.want)
			opened(t, []byte(strings.TrimPrefix(c.mail, "\n")), Mail, c.want)
		})
	}
}

func TestMailThatIsUnread(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, mail, want string }{
		{"no boundary", "Content-Type: multipart/mixed\n\n(S) Text.\n", `
|body|(S) Text.
unread |its parts cannot be told apart: no boundary is given
`},
		{"a boundary that is nowhere", "Content-Type: multipart/mixed; boundary=b\n\n(S) Text.\n", `
|hidden text|(S) Text.
unread |its last part has no end: the closing boundary is missing
`},
		{"half a mail", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n(S) Text.\n", `
|body|(S) Text.
unread |its last part has no end: the closing boundary is missing
`},
		{"broken base64", "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nKFMpIFRleHQ*KFMp\n", `
|body|(S) Te
unread |it is damaged: it could be read for 6 bytes only
`},
		{"an encoding that is not known", "Content-Type: text/plain\nContent-Transfer-Encoding: x-uue\n\n(S)\n", `
|body|(S)
unread |it is encoded in a way that is not known ("x-uue")
`},
		{"characters that are not known", "Content-Type: text/plain; charset=utf-7\n\n(S)\n", `
|body|(S)
unread |its characters are in a set that is not known ("utf-7")
`},
		{"fields that are given twice", "Content-Transfer-Encoding: 7bit\nContent-transfer-encoding: base64\n\n" + base64Of("(S) Text."), `
|body|(S) Text.
unread |what a part of it is or how it is encoded is said twice, and differently
`},
		{"types that are given twice", "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n(S)\n--b--\n", `
|body|(S)
unread |what a part of it is or how it is encoded is said twice, and differently
`},
		{"a type that is longer than any", "Content-Type: text/plain;" + strings.Repeat(" a=b;", 7000) + " charset=latin1\n\n(\xe9)\n", `
|body|(é)
unread |what a part of it is takes more than 32768 characters to say
`},
		{"a sealed mail", "Content-Type: application/pkcs7-mime\n\nMIAG\n", "unread |it is encrypted or signed as a whole (S/MIME)\n"},
		{"a message that is encrypted", "Content-Type: text/html\n\nSee:\n-----BEGIN PGP MESSAGE-----\n", `
|body|See: -----BEGIN PGP MESSAGE-----
unread |a message in it is encrypted (PGP)
`},
		{"a word of a header that is broken", "Content-Type: text/html\nSubject: =?utf-8?X?KFMp?=\n\nText.\n", `
|body|Text.
unread |a header is encoded in a way that cannot be read
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := Open("", []byte(c.mail), Limits{})
			got.Parts = got.Parts[1:] // the headers
			if diff := cmpText(c.want, shown(got)); diff != "" || got.Kind != Mail {
				t.Errorf("kind %d: %s", got.Kind, diff)
			}
		})
	}
}

// TestTextWithFields holds that cables and other texts whose lines have the form of a mail's fields stay what
// they are, and that a mail in which nothing is encoded keeps its lines.
func TestTextWithFields(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"a cable with a block of fields": "MRN: 12 ARKADIA 34\nDate/DTG: Jan 05, 2012 / 051200Z JAN 12\nFrom: AMEMBASSY ARKADIA\n" +
			"Action: WASHDC, SECSTATE ROUTINE\nE.O.: 13526\nTAGS: PGOV, PREL\nSubject: (S) FAIR\n\n1. (S) Text.\n",
		"a mail of plain text": "From: a@arkadia.example\nTo: b@arkadia.example\nSubject: (S) fair\nMIME-Version: 1.0\n" +
			"Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 7bit\n\n1. (S) Text.\n",
		"a patch": "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: A <a@arkadia.example>\n" +
			"Date: Fri, 2 Jan 2015 10:00:00 +0100\nSubject: [PATCH] fair\nContent-Type: text/plain; charset=UTF-8\n" +
			"Content-Transfer-Encoding: 8bit\n\n---\n",
		"a sentence":      "From Arkadia the ambassador wrote at 12:30 today that nothing had changed.\n",
		"a configuration": "Subject: text/html\nMode: base64\n",
	} {
		t.Run(name, func(t *testing.T) { opened(t, []byte(data), Plain, "") })
	}
}

// TestLongHead holds that the fields that tell count wherever in the head they stand, and that a head of any form is
// read in one pass.
func TestLongHead(t *testing.T) {
	t.Parallel()
	tail := "Content-Transfer-Encoding: base64\n\n" + base64Of("(S) Text.")
	for name, head := range map[string]string{
		"many people":     "To: " + strings.Repeat("a@arkadia.example,\n ", 10_000) + "b@arkadia.example\n",
		"many fields":     strings.Repeat("X-Fair: a\n", 40_000),
		"one folded line": "Subject: a\n" + strings.Repeat(" b\n", 400_000),
	} {
		t.Run(name, func(t *testing.T) {
			c := ends(t, []byte(head+tail), 5*time.Second)
			if got := shown(c.found); !strings.HasSuffix(got, "|body|(S) Text.\n") {
				t.Errorf("got ...%q", got[max(0, len(got)-60):])
			}
		})
	}
}

// TestParametersOfAnyLetters: what grows or shrinks in small letters moves no place in the field.
func TestParametersOfAnyLetters(t *testing.T) {
	t.Parallel()
	for _, letters := range []string{"\xff", "Ⱥ", "İ"} {
		h, _ := cutHead([]byte("Content-Type: text/plain; " + strings.Repeat(letters, 15) + " Charset=utf-8\n\nText\n"))
		if kind, params := h.mediaType(); kind != "text/plain" || params["charset"] != "utf-8" {
			t.Errorf("%q: %s, %q", letters, kind, params)
		}
	}
}
