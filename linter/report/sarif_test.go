package report

import (
	"bytes"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// The library carries the published schema of SARIF 2.1.0.
func TestSARIFKeepsItsSchema(t *testing.T) {
	run, files, totals := sample()
	for _, c := range [][]*File{files, nil} {
		var out bytes.Buffer
		write(t, newSARIF(&out, Options{}), run, c, totals)
		if bytes.Count(out.Bytes(), []byte(`"results":`)) != 1 {
			t.Error("want one list of results")
		}
		rep, err := sarif.FromBytes(out.Bytes(), sarif.WithStrictValidation())
		if err != nil {
			t.Fatal(err)
		}
		if err := rep.Validate(); err != nil {
			t.Error(err)
		}
		wanted := 0
		for _, f := range c {
			wanted += len(f.Findings)
		}
		if got := len(rep.Runs[0].Results); got != wanted {
			t.Errorf("got %d results, want %d", got, wanted)
		}
	}
}
