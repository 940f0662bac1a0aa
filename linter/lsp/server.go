// Package lsp is a language server for cables: it judges them while they are written, with the engine,
// the settings and the findings of the command.
//
// Settings and the files of a workspace come by the same road as those of the command, [session.Session]; the
// clock is in [Options].
//
// Nothing here is promised but what promised packages name of it: see package linter.
package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"runtime"
	"sync"
	"sync/atomic"

	"cablelint/linter"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/session"
	"cablelint/linter/text"

	"github.com/sourcegraph/jsonrpc2"
)

// Options are what a Server is made of.
type Options struct {
	Rules   []*rule.Rule
	Version string
	// Today is the day that a draft without a date is judged by, where no setting names another.
	Today func() law.Day
	// Configure changes what is asked of each run before it is opened; nil: nothing is.
	Configure func(*session.Request)
	// Explain gives the page of a rule, or of what else a name of the field stands for, in Markdown, "" where it
	// stands for nothing; nil: rules have their summaries.
	Explain func(name string) string
	// Page is the address of the rules' pages, to which "#" and the name are added; "": none is known,
	// and an address of the server's own is given, which the extension for VS Code opens.
	Page string
}

// Server serves one client.
type Server struct {
	opt       Options
	pages     map[*rule.Rule]*CodeDescription // of all rules that a finding can be of
	conn      *jsonrpc2.Conn
	stream    *stream
	docs      documents
	slots     chan struct{} // runs of the linter at the same time, over all documents
	state     state         // of the reader
	ended     chan struct{} // closed when the client says exit, or is gone
	ending    sync.Once
	busy      atomic.Int32 // requests and runs under way
	client    client
	session   atomic.Pointer[session.Session] // whose settings are in force
	linter    atomic.Pointer[linter.Linter]   // judges what is open by them
	config    config
	reloading sync.Mutex
	epoch     epoch
	messages  messages

	cancelMu sync.Mutex
	cancel   map[string]context.CancelFunc // requests under way, by id
}

// state is how far the conversation has come.
type state int

const (
	fresh state = iota
	running
	shut
)

// The statuses that the protocol wants of a server.
const (
	statusClean    = 0
	statusUnfinish = 1 // the client did not say shutdown
)

// New makes a Server.
func New(opt Options) *Server {
	s := &Server{
		opt: opt, pages: opt.pages(), ended: make(chan struct{}), cancel: map[string]context.CancelFunc{},
		slots: make(chan struct{}, max(1, runtime.GOMAXPROCS(0)-1)),
	}
	s.client.encoding = utf16Units
	s.epoch.moved = make(chan struct{})
	s.reload()
	return s
}

// Serve speaks with the client on in and out until it is done, and returns the exit status.
func (s *Server) Serve(ctx context.Context, in io.Reader, out io.Writer) int {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.stream = newStream(in, out)
	silent := log.New(io.Discard, "", 0) // what goes wrong is told to the client
	ready := make(chan struct{})
	s.conn = jsonrpc2.NewConn(ctx, s.stream, handler{s, ready}, jsonrpc2.SetLogger(silent))
	close(ready)
	select {
	case <-s.ended:
	case <-s.conn.DisconnectNotify():
	case <-ctx.Done():
	}
	s.stream.flush()
	s.conn.Close()
	s.config.mu.Lock()
	defer s.config.mu.Unlock()
	if s.config.finished {
		return statusClean
	}
	return statusUnfinish
}

// end ends the conversation.
func (s *Server) end() { s.ending.Do(func() { close(s.ended) }) }

// handler takes messages in the order in which they come. Notifications are done with at once, so that
// what follows finds the document as the client has it; a request is prepared at once and answered on
// its own.
type handler struct {
	s     *Server
	ready chan struct{} // the server has its connection
}

// Handle takes one message.
func (h handler) Handle(ctx context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) {
	<-h.ready
	params := h.s.stream.take()
	if req.Notif {
		h.s.notified(ctx, req.Method, params)
		return
	}
	h.s.asked(ctx, req, params)
}

