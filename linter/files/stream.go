package files

import (
	"context"
	"io"
)

// Unit is one text of a file that holds many: a record of a table.
type Unit struct {
	Data []byte
	Of   any // what the stream tells of it beside Data, to which it must not refer
}

// Stream divides the content of a file into units, of which it holds one at a time: give takes what it needs of
// Data before it returns. Its error is that of give, or of what could not be read.
type Stream func(content io.Reader, give func(Unit) error) error

const (
	// mostBytes is how many bytes of units are under way at most, beside one that has more by itself.
	mostBytes = 32 << 20
	// batchBytes is how many bytes of units travel together.
	batchBytes = 256 << 10
)

// feeder fills batches with what the walk comes upon, and sends them off.
type feeder[R any] struct {
	p    *pipeline[R]
	ctx  context.Context //nolint:containedctx // a feeder is over before the walk is
	opt  *Options
	now  *batch[R]
	sent int
}

// add takes a file, or what is in it.
func (f *feeder[R]) add(it item) error {
	if it.kind == Read && f.opt.Stream != nil {
		if divide := f.opt.Stream(it.path, it.named); divide != nil {
			return f.divide(it, divide)
		}
	}
	f.now.items = append(f.now.items, it)
	return f.filled()
}

// filled sends the batch off once it is full.
func (f *feeder[R]) filled() error {
	few := min(mostItems, 1+f.sent/(f.p.jobs*window))
	if len(f.now.items) < few && f.now.weight < batchBytes {
		return f.ctx.Err()
	}
	return f.send()
}

func (f *feeder[R]) send() error {
	for _, to := range []chan *batch[R]{f.p.ordered, f.p.todo} {
		select {
		case to <- f.now:
		case <-f.ctx.Done():
			return f.ctx.Err()
		}
	}
	f.sent++
	f.now = f.p.fresh()
	return nil
}

// divide adds the units of a file.
func (f *feeder[R]) divide(it item, divide Stream) error {
	content, err := f.content(&it)
	if err != nil {
		return f.fail(it, err)
	}
	defer content.Close()
	var ended error // the run did
	err = divide(content, func(u Unit) error {
		ended = f.unit(it, u)
		return ended
	})
	if ended != nil {
		return ended
	}
	if err != nil {
		return f.fail(it, err)
	}
	return nil
}

func (f *feeder[R]) content(it *item) (io.ReadCloser, error) {
	if it.stdin {
		return waiting(f.ctx, f.opt.Stdin), nil
	}
	defer it.release()
	return it.open()
}

// waiting reads what nobody may ever write: the end of ctx ends the wait.
func waiting(ctx context.Context, in io.Reader) io.ReadCloser {
	out, to := io.Pipe()
	go func() {
		_, err := io.Copy(to, in)
		to.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { to.CloseWithError(ctx.Err()) }) // the end that tells who reads
	return out
}

func (f *feeder[R]) fail(it item, err error) error {
	f.now.items = append(f.now.items, item{
		path: it.path, named: it.named, kind: Failed, err: problem(it.path, err),
	})
	return f.filled()
}

// unit adds a unit as soon as there is room for it.
func (f *feeder[R]) unit(it item, u Unit) error {
	n := min(int64(len(u.Data)), mostBytes)
	if !f.p.room.TryAcquire(n) {
		if err := f.send(); err != nil { // what it holds takes room itself
			return err
		}
		if err := f.p.room.Acquire(f.ctx, n); err != nil {
			return err
		}
	}
	f.now.weight += n
	f.now.items = append(f.now.items, item{
		path: it.path, named: it.named, unit: &Unit{f.now.keep(u.Data), u.Of},
	})
	return f.filled()
}

// keep copies the data of a unit into the room of the batch.
func (b *batch[R]) keep(data []byte) []byte {
	if cap(b.room)-len(b.room) < len(data) {
		b.room = make([]byte, 0, max(len(data), batchBytes))
	}
	n := len(b.room)
	b.room = append(b.room, data...)
	return b.room[n:len(b.room):len(b.room)]
}

// empty makes a batch fit to be filled again.
func (b *batch[R]) empty() {
	clear(b.items)
	b.items, b.results, b.room = b.items[:0], b.results[:0], b.room[:0]
	if cap(b.room) > keptBuffer {
		b.room = nil
	}
}
