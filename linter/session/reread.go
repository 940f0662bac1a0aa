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
	batch  map[int]collection.Pair
	wanted map[within][]collection.Spot // each spot once
	pairs  map[collection.Spot][]int    // of the batch that are not compared yet
	texts  map[collection.Spot]*collection.Text
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

// compare compares the texts of a batch. What cannot be read again is not judged.
func (r *rereading) compare(batch map[int]collection.Pair) error {
	r.batch, r.wanted, r.pairs, r.texts = batch, map[within][]collection.Spot{}, map[collection.Spot][]int{},
		map[collection.Spot]*collection.Text{}
	for _, i := range slices.Sorted(maps.Keys(batch)) {
		r.want(batch[i].First, i)
		r.want(batch[i].Copy, i)
	}
	if err := r.read(); err != nil {
		return err
	}
	r.s.Tally.Apart += len(r.batch)
	return r.ctx.Err()
}

// want marks a text as one of a pair.
func (r *rereading) want(at collection.Spot, pair int) {
	if len(r.pairs[at]) == 0 {
		key := within{at.File, at.Record}
		r.wanted[key] = append(r.wanted[key], at)
	}
	r.pairs[at] = append(r.pairs[at], pair)
}

// read reads each file of the batch once.
func (r *rereading) read() error {
	paths := make([]string, 0, len(r.wanted))
	for key := range r.wanted {
		paths = append(paths, key.file)
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
	return files.Each(r.ctx, nil, opt, lookers(r.ctx, r.s, r.linter, r.textsOf), func(made []copyText) error {
		for _, m := range made {
			r.texts[m.at] = m.text
			if err := r.settle(m.at); err != nil {
				return err
			}
		}
		return nil
	})
}

// settle compares the pairs of a text whose other text is there, and lets go of what no pair waits for: of many copies
// of one message, the one that they are compared with is in memory, and hardly another.
func (r *rereading) settle(at collection.Spot) error {
	for _, i := range slices.Clone(r.pairs[at]) {
		p := r.batch[i]
		first, copied := r.texts[p.First], r.texts[p.Copy]
		if first == nil || copied == nil {
			continue
		}
		if err := r.ctx.Err(); err != nil {
			return err
		}
		r.decide(i, first, copied)
		r.done(p.First, i)
		r.done(p.Copy, i)
	}
	return nil
}

// decide compares two texts, unless they are not what they were.
func (r *rereading) decide(i int, first, copied *collection.Text) {
	f := r.s.across.findings
	if !f.Same(i, first, copied) {
		return
	}
	delete(r.batch, i)
	if d, differ := collection.Compare(first, copied); differ {
		f.Differs(i, d)
	}
}

// done takes a pair from those of a text.
func (r *rereading) done(at collection.Spot, pair int) {
	r.pairs[at] = slices.DeleteFunc(r.pairs[at], func(i int) bool { return i == pair })
	if len(r.pairs[at]) == 0 {
		delete(r.texts, at)
	}
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

// textsOf makes the texts that are wanted of a file, or of a record of one.
func (r *rereading) textsOf(l *Look) []copyText {
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
