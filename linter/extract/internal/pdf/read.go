// Package pdf reads the text of PDF documents (ISO 32000): pages in their order and as a person reads them, what
// is attached to them, properties, and what is there and not shown.
//
// It has an object reader of its own. The one that it was meant to stand on, github.com/ledongthuc/pdf, does not
// end on a cross-reference that leads to itself or on a string that is not closed, and dies of a stack overflow,
// which nothing can recover from, on an object stream that holds itself; files are read here that somebody may
// have made for that.
package pdf

import (
	"fmt"
	"maps"
	"slices"

	"cablelint/linter/text"
)

// Limits bound what is read of one document.
type Limits struct {
	Nodes     int // of its trees
	Operators int // of content
	Streams   int // that are unpacked
}

// Document is what a PDF holds.
type Document struct {
	Pages  []Page
	Texts  []Text
	Files  []File
	Unread []Unread
}

// Page is the text of one page, line by line; an empty line stands where lines are far apart.
type Page struct {
	Lines  []string
	Hidden []string // of layers that are off, of annotations that are not shown
	Said   []string // that stands for what is drawn, and differs from it
}

// Kind is where in a document a text stands.
type Kind uint8

// The kinds.
const (
	Comment  Kind = iota // annotations
	Field                // forms
	Property             // of the document, XMP, signatures, links
	Bookmark             // of the outline
	Label                // names of files, layers, pages, destinations
	Hidden               // alternative text, scripts, and strings of no known use
)

// Text is a string of a document that is not on a page.
type Text struct {
	Kind Kind
	Key  string // "Title"
	Page int    // from 1; 0 where it is of none
	Text string
}

// File is an embedded file.
type File struct {
	Name string
	Step string // that leads to it, where it is none that is embedded
	Data []byte
}

// Unread is what could not be read.
type Unread struct {
	Page int // from 1; 0 for what is on no page
	Name string
	Why  string
}

// reader is what reading one document takes.
type reader struct {
	file      *file
	doc       *Document
	fonts     map[ref]*font
	off       map[ref]bool // layers
	baseOff   bool         // layers are off that are not named
	on        map[ref]bool
	operators int
	glyphs    int
	taken     map[ref]bool // objects whose strings have been read
	attached  map[int]bool // embedded files, by where they stand
	views     []view       // of the pages
	spare     []glyph      // room that the page before took
	machine   map[int]bool // streams that are tables of fonts and the like

	programs  []Text          // strings that are of programs, unless somebody wrote into them
	late      bool            // what is read now is not of the document as it is
	told      map[string]bool // lines that it shows
	resources []dict          // of pages
	common    dict            // of all of them
	leftBytes int             // of streams that nothing uses
	drawnWith map[int]dict    // streams of pages by their numbers, with the resources that they have
}

// Read takes a PDF apart. store counts what is unpacked.
func Read(data []byte, limits Limits, store Store) *Document {
	doc := &Document{}
	f, err := newFile(data, limits, store)
	if err != nil {
		doc.unread(0, "%s", err.Error())
		return doc
	}
	r := &reader{
		file: f, doc: doc, fonts: map[ref]*font{}, operators: limits.Operators, glyphs: maxAllText,
		taken: map[ref]bool{}, attached: map[int]bool{}, machine: map[int]bool{}, drawnWith: map[int]dict{},
	}
	root := f.dict(f.trailer["Root"])
	r.layers(f.dict(root["OCProperties"]))
	r.pages(root["Pages"])
	r.scans()
	r.sweep()
	r.remains()
	if f.work.left < 0 || f.work.deep || f.nodes < 0 || f.streams < 0 {
		doc.unread(0, "it takes more to read than its limits allow")
	}
	return doc
}

func (d *Document) unread(page int, why string, args ...any) {
	u := Unread{Page: page, Why: fmt.Sprintf(why, args...)}
	if !slices.Contains(d.Unread, u) && len(d.Unread) < maxUnread {
		d.Unread = append(d.Unread, u)
	}
}

// maxUnread bounds what is said about one document.
const maxUnread = 1000

// layers finds which optional content is off when the document is opened (8.11.4.3).
func (r *reader) layers(d dict) {
	r.on, r.off = map[ref]bool{}, map[ref]bool{}
	usual := r.file.dict(d["D"])
	r.baseOff = r.file.name(usual["BaseState"]) == "OFF"
	for k, set := range map[name]map[ref]bool{"ON": r.on, "OFF": r.off} {
		for _, v := range r.file.array(usual[k]) {
			if g, ok := v.(ref); ok {
				set[g] = true
			}
		}
	}
}

