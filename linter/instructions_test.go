package linter_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"testing"
	"time"

	"cablelint/linter/internal/specimen"
)

// longest is how long a count may take: what is quadratic takes hours.
const longest = 5 * time.Minute

// needCallgrind skips a test that is none of make test, or where nothing can count instructions.
func needCallgrind(t *testing.T) {
	t.Helper()
	if os.Getenv("LONG") == "" {
		t.Skip("a test of make test-long")
	}
	if _, err := exec.LookPath("valgrind"); err != nil {
		t.Skip("valgrind is not here: instructions are not counted")
	}
}

var totals = regexp.MustCompile(`(?m)^(?:totals|summary): (\d+)`)

// instructions runs a program under callgrind and returns how many instructions it took. The same run
// takes the same number within a few of a thousand: on one processor, without the signals by which the runtime of Go
// interrupts what runs long, and without its collector, which begins when it likes.
func instructions(t *testing.T, in, program string, args ...string) int64 {
	t.Helper()
	out := filepath.Join(t.TempDir(), "callgrind")
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	cmd := exec.CommandContext(ctx, "valgrind", append([]string{"--tool=callgrind", "--callgrind-out-file=" + out, program}, args...)...)
	cmd.Env = append(os.Environ(), "GODEBUG=asyncpreemptoff=1", "GOMAXPROCS=1", "GOGC=off")
	run := cmd.Run
	if in != "" {
		run = func() error { return talk(cmd, in) }
	}
	var status *exec.ExitError
	if err := run(); err != nil && (!errors.As(err, &status) || status.ExitCode() != 1) {
		t.Fatalf("%s %v: %v", program, args, err)
	}
	counted, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	m := totals.FindSubmatch(counted)
	if m == nil {
		t.Fatal("callgrind counted nothing")
	}
	n, err := strconv.ParseInt(string(m[1]), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// talk runs a server, says what an editor asks, and lets it go once it has answered.
func talk(cmd *exec.Cmd, asked string) error {
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _, _ = io.WriteString(in, asked) }() // a server that is gone is met below
	said := textproto.NewReader(bufio.NewReader(out))
	for answers := 0; answers < asks; {
		head, err := said.ReadMIMEHeader()
		if err != nil {
			return errors.Join(err, cmd.Wait())
		}
		size, _ := strconv.Atoi(head.Get("Content-Length"))
		var answer struct {
			ID     *int
			Method string
		}
		if err := json.NewDecoder(io.LimitReader(said.R, int64(size))).Decode(&answer); err != nil {
			return errors.Join(err, cmd.Wait())
		}
		if answer.ID != nil && answer.Method == "" {
			answers++
		}
	}
	if _, err := io.WriteString(in, message(asks+1, "shutdown", nil)+message(0, "exit", nil)); err != nil {
		return err
	}
	_, _ = io.Copy(io.Discard, out)
	return cmd.Wait()
}

// asks is how many answers a [conversation] wants.
const asks = 3

// message is one of the language server protocol; a notification has no id.
func message(id int, method string, params any) string {
	m := map[string]any{"jsonrpc": "2.0", "method": method, "params": params}
	if id > 0 {
		m["id"] = id
	}
	body, _ := json.Marshal(m) // of maps and strings, which cannot fail
	return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body)
}

// conversation is what an editor says that opens a text and asks for what is wrong with it and for its symbols.
func conversation(text string) string {
	type object = map[string]any
	const uri = "file:///arkadia.txt"
	of := object{"textDocument": object{"uri": uri}}
	return message(1, "initialize",
		object{"processId": nil, "capabilities": object{"textDocument": object{"diagnostic": object{}}}}) +
		message(0, "initialized", object{}) +
		message(0, "textDocument/didOpen",
			object{"textDocument": object{"uri": uri, "languageId": "cable", "version": 1, "text": text}}) +
		message(2, "textDocument/diagnostic", of) +
		message(asks, "textDocument/documentSymbol", of)
}

var renew = flag.Bool("renew", false, "keep what was counted as the figures that instructions are held to")

// counted are the figures of a compiler, which other compilers differ from: the instructions of one cable from the
// start of the process to its exit, and of each further file of a run.
type counted struct {
	Compiler string
	Start    int64
	File     int64
}

const (
	countedFile = "testdata/instructions.json"
	sampleFiles = 200
	mostLoss    = 1.03
	// counts is how often a run is counted: where the heap lies and what maps are hashed with is drawn at every start,
	// which is up to 3 % of one cable, and the lowest of a few is the same every time.
	counts = 6
)

// TestInstructions holds a run over a fixed sample to the instructions that it took when the figures were kept.
func TestInstructions(t *testing.T) {
	t.Parallel()
	needCallgrind(t)
	compiler := runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
	kept := readCounted(t)
	if kept.Compiler != compiler && !*renew {
		t.Skipf("the figures are those of %s: make instructions counts them for %s", kept.Compiler, compiler)
	}
	is := count(t, compiler)
	t.Logf("start %d, file %d", is.Start, is.File)
	if *renew {
		keep(t, &is)
		return
	}
	for name, f := range map[string][2]int64{"one cable": {kept.Start, is.Start}, "a further file": {kept.File, is.File}} {
		if loss := float64(f[1]) / float64(f[0]); loss > mostLoss {
			t.Errorf("%s: %d instructions, %.1f%% more than the %d that were kept", name, f[1], 100*(loss-1), f[0])
		}
	}
}

// count counts the instructions of runs over one file and over the sample.
func count(t *testing.T, compiler string) counted {
	t.Helper()
	command, tree := build(t), t.TempDir()
	if err := specimen.Tree(tree, sampleFiles, 1, specimen.Options{Defects: true}); err != nil {
		t.Fatal(err)
	}
	check := []string{"check", "--no-config", "--jobs", "1", "--format", "jsonl=" + os.DevNull}
	lowest := func(path string) int64 {
		least := int64(math.MaxInt64)
		for range counts {
			least = min(least, instructions(t, "", command, append(check, path)...))
		}
		return least
	}
	one, all := lowest(filepath.Join(tree, "000", "arkadia-00000.txt")), lowest(tree)
	return counted{compiler, one, (all - one) / (sampleFiles - 1)}
}

func readCounted(t *testing.T) (c counted) {
	t.Helper()
	data, err := os.ReadFile(countedFile)
	if errors.Is(err, os.ErrNotExist) && *renew {
		return c
	}
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func keep(t *testing.T, c *counted) {
	t.Helper()
	data, err := json.MarshalIndent(c, "", "  ")
	if err == nil {
		err = os.WriteFile(countedFile, append(data, '\n'), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
