package extract

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// state is what holds for the text at a point of an XML text. An element begins with that of the one that it lies
// in, and what it changes ends with it.
type state struct {
	role     Role
	place    spot // where paragraphs are; none where they are counted
	deleted  bool // taken out with changes tracked
	inserted bool // put in with changes tracked
	hidden   bool
	prose    bool // characters are the text of people, blanks among them
	code     bool // of a field, which shows something else
	binary   bool // a file in base64
}

// element is what a reader does at one. The zero value lets its text through as a line of its own.
type element struct {
	set       func(*state)                  // what holds within it
	open      func(s *story, a []attribute) // anything more at its start
	close     func(s *story)                // anything more at its end, before its paragraph is written
	paragraph bool                          // its text is a line
	aside     bool                          // its text is a line though it stands within that of another
	cell      bool                          // its paragraphs are a cell in a row
	says      string                        // what it stands for in the text
	within    string                        // the only element in which it says it
	shows     []string                      // attributes that are seen like text
	words     []string                      // attributes that people wrote
	names     []string                      // attributes that name a part of the document
}

// frame is an open element.
type frame struct {
	name  string
	el    *element
	state state
	para  bool // it opened one
}

// para is a paragraph as it is gathered. A mark may be made whole or torn by a tracked change or by hidden text,
// so it is kept as it is shown, as it was before the changes, and with what is hidden.
type para struct {
	state     state
	place     spot
	shown     []byte
	was       []byte // nil until it differs
	all       []byte // nil until it differs
	codes     []byte // of fields
	aside     bool
	cell      bool // it is a cell
	lines     int  // paragraphs that a cell took in
	concealed bool
}

// spot is where something stands. There are many, so that one is put in words only when something is written there.
type spot struct {
	base  string // what the others lie in: "slide 4"
	label string // of what is counted: "paragraph"
	n     int    // its number
	cell  cell   // of the sheet that the others are
}

// cell is where a cell of a sheet stands, counted from 1; the zero value is none.
type cell struct{ row, col int }

// String returns the spot in words: "paragraph 12", "sheet 2, cell B3".
func (p spot) String() string {
	words := p.base
	if p.n > 0 {
		words = joinPlace(words, p.label+" "+strconv.Itoa(p.n))
	}
	if p.cell.col > 0 {
		words = joinPlace(words, "cell "+cellName(p.cell))
	}
	return words
}

// rowOf returns the spot without the column of its cell.
func (p spot) rowOf() spot {
	p.cell.col = 0
	return p
}

// story is what one XML text of a package says, by role.
type story struct {
	p      *pack
	m      doc
	name   string // of the member in its package
	main   bool   // its body is that of the document
	frames []frame
	paras  []*para
	cells  int   // that are open: one at most, for what lies in a cell belongs to it
	spare  *para // one that is not used any more
	count  int   // of paragraphs that stand in no other
	units  map[string]int
	loose  []byte
	sinks  [Attachment + 1]*sink
	twice  []*alternatives
	told   map[string]bool // hidden attributes, each of them once at a place
	sheet  grid
	// Tracked changes of OpenDocument, which are listed before the text.
	changes   map[string]*change
	change    *change
	inserting int
	binary    []byte
	embedded  []embedded
	fault     string // what could not be read, though the XML is sound
	err       error  // of what an element does at its end
	budget    int64  // bytes that may be written before the account is asked
	written   int64
}

// embedded is a file within an XML text.
type embedded struct {
	data    []byte
	damaged bool
}

// sink is the text of one role.
type sink struct {
	text   []byte
	places []place
	shared []extent // with what is shown at the same places
	last   spot
	inRow  bool
}

// alternatives are the forms of one drawing for programs of different age.
type alternatives struct {
	said   map[string]bool // what the first form says
	forms  int
	from   int // where the first begins in the paragraph that it stands in
	within *para
}

// tabulators stand for the empty cells before one; of a wide gap they are fewer.
const tabulators = "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t"

const step = 1 << 20 // bytes by which a story that says more than it read asks the account

// errLong is how a story ends that the account stops, which said so.
var errLong = errors.New("stopped by a limit")

// plainElement is one that no table knows.
var plainElement = &element{}

func (s *story) top() *frame { return &s.frames[len(s.frames)-1] }

// above returns the name of the element n steps above the open one.
func (s *story) above(n int) string {
	if at := len(s.frames) - 1 - n; at >= 0 {
		return s.frames[at].name
	}
	return ""
}

