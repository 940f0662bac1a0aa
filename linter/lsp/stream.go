package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"cablelint/linter/internal/jsontext"

	"github.com/sourcegraph/jsonrpc2"
)

// stream frames messages. Unlike the library's it outlives what is no message: it answers, looks for
// the next header and goes on. Writing never blocks, so that a client that writes before it reads is
// served; [stream.calm] lets those wait who would flood it.
type stream struct {
	in     *bufio.Reader
	closer io.Closer // of the input; nil for none
	params json.RawMessage

	out    io.Writer
	mu     sync.Mutex
	moved  sync.Cond
	queue  [][]byte
	queued int
	broken bool // the output is closed
	done   bool // nothing more will be written
}

const (
	mostBytes  = 256 << 20 // of a message
	mostHeader = 4 << 10   // bytes of a header line that are kept
	muchQueued = 1 << 20   // bytes that wait to be written
)

func newStream(in io.Reader, out io.Writer) *stream {
	s := &stream{in: bufio.NewReaderSize(in, 64<<10), out: out}
	s.moved.L = &s.mu
	s.closer, _ = in.(io.Closer)
	go s.write()
	return s
}

// envelope is the outside of a message.
type envelope struct {
	ID     json.RawMessage `json:"id,omitempty"`
	Method *string         `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  json.RawMessage `json:"error,omitempty"`
}

// ReadObject reads the next message into v. The parameters of a request are kept apart, for
// [stream.take]: the library would read them several times over.
func (s *stream) ReadObject(v any) error {
	for {
		body, err := s.frame()
		if err != nil {
			return err
		}
		env, err := s.open(body)
		if err == nil {
			err = s.deliver(env, v)
		}
		if err == nil {
			return nil
		}
		var bad *messageError
		if !errors.As(err, &bad) {
			bad = &messageError{codeParseError, err.Error()}
		}
		s.complain(bad)
	}
}

// messageError is a message that cannot be answered as a request.
type messageError struct {
	code int64
	what string
}

func (e *messageError) Error() string { return e.what }

// open reads the envelope of a message. What stands behind the message, where the length was too great,
// is read again.
func (s *stream) open(body []byte) (*envelope, error) {
	var env envelope
	dec := json.NewDecoder(bytes.NewReader(body))
	if err := dec.Decode(&env); err != nil {
		if i := bytes.Index(body, []byte(lengthHeader)); i >= 0 {
			s.unread(body[i:])
		}
		var wrongType *json.UnmarshalTypeError
		if errors.As(err, &wrongType) {
			return nil, &messageError{codeInvalidRequest, "no request or response: " + err.Error()}
		}
		return nil, &messageError{codeParseError, "malformed JSON: " + err.Error()}
	}
	if rest := body[dec.InputOffset():]; len(bytes.TrimSpace(rest)) > 0 {
		s.unread(rest)
	}
	return &env, nil
}

func (s *stream) unread(rest []byte) {
	s.in = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(rest), s.in), 64<<10)
}

// deliver gives the message without its parameters to the library.
func (s *stream) deliver(env *envelope, v any) error {
	asks, answers := env.Method != nil, env.Result != nil || env.Error != nil
	switch {
	case asks == answers:
		return &messageError{codeInvalidRequest, "neither a request nor a response"}
	case asks && !validID(env.ID):
		return &messageError{codeInvalidRequest, "the id of a request is a string or a whole number from 0"}
	case answers && !validID(env.ID):
		return &messageError{codeInvalidRequest, "a response to nothing"}
	}
	s.params = env.Params
	if asks {
		env.Params = nil
	}
	slim, err := json.Marshal(env)
	if err != nil {
		return err
	}
	return json.Unmarshal(slim, v)
}

// validID reports whether an id is one that the library can give back; a notification has none.
func validID(id json.RawMessage) bool {
	if len(id) == 0 || id[0] == '"' || string(id) == "null" {
		return true
	}
	_, err := strconv.ParseUint(string(id), 10, 63)
	return err == nil
}

// take returns the parameters of the message that was read last.
func (s *stream) take() json.RawMessage {
	p := s.params
	s.params = nil
	return p
}

const lengthHeader = "Content-Length:"

// frame reads the next header and what it announces. Lines that are no header are passed over, so that
// reading finds its way after a message of a wrong length.
func (s *stream) frame() ([]byte, error) {
	length, found := 0, false
	for {
		line, err := s.line()
		switch i := lastFold(line, lengthHeader); {
		case err != nil:
			return nil, err
		case i >= 0:
			if length, err = contentLength(line[i+len(lengthHeader):]); err != nil {
				s.complain(&messageError{codeParseError, err.Error()})
				found = false
				continue
			}
			found = true
		case line == "" && found:
			return s.body(length)
		}
	}
}

func contentLength(value string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	switch {
	case err != nil || n <= 0:
		return 0, errors.New("Content-Length is no number of bytes")
	case n > mostBytes:
		return 0, fmt.Errorf("a message of %d bytes is too long", n)
	}
	return n, nil
}

// body reads n bytes; the room for them grows with what arrives, not with what was announced.
func (s *stream) body(n int) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(min(n, 1<<20))
	if _, err := io.CopyN(&b, s.in, int64(n)); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// line reads a line without its end, of a long one the last bytes.
func (s *stream) line() (string, error) {
	var kept []byte
	for {
		part, err := s.in.ReadSlice('\n')
		kept = append(kept, part...)
		if len(kept) > 2*mostHeader {
			kept = kept[len(kept)-mostHeader:]
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return strings.TrimRight(string(kept), "\r\n"), err
		}
	}
}

func lastFold(s, sub string) int {
	for i := len(s) - len(sub); i >= 0; i-- {
		if strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}

// complain answers what was no request.
func (s *stream) complain(e *messageError) {
	_ = s.WriteObject(struct { // a client that is gone needs no answer
		Version string        `json:"jsonrpc"`
		ID      *int          `json:"id"`
		Error   responseError `json:"error"`
	}{"2.0", nil, responseError{e.code, e.what}})
}

// headRoom is room for what stands before any message.
const headRoom = len(lengthHeader) + len(" \r\n\r\n") + 20

// WriteObject puts a message of the library's in the queue.
func (s *stream) WriteObject(v any) error { return s.send(nil, v, "") }

// notify puts a notification in the queue, and reply an answer, past the library: it would copy three times what they
// hold, which for the diagnostics of a large text costs more than to find them.
func (s *stream) notify(method string, params any) error {
	return s.send(jsontext.AppendName(jsontext.AppendMember([]byte(version), "method", method), "params"), params, "}")
}

func (s *stream) reply(id jsonrpc2.ID, result any) error {
	of, err := id.MarshalJSON()
	if err != nil {
		return err
	}
	return s.send(jsontext.AppendName(append(jsontext.AppendName([]byte(version), "id"), of...), "result"), result, "}")
}

// version is how a message begins.
const version = `{"jsonrpc":"2.0"`

// send puts a message in the queue, in which v stands between two others. Its length is known last and written before
// it: a message may be large.
func (s *stream) send(before []byte, v any, after string) error {
	framed, err := appendValue(append(make([]byte, headRoom, headRoom+len(before)), before...), v)
	if err != nil {
		return err
	}
	framed = append(framed, after...)
	head := lengthHeader + " " + strconv.Itoa(len(framed)-headRoom) + "\r\n\r\n"
	framed = framed[headRoom-len(head):]
	copy(framed, head)
	return s.enqueue(framed)
}

func (s *stream) enqueue(framed []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken || s.done {
		return io.ErrClosedPipe
	}
	s.queue = append(s.queue, framed)
	s.queued += len(framed)
	s.moved.Broadcast()
	return nil
}

// write writes the queue until the stream is done and the queue is empty.
func (s *stream) write() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		for len(s.queue) == 0 && !s.done {
			s.moved.Wait()
		}
		if len(s.queue) == 0 {
			s.broken = true
			s.moved.Broadcast()
			return
		}
		next := s.queue[0]
		s.queue = s.queue[1:]
		s.mu.Unlock()
		_, err := s.out.Write(next)
		s.mu.Lock()
		s.queued -= len(next)
		if err != nil {
			s.broken, s.queue, s.queued, s.done = true, nil, 0, true
		}
		s.moved.Broadcast()
	}
}

// calm waits while much is waiting to be written.
func (s *stream) calm() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.queued > muchQueued && !s.broken {
		s.moved.Wait()
	}
}

// flush waits until everything is written, and lets nothing more be.
func (s *stream) flush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.done = true
	s.moved.Broadcast()
	for !s.broken {
		s.moved.Wait()
	}
}

// Close ends the reading. What is queued is still written.
func (s *stream) Close() error {
	s.mu.Lock()
	s.done = true
	s.moved.Broadcast()
	s.mu.Unlock()
	if s.closer != nil {
		return s.closer.Close()
	}
	return nil
}
