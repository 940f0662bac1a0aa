package pdf

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"

	"cablelint/linter/arrange"
)

// entry is where an object is: at an offset of the file, or within an object stream.
type entry struct {
	at     int
	gen    int
	within int // number of the object stream, 0 for none; at is then the index in it
}

// file is a PDF whose objects can be had by number.
type file struct {
	data    []byte
	entries map[int]entry
	trailer dict
	lock    *lock // nil where it is not encrypted
	mended  bool  // the cross-reference was damaged, and objects were looked for
	work    work
	store   Store

	cached  map[int]any
	room    int           // values that may yet be cached
	bodies  map[int]*body // by where their streams stand: an older state of the file may have one of the same number
	held    int           // bytes of what bodies holds
	streams int           // that may yet be unpacked
	nodes   int           // of trees that may yet be visited
	remark  func([]byte)  // is given the remarks in objects, where it is set
	used    map[int]bool  // streams that were unpacked, by where they stand
}

// body is what a stream was unpacked to.
type body struct {
	data  []byte
	fault error
	index map[int]int // of an object stream: where in data each object begins

	members []member // of an object stream, also of one number
}

// member is an object of an object stream.
type member struct{ num, at int }

// Bounds of a whole document.
const (
	maxWork    = 64 << 20 // bytes read as objects and content, the same ones counted each time,
	workFactor = 3        // and for each byte of the file
	maxObjects = 1 << 20
	maxCached  = 1 << 19
	maxHeld    = 32 << 20
	maxChain   = 1000 // sections of the cross-reference
)

// Faults of a whole file, in words for people.
var (
	errNoPDF     = errors.New("it is damaged: no objects of a PDF are in it")
	errEncrypted = errors.New("it is encrypted")
	errObjects   = errors.New("it holds more than 1,048,576 objects")
)

// newFile finds the objects of a PDF.
func newFile(data []byte, limits Limits, store Store) (*file, error) {
	if i := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-")); i > 0 {
		data = data[i:]
	}
	f := &file{
		data: data, store: store, work: work{left: maxWork + workFactor*len(data)},
		streams: limits.Streams, nodes: limits.Nodes,
		used: map[int]bool{}, bodies: map[int]*body{},
	}
	f.forget()
	if f.crossReference(); !f.sound() {
		f.mend()
	}
	if len(f.entries) == 0 {
		return nil, errNoPDF
	}
	if len(f.entries) >= maxObjects {
		return nil, errObjects
	}
	if err := f.unlock(); err != nil {
		return nil, err
	}
	if f.mended {
		f.mendStreams()
	}
	return f, nil
}

func (f *file) forget() { f.cached, f.room = map[int]any{}, maxCached }

// crossReference reads the tables and streams that say where objects are, the newest first (7.5.4 to 7.5.8).
func (f *file) crossReference() {
	f.entries, f.trailer = map[int]entry{}, dict{}
	tail := max(0, len(f.data)-2048)
	i := bytes.LastIndex(f.data[tail:], []byte("startxref"))
	if i < 0 {
		return
	}
	at := f.lexer(f.data, tail+i+len("startxref")).token()
	seen := map[int]bool{}
	for todo := []any{at}; len(todo) > 0 && len(seen) < maxChain; {
		n, ok := whole(todo[0])
		todo = todo[1:]
		if !ok || n <= 0 || n >= len(f.data) || seen[n] {
			continue
		}
		seen[n] = true
		section := f.section(n)
		for k, v := range section {
			if _, have := f.trailer[k]; !have {
				f.trailer[k] = v
			}
		}
		todo = append(todo, section["XRefStm"], section["Prev"])
	}
}

// section reads one table or stream of the cross-reference, and gives its dictionary.
func (f *file) section(at int) dict {
	l := f.lexer(f.data, at)
	if l.token() == keyword("xref") {
		return f.table(l)
	}
	s, ok := f.objectAt(at, -1).(*stream)
	if !ok || s.dict["Type"] != name("XRef") {
		return nil
	}
	s.plain = true
	f.xrefStream(s)
	return s.dict
}

