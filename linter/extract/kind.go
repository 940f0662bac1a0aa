package extract

import (
	"bytes"

	"golang.org/x/text/encoding"
)

// Kind is what a file is by its content.
type Kind uint8

// The kinds. Only those below Pointer are read by this package; what is Inert holds no text of people.
const (
	Plain    Kind = iota // text, or nothing that is known: read as it is
	Mail                 // RFC 5322 in which something is encoded or attached, mbox
	Archive              // zip, tar, gzip, bzip2
	Office               // Word, PowerPoint, Excel, OpenDocument
	PDF                  //
	Outlook              // .msg
	RichText             // RTF
	Encoded              // a text or a document that is one block of base64, in wide characters, or behind a picture
	Page                 // HTML with a <pre> that holds a cable
	Pointer              // of Git LFS or git-annex, whose content is elsewhere
	Known                // the head of a document that cannot be read: .doc, .7z, .rar, an encrypted container
	Inert                // pictures, sound, fonts, compiled programs
)

// look is what a look at a file tells.
type look struct {
	kind Kind
	why  string // it cannot be read, where it cannot
}

// look tells the kind of a file. Of plain text it sees the head, and the last bytes, where a zip ends.
func (o *opener) look(data []byte) look { return o.lookAt(data, isNarrow(data)) }

// lookAt looks at a file of which it is known whether it is narrow text.
func (o *opener) lookAt(data []byte, narrow bool) look {
	if len(data) == 0 {
		return look{}
	}
	for _, list := range [...][]head{heads[data[0]], inner} {
		for i := range list {
			if h := &list[i]; h.fits(data) {
				return closer(h.look, data)
			}
		}
	}
	if narrow {
		return o.written(data)
	}
	return o.unwritten(data)
}

// unwritten tells the kind of a file that holds bytes which text has not: of such are the formats that are known by
// their end, and wide characters.
func (o *opener) unwritten(data []byte) look {
	if endsInZip(data) {
		return zipKind(data)
	}
	if k := likeTar(data); k.kind != Plain {
		return k
	}
	if k := o.written(data); k.kind != Plain {
		return k
	}
	if bytes.IndexByte(data[:min(len(data), block)], 0) >= 0 {
		if b := behind(data); b.kind != Plain {
			return b
		}
	}
	if e := wide(data); e != nil {
		return o.lookWide(data, e)
	}
	return look{}
}

// written tells the kinds that are written in letters, of which a file may hold no other bytes.
func (o *opener) written(data []byte) look {
	for _, like := range [...]func([]byte) look{likePDF, likeFlatOffice, likeMail, likePointer, o.likeBase64} {
		if k := like(data); k.kind != Plain {
			return k
		}
	}
	if o.isPage(data) {
		return look{kind: Page}
	}
	return look{}
}

// lookWide tells what a text is whose characters take two or four bytes: some programs write any text so.
func (o *opener) lookWide(data []byte, e encoding.Encoding) look {
	narrow, err := e.NewDecoder().Bytes(data)
	if err != nil || o.look(bytes.ReplaceAll(narrow, []byte{0}, nil)).kind == Plain {
		return look{}
	}
	return look{kind: Encoded}
}

// closer looks again at kinds that have one head for several.
func closer(k look, data []byte) look {
	switch {
	case k.kind == Archive && data[0] == 'P':
		return zipKind(data)
	case k.kind == Inert:
		if b := behind(data); b.kind != Plain {
			return b
		}
		if behindInert(data) > 0 {
			return look{kind: Encoded}
		}
	case k.kind == Outlook:
		return compoundKind(data)
	}
	return k
}

// likePDF finds a PDF with something before it, as programs accept it. Text that tells of PDF is none: it holds
// neither bytes that are not text nor the objects of one.
func likePDF(data []byte) look {
	const fewest = 3 // objects: the catalog, the pages and a page
	if headOfPDF(data) < 0 {
		return look{}
	}
	if bytes.IndexByte(data, 0) < 0 && !hasControls(data) && bytes.Count(data, []byte("endobj")) < fewest {
		return look{}
	}
	return look{PDF, notReadHere}
}

// headOfPDF returns where the head of a PDF stands, -1 where there is none.
func headOfPDF(data []byte) int { return bytes.Index(data[:min(len(data), 1<<10)], []byte("%PDF-")) }

// notReadHere is said of a kind that has no reader.
const notReadHere = "documents of its kind are not read"

// What tells the compound files of Microsoft apart: names of the streams in them, in UTF-16. The first that is
// found counts.
var compounds = []struct {
	stream string
	look
}{
	{"__substg1.0_", look{Outlook, notReadHere}},
	{"EncryptedPackage", look{Known, "it is an office document that is encrypted"}},
	{"WordDocument", look{Known, "it is a document of Word before 2007: save it as .docx"}},
	{"PowerPoint Document", look{Known, "it is a presentation of PowerPoint before 2007: save it as .pptx"}},
	{"Workbook", look{Known, "it is a workbook of Excel before 2007: save it as .xlsx"}},
	{"VisioDocument", look{Known, "it is a drawing of Visio: export it as PDF"}},
}

func compoundKind(data []byte) look {
	for _, c := range compounds {
		if bytes.Contains(data, utf16le(c.stream)) {
			return c.look
		}
	}
	return look{Known, "it is a compound file of an unknown program: export it as PDF or text"}
}

func utf16le(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for _, c := range []byte(s) {
		out = append(out, c, 0)
	}
	return out
}

// KindOf tells what a file is by its first bytes. [Open] sees more of it, and knows better.
func KindOf(head []byte) Kind { return (&opener{}).look(head).kind }

// KindOf tells what a file is by all of its bytes.
func (l Limits) KindOf(data []byte) Kind { return (&opener{limits: l}).look(data).kind }

// IsDocument reports whether a file whose first bytes are head is more than plain text: it is worth reading
// although it holds bytes that are no text.
func IsDocument(head []byte) bool {
	k := KindOf(head)
	return k != Plain && k != Inert
}
