package linter_test

import (
	"bufio"
	"encoding/csv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"cablelint/linter/internal/specimen"
)

// mostPeakKB is the memory that a run over records may take, however many there are and whatever the limit for one
// large file is set to.
const mostPeakKB = 200 << 10

// TestRecordsTakeFlatMemory runs the command over a table of more than 100 MB.
func TestRecordsTakeFlatMemory(t *testing.T) {
	if os.Getenv("LONG") == "" {
		t.Skip("make test-long runs it")
	}
	t.Parallel()
	command, table := build(t), filepath.Join(t.TempDir(), "archive.csv")
	writeTable(t, table, 25_000)
	for _, limit := range []string{"16777216", "4000000000"} {
		peak := execute(t, command, "check", "--quiet", "--no-config", "--format", "jsonl="+os.DevNull,
			"--records", "csv", "--text", "text", "--id", "id", "--max-file-size", limit, table)
		t.Logf("--max-file-size %s: %d MB", limit, peak>>10)
		if peak > mostPeakKB {
			t.Errorf("--max-file-size %s: %d MB, want at most %d", limit, peak>>10, mostPeakKB>>10)
		}
	}
}

// BenchmarkRecords is the run of [BenchmarkTree] over the same cables as records of one table.
func BenchmarkRecords(b *testing.B) {
	command, table := build(b), filepath.Join(b.TempDir(), "archive.csv")
	writeTable(b, table, treeFiles)
	peak := int64(0)
	for b.Loop() {
		peak = max(peak, execute(b, command, "check", "--quiet", "--no-progress", "--no-config",
			"--format", "jsonl="+os.DevNull, "--records", "csv", "--text", "text", "--id", "id", table))
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/treeFiles, "µs/record")
	b.ReportMetric(float64(peak)/1024, "peak-MB")
}

// writeTable writes n cables of 5 to 7 KB as the rows of a table.
func writeTable(tb testing.TB, name string, n int) {
	tb.Helper()
	f, err := os.Create(name)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	buffered := bufio.NewWriter(f)
	w, r := csv.NewWriter(buffered), rand.New(rand.NewPCG(1, 1))
	for i := range n + 1 {
		row := []string{"id", "text"}
		if i > 0 {
			row = []string{"ARKADIA " + strconv.Itoa(i), string(specimen.Cable(r, specimen.Options{Defects: true}))}
		}
		if err := w.Write(row); err != nil {
			tb.Fatal(err)
		}
	}
	w.Flush()
	if err := buffered.Flush(); err != nil {
		tb.Fatal(err)
	}
}