func (f *file) table(l *lexer) dict {
	for len(f.entries) < maxObjects {
		l.values = maxValues
		first := l.token()
		if first == keyword("trailer") {
			d, _ := l.object().(dict)
			return d
		}
		from, ok1 := whole(first)
		n, ok2 := whole(l.token())
		if !ok1 || !ok2 {
			return nil
		}
		for i := 0; i < n && len(f.entries) < maxObjects; i++ {
			l.values = maxValues
			at, ok1 := whole(l.token())
			gen, ok2 := whole(l.token())
			kind, ok3 := l.token().(keyword)
			if !ok1 || !ok2 || !ok3 {
				return nil
			}
			if kind == "n" {
				f.add(from+i, entry{at: at, gen: gen})
			} else {
				f.add(from+i, entry{at: -1})
			}
		}
	}
	return nil
}

// add enters an object, unless a newer section has it.
func (f *file) add(num int, e entry) {
	if _, have := f.entries[num]; !have && num >= 0 {
		f.entries[num] = e
	}
}

// xrefStream reads the entries of a cross-reference stream.
func (f *file) xrefStream(s *stream) {
	b, _ := f.unpack(s)
	var w [3]int
	for i := range w {
		w[i], _ = whole(s.array("W").at(i))
		if w[i] < 0 || w[i] > 8 {
			return
		}
	}
	size := w[0] + w[1] + w[2]
	index := s.array("Index")
	if index == nil {
		index = array{0.0, s.dict["Size"]}
	}
	for ; len(index) >= 2 && size > 0; index = index[2:] {
		from, _ := whole(index[0])
		n, _ := whole(index[1])
		for ; n > 0 && len(b) >= size && len(f.entries) < maxObjects; n-- {
			kind := 1
			if w[0] > 0 {
				kind = bigEndian(b[:w[0]])
			}
			second, third := bigEndian(b[w[0]:w[0]+w[1]]), bigEndian(b[w[0]+w[1]:size])
			switch kind {
			case 0:
				f.add(from, entry{at: -1})
			case 1:
				f.add(from, entry{at: second, gen: third})
			case 2:
				f.add(from, entry{at: third, within: second})
			}
			from++
			b = b[size:]
		}
	}
}

