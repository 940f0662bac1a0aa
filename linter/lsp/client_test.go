package lsp

import (
	"context"
	"encoding/json"
	"io"
	"slices"
	"sync"
	"testing"
	"time"

	"cablelint/linter/law"
	"cablelint/rules"

	"github.com/sourcegraph/jsonrpc2"
)

// patienceOfTests is how long a test waits for what must come, on a machine that has much else to do.
const patienceOfTests = 3 * time.Minute

// testClient is an editor at the other end of a pipe.
type testClient struct {
	t      *testing.T
	conn   *jsonrpc2.Conn
	server *Server
	status chan int

	mu        sync.Mutex
	moved     *sync.Cond
	published []PublishDiagnosticsParams
	told      []string // methods of other notifications, and what they said
	banners   []BannerStatus
	asked     []string // methods of requests
	settings  string   // the answer to workspace/configuration
}

var testDay = law.Date(2026, 11, 23)

func testOptions() Options {
	return Options{Rules: rules.All(), Version: "test", Today: func() law.Day { return testDay }}
}

// connect starts a server and a client that has said nothing yet.
func connect(t *testing.T, opt Options) *testClient {
	t.Helper()
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	c := &testClient{t: t, server: New(opt), status: make(chan int, 1)}
	c.moved = sync.NewCond(&c.mu)
	go func() {
		c.status <- c.server.Serve(context.Background(), toServer, fromServer)
		fromServer.Close()
	}()
	stream := jsonrpc2.NewBufferedStream(pipe{toClient, fromClient}, jsonrpc2.VSCodeObjectCodec{})
	c.conn = jsonrpc2.NewConn(context.Background(), stream, c)
	t.Cleanup(func() { c.conn.Close() })
	return c
}

type pipe struct {
	io.ReadCloser
	w io.WriteCloser
}

func (p pipe) Write(b []byte) (int, error) { return p.w.Write(b) }

func (p pipe) Close() error {
	p.w.Close()
	return p.ReadCloser.Close()
}

// Handle takes what the server sends.
func (c *testClient) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	defer c.moved.Broadcast()
	if !req.Notif {
		c.asked = append(c.asked, req.Method)
		var answer any
		if req.Method == "workspace/configuration" {
			answer = []json.RawMessage{json.RawMessage(c.settings)}
		}
		go func() { _ = conn.Reply(ctx, req.ID, answer) }()
		return
	}
	switch req.Method {
	case "textDocument/publishDiagnostics":
		var p PublishDiagnosticsParams
		if err := json.Unmarshal(*req.Params, &p); err != nil {
			c.t.Error(err)
		}
		c.published = append(c.published, p)
	case "cablelint/bannerStatus":
		var p BannerStatus
		if err := json.Unmarshal(*req.Params, &p); err != nil {
			c.t.Error(err)
		}
		c.banners = append(c.banners, p)
	default:
		c.told = append(c.told, req.Method+" "+string(*req.Params))
	}
}

// start connects and says initialize with the given parameters, as JSON.
func start(t *testing.T, params string) *testClient {
	t.Helper()
	return startWith(t, testOptions(), params)
}

func startWith(t *testing.T, opt Options, params string) *testClient {
	t.Helper()
	c := connect(t, opt)
	c.call("initialize", json.RawMessage(params), nil)
	c.notify("initialized", struct{}{})
	return c
}

// call asks the server, and fails the test where it answers with an error.
func (c *testClient) call(method string, params, result any) {
	c.t.Helper()
	if err := c.try(method, params, result); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *testClient) try(method string, params, result any) error {
	ctx, cancel := context.WithTimeout(context.Background(), patienceOfTests)
	defer cancel()
	return c.conn.Call(ctx, method, params, result)
}

func (c *testClient) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

const cableURI = "file:///cables/draft.cable"

func (c *testClient) open(uri, text string) {
	c.t.Helper()
	c.notify("textDocument/didOpen", DidOpenTextDocumentParams{TextDocumentItem{uri, "cable", 1, text}})
}

func (c *testClient) edit(uri string, version int32, changes ...ContentChange) {
	c.t.Helper()
	c.notify("textDocument/didChange", DidChangeTextDocumentParams{VersionedTextDocumentIdentifier{uri, version}, changes})
}

// await returns the first diagnostics of a document that are of a version.
func (c *testClient) await(uri string, version int32) []Diagnostic {
	c.t.Helper()
	var found []Diagnostic
	c.until("diagnostics", func() bool {
		for _, p := range c.published {
			if p.URI == uri && p.Version != nil && *p.Version == version {
				found = p.Diagnostics
				return true
			}
		}
		return false
	})
	return found
}

// until waits until what holds; the lock is held while it is asked.
func (c *testClient) until(name string, what func() bool) {
	c.t.Helper()
	late := time.AfterFunc(patienceOfTests, c.moved.Broadcast)
	defer late.Stop()
	deadline := time.Now().Add(patienceOfTests)
	c.mu.Lock()
	defer c.mu.Unlock()
	for !what() {
		if !time.Now().Before(deadline) {
			c.t.Fatalf("no %s came", name)
		}
		c.moved.Wait()
	}
}

// docNamed names a document.
func docNamed(uri string) DocumentParams { return DocumentParams{TextDocumentIdentifier{uri}} }

func codes(items []Diagnostic) []string {
	list := make([]string, 0, len(items))
	for _, d := range items {
		list = append(list, d.Code)
	}
	return list
}

// last returns the diagnostics of a document that were published last. It is for conditions, which hold the lock.
func (c *testClient) last(uri string) []Diagnostic {
	for _, p := range slices.Backward(c.published) {
		if p.URI == uri {
			return p.Diagnostics
		}
	}
	return nil
}

// now returns the diagnostics of a document that were published last.
func (c *testClient) now(uri string) []Diagnostic {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.last(uri)
}
