package files

import "context"

// Count goes through what roots name as [Each] does, reads no file, and tells found how many there are: as it
// comes upon them, and in the end that these are all. What opt.Given names is known only as it comes: then
// nothing is told. Beside Each, opt.Skip is asked from two goroutines at a time.
func Count(ctx context.Context, roots []string, opt Options, found func(total int, all bool)) error {
	if opt.Given != nil {
		return nil
	}
	opt, total := opt.filled(), 0
	w := newWalker(&opt, func(it item) error {
		it.release()
		total++
		found(total, false)
		return ctx.Err()
	})
	if err := w.walk(roots); err != nil {
		return err
	}
	found(total, true)
	return nil
}
