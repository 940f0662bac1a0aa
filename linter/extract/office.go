package extract

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// pack is an office document: a package of XML texts and other files, or one XML text. Each XML text is read by
// what its elements are, whatever it is called; every other member is a document of its own.
type pack struct {
	o       *opener
	d       doc
	byName  map[string]*zip.File // by cleaned name
	held    map[*zip.File][]byte // what was looked into before its turn
	done    map[*zip.File]bool
	full    bool              // the account takes no more members
	links   map[string][]link // by the name of the member that they lead from; "" for the package
	types   map[string]string // what members are said to be, by cleaned name
	owners  map[string]string // of members that belong to a slide or a sheet: "slide 4"
	veiled  map[string]bool   // slides and sheets that are hidden
	units   []string          // slides or sheets in their order, or the text of Word
	locked  map[string]bool   // members of OpenDocument that are encrypted
	styles  styles
	strings texts  // that the cells of a workbook share
	used    []bool // that a cell shows
	body    sink
}

// link is a relationship from one member to another, or to something outside.
type link struct{ id, kind, target string }

// glance is a visitor that looks at elements alone, until it has seen enough.
type glance func(name string, attrs []attribute) (enough bool)

var errEnough = errors.New("enough was seen")

func (g glance) open(name string, attrs []attribute) error {
	if g(name, attrs) {
		return errEnough
	}
	return nil
}

// every is a glance at all elements.
func every(see func(name string, attrs []attribute)) glance {
	return func(name string, attrs []attribute) bool { see(name, attrs); return false }
}

func (glance) words([]byte) error  { return nil }
func (glance) remark([]byte) error { return nil }
func (glance) close() error        { return nil }

// readOffice reads the formats of Word, PowerPoint and Excel (ISO 29500) and OpenDocument (ISO 26300), as a
// package or as one XML text.
func readOffice(o *opener, d doc) {
	p := &pack{
		o: o, d: d,
		byName: map[string]*zip.File{}, held: map[*zip.File][]byte{}, done: map[*zip.File]bool{},
		links: map[string][]link{}, types: map[string]string{},
		owners: map[string]string{}, veiled: map[string]bool{}, locked: map[string]bool{},
		styles: styles{hides: map[string]bool{}, parents: map[string]string{}},
	}
	if isXML(d.data) {
		p.write(p.tell("", d, d.data, true))
		return
	}
	if z := o.zip(d); z != nil {
		p.readPackage(z)
	}
}

// readPackage reads the text of a document first, then every other member.
func (p *pack) readPackage(z *zip.Reader) {
	for _, f := range z.File {
		if name := clean(f.Name); p.byName[name] == nil {
			p.byName[name] = f
		}
	}
	p.survey(z.File)
	var main []*story
	for _, name := range p.units {
		if f := p.byName[name]; f == nil {
			p.o.unread(p.member(name), "it is named, but not there")
		} else if s := p.read(f, true); s != nil {
			main = append(main, s)
		}
	}
	p.write(main...)
	for _, f := range z.File {
		if p.full {
			return
		}
		if s := p.read(f, false); s != nil {
			p.write(s)
		}
	}
	p.rest(z)
}

