package files

import (
	"context"

	"golang.org/x/sync/errgroup"
)

// mostItems is how many files travel together; it is reached slowly, so that a few large files are
// shared out one by one.
const mostItems = 32

// window is how many batches for each worker are under way at most. It bounds the memory.
const window = 4

// batch is files that are next to one another in order.
type batch[R any] struct {
	items   []item
	results []R
	done    chan struct{} // a token when results are complete
}

// pipeline leads batches from the walk to the workers and back into order.
type pipeline[R any] struct {
	todo    chan *batch[R] // to the workers
	ordered chan *batch[R] // the same, to whoever delivers
	spare   chan *batch[R] // delivered, to be filled again
	jobs    int
}

// Each reads what roots name and calls the function that worker returns, one for each goroutine, for
// every file; what it returns is given to deliver in the order of the paths, on the caller's goroutine.
// It returns the error of deliver or of ctx. A file that cannot be read is handed over like any other.
func Each[R any](
	ctx context.Context, roots []string, opt Options, worker func() func(*File) R, deliver func(R) error,
) error {
	opt = opt.filled()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	p := newPipeline[R](opt.Jobs)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return p.walk(ctx, roots, &opt) })
	for range opt.Jobs {
		group.Go(func() error { return p.work(ctx, &opt, worker()) })
	}
	err := p.deliver(ctx, deliver)
	if err != nil {
		stop()
	}
	if other := group.Wait(); err == nil {
		err = other
	}
	return err
}

func (o Options) filled() Options {
	if len(o.Suffixes) == 0 {
		o.Suffixes = Suffixes
	}
	if o.MaxSize == 0 {
		o.MaxSize = MaxSize
	}
	o.Jobs = max(o.Jobs, 1)
	return o
}

func newPipeline[R any](jobs int) *pipeline[R] {
	n := jobs * window
	return &pipeline[R]{
		todo:    make(chan *batch[R], n),
		ordered: make(chan *batch[R], n),
		spare:   make(chan *batch[R], n),
		jobs:    jobs,
	}
}

func (p *pipeline[R]) fresh() *batch[R] {
	select {
	case b := <-p.spare:
		b.items, b.results = b.items[:0], b.results[:0]
		return b
	default:
		return &batch[R]{done: make(chan struct{}, 1)}
	}
}

// walk finds the files and sends them off in batches.
func (p *pipeline[R]) walk(ctx context.Context, roots []string, opt *Options) error {
	defer close(p.todo)
	defer close(p.ordered)
	now, sent := p.fresh(), 0
	send := func() error {
		for _, to := range []chan *batch[R]{p.ordered, p.todo} {
			select {
			case to <- now:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		sent++
		now = p.fresh()
		return nil
	}
	w := newWalker(opt, func(it item) error {
		now.items = append(now.items, it)
		if len(now.items) < min(mostItems, 1+sent/(p.jobs*window)) {
			return ctx.Err()
		}
		return send()
	})
	if err := w.walk(roots); err != nil {
		return err
	}
	return send()
}

// work reads files and makes results of them. When the run is given up it empties the channel, so
// that nobody waits for a batch.
func (p *pipeline[R]) work(ctx context.Context, opt *Options, judge func(*File) R) error {
	r := newReader(opt)
	for b := range p.todo {
		for i := range b.items {
			f := r.read(ctx, &b.items[i])
			if ctx.Err() != nil {
				break
			}
			b.results = append(b.results, judge(f))
		}
		b.done <- struct{}{}
	}
	return nil
}

// deliver hands over what was made of the files, in order. Where the walk fails, it returns why.
func (p *pipeline[R]) deliver(ctx context.Context, deliver func(R) error) error {
	for b := range p.ordered {
		select {
		case <-b.done:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		for _, r := range b.results {
			if err := deliver(r); err != nil {
				return err
			}
		}
		select {
		case p.spare <- b:
		default:
		}
	}
	return context.Cause(ctx)
}