// layerOff says whether content of a group, or of a membership in groups, is not shown (8.11.2).
func (r *reader) layerOff(v any) bool {
	if d := r.file.dict(v); r.file.name(d["Type"]) == "OCMD" {
		groups := d["OCGs"]
		if g, ok := r.file.resolve(groups).(dict); ok && g != nil {
			return r.groupOff(groups)
		}
		all := r.file.array(groups)
		off := 0
		for _, g := range all {
			if r.groupOff(g) {
				off++
			}
		}
		switch r.file.name(d["P"]) {
		case "AllOn":
			return off > 0
		case "AnyOff":
			return off == 0 && len(all) > 0
		case "AllOff":
			return off < len(all)
		}
		return off == len(all) && off > 0
	}
	return r.groupOff(v)
}

func (r *reader) groupOff(v any) bool {
	g, ok := v.(ref)
	return ok && (r.off[g] || r.baseOff && !r.on[g])
}

// pages walks the page tree (7.7.3). A file that was mended and whose tree leads nowhere has the pages that are
// found in it.
func (r *reader) pages(root any) {
	r.node(root, dict{}, nil)
	if len(r.doc.Pages) == 0 && r.file.mended {
		for _, num := range slices.Sorted(maps.Keys(r.file.entries)) {
			if d, ok := r.file.get(num).(dict); ok && r.file.name(d["Type"]) == "Page" {
				r.taken[ref{num, r.file.entries[num].gen}] = true
				r.page(d, d)
			}
		}
	}
	if len(r.doc.Pages) == 0 {
		r.doc.unread(0, "it has no pages")
	}
}

// node reads a page, or the pages below a node. from are the attributes that it inherits, above are the nodes
// that it lies in.
func (r *reader) node(v any, from dict, above []ref) {
	at, isRef := v.(ref)
	d, ok := r.file.resolve(v).(dict)
	switch {
	case !ok:
		r.doc.unread(0, "a page of it is missing")
		return
	case isRef && slices.Contains(above, at), len(above) > maxDepth:
		r.doc.unread(0, "its tree of pages runs in a circle")
		return
	}
	if r.file.nodes--; r.file.nodes < 0 {
		return
	}
	own := maps.Clone(from)
	for _, k := range []name{"Resources", "MediaBox", "CropBox"} {
		if d[k] != nil {
			own[k] = d[k]
		}
	}
	if r.file.name(d["Type"]) != "Pages" && d["Kids"] == nil {
		if isRef {
			r.taken[at] = true
		}
		r.page(d, own)
		return
	}
	for _, kid := range r.file.array(d["Kids"]) {
		if r.file.nodes < 0 {
			return
		}
		r.node(kid, own, append(above, at))
	}
}

// maxDepth bounds the tree of pages.
const maxDepth = 40

// page reads one page with what is drawn on it and the annotations over it.
func (r *reader) page(d, inherited dict) {
	n := len(r.doc.Pages) + 1
	c := newCanvas(r.spare[:0])
	run := &runner{
		reader: r, page: c, res: r.file.dict(inherited["Resources"]), text: identity, line: identity,
		state: state{ctm: identity, scale: 1},
	}
	r.resources = append(r.resources, run.res)
	run.run(r.content(d, c))
	r.remember(d, run.res)
	for _, a := range r.file.array(d["Annots"]) {
		if r.file.nodes--; r.file.nodes < 0 {
			break
		}
		r.annotation(run, a, n)
	}
	rest := maps.Clone(d)
	delete(rest, "Annots")
	r.strings(rest, Hidden, n, 0)
	p := Page{Lines: lines(c.seen), Said: c.said}
	p.Hidden = append(without(lines(c.hidden), p.Lines), without(c.otherwise(), p.Lines)...)
	p.Hidden = append(p.Hidden, c.remarks...)
	r.doc.Pages = append(r.doc.Pages, p)
	r.spare = c.seen
	r.judge(n, c)
	r.views = append(r.views, view{n, len(c.seen), c.layer, c.curves, area(r.file, inherited), c.pictures})
}

// without gives the lines that are not among others: a button says the same in each of its states.
func without(lines, others []string) []string {
	if len(lines) == 0 {
		return nil
	}
	have := make(map[string]bool, len(others))
	for _, line := range others {
		have[line] = line != ""
	}
	return slices.DeleteFunc(lines, func(line string) bool { return have[line] })
}

// remember keeps the resources of a page for earlier states of what it draws.
func (r *reader) remember(d, res dict) {
	for _, v := range r.file.list(d["Contents"]) {
		if at, ok := v.(ref); ok {
			r.drawnWith[at.num] = res
		}
	}
	if at, ok := d["Contents"].(ref); ok {
		r.drawnWith[at.num] = res
	}
}

// area is that of a page, in square units.
func area(f *file, d dict) float64 {
	box := f.nums(d["CropBox"])
	if len(box) != 4 {
		box = f.nums(d["MediaBox"])
	}
	if len(box) != 4 {
		return 612 * 792
	}
	return (box[2] - box[0]) * (box[3] - box[1])
}

