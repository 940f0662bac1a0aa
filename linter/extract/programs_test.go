package extract

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// madeByPython writes archives and mails as the library of Python makes them, each with the same words in one
// place of it.
const madeByPython = `
import bz2, email.message, email.policy, gzip, io, lzma, mailbox, sys, tarfile, zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
folder, words = sys.argv[1], "(S//NF) The fair at Arkadia"

def put(name, data):
    with open(folder + "/" + name, "wb") as f:
        f.write(data)

def zipped(name, method, member="a.txt", comment=b""):
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w", method) as z:
        z.writestr(member, words)
        z.comment = comment
    put(name, b.getvalue())

zipped("stored.zip", zipfile.ZIP_STORED)
zipped("deflated.zip", zipfile.ZIP_DEFLATED)
zipped("bzip2.zip unread", zipfile.ZIP_BZIP2)
zipped("lzma.zip unread", zipfile.ZIP_LZMA)
zipped("name.zip", zipfile.ZIP_STORED, member=words + ".txt")
zipped("remark.zip", zipfile.ZIP_STORED, comment=words.encode())
for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
    for how in ("", "gz", "bz2", "xz"):
        b = io.BytesIO()
        with tarfile.open(fileobj=b, mode="w:" + how, format=form) as t:
            i = tarfile.TarInfo("x" * 150 + "/a.txt" if form != tarfile.USTAR_FORMAT else "a.txt")
            i.size = len(words)
            t.addfile(i, io.BytesIO(words.encode()))
        put("form%d.tar%s%s" % (form, how, " unread" if how == "xz" else ""), b.getvalue())
put("a.gz", gzip.compress(words.encode()))
put("a.bz2", bz2.compress(words.encode() * 1000))
put("a.xz unread", lzma.compress(words.encode()))

def mailed(name, cte, charset, subtype="plain"):
    m = email.message.EmailMessage()
    m["Subject"], m["From"] = "Fair", "A. Person <a@arkadia.example>"
    m.set_content(("<p>" if subtype == "html" else "") + words + (" \u00e9" if charset != "us-ascii" else ""),
        subtype=subtype, charset=charset, cte=cte)
    put(name, m.as_bytes())

for cte in ("base64", "quoted-printable"):
    for charset in ("us-ascii", "utf-8", "iso-8859-15", "cp1250", "utf-16"):
        mailed("%s-%s.eml" % (cte, charset), cte, charset)
    mailed(cte + ".html.eml", cte, "utf-8", "html")
m = email.message.EmailMessage()
m["Subject"], m["From"] = words + " \u00e9", "A. Person <a@arkadia.example>"
m.set_content("Text.")
put("subject.eml", m.as_bytes())
m = email.message.EmailMessage()
m["Subject"] = "Fair"
m.set_content("Text.")
m.add_alternative("<p>Text.</p><!-- %s -->" % words, subtype="html")
put("comment.eml", m.as_bytes())
for name, data in (("a.txt", words.encode()), (words + " \u00e9.txt", b"x"), ("deflated.zip", open(folder + "/deflated.zip", "rb").read())):
    m = email.message.EmailMessage()
    m["Subject"] = "Fair"
    m.set_content("Text.")
    m.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    put("with %s.eml" % name.split()[0].replace("/", ""), m.as_bytes())
    outer = email.message.EmailMessage()
    outer.set_content("See below.")
    outer.add_attachment(m)
    put("forwarded %s.eml" % name.split()[0].replace("/", ""), outer.as_bytes())
m = MIMEMultipart()
m.preamble = words
m.attach(MIMEText("Text."))
put("preamble.eml", m.as_bytes())
box = mailbox.mbox(folder + "/box.mbox")
for text in ("Text.", words):
    m = email.message.EmailMessage()
    m["Subject"] = "Fair"
    m.set_content(text + " \u00e9", cte="base64")
    box.add(m)
box.close()
`

// TestFilesOfOtherPrograms reads what Python's library makes: the words are found in each file, or it says by
// its name that it is unread, and is.
func TestFilesOfOtherPrograms(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if out, err := exec.Command("python3", "-c", madeByPython, folder).CombinedOutput(); err != nil {
		t.Skipf("python3 is not to be had: %v %s", err, out)
	}
	paths, err := filepath.Glob(folder + "/*")
	must(t, err)
	if len(paths) < 35 {
		t.Fatalf("python made %d files", len(paths))
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		must(t, err)
		got := Open(filepath.Base(path), data, Limits{})
		unread := strings.HasSuffix(path, " unread")
		if found := strings.Contains(shown(got), "(S//NF) The fair at Arkadia"); found == unread {
			t.Errorf("%s: the words are found: %v", filepath.Base(path), found)
		}
		if (len(got.Unread) > 0) != unread {
			t.Errorf("%s: %v", filepath.Base(path), got.Unread)
		}
	}
}
