package files

import "context"

// Visit goes through what roots name as [Each] does, reads no file, and hands over the paths, until visit returns an
// error.
func Visit(ctx context.Context, roots []string, opt Options, visit func(path string) error) error {
	opt = opt.filled()
	return newWalker(&opt, func(it item) error {
		it.release()
		if err := ctx.Err(); err != nil {
			return err
		}
		return visit(it.path)
	}).walk(roots)
}

// Count goes through what roots name as [Each] does, reads no file, and tells found how many there are: as it
// comes upon them, and in the end that these are all. What opt.Given names is known only as it comes: then
// nothing is told. Beside Each, opt.Skip is asked from two goroutines at a time.
func Count(ctx context.Context, roots []string, opt Options, found func(total int, all bool)) error {
	if opt.Given != nil {
		return nil
	}
	total := 0
	err := Visit(ctx, roots, opt, func(string) error {
		total++
		found(total, false)
		return nil
	})
	if err != nil {
		return err
	}
	found(total, true)
	return nil
}