// judge says what of the content of a page was not read.
func (r *reader) judge(n int, c *canvas) {
	if c.unknown > 0 {
		of := ""
		if c.font != "" {
			of = " of the font " + text.Told(c.font)
		}
		r.doc.unread(n, "characters%s have no meaning, %d in all", of, c.unknown)
	}
	for _, why := range slices.Sorted(maps.Keys(c.faults)) {
		r.doc.unread(n, "%s", why)
	}
}

// missing is said where a reference leads nowhere.
const missing = "a part of it is missing"

// content joins the streams of a page, which are one.
func (r *reader) content(d dict, c *canvas) []byte {
	var out []byte
	all := r.file.list(d["Contents"])
	if all == nil && d["Contents"] != nil {
		c.faults[missing] = true
	}
	for _, v := range all {
		s, ok := r.file.resolve(v).(*stream)
		if !ok {
			if r.file.mended || v != nil {
				c.faults[missing] = true
			}
			continue
		}
		b, err := r.file.unpack(s)
		if err != nil {
			c.faults["a part of it cannot be read: "+err.Error()] = true
		}
		out = append(append(out, b...), '\n')
	}
	return out
}

// Flags of annotations (12.5.3, table 165).
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// annotation reads what an annotation shows and says.
func (r *reader) annotation(run *runner, v any, page int) {
	d := r.file.dict(v)
	if d == nil {
		return
	}
	if at, ok := v.(ref); ok {
		r.taken[at] = true
	}
	kind := r.file.name(d["Subtype"])
	r.strings(d, Comment, page, 0)
	if popup := r.file.dict(d["FS"]); popup != nil {
		r.attach(popup)
	}
	seen := r.appearance(d)
	off := kind == "Popup" || r.file.int(d["F"])&(flagHidden|flagNoView) != 0 || r.layerOff(d["OC"])
	all, whole := r.appearances(d)
	if !whole {
		run.fault(missing)
	}
	for _, s := range all {
		run.appearance(s, r.file.nums(d["Rect"]), off || seen == nil || s.at != seen.at)
	}
}

// appearance draws what an annotation shows, or, where off is set, would show in another state.
func (r *runner) appearance(s *stream, rect []float64, off bool) {
	box, m := r.file.nums(s.dict["BBox"]), identity
	if own, ok := matrixOf(r.file.nums(s.dict["Matrix"])); ok {
		m = own
	}
	if off {
		r.off++
	}
	r.state = state{ctm: identity, scale: 1}
	r.form(s, onto(box, m, rect))
	if off {
		r.off--
	}
}

// appearance is the stream that an annotation shows, in the state that it is in (12.5.5).
func (r *reader) appearance(d dict) *stream {
	n := r.file.resolve(r.file.dict(d["AP"])["N"])
	if states, ok := n.(dict); ok {
		n = r.file.resolve(states[r.file.name(d["AS"])])
	}
	s, _ := n.(*stream)
	return s
}

// appearances are the streams of all states of an annotation: as it is, under the pointer and pressed, on and off;
// whole is false where one of them leads nowhere.
func (r *reader) appearances(d dict) (out []*stream, whole bool) {
	whole = true
	ways := r.file.dict(d["AP"])
	for _, way := range slices.Sorted(maps.Keys(ways)) {
		all := dict{"": ways[way]}
		if states, ok := r.file.resolve(ways[way]).(dict); ok {
			all = states
		}
		for _, k := range slices.Sorted(maps.Keys(all)) {
			v := r.file.resolve(all[k])
			whole = whole && (v != nil || all[k] == nil)
			s, ok := v.(*stream)
			twice := func(have *stream) bool { return have.at == s.at }
			if ok && !slices.ContainsFunc(out, twice) {
				out = append(out, s)
			}
		}
	}
	return out, whole
}

// onto gives the matrix that puts the box of an appearance, turned by its own matrix, onto a rectangle of the
// page (12.5.5, algorithm 8.1).
func onto(box []float64, m matrix, rect []float64) matrix {
	if len(box) != 4 || len(rect) != 4 {
		return identity
	}
	var xs, ys []float64
	for _, i := range [...]int{0, 2} {
		for _, j := range [...]int{1, 3} {
			x, y := m.apply(box[i], box[j])
			xs, ys = append(xs, x), append(ys, y)
		}
	}
	x0, y0 := slices.Min(xs), slices.Min(ys)
	w, h := slices.Max(xs)-x0, slices.Max(ys)-y0
	left, bottom := min(rect[0], rect[2]), min(rect[1], rect[3])
	if w == 0 || h == 0 {
		return matrix{1, 0, 0, 1, left - x0, bottom - y0}
	}
	sx, sy := (max(rect[0], rect[2])-left)/w, (max(rect[1], rect[3])-bottom)/h
	return matrix{sx, 0, 0, sy, left - x0*sx, bottom - y0*sy}
}
