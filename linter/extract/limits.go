package extract

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
)

// usual are the limits that hold where none are set.
var usual = Limits{
	Members:  10_000,
	Depth:    4,
	Part:     64 << 20,
	All:      256 << 20,
	Ratio:    200,
	XMLDepth: 1_000,
	Nodes:    20_000,
	Operands: 5_000_000,
	Streams:  20_000,
}

// freely is how much may be unpacked whatever it was packed in: what is small packs well.
const freely = 1 << 20

// filled returns the limits with the usual ones where none are set.
func (l Limits) filled() Limits {
	l.Members = cmp.Or(l.Members, usual.Members)
	l.Depth = cmp.Or(l.Depth, usual.Depth)
	l.Part = cmp.Or(l.Part, usual.Part)
	l.All = cmp.Or(l.All, usual.All)
	l.Ratio = cmp.Or(l.Ratio, usual.Ratio)
	l.XMLDepth = cmp.Or(l.XMLDepth, usual.XMLDepth)
	l.Nodes = cmp.Or(l.Nodes, usual.Nodes)
	l.Operands = cmp.Or(l.Operands, usual.Operands)
	l.Streams = cmp.Or(l.Streams, usual.Streams)
	return l
}

// account is what has been spent of the limits.
type account struct {
	members int
	bytes   int64 // of what was made, at all depths
}

// ask breaks the reading off when nobody waits for it any more. Whatever takes its time asks now and then: the
// readers are left by a panic that none of them sees, and Open ends as it always does.
func (o *opener) ask() {
	select {
	case <-o.limits.Done:
		o.left = true
		panic("the reading was broken off")
	default:
	}
}

// leave ends what [opener.ask] began.
func (o *opener) leave() {
	if !o.left {
		return
	}
	_ = recover()
	o.stopped = true
	o.unread(doc{}, "its reading was broken off")
}

// asking asks whenever more is read.
type asking struct {
	o *opener
	r io.Reader
}

func (a asking) Read(b []byte) (int, error) {
	a.o.ask()
	return a.r.Read(b)
}

// part adds a part and returns its index.
func (o *opener) part(p Part) int {
	o.ask()
	o.found.Parts = append(o.found.Parts, p)
	return len(o.found.Parts) - 1
}

// unread says that a document was not read to its end; the same is said of one document once.
func (o *opener) unread(d doc, why string, args ...any) {
	u := Unread{Path: d.path, Why: fmt.Sprintf(why, args...)}
	if o.said[u] {
		return
	}
	if o.said == nil {
		o.said = map[Unread]bool{}
	}
	o.said[u] = true
	o.found.Unread = append(o.found.Unread, u)
}

// member counts a member of d and reports whether there may be one more.
func (o *opener) member(d doc) bool {
	o.ask()
	if o.spent.members >= o.limits.Members {
		o.unread(d, "it holds more than %s members", thousands(int64(o.limits.Members)))
		return false
	}
	o.spent.members++
	return true
}

// next counts a member of a stream and reports whether there may be one more. Of the outermost file what was
// found is handed over before it, and the account begins anew.
func (o *opener) next(d doc) bool {
	if o.each == nil || !d.whole {
		return o.member(d)
	}
	o.ask()
	found := o.found
	o.found, o.spent, o.said = Found{Kind: found.Kind}, account{}, nil
	if len(found.Parts)+len(found.Unread) > 0 {
		o.handing = true
		o.stopped = !o.each(&found)
		o.handing = false
	}
	return !o.stopped
}

// take reports whether n bytes may be made out of the packed bytes of d, and counts them. A reader asks
// before it makes them.
func (o *opener) take(d doc, n, packed int64) bool {
	o.ask()
	if most, over := o.room(packed); n > most {
		o.overrun(d, over)
		return false
	}
	o.spent.bytes += n
	return true
}

// bound is a limit of bytes.
type bound uint8

const (
	ofPart bound = iota
	ofRatio
	ofAll
	ofAllRatio
)

// room returns how many bytes may yet be made out of so many packed ones, and by which limit.
func (o *opener) room(packed int64) (most int64, by bound) {
	most, by = o.limits.Part, ofPart
	for _, l := range [...]struct {
		most int64
		by   bound
	}{
		{o.grown(packed), ofRatio},
		{o.limits.All - o.spent.bytes, ofAll},
		{o.grown(o.size) - o.spent.bytes, ofAllRatio},
	} {
		if l.most < most {
			most, by = l.most, l.by
		}
	}
	return most, by
}

// overrun says by which limit a document could not be read to its end.
func (o *opener) overrun(d doc, by bound) {
	switch by {
	case ofPart:
		o.unread(d, "it is larger than %s", size(o.limits.Part))
	case ofRatio:
		o.unread(d, "it unpacks to more than %s times its size", thousands(o.limits.Ratio))
	case ofAll:
		o.unread(d, "the file holds more than %s in all", size(o.limits.All))
	case ofAllRatio:
		o.unread(d, "the file unpacks to more than %s times its size", thousands(o.limits.Ratio))
	}
}

// grown returns how much may be made out of so many packed bytes.
func (o *opener) grown(packed int64) int64 {
	return max(freely, min(packed, o.limits.Part)*o.limits.Ratio)
}

// inflate reads what was packed in so many bytes to its end. Where it may not, or the stream is damaged, that
// is said of d, and what was read until then is returned: a marking in it is one.
func (o *opener) inflate(d doc, r io.Reader, packed int64) (data []byte, whole bool) {
	most, by := o.room(packed)
	data, err := io.ReadAll(io.LimitReader(asking{o, r}, most+1))
	switch {
	case int64(len(data)) > most:
		o.overrun(d, by)
		data = data[:most]
	case err != nil:
		o.unread(d, "it is damaged: it could be read for %s bytes only", thousands(int64(len(data))))
	default:
		whole = true
	}
	o.spent.bytes += int64(len(data))
	return data, whole
}

// size puts a number of bytes in words; those of limits are whole mebibytes unless a test sets them.
func size(n int64) string {
	if n%(1<<20) == 0 {
		return thousands(n>>20) + " MiB"
	}
	return thousands(n) + " bytes"
}

// thousands puts a number in groups of three digits.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
