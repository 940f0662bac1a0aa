package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

func framed(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

const initialize = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`

// converse gives a server some input and returns what it answers until the input ends, and its status.
func converse(t testing.TB, input string) ([]map[string]any, int) {
	t.Helper()
	var out bytes.Buffer
	status := New(testOptions()).Serve(context.Background(), strings.NewReader(input), &out)
	var answers []map[string]any
	for rest := out.String(); rest != ""; {
		var n int
		if _, err := fmt.Sscanf(rest, "Content-Length: %d\r\n\r\n", &n); err != nil {
			t.Fatalf("the output is not framed: %q", rest)
		}
		_, body, _ := strings.Cut(rest, "\r\n\r\n")
		var m map[string]any
		if err := json.Unmarshal([]byte(body[:n]), &m); err != nil {
			t.Fatalf("%v in %q", err, body[:n])
		}
		answers = append(answers, m)
		rest = body[n:]
	}
	return answers, status
}

func errorCode(m map[string]any) int {
	e, ok := m["error"].(map[string]any)
	if !ok {
		return 0
	}
	return int(e["code"].(float64))
}

func TestMessagesThatAreNone(t *testing.T) {
	t.Parallel()
	shutdown := framed(`{"jsonrpc":"2.0","id":2,"method":"shutdown"}`) + framed(`{"jsonrpc":"2.0","method":"exit"}`)
	for _, tt := range []struct {
		name, input string
		want        int // code of the error that answers
	}{
		{"malformed JSON", framed(`{"jsonrpc":"2.0","id":`), codeParseError},
		{"JSON that is no object", framed(`[1,2]`), codeInvalidRequest},
		{"a number", framed(`17`), codeInvalidRequest},
		{"an object that is no message", framed(`{"jsonrpc":"2.0"}`), codeInvalidRequest},
		{"an id that is a number with a point", framed(`{"id":1.5,"method":"x"}`), codeInvalidRequest},
		{"a length too small", "Content-Length: 10\r\n\r\n" + initialize, codeParseError},
		{"a length that is no number", "Content-Length: many\r\n\r\n", codeParseError},
		{"a length below zero", "Content-Length: -5\r\n\r\n", codeParseError},
		{"a length beyond all", "Content-Length: 99999999999\r\n\r\n", codeParseError},
		{"an unknown method", framed(`{"id":7,"method":"x/y"}`), codeNotInitialized},
		{"malformed parameters", framed(`{"id":1,"method":"initialize","params":[3]}`), codeInvalidParams},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			answers, status := converse(t, tt.input+framed(initialize)+shutdown)
			if len(answers) < 3 || errorCode(answers[0]) != tt.want {
				t.Fatalf("got %v, want an error %d first", answers, tt.want)
			}
			if answers[1]["result"] == nil || status != statusClean {
				t.Errorf("the server did not go on: %v, status %d", answers[1:], status)
			}
		})
	}
}

// A length too great takes in the message that follows.
func TestLengthTooGreat(t *testing.T) {
	t.Parallel()
	second := framed(`{"jsonrpc":"2.0","id":2,"method":"shutdown"}`)
	input := fmt.Sprintf("Content-Length: %d\r\n\r\n%s%s", len(initialize)+20, initialize, second) +
		framed(`{"jsonrpc":"2.0","method":"exit"}`)
	answers, status := converse(t, input)
	if len(answers) != 2 || errorCode(answers[0])+errorCode(answers[1]) != 0 || status != statusClean {
		t.Errorf("got %v, status %d", answers, status)
	}
}

func TestUnknownMethods(t *testing.T) {
	t.Parallel()
	answers, _ := converse(t, framed(initialize)+framed(`{"id":2,"method":"x/y"}`)+framed(`{"method":"x/z"}`)+
		framed(`{"method":"$/whatever"}`)+framed(initialize))
	if len(answers) != 3 || errorCode(answers[1]) != codeUnknownMethod || errorCode(answers[2]) != codeInvalidRequest {
		t.Errorf("got %v", answers)
	}
}

func TestStatus(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, input string
		want        int
	}{
		{"nothing", "", statusUnfinish},
		{"exit alone", framed(`{"method":"exit"}`), statusUnfinish},
		{"exit without shutdown", framed(initialize) + framed(`{"method":"exit"}`), statusUnfinish},
		{"the client is gone", framed(initialize), statusUnfinish},
		{"the client is gone after shutdown", framed(initialize) + framed(`{"id":2,"method":"shutdown"}`), statusClean},
		{"a message cut off", framed(initialize) + "Content-Length: 100\r\n\r\n{", statusUnfinish},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, got := converse(t, tt.input); got != tt.want {
				t.Errorf("status %d, want %d", got, tt.want)
			}
		})
	}
}

// A client that writes much before it reads anything is served.
func TestClientThatDoesNotRead(t *testing.T) {
	t.Parallel()
	in, feed := io.Pipe()
	answers, out := io.Pipe()
	go New(testOptions()).Serve(context.Background(), in, out)
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = io.WriteString(feed, framed(initialize))
		for i := range 5000 {
			_, _ = io.WriteString(feed, framed(fmt.Sprintf(`{"id":%d,"method":"x"}`, i+2)))
		}
	}()
	select {
	case <-done:
	case <-time.After(patienceOfTests):
		t.Fatal("the server stopped reading")
	}
	answers.Close()
	feed.Close()
}

func FuzzTransport(f *testing.F) {
	open := `{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"a:b","text":"SECRET\n\n1. (C) x"}}}`
	for _, s := range []string{
		"", "Content-Length: 3\r\n\r\n{}", framed("{}"), framed(initialize) + framed(open),
		framed(initialize) + framed(open) + framed(`{"id":3,"method":"textDocument/hover","params":{"textDocument":{"uri":"a:b"},"position":{"line":2,"character":4}}}`),
		"Content-Length: 5\r\n\r\n" + initialize + framed(initialize), "content-length:2\n\n{}", "\r\n\r\n\r\n",
		framed(initialize) + framed(`{"id":"a","method":"textDocument/didChange"}`) + framed(`[]`) + framed("\"\xff\""),
		framed(initialize) + framed(open) + framed(`{"method":"textDocument/didChange","params":{"textDocument":{"uri":"a:b","version":-1},"contentChanges":[{"range":{"start":{"line":9,"character":9},"end":{"line":0,"character":1}},"text":"\ud800"}]}}`),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		converse(t, string(input)) // ends, and every answer is framed and JSON
	})
}
