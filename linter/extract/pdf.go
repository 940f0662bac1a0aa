package extract

import (
	"bytes"
	"cmp"
	"fmt"
	"io"

	"cablelint/linter/extract/internal/pdf"
)

// store counts what a PDF unpacks in the account of its file.
type store struct {
	o *opener
	d doc
}

// Inflate reads a packed stream to its end.
func (s store) Inflate(r io.Reader, packed int64) ([]byte, bool) { return s.o.inflate(s.d, r, packed) }

// readPDF adds the pages of a PDF, each other kind of its texts, and the files in it.
func readPDF(o *opener, d doc) {
	limits := pdf.Limits{Nodes: o.limits.Nodes, Operators: o.limits.Operands, Streams: o.limits.Streams}
	found := pdf.Read(d.data, limits, store{o, d})
	o.pages(d, "", Body, found.Pages, func(p pdf.Page) []string { return p.Lines })
	o.pages(d, "hidden text", Hidden, found.Pages, func(p pdf.Page) []string { return p.Hidden })
	o.pages(d, "text for what is drawn", Hidden, found.Pages, func(p pdf.Page) []string { return p.Said })
	for _, k := range pdfKinds {
		o.strings(d, k.kind, k.step, k.role, found.Texts)
	}
	for i, f := range found.Files {
		if !o.member(d) {
			break
		}
		step := cmp.Or(f.Step, fmt.Sprintf("attachment %d", i+1))
		if f.Name != "" {
			step += ": " + f.Name
		}
		o.within(d, step, f.Name, f.Data)
	}
	o.aroundPDF(d)
	for _, u := range found.Unread {
		in := d
		switch {
		case u.Page > 0:
			in.path = d.step(fmt.Sprintf("page %d", u.Page))
		case u.Name != "":
			in.path = d.step("attachment " + u.Name)
		}
		o.unread(in, "%s", u.Why)
	}
}

// aroundPDF reads what stands before the head of a PDF and behind its end, where viewers look at nothing.
func (o *opener) aroundPDF(d doc) {
	before := d.data[:max(headOfPDF(d.data), 0)]
	var behind []byte
	if i := bytes.LastIndex(d.data, endOfPDF); i >= 0 {
		behind = bytes.TrimLeft(d.data[i+len(endOfPDF):], "\r\n")
	}
	for _, b := range []struct {
		step string
		data []byte
	}{{"bytes before it", before}, {"bytes behind its end", behind}} {
		if len(bytes.Trim(b.data, "\x00 \t\r\n")) > 0 && o.member(d) {
			o.within(d, b.step, "", b.data)
		}
	}
}

// endOfPDF is the last line of a PDF.
var endOfPDF = []byte("%%EOF")

// pdfKinds says what the texts of a PDF beside its pages are.
var pdfKinds = []struct {
	kind pdf.Kind
	step string
	role Role
}{
	{pdf.Comment, "comments", Comment},
	{pdf.Field, "form", Property},
	{pdf.Property, "properties", Property},
	{pdf.Bookmark, "bookmarks", Property},
	{pdf.Label, "names", Name},
	{pdf.Hidden, "other strings", Hidden},
}

// placed collects the lines of a part with their places.
type placed struct {
	text   []byte
	places []place
}

func (t *placed) add(where, line string) {
	t.places = append(t.places, place{len(t.text), where})
	t.text = append(append(t.text, line...), '\n')
}

// part adds what was collected, where there is anything.
func (t *placed) part(o *opener, d doc, step string, role Role) {
	p := Part{Path: d.path, Role: role, Parent: d.parent, Text: lines(t.text), places: t.places}
	if step != "" {
		p.Path = d.step(step)
	}
	if len(t.places) > 0 && o.take(d, int64(len(t.text)), int64(len(d.data))) {
		o.part(p)
	}
}

// pages adds the lines of all pages as one text: a cable goes on from page to page. Empty lines are not counted.
func (o *opener) pages(d doc, step string, role Role, all []pdf.Page, of func(pdf.Page) []string) {
	var t placed
	for n, p := range all {
		if len(t.text) > 0 && len(of(p)) > 0 {
			t.text = append(t.text, '\n')
		}
		count := 0
		for _, line := range of(p) {
			if line == "" {
				t.text = append(t.text, '\n')
				continue
			}
			count++
			t.add(fmt.Sprintf("page %d, line %d", n+1, count), line)
		}
	}
	t.part(o, d, step, role)
}

// strings adds the texts of one kind.
func (o *opener) strings(d doc, kind pdf.Kind, step string, role Role, all []pdf.Text) {
	var t placed
	for _, s := range all {
		if s.Kind != kind {
			continue
		}
		where := s.Key
		if s.Page > 0 {
			where = fmt.Sprintf("page %d, %s", s.Page, s.Key)
		}
		t.add(where, s.Text)
	}
	t.part(o, d, step, role)
}
