package git

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// Blobs reads objects, one after another, from one run of git. It is safe for concurrent use: who reads
// an object holds the others up until it is closed.
type Blobs struct {
	mu  sync.Mutex
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	err error // what broke the run; nothing can be read after it
}

// blobBuffer holds most staged files whole.
const blobBuffer = 64 << 10

// Blobs starts reading. It must be closed.
func (r *Repo) Blobs(ctx context.Context) (*Blobs, error) {
	cmd := r.command(ctx, "cat-file", "--batch")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, explain(ctx, "cat-file", err, "")
	}
	return &Blobs{cmd: cmd, in: in, out: bufio.NewReaderSize(out, blobBuffer)}, nil
}

// Close ends the run of git.
func (b *Blobs) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.in.Close()
	// What nobody asked for any more would keep git from ending.
	_, _ = io.Copy(io.Discard, b.out)
	return b.cmd.Wait()
}

// Open returns the content of the object with that ID, which must be read to its end or closed before
// another is opened by the same goroutine.
func (b *Blobs) Open(id string) (*Blob, error) {
	b.mu.Lock()
	size, err := b.ask(id)
	if err != nil {
		b.mu.Unlock()
		return nil, err
	}
	return &Blob{from: b, size: size, left: size}, nil
}

// Read returns the whole content of the object with that ID.
func (b *Blobs) Read(id string) ([]byte, error) {
	blob, err := b.Open(id)
	if err != nil {
		return nil, err
	}
	defer blob.Close()
	return io.ReadAll(blob)
}

func (b *Blobs) ask(id string) (size int64, err error) {
	if b.err != nil {
		return 0, b.err
	}
	if _, b.err = io.WriteString(b.in, id+"\n"); b.err != nil {
		return 0, b.err
	}
	line, err := b.out.ReadString('\n')
	if err != nil {
		b.err = fmt.Errorf("git cat-file broke off: %w", err)
		return 0, b.err
	}
	parts := strings.Fields(line) // ID, type, size; or ID, "missing"
	if len(parts) == 3 {
		size, err = strconv.ParseInt(parts[2], 10, 64)
	}
	if len(parts) != 3 || err != nil {
		return 0, &Error{
			What: "the repository lacks the object " + id,
			Hint: "git fsck names what is missing; git fetch may bring it",
		}
	}
	return size, nil
}

// Blob is the content of one object as it is read.
type Blob struct {
	from *Blobs
	size int64
	left int64 // bytes of the content not read yet
	shut bool
}

// Size returns the number of bytes of the content.
func (b *Blob) Size() int64 { return b.size }

func (b *Blob) Read(p []byte) (int, error) {
	if b.left == 0 {
		return 0, io.EOF
	}
	n, err := b.from.out.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if err != nil {
		b.from.err = fmt.Errorf("git cat-file broke off: %w", err)
	}
	return n, b.from.err
}

// Close skips what was not read and lets others read.
func (b *Blob) Close() error {
	if b.shut {
		return nil
	}
	b.shut = true
	defer b.from.mu.Unlock()
	_, err := io.CopyN(io.Discard, b.from.out, b.left+1) // the line end after the content too
	if err != nil && b.from.err == nil {
		b.from.err = err
	}
	return err
}

var _ io.ReadCloser = (*Blob)(nil)

// tagMessage is the message of an annotated tag, which stands after its head.
func tagMessage(object []byte) []byte {
	_, message, _ := bytes.Cut(object, []byte("\n\n"))
	return message
}