// para returns the paragraph that is open, nil without one.
func (s *story) para() *para {
	if len(s.paras) == 0 {
		return nil
	}
	return s.paras[len(s.paras)-1]
}

func (s *story) open(name string, attrs []attribute) error {
	s.p.o.ask()
	if err := s.flushLoose(); err != nil {
		return err
	}
	el := elements()[name]
	if el == nil {
		el = plainElement
	}
	s.push(name, el)
	if el.open != nil {
		el.open(s, attrs)
	}
	if el.paragraph || el.aside || el.cell {
		s.openPara(el.aside, el.cell)
	}
	if el.says != "" && (el.within == "" || el.within == s.above(1)) {
		s.stand(el.says)
	}
	return s.attributes(el, attrs)
}

// push puts an element on those that are open: what holds in the one above holds in it, but for what it sets.
func (s *story) push(name string, el *element) {
	st, within := s.first(), false
	if len(s.frames) > 0 {
		st = s.top().state
		within = st.role == Property
	}
	s.frames = append(s.frames, frame{name: name, el: el, state: st})
	f := s.top()
	if el.set != nil {
		el.set(&f.state)
	}
	if within && f.state.role == Property && f.state.place == (spot{}) {
		_, f.state.place.base, _ = strings.Cut(name, ":")
	}
}

// first is what holds outside of all elements.
func (s *story) first() state { return state{role: Hidden, place: spot{base: s.p.owners[s.name]}} }

func (s *story) close() error {
	err := s.flushLoose()
	f := s.top()
	if f.el.close != nil {
		f.el.close(s)
	}
	err, s.err = errors.Join(err, s.err), nil
	if f = s.top(); f.para {
		err = errors.Join(err, s.closePara())
	}
	s.frames = s.frames[:len(s.frames)-1]
	return err
}

// finish writes what is still open where a text ends or breaks off, and what was taken out at places that the text
// does not name.
func (s *story) finish() error {
	err := s.flushLoose()
	for len(s.paras) > 0 {
		err = errors.Join(err, s.closePara())
	}
	for _, id := range slices.Sorted(maps.Keys(s.changes)) {
		if c := s.changes[id]; !c.used {
			err = errors.Join(err, s.line(Deleted, c.text, spot{}))
		}
	}
	return err
}

func (s *story) words(b []byte) error {
	if len(s.frames) == 0 {
		s.loose = append(s.loose, b...)
		return nil
	}
	st := s.top().state
	switch p := s.para(); {
	case st.binary:
		s.binary = append(s.binary, b...)
	case st.code && p != nil:
		p.codes = append(p.codes, b...)
	case st.prose && p != nil:
		s.say(b, st)
	default:
		s.loose = append(s.loose, b...)
	}
	return nil
}

func (s *story) remark(b []byte) error {
	return s.line(Hidden, bytes.TrimSpace(b), s.place())
}

// say adds to the open paragraph, in each form that it is kept in.
func (s *story) say(b []byte, st state) {
	p := s.para()
	if p == nil {
		return
	}
	st.inserted = st.inserted || s.inserting > 0
	if (st.deleted || st.inserted) && p.was == nil {
		p.was = append([]byte{}, p.form(p.all)...)
	}
	if st.hidden && p.all == nil {
		p.all = append([]byte{}, p.shown...)
	}
	if !st.deleted && !st.hidden {
		p.shown = appendFlat(p.shown, b, st)
	}
	if p.was != nil && !st.inserted {
		p.was = appendFlat(p.was, b, st)
	}
	if p.all != nil && !st.deleted {
		p.all = appendFlat(p.all, b, st)
	}
}

// stand says what an element stands for, as it is.
func (s *story) stand(text string) {
	st := s.top().state
	st.prose = false
	s.say([]byte(text), st)
}

// form returns a form that differs from what is shown, or else that.
func (p *para) form(other []byte) []byte {
	if other != nil {
		return other
	}
	return p.shown
}

// appendFlat adds characters to a line; the ends of lines of an XML text are blanks.
func appendFlat(to, b []byte, st state) []byte {
	from := len(to)
	to = append(to, b...)
	if !st.prose {
		return to
	}
	for i, c := range to[from:] {
		if c == '\n' || c == '\r' {
			to[from+i] = ' '
		}
	}
	return to
}

// place says where the open element is.
func (s *story) place() spot {
	if len(s.frames) > 0 && s.top().state.place != (spot{}) {
		return s.top().state.place
	}
	if p := s.para(); p != nil {
		return p.place
	}
	return spot{}
}

