//go:build unix

package session_test

import (
	"os"
	"path/filepath"
	"runtime/metrics"
	"syscall"
	"testing"
	"time"

	"cablelint/linter/collection"
	"cablelint/linter/internal/specimen"
	"cablelint/linter/report"
	"cablelint/linter/session"
	"cablelint/rules"
)

// grown writes a generated collection into a folder, and returns the faults that were planted by file.
func grown(t *testing.T, dir string, x specimen.Extent) map[string]specimen.Fault {
	t.Helper()
	faults := map[string]specimen.Fault{}
	err := specimen.Collection(x, func(it *specimen.Item) error {
		path := filepath.Join(dir, it.Name)
		faults[path] = it.Fault
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			return err
		}
		return os.WriteFile(path, it.Text, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

// spent is how long the processors have worked for the tests, without what the collector does on those that nothing
// else would have used: the more of them there are, the more it does, whatever is measured.
func spent(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	idle := []metrics.Sample{{Name: "/cpu/classes/gc/mark/idle:cpu-seconds"}}
	metrics.Read(idle)
	return time.Duration(u.Utime.Nano()+u.Stime.Nano()) - time.Duration(idle[0].Value.Float64()*float64(time.Second))
}

// checked runs a check over a folder, of each cable by itself or beside the others, and returns how long the processors
// worked for it.
func checked(t *testing.T, dir string, beside bool, take func(*session.Judged)) time.Duration {
	t.Helper()
	r := session.Request{Rules: rules.All(), Paths: []string{dir}, NoConfig: true, NoIgnore: true}
	if beside {
		r.Collection, r.References = collection.NewReader(nil), true
	}
	start := spent(t)
	s, err := session.Open(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = session.Each(t.Context(), s, (*session.Look).Report, func(j *session.Judged, _ *report.File) error {
		take(j)
		return nil
	})
	if err != nil || len(s.Tally.Problems) > 0 || s.Tally.Apart > 0 {
		t.Fatal(err, s.Tally.Problems, s.Tally.Apart)
	}
	return spent(t) - start
}

// What is asked of a large collection: how many of a thousand planted faults are found at the least, how many findings
// of a thousand nobody planted at the most, and how many times as long as a check it takes.
const (
	leastRecall = 995
	mostNoise   = 2
	mostTimes   = 2
)

// TestPlantedFaultsOnDisk holds what is found among many files to what was planted in them. Where LONG is set it takes
// 200,000 cables and measures how long that takes.
func TestPlantedFaultsOnDisk(t *testing.T) {
	t.Parallel()
	x := specimen.Extent{Cables: 1200, Planted: 3, PerKey: 300, Seed: 1}
	long := os.Getenv("LONG") != ""
	if long {
		x = specimen.Extent{Cables: 200_000, Planted: 2000, PerKey: 3400, Seed: 1}
	}
	dir := t.TempDir()
	faults := grown(t, dir, x)
	var found, planted [specimen.NumFaults]int
	for _, f := range faults {
		if f < specimen.NumFaults {
			planted[f]++
		}
	}
	all, noise := 0, 0
	beside := checked(t, dir, true, func(j *session.Judged) {
		if j.Report == nil {
			return
		}
		for _, f := range j.Report.Findings {
			if f.Rule.Category() != collection.Category {
				continue
			}
			all++
			fault, told := faults[j.Path], specimen.Told(f.Rule.Name, f.Message)
			if !fault.Expects(told) {
				if noise++; noise < 20 {
					t.Logf("noise: %s (%d): %s: %s", j.Path, fault, f.Rule.Name, f.Message)
				}
			} else if fault < specimen.NumFaults {
				found[fault]++
			}
		}
	})
	for f := specimen.OtherLevel; f < specimen.NumFaults; f++ {
		t.Logf("fault %d: %d of %d", f, found[f], planted[f])
		if planted[f] < x.Planted || found[f]*1000 < planted[f]*leastRecall {
			t.Errorf("fault %d: %d planted, %d found", f, planted[f], found[f])
		}
	}
	if t.Logf("%d of %d findings are noise", noise, all); noise*1000 > all*mostNoise {
		t.Errorf("%d of %d findings nobody planted", noise, all)
	}
	if long {
		alone := checked(t, dir, false, func(*session.Judged) {})
		if t.Logf("%v alone, %v beside others", alone, beside); beside > mostTimes*alone {
			t.Errorf("it takes %v, and each by itself %v", beside, alone)
		}
	}
}
