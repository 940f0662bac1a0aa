package session

import (
	"bytes"
	"context"
	"io"
	"maps"
	"slices"

	"cablelint/linter"
	"cablelint/linter/collection"
	"cablelint/linter/files"
)

// mostTexts is how many pairs of copies are compared at a time: their words are in memory, and an archive is gone
// through once for all of them.
const mostTexts = 2000

// compareTexts reads copies whose hashes differ again, to see whether they say other words.
func (s *Session) compareTexts(ctx context.Context) error {
	f := s.across.findings
	if s.request.Imported != nil {
		s.Tally.Apart += f.Undecided() + f.Unhashed.Pairs
		s.Tally.Unhashed += f.Unnumbered
		return nil
	}
	again, err := s.newRereading(ctx)
	if err != nil {
		return err
	}
	batch := map[int]collection.Pair{}
	for i, p := range f.Pairs() {
		if batch[i] = p; len(batch) == mostTexts {
			if err := again.compare(batch); err != nil {
				return err
			}
			clear(batch)
		}
	}
	err = again.compare(batch)
	f.Done()
	return err
}

// rereading is reading the texts of copies again.
type rereading struct {
	s      *Session
	ctx    context.Context //nolint:containedctx // it is over before the run is
	linter *linter.Linter  // without rules
	wanted map[within][]collection.Spot
}

// within is a file, or a record of one.
type within struct {
	file   string
	record int
}

// copyText is the text of a copy that was read again.
type copyText struct {
	at   collection.Spot
	text *collection.Text
}

func (s *Session) newRereading(ctx context.Context) (*rereading, error) {
	l, err := linter.New(linter.Options{SettingsFor: s.Settings})
	return &rereading{s: s, ctx: ctx, linter: l}, err
}

// compare compares the texts of a batch.
func (r *rereading) compare(batch map[int]collection.Pair) error {
	texts, err := r.read(batch)
	if err != nil {
		return err
	}
	f := r.s.across.findings
	for _, i := range slices.Sorted(maps.Keys(batch)) {
		if r.ctx.Err() != nil { // long texts take long to compare
			return r.ctx.Err()
		}
		first, copied := texts[batch[i].First], texts[batch[i].Copy]
		if first == nil || copied == nil || !f.Same(i, first, copied) {
			r.s.Tally.Apart++
			continue
		}
		if d, differ := collection.Compare(first, copied); differ {
			f.Differs(i, d)
		}
	}
	return nil
}

// read reads each file of a batch once. What cannot be read again has no text.
func (r *rereading) read(batch map[int]collection.Pair) (map[collection.Spot]*collection.Text, error) {
	r.wanted = map[within][]collection.Spot{}
	var paths []string
	for _, p := range batch {
		for _, at := range []collection.Spot{p.First, p.Copy} {
			key := within{at.File, at.Record}
			r.wanted[key] = append(r.wanted[key], at)
			paths = append(paths, at.File)
		}
	}
	slices.Sort(paths)
	paths = slices.Compact(paths)
	opt := r.s.files()
	opt.Given = func(give func(files.Given) error) error {
		for _, path := range paths {
			if err := give(r.given(path)); err != nil {
				return err
			}
		}
		return nil
	}
	opt.Stream = r.stream
	texts := map[collection.Spot]*collection.Text{}
	err := files.Each(r.ctx, nil, opt, lookers(r.ctx, r.s, r.linter, r.texts), func(made []copyText) error {
		for _, m := range made {
			texts[m.at] = m.text
		}
		return nil
	})
	return texts, err
}

// given is a file as the run read it: what is staged as it is staged.
func (r *rereading) given(path string) files.Given {
	g := files.Given{Path: path, Named: r.s.choice.named[path]}
	if r.s.choice.staged != nil && r.s.across.changed[path] {
		g.Open = func() (io.ReadCloser, error) {
			data, err := r.s.choice.staged.read(r.ctx, path)
			return io.NopCloser(bytes.NewReader(data)), err
		}
	}
	return g
}

// stream divides a file as the run did, and gives the records that are wanted alone.
func (r *rereading) stream(path string, named bool) files.Stream {
	divide := r.s.stream(path, named)
	if divide == nil {
		return nil
	}
	return func(content io.Reader, give func(files.Unit) error) error {
		return divide(content, func(u files.Unit) error {
			if it, _ := u.Of.(*unit); it != nil && r.wanted[within{path, it.record.Number}] == nil {
				return nil
			}
			return give(u)
		})
	}
}

// texts makes the texts that are wanted of a file, or of a record of one.
func (r *rereading) texts(l *Look) []copyText {
	key := within{file: l.File.Path}
	if u := unitOf(l.File); u != nil {
		key.record = u.record.Number
	}
	spots := r.wanted[key]
	if len(spots) == 0 {
		return nil
	}
	var out []copyText
	l.Each(func(p *Piece) {
		for _, at := range spots {
			if p.Result.Source.Part() == at.Part && at.Cable <= len(p.Result.File.Cables) {
				out = append(out, copyText{at, r.s.request.Collection.TextOf(p.Result.File.Cables[at.Cable-1])})
			}
		}
	})
	return out
}
