package files

import (
	"context"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
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
	room    []byte        // of the units among the items
	weight  int64         // of those units, which it takes of the room there is for all
}

// pipeline leads batches from the walk to the workers and back into order.
type pipeline[R any] struct {
	todo    chan *batch[R] // to the workers
	ordered chan *batch[R] // the same, to whoever delivers
	spare   chan *batch[R] // delivered, to be filled again
	jobs    int
	room    *semaphore.Weighted // for the bytes of units
}

// Each reads what roots name and calls the function that worker returns, one for each goroutine, for
// every file; what it returns is given to deliver in the order of the paths, on the caller's goroutine.
// It returns the error of deliver or of ctx. A file that cannot be read is handed over like any other. Once ctx has
// ended it returns without waiting for the files that are being worked on: nothing is made of them.
func Each[R any](
	ctx context.Context, roots []string, opt Options, worker func() func(*File) R, deliver func(R) error,
) error {
	opt = opt.filled()
	over := ctx
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
	if over.Err() != nil {
		return err
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
		room:    semaphore.NewWeighted(mostBytes),
	}
}

func (p *pipeline[R]) fresh() *batch[R] {
	select {
	case b := <-p.spare:
		b.empty()
		return b
	default:
		return &batch[R]{done: make(chan struct{}, 1)}
	}
}

// walk finds the files and sends them off in batches.
func (p *pipeline[R]) walk(ctx context.Context, roots []string, opt *Options) error {
	defer close(p.todo)
	defer close(p.ordered)
	f := &feeder[R]{p: p, ctx: ctx, opt: opt, now: p.fresh()}
	if err := newWalker(opt, f.add).walk(roots); err != nil {
		return err
	}
	return f.send()
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
		p.room.Release(b.weight)
		b.weight = 0
		select {
		case p.spare <- b:
		default:
		}
	}
	return context.Cause(ctx)
}