// openPara begins a paragraph for the open element.
func (s *story) openPara(aside, isCell bool) {
	f := s.top()
	f.para = true
	at := s.place()
	if len(s.paras) == 0 && at == (spot{}) && !aside {
		s.count++
		at.label, at.n = "paragraph", s.count
	}
	p := s.newPara()
	p.state, p.place, p.aside = f.state, at, aside
	if isCell && s.cells == 0 {
		p.cell = true
		s.cells++
	}
	s.paras = append(s.paras, p)
}

// newPara returns an empty paragraph, with the room that one before it took.
func (s *story) newPara() *para {
	if s.spare == nil {
		return &para{}
	}
	p := s.spare
	s.spare = nil
	*p = para{shown: p.shown[:0], codes: p.codes[:0]}
	return p
}

// closePara writes the open paragraph, to the cell that it stands in or to the sinks.
func (s *story) closePara() error {
	p := s.para()
	s.paras = s.paras[:len(s.paras)-1]
	if p.cell {
		s.cells--
	}
	defer func() { s.spare = p }()
	if p.was != nil && bytes.Equal(p.was, p.shown) {
		p.was = nil
	}
	if outer := s.para(); outer != nil && outer.cell && !p.aside && p.state.role == outer.state.role {
		outer.takeIn(p)
		return nil
	}
	return s.flow(p)
}

// takeIn adds a paragraph of a cell to it.
func (p *para) takeIn(line *para) {
	if line.was != nil && p.was == nil {
		p.was = append([]byte{}, p.shown...)
	}
	if line.all != nil && p.all == nil {
		p.all = append([]byte{}, p.shown...)
	}
	join := func(to, b []byte) []byte {
		if p.lines > 0 {
			to = append(to, '\n')
		}
		return append(to, b...)
	}
	if p.was != nil {
		p.was = join(p.was, line.form(line.was))
	}
	if p.all != nil {
		p.all = join(p.all, line.form(line.all))
	}
	p.shown = join(p.shown, line.shown)
	p.codes = append(p.codes, line.codes...)
	p.lines++
}

// flow writes a paragraph: what is shown in its role, and the other forms of it in theirs.
func (s *story) flow(p *para) error {
	var errs []error
	role := p.state.role
	if p.concealed && role == Body {
		role = Hidden
	}
	forms := p.was != nil || p.all != nil
	switch {
	case p.cell:
		errs = append(errs, s.cellLine(role, p))
	case len(p.shown) == 0 && (forms || p.aside || len(s.twice) > 0):
	default:
		errs = append(errs, s.line(role, p.shown, p.place))
	}
	if p.was != nil {
		errs = append(errs, s.form(Deleted, p, p.was))
	}
	if p.all != nil {
		errs = append(errs, s.form(Hidden, p, p.all))
	}
	return errors.Join(append(errs, s.line(Hidden, bytes.TrimSpace(p.codes), p.place))...)
}

// form writes another form of a paragraph than the one that is shown, and notes what both begin and end with.
func (s *story) form(role Role, p *para, text []byte) error {
	k := s.sink(role)
	k.endRow()
	from := len(k.text)
	err := s.line(role, text, p.place)
	if to := from + len(text); len(k.text) > to {
		head, tail := sameEnds(p.shown, text)
		k.shared = append(k.shared, extent{from, from + head}, extent{to - tail, to})
	}
	return err
}

// sameEnds returns how many bytes two lines begin with, and how many others they end with, that are the same.
func sameEnds(a, b []byte) (head, tail int) {
	most := min(len(a), len(b))
	for head < most && a[head] == b[head] {
		head++
	}
	for tail < most-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return head, tail
}

// line writes a line in a role. Blank lines are kept where a cable may be judged by them.
func (s *story) line(role Role, text []byte, at spot) error {
	if len(text) == 0 && role != Body {
		return nil
	}
	if s.again(text) {
		return nil
	}
	k := s.sink(role)
	k.endRow()
	if len(text) > 0 {
		k.at(at)
	}
	k.text = append(append(k.text, text...), '\n')
	return s.charge(len(text) + 1)
}

// cellLine writes a cell behind those of its row.
func (s *story) cellLine(role Role, p *para) error {
	if len(p.shown) == 0 {
		return nil
	}
	k := s.sink(role)
	col := 1
	switch {
	case k.inRow && k.last.rowOf() == p.place.rowOf():
		col = k.last.cell.col
	default:
		k.endRow()
	}
	tabs := min(max(p.place.cell.col-col, 0), len(tabulators))
	k.text = append(k.text, tabulators[:tabs]...)
	k.at(p.place)
	k.inRow = true
	k.text = append(k.text, p.shown...)
	return s.charge(len(p.shown) + tabs + 1)
}