// asked answers a request.
func (s *Server) asked(ctx context.Context, req *jsonrpc2.Request, params json.RawMessage) {
	answer, err := s.prepare(req.Method, params)
	if err != nil {
		s.reply(ctx, req.ID, nil, err)
		return
	}
	ctx, cancel := context.WithCancel(ctx)
	key := req.ID.String()
	s.cancelMu.Lock()
	s.cancel[key] = cancel
	s.cancelMu.Unlock()
	finish := func() {
		defer cancel()
		result, err := guarded(ctx, answer)
		s.cancelMu.Lock()
		delete(s.cancel, key)
		s.cancelMu.Unlock()
		s.reply(context.WithoutCancel(ctx), req.ID, result, err)
	}
	if req.Method == "initialize" || req.Method == "shutdown" {
		finish() // what comes next is to find it done
		return
	}
	s.busy.Add(1)
	go func() {
		defer s.busy.Add(-1)
		finish()
	}()
}

// answer works out the result of a request that was prepared.
type answer func(ctx context.Context) (any, error)

// guarded turns a panic into an error: one request that breaks is no reason to lose the others.
func guarded(ctx context.Context, a answer) (result any, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			result, err = nil, fmt.Errorf("internal error: %v", broken)
		}
	}()
	if result, err = a(ctx); ctx.Err() != nil {
		return nil, failure(codeCancelled, "cancelled")
	}
	return result, err
}

func failure(code int64, format string, args ...any) *jsonrpc2.Error {
	return &jsonrpc2.Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// reply answers a request. A client that is gone needs no answer.
func (s *Server) reply(ctx context.Context, id jsonrpc2.ID, result any, err error) {
	if err == nil {
		err = s.stream.reply(id, result)
	}
	if err == nil {
		return
	}
	var known *jsonrpc2.Error
	if !errors.As(err, &known) {
		known = failure(codeInternalError, "%v", err)
	}
	_ = s.conn.ReplyWithError(ctx, id, known)
}

// notify tells the client, if it is there.
func (s *Server) notify(method string, params any) {
	if s.stream != nil {
		_ = s.stream.notify(method, params)
	}
}

// prepare finds who answers a request.
func (s *Server) prepare(method string, params json.RawMessage) (answer, error) {
	switch {
	case s.state == fresh && method != "initialize":
		return nil, failure(codeNotInitialized, "%s before initialize", text.Told(method))
	case s.state == shut:
		return nil, failure(codeInvalidRequest, "%s after shutdown", method)
	}
	prepare, ok := requests[method]
	if !ok {
		return nil, failure(codeUnknownMethod, "unknown method %s", text.Quoted(method))
	}
	return prepare(s, params)
}

// notified acts on a notification.
func (s *Server) notified(ctx context.Context, method string, params json.RawMessage) {
	if method == "exit" {
		s.end()
		return
	}
	act, ok := notifications[method]
	if !ok || s.state != running {
		return
	}
	defer func() {
		if broken := recover(); broken != nil {
			s.log(messageIsError, "internal error in %s: %v", method, broken)
		}
	}()
	if err := act(s, ctx, params); err != nil {
		s.log(messageIsError, "%s: %v", method, err)
	}
}

// log tells the client what it may want to keep; it names no text of a document.
func (s *Server) log(kind int, format string, args ...any) {
	s.notify("window/logMessage", &ShowMessageParams{kind, fmt.Sprintf(format, args...)})
}

// show tells the user.
func (s *Server) show(kind int, format string, args ...any) {
	said := &ShowMessageParams{kind, "cablelint: " + fmt.Sprintf(format, args...)}
	s.notify("window/showMessage", said)
}

// decode reads parameters.
func decode(params json.RawMessage, into any) error {
	if len(params) == 0 {
		params = []byte("{}")
	}
	if err := json.Unmarshal(params, into); err != nil {
		return failure(codeInvalidParams, "%v", err)
	}
	return nil
}
