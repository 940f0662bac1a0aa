package files

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"

	"cablelint/linter/text"
)

const (
	firstBuffer = 64 << 10
	// keptBuffer is the size up to which a worker keeps its buffer: one huge file must not count for all.
	keptBuffer = 1 << 20
	// headBytes is how much of a file is looked at to tell text from other bytes.
	headBytes = 8000
	// documentBytes is how much is looked at to tell documents: an image of a disk says what it is behind zeros.
	documentBytes = 33 << 10
	// tailBytes is how much of the end of a file is looked at: a zip archive says there what it is.
	tailBytes = 22 + 1<<16
)

// reader reads one file after another into the same buffer.
type reader struct {
	opt    *Options
	buf    []byte
	file   File
	taken  int  // bytes of the file that are in the buffer
	choosy bool // a file that is no text is not read further than to see that
	passed bool // it was seen
}

func newReader(opt *Options) *reader { return &reader{opt: opt} }

// read reads what it is about. The result is valid until the next call.
func (r *reader) read(ctx context.Context, it *item) *File {
	r.file = File{Path: it.path, Named: it.named, Kind: it.kind, Err: it.err}
	if it.kind != Read {
		return &r.file
	}
	if it.unit != nil {
		r.file.Data, r.file.Of = it.unit.Data, it.unit.Of
		return &r.file
	}
	if cap(r.buf) > keptBuffer || r.buf == nil {
		r.buf = make([]byte, firstBuffer)
	}
	r.choosy, r.passed = !it.named && !it.suffixed, false
	var err error
	r.file.Data, err = r.bytes(ctx, it)
	it.release()
	switch {
	case err != nil:
		r.file.Kind, r.file.Err = Failed, problem(it.path, err)
	case r.passed:
		r.file.Kind, r.file.Data = Binary, r.head(len(r.file.Data))
	case Blank(r.file.Data) && !r.document(r.file.Data, r.file.Data):
		r.file.Kind, r.file.Data = Failed, nil
		r.file.Err = &Problem{
			Path: it.path, What: ErrBlank.Error(), Hint: "it may be damaged: fetch it again", Err: ErrBlank,
		}
	}
	return &r.file
}

func (r *reader) bytes(ctx context.Context, it *item) ([]byte, error) {
	if it.stdin {
		return r.stdin(ctx)
	}
	f, err := it.open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return r.fill(f)
}