func bigEndian(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

// sound says whether each entry leads to its object, and the trailer to pages.
func (f *file) sound() bool {
	for num, e := range f.entries {
		if e.within == 0 && e.at > 0 && !f.begins(num, e.at) {
			return false
		}
	}
	if f.trailer["Encrypt"] != nil {
		return f.trailer["Root"] != nil // what is in object streams cannot be read yet
	}
	defer f.forget()
	return f.dict(f.dict(f.trailer["Root"])["Pages"]) != nil
}

// begins says whether "num gen obj" stands at an offset.
func (f *file) begins(num, at int) bool {
	if at >= len(f.data) {
		return false
	}
	l := f.lexer(f.data[:min(len(f.data), at+64)], at)
	n, ok := whole(l.token())
	_, isNumber := l.token().(float64)
	return ok && n == num && isNumber && l.token() == keyword("obj")
}

// mend looks for objects in the whole file, as viewers do where the cross-reference is damaged. Of several
// objects of one number the last counts.
func (f *file) mend() {
	old := f.trailer
	f.mended, f.entries, f.trailer = true, map[int]entry{}, dict{}
	f.forget()
	for at := 0; at < len(f.data) && len(f.entries) < maxObjects && f.work.left > 0; {
		i := bytes.IndexAny(f.data[at:], "ot")
		if i < 0 {
			break
		}
		at += i
		switch rest := f.data[at:]; {
		case bytes.HasPrefix(rest, []byte("obj")):
			at = f.mendObject(at)
		case bytes.HasPrefix(rest, []byte("trailer")):
			if d, ok := f.lexer(f.data, at+len("trailer")).object().(dict); ok && d["Root"] != nil {
				maps.Copy(f.trailer, d)
			}
			at += len("trailer")
		default:
			at++
		}
	}
	for _, k := range []name{"Root", "Encrypt", "ID", "Info"} {
		if f.trailer[k] == nil {
			f.trailer[k] = old[k]
		}
	}
}

// mendObject enters the object whose "obj" stands at an offset, and goes past it.
func (f *file) mendObject(at int) int {
	next := at + len("obj")
	num, gen, head, ok := f.header(at)
	if !ok {
		return next
	}
	f.entries[num] = entry{at: head, gen: gen}
	l := f.lexer(f.data, next)
	d, ok := l.object().(dict)
	if !ok {
		return next
	}
	if d["Type"] == name("XRef") && d["Root"] != nil {
		maps.Copy(f.trailer, d)
	}
	if raw, to, ok := f.extent(l, d); ok && len(raw) > 0 {
		return to
	}
	return next
}

// header reads the numbers before "obj" at an offset, and gives where they begin.
func (f *file) header(at int) (num, gen, head int, ok bool) {
	head = at
	var nums [2]int
	for i := len(nums) - 1; i >= 0; i-- {
		for head > 0 && isSpace(f.data[head-1]) {
			head--
		}
		to := head
		for head > 0 && f.data[head-1] >= '0' && f.data[head-1] <= '9' && to-head < 10 {
			head--
		}
		n, ok := number(f.data[head:to])
		if !ok || head == to {
			return 0, 0, 0, false
		}
		nums[i] = int(n)
	}
	return nums[0], nums[1], head, true
}

// mendStreams enters what object streams hold, and finds the catalog where no trailer names it.
func (f *file) mendStreams() {
	nums := slices.Sorted(maps.Keys(f.entries))
	arrange.By(nums, func(a, b int) int { return f.entries[a].at - f.entries[b].at })
	for _, num := range nums {
		switch o := f.resolve(ref{num: num}).(type) {
		case *stream:
			if o.dict["Type"] != name("ObjStm") {
				continue
			}
			for inner := range f.objects(num).index {
				if e, have := f.entries[inner]; (!have || e.at < f.entries[num].at) && len(f.entries) < maxObjects {
					f.entries[inner] = entry{within: num, at: f.entries[num].at}
				}
			}
		case dict:
			if o["Type"] == name("Catalog") && f.dict(f.trailer["Root"]) == nil {
				f.trailer["Root"] = ref{num: num}
			}
		}
	}
	f.forget()
	if f.dict(f.trailer["Root"]) != nil {
		return
	}
	for num := range f.entries {
		if d := f.dict(ref{num: num}); d["Type"] == name("Catalog") {
			f.trailer["Root"] = ref{num: num}
		}
	}
}

// resolve gives what a reference leads to, and any other value as it is.
func (f *file) resolve(v any) any {
	for range maxNesting {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.get(r.num)
	}
	return nil
}

func (f *file) get(num int) any {
	if v, ok := f.cached[num]; ok {
		return v
	}
	e, ok := f.entries[num]
	if !ok || e.at < 0 {
		return nil
	}
	before := f.work.left
	var v any
	if e.within > 0 {
		v = f.member(num, e.within)
	} else {
		v = f.objectAt(e.at, num)
	}
	// A value takes at least two bytes, so that what was read bounds what is held.
	if f.room -= before - f.work.left; f.room < 0 {
		f.forget()
	} else {
		f.cached[num] = v
	}
	return v
}

// member reads an object from an object stream.
func (f *file) member(num, within int) any {
	b := f.objects(within)
	at, ok := b.index[num]
	if !ok {
		return nil
	}
	return f.lexer(b.data, at).object()
}

// objects unpacks an object stream. One that is itself in an object stream is not allowed (7.5.7) and could be
// its own container.
func (f *file) objects(num int) *body {
	e, ok := f.entries[num]
	if !ok || e.within > 0 || e.at < 0 {
		return &body{}
	}
	s, ok := f.objectAt(e.at, num).(*stream)
	if !ok {
		return &body{}
	}
	return f.index(s)
}

// index reads where the objects of an object stream begin.
func (f *file) index(s *stream) *body {
	b := f.body(s)
	if b.index != nil {
		return b
	}
	b.index = map[int]int{}
	n, _ := whole(s.dict["N"])
	first, _ := whole(f.direct(s.dict["First"]))
	l := f.lexer(b.data, 0)
	for range min(max(n, 0), maxObjects) {
		l.values = maxValues
		inner, ok1 := whole(l.token())
		at, ok2 := whole(l.token())
		if !ok1 || !ok2 {
			break
		}
		if at += first; at >= 0 && at < len(b.data) {
			b.index[inner] = at
			b.members = append(b.members, member{inner, at})
		}
	}
	return b
}

// direct resolves a number that may stand in an object of its own, which is no member of an object stream.
func (f *file) direct(v any) any {
	r, ok := v.(ref)
	if !ok {
		return v
	}
	e, ok := f.entries[r.num]
	if !ok || e.within > 0 || e.at < 0 || e.at >= len(f.data) {
		return nil
	}
	l := f.lexer(f.data[:min(len(f.data), e.at+64)], e.at)
	for range 3 {
		l.token()
	}
	return l.token()
}

// objectAt reads the object at an offset of the file; num is its number, or -1 for any.
func (f *file) objectAt(at, num int) any {
	v, _ := f.parse(at, num)
	return v
}

// parse reads the object at an offset of the file, and gives the lexer behind it.
func (f *file) parse(at, num int) (any, *lexer) {
	l := f.lexer(f.data, at)
	l.remark = f.remark
	n, ok1 := whole(l.token())
	gen, ok2 := whole(l.token())
	if !ok1 || !ok2 || l.token() != keyword("obj") || num >= 0 && n != num {
		return nil, l
	}
	if f.lock != nil && n != f.lock.num {
		l.decrypt = f.lock.strings(n, gen)
	}
	v := l.object()
	d, ok := v.(dict)
	if !ok {
		if _, ok := v.(keyword); ok {
			return nil, l
		}
		return v, l
	}
	if raw, to, ok := f.extent(l, d); ok {
		l.at = to
		return &stream{dict: d, raw: raw, at: to - len(raw), ref: ref{n, gen}}, l
	}
	return d, l
}

// extent finds the bytes of the stream that follows a dictionary, and where it ends. A length that does not
// lead to "endstream" is not believed.
func (f *file) extent(l *lexer, d dict) (raw []byte, to int, ok bool) {
	l.skip()
	if !bytes.HasPrefix(l.b[l.at:], []byte("stream")) {
		return nil, 0, false
	}
	from := l.at + len("stream")
	if from < len(l.b) && l.b[from] == '\r' {
		from++
	}
	if from < len(l.b) && l.b[from] == '\n' {
		from++
	}
	if n, ok := whole(f.direct(d["Length"])); ok && n >= 0 && n <= len(l.b)-from {
		rest := bytes.TrimLeft(l.b[from+n:min(len(l.b), from+n+32)], spaces)
		if bytes.HasPrefix(rest, []byte("endstream")) {
			return l.b[from : from+n], from + n, true
		}
	}
	n := bytes.Index(l.b[from:], []byte("endstream"))
	f.work.left -= max(n, 0)
	if n < 0 {
		f.work.left -= len(l.b) - from
		n = len(l.b) - from
	}
	raw = bytes.TrimSuffix(bytes.TrimSuffix(l.b[from:from+n], []byte("\n")), []byte("\r"))
	return raw, from + n, true
}

// body unpacks a stream of the file, once while it is in use.
func (f *file) body(s *stream) *body {
	if b, ok := f.bodies[s.at]; ok {
		return b
	}
	b := &body{}
	b.data, b.fault = f.unpack(s)
	if f.held += len(b.data); f.held > maxHeld {
		clear(f.bodies)
		f.held = len(b.data)
	}
	f.bodies[s.at] = b
	return b
}

// Store is where the bytes that are unpacked are counted.
type Store interface {
	// Inflate reads to the end what was packed in so many bytes; false where a limit ended it.
	Inflate(r io.Reader, packed int64) ([]byte, bool)
}

// Values of the kind that is wanted, or none.

func whole(v any) (int, bool) {
	n, ok := v.(float64)
	if !ok || n < -1<<53 || n > 1<<53 {
		return 0, false
	}
	return int(n), true
}

func (a array) at(i int) any {
	if i >= len(a) {
		return nil
	}
	return a[i]
}

func (d dict) array(k name) array { a, _ := d[k].(array); return a }

func (f *file) dict(v any) dict {
	switch v := f.resolve(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) array { a, _ := f.resolve(v).(array); return a }

func (f *file) name(v any) name { n, _ := f.resolve(v).(name); return n }

func (f *file) int(v any) int { n, _ := whole(f.resolve(v)); return n }

func (f *file) num(v any) float64 { n, _ := f.resolve(v).(float64); return n }

// nums resolves an array of numbers.
func (f *file) nums(v any) []float64 {
	a := f.array(v)
	out := make([]float64, len(a))
	for i := range a {
		out[i] = f.num(a[i])
	}
	return out
}