// endRow ends a row of cells.
func (k *sink) endRow() {
	if k.inRow {
		k.text = append(k.text, '\n')
	}
	k.inRow = false
}

// at says where what is written next stands.
func (k *sink) at(p spot) {
	if len(k.places) == 0 || p != k.last {
		k.places = append(k.places, place{len(k.text), p.String()})
	}
	k.last = p
}

// sink returns that of a role, the common one for the body of the document.
func (s *story) sink(role Role) *sink {
	if role == Body && s.main {
		return &s.p.body
	}
	if s.sinks[role] == nil {
		s.sinks[role] = &sink{}
	}
	return s.sinks[role]
}

// charge holds what a story says to the limit of a part, and asks the account for what is said beyond what was
// read: one string may stand in many cells.
func (s *story) charge(n int) error {
	s.budget -= int64(n)
	if s.written += int64(n); s.written > s.p.o.limits.Part {
		s.p.o.overrun(s.m, ofPart)
		return errLong
	}
	for s.budget < 0 {
		if !s.p.o.take(s.m, step, step) {
			return errLong
		}
		s.budget += step
	}
	return nil
}

// flushLoose writes what stands outside of the text of paragraphs.
func (s *story) flushLoose() error {
	b := bytes.TrimSpace(s.loose)
	s.loose = s.loose[:0]
	if !hasLetter(b) {
		return nil
	}
	st := s.first()
	if len(s.frames) > 0 {
		st = s.top().state
	}
	at := s.place()
	if st.role == Body && s.para() != nil {
		st.role = Hidden
	}
	return s.line(st.role, b, at)
}

// hasLetter reports whether b may say anything.
func hasLetter(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' {
			return true
		}
	}
	return false
}

// mostTwice are the drawings within drawings of which one form is held against another.
const mostTwice = 4

// again reports whether a line is said by another form of a drawing already.
func (s *story) again(text []byte) bool {
	for _, a := range s.twice[max(0, len(s.twice)-mostTwice):] {
		if a.forms > 1 && a.said[string(text)] {
			return true
		}
		a.said[string(text)] = true
	}
	return false
}

// attributes writes what people wrote into them: those that the element has for it, those that have it in any,
// and any that holds more than a word.
func (s *story) attributes(el *element, attrs []attribute) error {
	for i := range attrs {
		a := &attrs[i]
		role, told := s.roleOf(el, a)
		if !told {
			continue
		}
		once := s.once(string(a.local), string(a.value))
		if (role == Hidden || role == Name) && s.told[once] {
			continue
		}
		s.told[once] = true
		if err := s.line(role, bytes.TrimSpace(a.value), s.place()); err != nil {
			return err
		}
	}
	return nil
}

// once returns what an attribute is told by, once at a place.
func (s *story) once(name, value string) string { return s.place().String() + name + "=" + value }

// written are attributes that hold the words of people in whichever element.
var written = set(`descr title alt name author initials tooltip screenTip displayName displayText
	userId label caption prompt promptTitle error errorTitle comment description text string alias instr
	string-value help-text href codeName formatCode value current-value`)

// set is the set of the words of a list, made when it is first asked for.
//
//go:noinline
func set(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for w := range strings.FieldsSeq(words) {
			m[w] = true
		}
		return m
	})
}

// roleOf returns the role of an attribute, and whether it holds anything that people wrote.
func (s *story) roleOf(el *element, a *attribute) (Role, bool) {
	role := s.top().state.role
	switch {
	case string(a.prefix) == "xmlns" || string(a.local) == "xmlns" || !hasLetter(a.value):
		return role, false
	case has(el.shows, a.local):
		return role, true
	case has(el.names, a.local):
		return Name, true
	}
	if role == Body || role == PageHeader {
		role = Hidden
	}
	if has(el.words, a.local) || written()[string(a.local)] || isForeign(s.frames[0].name) {
		return role, true
	}
	return role, bytes.ContainsAny(a.value, " (") ||
		bytes.Contains(a.value, []byte("//")) && !bytes.Contains(a.value, []byte("://"))
}

// isForeign reports whether a text is in a format of its own, as data behind a document and labels of it are.
func isForeign(root string) bool { return root[0] == '?' || root[0] == ':' }

func has(list []string, name []byte) bool {
	for _, l := range list {
		if l == string(name) {
			return true
		}
	}
	return false
}