// clean returns the name of a member as relationships lead to it: names differ by more than their case.
func clean(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// member returns the document that a member is.
func (p *pack) member(name string) doc {
	return doc{path: p.d.step(name), parent: p.d.parent, depth: p.d.depth}
}

// load unpacks a member as far as it can be read, once.
func (p *pack) load(f *zip.File) []byte {
	if data, held := p.held[f]; held {
		delete(p.held, f)
		return data
	}
	if p.full = p.full || !p.o.member(p.d); p.full {
		return nil
	}
	m := p.member(f.Name)
	if p.locked[clean(f.Name)] {
		p.o.unread(m, "it is encrypted")
		return nil
	}
	data, _ := p.o.unzip(m, f, len(p.d.data))
	return data
}

// look shows a member to a visitor before its turn. What is wrong with it is said when it is read.
func (p *pack) look(name string, v visitor) {
	f := p.byName[name]
	if f == nil || p.done[f] {
		return
	}
	data := p.load(f)
	p.held[f] = data
	_ = walkXML(data, p.o.limits.XMLDepth, false, v)
}

// survey finds out what must be known before the text is read: how members hang together, which is the text and in
// what order, the styles that hide, the strings that cells share, what is encrypted.
func (p *pack) survey(members []*zip.File) {
	p.look("meta-inf/manifest.xml", p.manifest())
	p.look("[content_types].xml", every(func(name string, attrs []attribute) {
		if name == "ct:Override" {
			p.types[clean(attr(attrs, "PartName"))] = attr(attrs, "ContentType")
		}
	}))
	for _, f := range members {
		if folder, file := path.Split(clean(f.Name)); strings.HasSuffix(file, ".rels") {
			p.linksOf(strings.TrimSuffix(folder, "_rels/")+strings.TrimSuffix(file, ".rels"), clean(f.Name))
		}
	}
	p.look("styles.xml", every(p.styles.see))
	main := p.linked("", "officeDocument")
	if main == "" {
		if p.byName["content.xml"] != nil {
			p.units = []string{"content.xml"}
		}
		return
	}
	p.look(p.linked(main, "styles"), every(p.styles.see))
	var of shared
	p.look(p.linked(main, "sharedStrings"), &of)
	p.strings, p.used = of.texts, make([]bool, len(of.ends))
	p.order(main)
}

// manifest notes what the manifest of OpenDocument says to be encrypted.
func (p *pack) manifest() glance {
	entry := ""
	return every(func(name string, attrs []attribute) {
		switch name {
		case "manifest:file-entry":
			entry = clean(attr(attrs, "full-path"))
		case "manifest:encryption-data":
			p.locked[entry] = true
		}
	})
}

// linksOf reads the relationships that lead from a member.
func (p *pack) linksOf(from, name string) {
	p.look(name, every(func(name string, attrs []attribute) {
		if name != "rel:Relationship" || attr(attrs, "TargetMode") == "External" {
			return
		}
		target := attr(attrs, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(path.Dir(from), target)
		}
		p.links[from] = append(p.links[from], link{attr(attrs, "Id"), path.Base(attr(attrs, "Type")), clean(target)})
	}))
}

// linked returns the member to which a link of a kind leads; "" where none does.
func (p *pack) linked(from, kind string) string {
	for _, l := range p.links[from] {
		if l.kind == kind {
			return l.target
		}
	}
	return ""
}

// order lists the slides or sheets of a main part, which is the text itself where it has none, and tells what
// belongs to each.
func (p *pack) order(main string) {
	byID := map[string]string{}
	for _, l := range p.links[main] {
		byID[l.id] = l.target
	}
	labels := map[string]string{"p:sldId": "slide", "x:sheet": "sheet"}
	p.look(main, glance(func(name string, attrs []attribute) bool {
		label, target := labels[name], byID[relationID(attrs)]
		if label == "" || p.owners[target] != "" {
			return name == "w:document"
		}
		p.units = append(p.units, target)
		p.owners[target] = fmt.Sprintf("%s %d", label, len(p.units))
		state := attr(attrs, "state")
		p.veiled[target] = state == "hidden" || state == "veryHidden"
		return false
	}))
	for _, unit := range p.units {
		p.own(unit, p.owners[unit])
	}
	if len(p.units) == 0 {
		p.units = []string{main}
	}
}

// relationID returns the identifier of a relationship that an element names.
func relationID(attrs []attribute) string {
	for _, a := range attrs {
		if string(a.local) == "id" && len(a.prefix) > 0 {
			return string(a.value)
		}
	}
	return ""
}

// common are kinds of links to what belongs to many slides.
var common = set("slide slideLayout slideMaster notesMaster theme")

// own says of all that hangs on a slide or a sheet which it belongs to.
func (p *pack) own(from, owner string) {
	for _, l := range p.links[from] {
		if common()[l.kind] || p.owners[l.target] != "" {
			continue
		}
		p.owners[l.target] = owner
		p.own(l.target, owner)
	}
}

// read reads a member, as XML or as a document of its own. It returns what an XML text says.
func (p *pack) read(f *zip.File, main bool) *story {
	if p.done[f] {
		return nil
	}
	p.done[f] = true
	data := p.load(f)
	m := p.member(f.Name)
	name := clean(f.Name)
	switch {
	case len(data) == 0:
		p.o.name(m, f.Name)
	case isXML(data):
		if !isOrdinary(f.Name) {
			p.o.name(m, f.Name)
		}
		return p.tell(name, m, data, main)
	case strings.HasSuffix(name, ".xml"), strings.HasSuffix(name, ".rels"), strings.HasSuffix(p.types[name], "+xml"):
		p.o.unread(m, "its XML is damaged")
	case strings.HasPrefix(p.types[name], "application/vnd.ms-excel."):
		p.o.unread(m, "it is in the binary form of Excel, which is not read")
	case p.types[name] == "application/vnd.ms-office.activeX" && p.o.look(data).kind == Known:
		p.control(m, data)
	default:
		p.o.within(p.d, f.Name, f.Name, data)
	}
	return nil
}

// isOrdinary reports whether a member has a name as programs give them, such as word/header1.xml: small letters,
// with a capital here and there.
func isOrdinary(name string) bool {
	capital := false
	for i := range len(name) {
		c := name[i]
		isCapital := c >= 'A' && c <= 'Z'
		isSign := !isLetter(c) && (c < '0' || c > '9')
		if isCapital && capital || isSign && !strings.ContainsRune("/._-[]", rune(c)) {
			return false
		}
		capital = isCapital
	}
	return true
}

// control reads the words in what a control keeps, which is a compound file of a form that each kind of control has
// for itself.
func (p *pack) control(m doc, data []byte) {
	m.data = data
	root, ok := p.o.compound(m)
	if !ok {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(root.streams)) {
		p.o.part(Part{Path: m.path, Role: Hidden, Parent: m.parent, Text: words(root.streams[name])})
	}
	if len(root.below) > 0 {
		p.o.unread(m, "it is a control that holds others")
	}
}

// tell reads an XML text.
func (p *pack) tell(name string, m doc, data []byte, main bool) *story {
	s := &story{
		p: p, m: m, name: name, main: main, budget: int64(len(data)) + step,
		units: map[string]int{}, told: map[string]bool{}, changes: map[string]*change{}, sheet: grid{},
	}
	err := walkXML(data, p.o.limits.XMLDepth, strings.HasSuffix(name, ".vml"), s)
	err = errors.Join(err, s.finish())
	switch {
	case errors.Is(err, errLong):
	case errors.Is(err, errDepth):
		p.o.unread(m, "its elements lie more than %s deep within each other",
			thousands(int64(p.o.limits.XMLDepth)))
	case err != nil:
		p.o.unread(m, "%v", err)
	case s.fault != "":
		p.o.unread(m, "%s", s.fault)
	}
	return s
}

// write adds the parts that stories hold, the body of the document first.
func (p *pack) write(stories ...*story) {
	p.add(Body, p.d, &p.body)
	p.body = sink{}
	for _, s := range stories {
		for role, k := range s.sinks {
			if k != nil {
				p.add(Role(role), s.m, k)
			}
		}
		for i, e := range s.embedded {
			step := fmt.Sprintf("file %d", i+1)
			if e.damaged {
				p.o.unread(doc{path: s.m.step(step)}, "its base64 is damaged")
			}
			p.o.within(s.m, step, "", e.data)
		}
	}
}

func (p *pack) add(role Role, m doc, k *sink) {
	k.endRow()
	if len(bytes.TrimSpace(k.text)) > 0 {
		p.o.part(Part{Path: m.path, Role: role, Parent: m.parent, Text: k.text, places: k.places, shared: k.shared})
	}
}

// rest reads what an archive holds beside its members.
func (p *pack) rest(z *zip.Reader) {
	p.o.property(p.d, z.Comment)
	for _, f := range z.File {
		p.o.property(p.member(f.Name), f.Comment)
	}
	heads := zipHeads(p.d.data, z.File)
	p.o.zipLocal(p.d, z.File, heads)
	for _, g := range gaps(p.d.data, z.File, heads) {
		if !p.o.member(p.d) {
			return
		}
		p.o.within(p.d, outside, "", g)
	}
}
