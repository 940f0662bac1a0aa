package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// program builds the command, once.
var program = sync.OnceValues(func() (string, error) {
	if given := os.Getenv("CABLELINT"); given != "" {
		return given, nil
	}
	dir, err := os.MkdirTemp("", "cablelint")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "cablelint")
	out, err := exec.Command("go", "build", "-ldflags=-w", "-o", path, "cablelint/cmd/cablelint").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	status := m.Run()
	if path, err := program(); err == nil && os.Getenv("CABLELINT") == "" {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(status)
}

// measured is a client of the program that takes the time of diagnostics.
type measured struct {
	conn *jsonrpc2.Conn
	cmd  *exec.Cmd
	came chan int32 // versions, as their diagnostics come
}

func (m *measured) Handle(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) {
	var p struct{ Version int32 }
	if req.Method == "textDocument/publishDiagnostics" && json.Unmarshal(*req.Params, &p) == nil {
		m.came <- p.Version
	}
}

func launch(tb testing.TB) *measured {
	tb.Helper()
	path, err := program()
	if err != nil {
		tb.Skipf("the command does not build: %v", err)
	}
	m := &measured{came: make(chan int32, 1<<16), cmd: exec.Command(path, "lsp")}
	in, err := m.cmd.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	out, err := m.cmd.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := m.cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	m.conn = jsonrpc2.NewConn(context.Background(),
		jsonrpc2.NewBufferedStream(pipe{out, in}, jsonrpc2.VSCodeObjectCodec{}), m)
	tb.Cleanup(func() { _ = m.conn.Close(); _ = m.cmd.Wait() })
	if err := m.conn.Call(context.Background(), "initialize", json.RawMessage(noCapabilities), nil); err != nil {
		tb.Fatal(err)
	}
	m.send("initialized", struct{}{})
	return m
}

func (m *measured) send(method string, params any) {
	_ = m.conn.Notify(context.Background(), method, params)
}

func (m *measured) until(version int32) {
	for <-m.came != version {
	}
}

// long is a cable of about size bytes.
func long(size int) string {
	para := "1. (C) The tramway union told Poloff that the quota had been spent. [C] It 😀 asked.\n\n"
	return strings.Replace(faulty, "1. (C)", strings.Repeat(para, size/len(para))+"1. (C)", 1)
}

// BenchmarkKeystroke is the time from a keystroke to its diagnostics, at the client.
func BenchmarkKeystroke(b *testing.B) {
	for _, size := range []int{20_000, 1_000_000} {
		for _, full := range []bool{false, true} {
			b.Run(fmt.Sprintf("%dKB/full=%v", size/1000, full), func(b *testing.B) { keystrokes(b, long(size), full) })
		}
	}
}

func keystrokes(b *testing.B, text string, full bool) {
	m := launch(b)
	m.send("textDocument/didOpen", DidOpenTextDocumentParams{TextDocumentItem{cableURI, "cable", 1, text}})
	m.until(1)
	var times []time.Duration
	version := int32(1)
	for b.Loop() {
		version++
		change := ContentChange{&Range{Position{17, 20}, Position{17, 20}}, "x"}
		if full {
			change = ContentChange{Text: text}
		}
		at := time.Now()
		m.send("textDocument/didChange", DidChangeTextDocumentParams{
			VersionedTextDocumentIdentifier{cableURI, version}, []ContentChange{change},
		})
		m.until(version)
		times = append(times, time.Since(at))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms/median")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms/p99")
}

// BenchmarkStart is the time from the start of the program to the first diagnostics.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		m := launch(b)
		m.send("textDocument/didOpen", DidOpenTextDocumentParams{TextDocumentItem{cableURI, "cable", 1, faulty}})
		m.until(1)
		b.StopTimer()
		_ = m.conn.Close()
		b.StartTimer()
	}
}

// mostMemory is what the server may take with a hundred cables open.
const mostMemory = 60 << 20

func TestMemory(t *testing.T) {
	m := launch(t)
	status := fmt.Sprintf("/proc/%d/status", m.cmd.Process.Pid)
	if _, err := os.Stat(status); err != nil {
		t.Skip("no /proc to read the memory from")
	}
	text, edits := long(20_000), int32(10)
	if os.Getenv("LONG") == "" {
		edits = 3
	}
	for i := range int32(100) {
		uri := fmt.Sprintf("file:///cables/%d.cable", i)
		m.send("textDocument/didOpen", DidOpenTextDocumentParams{TextDocumentItem{uri, "cable", i + 1, text}})
		m.until(i + 1)
		for k := range edits {
			m.send("textDocument/didChange", DidChangeTextDocumentParams{
				VersionedTextDocumentIdentifier{uri, 1000*(i+1) + k}, []ContentChange{{&Range{Position{17, 20}, Position{17, 20}}, "x"}},
			})
			m.until(1000*(i+1) + k)
		}
	}
	data, err := os.ReadFile(status)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"VmRSS:", "VmHWM:"} {
		_, rest, _ := bytes.Cut(data, []byte(name))
		var kb int
		_, _ = fmt.Fscan(bytes.NewReader(rest), &kb)
		t.Logf("%s %d KB with 100 cables of 20 KB open", name, kb)
		if kb<<10 > mostMemory {
			t.Errorf("%s %d KB are more than %d", name, kb, mostMemory>>10)
		}
	}
}

// A program that is told nothing ends when its input does.
func TestProgramEnds(t *testing.T) {
	path, err := program()
	if err != nil {
		t.Skipf("the command does not build: %v", err)
	}
	for input, want := range map[string]int{
		"": 1,
		framed(initialize) + framed(`{"id":2,"method":"shutdown"}`) + framed(`{"method":"exit"}`): 0,
	} {
		cmd := exec.Command(path, "lsp", "--stdio")
		cmd.Stdin, cmd.Stdout = strings.NewReader(input), io.Discard
		_ = cmd.Run()
		if got := cmd.ProcessState.ExitCode(); got != want {
			t.Errorf("status %d, want %d", got, want)
		}
	}
}
