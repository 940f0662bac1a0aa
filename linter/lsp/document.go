package lsp

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"

	"cablelint/linter"
	"cablelint/linter/session"
	"cablelint/linter/text"
)

// document is a text as the client has it open. The reader alone changes it.
type document struct {
	uri      string
	name     string // the path, or what stands for one
	language string

	mu      sync.Mutex
	version int32
	content content
	latest  *snapshot // of the content as it is; nil when none was taken
	closed  bool
	pulled  bool // the client asks for the diagnostics itself
	due     bool // the diagnostics are to be published
	running bool
}

func newDocument(item *TextDocumentItem) *document {
	return &document{
		uri: item.URI, name: nameOf(item.URI), language: item.LanguageID, version: item.Version,
		content: newContent([]byte(item.Text)), due: true,
	}
}

// change makes the edits of the client, one after the other.
func (d *document) change(version int32, edits []ContentChange, e encoding) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.latest != nil {
		d.latest = nil
		d.content = d.content.clone()
	}
	for i := range edits {
		if edits[i].Range == nil {
			d.content = newContent([]byte(edits[i].Text))
			continue
		}
		start, end := d.content.span(*edits[i].Range, e)
		d.content.replace(start, end, []byte(edits[i].Text))
	}
	d.version, d.due = version, true // at once, so that a run that takes it up is not followed by another
}

// again lets the diagnostics be published anew although the document is as it was.
func (d *document) again() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.due = true
}

// snapshot returns the document as it is now. Until it changes there is one, and one parse.
func (d *document) snapshot(e encoding, l *linter.Linter) *snapshot {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.locked(e, l)
}

func (d *document) locked(e encoding, l *linter.Linter) *snapshot {
	if d.latest == nil || d.latest.linter != l {
		d.latest = &snapshot{
			uri: d.uri, name: d.name, language: d.language, version: d.version,
			content: d.content, encoding: e, linter: l,
		}
	}
	return d.latest
}

// snapshot is a document at one version. It does not change; what was found in it is worked out once.
type snapshot struct {
	uri, name, language string
	version             int32
	content             content
	encoding            encoding
	linter              *linter.Linter

	once  sync.Once
	res   *linter.Result
	err   error
	parts bool // it holds what res is not about

	measuring sync.Once
	ruler     ruler // made when a place is first asked for
}

// judged returns what the linter finds in the snapshot.
func (sn *snapshot) judged() (*linter.Result, error) {
	sn.once.Do(func() {
		defer func() {
			if broken := recover(); broken != nil {
				sn.err = fmt.Errorf("internal error on %s: %v", sn.name, broken)
			}
		}()
		src, whole := session.Source(sn.name, sn.content.text)
		sn.parts = !whole
		sn.res, sn.err = sn.linter.Lint(context.Background(), src)
	})
	return sn.res, sn.err
}

// rangeOf returns where a span of the text that was read stands in the document.
func (sn *snapshot) rangeOf(sp text.Span) Range {
	raw, _ := sn.res.Source.Raw(sp)
	return sn.bytes(raw.Start, raw.End)
}

// bytes returns the range of two byte offsets.
func (sn *snapshot) bytes(start, end int) Range {
	sn.measuring.Do(func() { sn.ruler = newRuler(&sn.content, sn.encoding) })
	return Range{sn.ruler.position(start), sn.ruler.position(end)}
}

// holds reports whether the offset lies within the span or at its end.
func (sn *snapshot) holds(sp text.Span, offset int) bool {
	if !sp.Valid() {
		return false
	}
	raw, _ := sn.res.Source.Raw(sp)
	return raw.Start <= offset && offset <= raw.End
}

// documents are those that are open.
type documents struct {
	mu     sync.Mutex
	open   map[string]*document
	closed map[string]int // how often each was closed
}

func (d *documents) get(uri string) *document {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.open[uri]
}

// put opens a document and returns the one that it takes the place of.
func (d *documents) put(doc *document) (before *document) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.open == nil {
		d.open = map[string]*document{}
	}
	before = d.open[doc.uri]
	d.open[doc.uri] = doc
	return before
}

func (d *documents) remove(uri string) *document {
	d.mu.Lock()
	defer d.mu.Unlock()
	doc := d.open[uri]
	delete(d.open, uri)
	if d.closed == nil {
		d.closed = map[string]int{}
	}
	d.closed[uri]++
	return doc
}

// closings tells how often a document was closed.
func (d *documents) closings(uri string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.closed[uri]
}

// everClosed lists what was closed, in order.
func (d *documents) everClosed() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Sorted(maps.Keys(d.closed))
}

func (d *documents) all() []*document {
	d.mu.Lock()
	defer d.mu.Unlock()
	list := make([]*document, 0, len(d.open))
	for _, doc := range d.open {
		list = append(list, doc)
	}
	return list
}
