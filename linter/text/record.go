package text

import "sort"

// Record says where in its file a text stands that was taken out of it character by character, as a field of a
// table or a string of JSON is: its places are those of the file.
type Record struct {
	Number int    // among the records of the file, from 1; 0: what stands between them
	ID     string // by which the archive calls it; "" where it has none
	Bytes  []byte // of the file, from the head of a line on, among which the text stands
	Offset int    // of Bytes in the file
	Line   int    // that Bytes begin on, from 1
	Steps  []Step // in order of Text, the first at 0; between two of them the bytes are those of the file
}

// Step is a stretch of text that stands for another stretch of [Record.Bytes]: a character for an escape, a line
// end for what is between two columns.
type Step struct{ Text, Bytes Span }

// NewRecord reads data as [NewSource] does, as the text of a record of the file called name. A mark of the byte
// order stands at the head of a file and in no record.
func NewRecord(name string, data []byte, at *Record) *Source {
	s := &Source{name: name, raw: data, text: data, inner: true, record: at}
	s.decode8(true)
	return s
}

// Record returns where in its file the source stands; nil where it is all of it.
func (s *Source) Record() *Record { return s.record }

// Around returns the bytes among which the places of the source are, and where in the file they begin.
func (s *Source) Around() (data []byte, offset int) {
	if s.record != nil {
		return s.record.Bytes, s.record.Offset
	}
	return s.raw, 0
}

// Added reports whether a piece of text stands nowhere in the file: a record has the names of columns above what stands
// in them.
func (s *Source) Added(sp Span) bool {
	if s.record == nil || sp.Empty() {
		return false
	}
	raw, _ := s.Raw(sp)
	return s.record.start(raw.Start) == s.record.end(raw.End)
}

// start leads from where a piece of text starts to [Record.Bytes].
func (r *Record) start(offset int) int {
	i := sort.Search(len(r.Steps), func(i int) bool { return r.Steps[i].Text.Start > offset })
	if i == 0 {
		return offset
	}
	if w := r.Steps[i-1]; offset < w.Text.End {
		return w.Bytes.Start
	}
	return r.Steps[i-1].after(offset)
}

// end leads from where a piece of text ends to [Record.Bytes].
func (r *Record) end(offset int) int {
	i := sort.Search(len(r.Steps), func(i int) bool { return r.Steps[i].Text.Start >= offset })
	if i == 0 {
		return r.start(offset)
	}
	if w := r.Steps[i-1]; offset < w.Text.End {
		return w.Bytes.End
	}
	return r.Steps[i-1].after(offset)
}

// after leads from an offset behind the step, and before the next, to [Record.Bytes].
func (w Step) after(offset int) int { return w.Bytes.End + offset - w.Text.End }

// placed makes a place in Bytes one of the file.
func (r *Record) placed(p Position) Position {
	p.Line += r.Line - 1
	p.Offset += r.Offset
	return p
}
