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
)

const (
	firstBuffer = 64 << 10
	// keptBuffer is the size up to which a worker keeps its buffer: one huge file must not count for all.
	keptBuffer = 1 << 20
	// headBytes is how much of a file is looked at to tell text from other bytes.
	headBytes = 8000
)

// reader reads one file after another into the same buffer.
type reader struct {
	opt    *Options
	buf    []byte
	file   File
	choosy bool // a file that is no text is not read further than to see that
}

func newReader(opt *Options) *reader { return &reader{opt: opt} }

// read reads what it is about. The result is valid until the next call.
func (r *reader) read(ctx context.Context, it *item) *File {
	r.file = File{Path: it.path, Named: it.named, Kind: it.kind, Err: it.err}
	if it.kind != Read {
		return &r.file
	}
	if cap(r.buf) > keptBuffer || r.buf == nil {
		r.buf = make([]byte, firstBuffer)
	}
	r.choosy = !it.named && !it.suffixed
	var err error
	r.file.Data, err = r.bytes(ctx, it)
	it.release()
	switch {
	case err != nil:
		r.file.Kind, r.file.Data, r.file.Err = Failed, nil, problem(it.path, err)
	case r.choosy && binary(r.file.Data):
		r.file.Kind, r.file.Data = Binary, nil
	case blank(r.file.Data):
		r.file.Kind, r.file.Data = Failed, nil
		r.file.Err = &Problem{
			Path: it.path, What: "holds nothing but NUL bytes where its text should begin",
			Hint: "it may be damaged: fetch it again",
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
		return in.data, in.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

var errTooLarge = errors.New("larger than --max-file-size")

// sized is what can tell its size, which is asked only of those that do not fit the first buffer.
type sized interface{ Size() int64 }

func (r *reader) fill(from io.Reader) ([]byte, error) {
	n := 0
	for {
		m, err := from.Read(r.buf[n:])
		n += m
		switch {
		case r.choosy && n >= headBytes && binary(r.buf[:n]):
			return r.buf[:n], nil
		case int64(n) > r.opt.MaxSize:
			return nil, errTooLarge
		case errors.Is(err, io.EOF):
			return r.buf[:n], nil
		case err != nil:
			return nil, err
		case n < len(r.buf):
			continue
		}
		if err := r.grow(from, n); err != nil {
			return nil, err
		}
	}
}

// grow makes room after n bytes, which fill the buffer: for the whole file where its size is known.
func (r *reader) grow(from io.Reader, n int) error {
	known := int64(0)
	if s, ok := from.(sized); ok {
		known = s.Size()
	}
	if known > r.opt.MaxSize {
		return errTooLarge
	}
	grown := make([]byte, min(max(int64(2*n), known+1), r.opt.MaxSize+1))
	copy(grown, r.buf[:n])
	r.buf = grown
	return nil
}

var utf16Marks = [][]byte{{0xff, 0xfe}, {0xfe, 0xff}}

// binary reports whether data is no text: it holds a NUL near its head and is no UTF-16, with or without a mark.
func binary(data []byte) bool {
	for _, mark := range utf16Marks {
		if bytes.HasPrefix(data, mark) {
			return false
		}
	}
	head := data[:min(len(data), headBytes)]
	return bytes.IndexByte(head, 0) >= 0 && !unmarked16(head)
}

// blank reports whether a file begins with nothing but NULs, as one does that was never written out.
func blank(data []byte) bool {
	head := data[:min(len(data), headBytes)]
	return len(head) > 0 && len(bytes.TrimLeft(head, "\x00")) == 0
}

// unmarked16 reports whether head looks like UTF-16 without its mark: nearly every other byte is NUL, and
// none between them.
func unmarked16(head []byte) bool {
	var zero [2]int
	for i, c := range head {
		if c == 0 {
			zero[i&1]++
		}
	}
	few, many := min(zero[0], zero[1]), max(zero[0], zero[1])
	return few == 0 && many*5 > len(head)/2*4
}

// problem says what kept path from being read and what to do.
func problem(path string, err error) *Problem {
	p := &Problem{Path: path, Err: err}
	var known *Problem
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, errTooLarge):
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