// stdin reads standard input, for which nobody may ever type anything: the end of ctx ends the wait.
func (r *reader) stdin(ctx context.Context) ([]byte, error) {
	type input struct {
		data []byte
		err  error
	}
	done := make(chan input, 1)
	go func() {
		data, err := r.fill(r.opt.Stdin)
		done <- input{data, err}
	}()
	select {
	case in := <-done:
		if in.err == nil || errors.Is(in.err, ErrTooLarge) {
			r.file.Whole = r.whole(ctx)
		}
		return in.data, in.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// whole returns what gives standard input from its beginning: what is in the buffer, and what comes after it.
func (r *reader) whole(ctx context.Context) func() io.Reader {
	return func() io.Reader {
		return io.MultiReader(bytes.NewReader(r.buf[:r.taken]), waiting(ctx, r.opt.Stdin))
	}
}

// ErrTooLarge is why a file beyond [Options.MaxSize] is not read.
var ErrTooLarge = errors.New("larger than --max-file-size")

// ErrBlank is why a file is taken for damaged.
var ErrBlank = errors.New("holds nothing but NUL bytes where its text should begin")

// sized is what can tell its size, which is asked only of those that do not fit the first buffer.
type sized interface{ Size() int64 }

func (r *reader) fill(from io.Reader) ([]byte, error) {
	n := 0
	for {
		m, err := from.Read(r.buf[n:])
		n += m
		r.taken = n
		whole := errors.Is(err, io.EOF)
		if r.choosy && r.passes(from, n, whole) {
			return r.buf[:n], nil
		}
		switch {
		case int64(n) > r.opt.MaxSize:
			return r.tooLarge(from, n)
		case whole:
			return r.buf[:n], nil
		case err != nil:
			return nil, err
		case n < len(r.buf):
			continue
		}
		if !r.grow(from, n) {
			return r.tooLarge(from, n)
		}
	}
}

// passes decides, once enough was read, whether a file is passed by: it is neither text nor a document. What cannot
// be looked at from its end is read to it, and so is what begins with nothing.
func (r *reader) passes(from io.Reader, n int, whole bool) bool {
	at, _ := from.(io.ReaderAt)
	switch {
	case whole:
		r.file.Tail = r.buf[:n]
	case n < documentBytes:
		return false
	case !noText(r.buf[:n]):
		r.choosy = false
		return false
	case at == nil, Blank(r.buf[:n]):
		return false
	default:
		r.file.Tail = r.end(from, n)
	}
	r.choosy = false
	r.passed = noText(r.buf[:n]) && !r.document(r.buf[:n], r.file.Tail)
	return r.passed
}

// tooLarge ends the reading of a file that is, after n bytes.
func (r *reader) tooLarge(from io.Reader, n int) ([]byte, error) {
	head := r.head(n)
	if r.file.Tail == nil {
		r.file.Tail = r.end(from, n)
	}
	if r.choosy && noText(head) && !Blank(head) && !r.document(head, r.file.Tail) {
		r.passed = true
		return head, nil
	}
	return head, ErrTooLarge
}

// end returns the last bytes of what is read, after n bytes of it; nil where it may have no end.
func (r *reader) end(from io.Reader, n int) []byte {
	s, ok := from.(sized)
	if !ok {
		return nil
	}
	at, ok := from.(io.ReaderAt)
	if !ok {
		return last(from, r.buf[:n])
	}
	tail := make([]byte, min(s.Size(), tailBytes))
	if m, err := at.ReadAt(tail, s.Size()-int64(len(tail))); m < len(tail) && err != nil {
		return nil
	}
	return tail
}

// last reads what follows head to its end, and returns the last bytes of both; nil where that fails.
func last(from io.Reader, head []byte) []byte {
	kept := make([]byte, 2*tailBytes)
	n := copy(kept, head[max(0, len(head)-tailBytes):])
	for {
		m, err := from.Read(kept[n:])
		n += m
		switch {
		case errors.Is(err, io.EOF):
			return kept[max(0, n-tailBytes):n]
		case err != nil:
			return nil
		case n == len(kept):
			n = copy(kept, kept[n-tailBytes:])
		}
	}
}

// head is what is kept of the first n bytes of a file that is not read further.
func (r *reader) head(n int) []byte { return r.buf[:min(n, firstBuffer)] }

// grow makes room after n bytes, which fill the buffer: for the whole file where its size is known. It reports whether
// the file is small enough.
func (r *reader) grow(from io.Reader, n int) bool {
	known := int64(0)
	if s, ok := from.(sized); ok {
		known = s.Size()
	}
	if known > r.opt.MaxSize {
		return false
	}
	grown := make([]byte, min(max(int64(2*n), known+1), r.opt.MaxSize+1))
	copy(grown, r.buf[:n])
	r.buf = grown
	return true
}

// noText reports whether data is no text: it holds a NUL near its head and is no text all the same.
func noText(data []byte) bool {
	head := data[:min(len(data), headBytes)]
	if bytes.IndexByte(head, 0) < 0 {
		return false
	}
	_, isWide := text.Wide(head)
	return !isWide && !spotted(head)
}

// document reports whether a file is read although it is no text.
func (r *reader) document(data, tail []byte) bool {
	return r.opt.Document != nil && r.opt.Document(data[:min(len(data), documentBytes)], tail)
}

// Blank reports whether a file begins with nothing but NULs, as one does that was never written out.
func Blank(data []byte) bool {
	head := data[:min(len(data), headBytes)]
	return len(head) > 0 && len(bytes.TrimLeft(head, "\x00")) == 0
}

// problem says what kept path from being read and what to do.
func problem(path string, err error) *Problem {
	p := &Problem{Path: path, Err: err}
	var known *Problem
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, ErrTooLarge):
		p.What, p.Hint = "not read: "+err.Error(), "raise --max-file-size or leave the file out"
	case errors.Is(err, fs.ErrPermission):
		p.What, p.Hint = "no right to read it", "check its owner and mode"
	case errors.Is(err, fs.ErrNotExist):
		p.What, p.Hint = "no such file or folder", "check the name; it may have gone while the run was on"
	case errors.Is(err, syscall.ENAMETOOLONG):
		p.What, p.Hint = "the path is longer than the system allows", "run cablelint from a folder nearer to it"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		p.What, p.Hint = "too many files are open", "lower --jobs or raise ulimit -n"
	case errors.Is(err, syscall.ELOOP):
		p.What, p.Hint = "the links lead in a circle", "mend or remove the link"
	default:
		p.What, p.Hint = fmt.Sprintf("cannot be read (%v)", cause(err)), "check the disk and try again"
	}
	return p
}

// cause takes the path out of err, which the problem names already.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var sys *os.SyscallError
	if errors.As(err, &sys) {
		return sys.Err
	}
	return err
}
