package extract

import (
	"bytes"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// mostHeap is what the heap may grow by for one file, whatever it holds.
const mostHeap = 300 << 20

// isLong reports whether make test-long runs. It asks while a test runs: what is asked before, the cache of
// results does not see.
func isLong() bool { return os.Getenv("LONG") != "" }

// within returns how long one file may take. The default run, which shares its machine, measures no clock: it
// finds what does not end.
func within(long time.Duration) time.Duration {
	if isLong() {
		return long
	}
	return time.Minute
}

// cost is what a file did.
type cost struct {
	found *Found
	took  time.Duration
	heap  uint64 // bytes that the heap grew by
}

// ends opens a file and fails when it takes too long or the heap grows too much.
func ends(t testing.TB, data []byte, longest time.Duration) cost {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	done := make(chan cost, 1)
	start := time.Now()
	go func() {
		f := Open("file", data, Limits{Cable: hasOrder})
		done <- cost{found: f, took: time.Since(start)}
	}()
	select {
	case c := <-done:
		runtime.ReadMemStats(&after)
		c.heap = after.HeapSys - min(before.HeapSys, after.HeapSys)
		if c.heap > mostHeap {
			t.Errorf("the heap grew by %d MiB", c.heap>>20)
		}
		isSound(t, c.found)
		return c
	case <-time.After(within(longest)):
		t.Fatalf("%d bytes take longer than %s", len(data), longest)
	}
	return cost{}
}

// isSound fails when parts or places are out of order, or text is not UTF-8.
func isSound(t testing.TB, f *Found) {
	t.Helper()
	for i := range f.Parts {
		p := &f.Parts[i]
		if p.Parent >= i || p.Parent < -1 {
			t.Fatalf("part %d lies in %d", i, p.Parent)
		}
		if f.Kind != Page && (!utf8.Valid(p.Text) || bytes.IndexByte(p.Text, '\r') >= 0) {
			t.Fatalf("part %d, %q, is not UTF-8 with line ends of one byte", i, p.Path)
		}
		for j := range p.places {
			if p.places[j].from > len(p.Text) || j > 0 && p.places[j].from < p.places[j-1].from {
				t.Fatalf("part %d: a place at %d", i, p.places[j].from)
			}
		}
	}
	for _, u := range f.Unread {
		if strings.TrimSpace(u.Why) == "" {
			t.Fatalf("%q is unread, and why is not said", u.Path)
		}
	}
}

// seeds is a sound file of each kind, from which broken ones are made.
func seeds(t testing.TB) map[string][]byte {
	t.Helper()
	pack := zipOf(t, note, file{"b.txt", strings.Repeat("The fair at Arkadia. ", 40)})
	mail := "Subject: =?utf-8?Q?=28S=29_fair?=\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n" +
		"Content-Type: text/html; charset=iso-8859-2\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		"<p title=3D'x'>=28S=29 Text</p>\r\n--b\r\nContent-Type: application/zip; name=a.zip\r\n" +
		"Content-Transfer-Encoding: base64\r\n\r\n" + base64Of(string(pack)) + "--b--\r\n"
	return map[string][]byte{
		"zip":     zipOf(t, note, file{"c.zip", string(pack)}, file{"d.tgz", string(gzipOf(t, tarOf(t, note)))}),
		"tar":     tarOf(t, note, file{"c.zip", string(pack)}),
		"gzip":    gzipOf(t, pack),
		"bzip2":   []byte(bzip2Note),
		"mail":    []byte(mail),
		"mbox":    []byte(strings.Repeat("From a Sat Jan  3 01:05:34 1996\r\n"+mail+"\r\n", 2)),
		"page":    []byte("<html><!-- a --><pre>S E C R E T\nE.O. 12958: N/A\n</pre><p a='b'>c</p></html>"),
		"rtf":     []byte(`{\rtf1\ansi{\info{\title x}}{\header SECRET\par}\uc1 (\'53\u41?{\*\x y}) \bin3 abc{\footnote n}\par}`),
		"base64":  []byte(base64Of(string(pack))),
		"pointer": []byte(lfs("ab12")),
	}
}

// broken returns a file with a few faults: bytes changed, cut out, doubled, or replaced by those of another.
func broken(r *rand.Rand, data, other []byte) []byte {
	out := bytes.Clone(data)
	for range 1 + r.IntN(6) {
		if len(out) == 0 {
			break
		}
		at := r.IntN(len(out))
		n := min(1+r.IntN(40), len(out)-at)
		switch r.IntN(6) {
		case 0:
			out[at] = byte(r.UintN(256))
		case 1:
			out[at] ^= 1 << r.UintN(8)
		case 2:
			out = append(out[:at:at], out[at+n:]...)
		case 3:
			out = append(out[:at+n:at+n], out[at:]...)
		case 4:
			from := r.IntN(len(other))
			copy(out[at:], other[from:min(len(other), from+n)])
		case 5:
			for i := range n {
				out[at+i] = []byte{0, 0xff, '-', '<'}[r.UintN(4)]
			}
		}
	}
	if r.IntN(8) == 0 && len(out) > 0 {
		out = out[:r.IntN(len(out))]
	}
	return out
}

// mutations is how many broken files of each kind are opened: more of them with make test-long.
func mutations() int {
	if isLong() {
		return 5_000
	}
	return 300
}

// TestBrokenFiles opens broken files of each kind: none may panic, hang, or take more than its share.
func TestBrokenFiles(t *testing.T) {
	sound := seeds(t)
	for name, data := range sound {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(14, uint64(len(name))))
			for i := range mutations() {
				other := sound[[]string{"zip", "mail", "rtf"}[i%3]]
				bad := broken(r, data, other)
				if c := ends(t, bad, 5*time.Second); t.Failed() {
					t.Fatalf("file %d (%s): %q", i, c.took, bad)
				}
			}
		})
	}
	debug.FreeOSMemory()
}

// TestReaderThatPanics holds that a document whose reader fails is unread, and what it found stays.
func TestReaderThatPanics(t *testing.T) {
	t.Parallel()
	o := &opener{limits: usual}
	o.guarded(doc{path: "a", parent: -1}, func(o *opener, d doc) {
		o.part(Part{Path: d.path, Role: Body, Parent: -1, Text: []byte("(S)")})
		panic("no such page")
	})
	want := "a|body|(S)\nunread a|it is damaged: its reading broke off\n"
	if diff := cmpText(want, shown(&o.found)); diff != "" {
		t.Error(diff)
	}
	if trace := o.found.Traces[0]; !strings.Contains(trace, "no such page") || !strings.Contains(trace, "hostile_test.go") {
		t.Errorf("the trace is %q", trace)
	}
}

// TestJudgeThatPanics holds that a panic of those who are handed parts is not taken for damage of the document.
func TestJudgeThatPanics(t *testing.T) {
	t.Parallel()
	defer func() {
		if got := recover(); got != "a rule broke" {
			t.Errorf("got %v", got)
		}
	}()
	Each("", tarOf(t, file{"a", "x"}, file{"b", "y"}), Limits{}, func(*Found) bool { panic("a rule broke") })
}

// TestInterrupt holds that the reading of each kind ends when nobody waits for it any more, and says so.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	over := make(chan struct{})
	close(over)
	for name, data := range seeds(t) {
		if name == "pointer" || name == "page" {
			continue
		}
		got := Open("", data, Limits{Done: over})
		if len(got.Unread) != 1 || got.Unread[0].Why != "its reading was broken off" {
			t.Errorf("%s: %s", name, shown(got))
		}
		Each("", data, Limits{Done: over}, func(*Found) bool { t.Errorf("%s is handed over", name); return true })
	}
}

// TestInterruptInTime holds that what takes long is left within a moment.
func TestInterruptInTime(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{
		"text in a document": zipOf(t, file{"a", strings.Repeat("word ", 1<<20)}),
		"an mbox":            []byte(strings.Repeat("From a Sat Jan  3 01:05:34 1996\n\nText.\n\n", 100_000)),
		"a packed mbox":      gzipOf(t, []byte(strings.Repeat("From a Sat Jan  3 01:05:34 1996\n\nText.\n\n", 100_000))),
		"rtf":                []byte(`{\rtf1 ` + strings.Repeat(`\b a\par `, 1<<20) + "}"),
		"html":               []byte("Content-Type: text/html\n\n" + strings.Repeat("<b>a</b>", 1<<20)),
		"an XML text":        zipOf(t, file{"[Content_Types].xml", "<a/>"}, file{"b.xml", "<a>" + strings.Repeat("<b>c</b>", 1<<19) + "</a>"}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			done := make(chan struct{})
			time.AfterFunc(20*time.Millisecond, func() { close(done) })
			start := time.Now()
			Open("", data, Limits{Done: done, Ratio: 10_000})
			if took := time.Since(start); took > within(time.Second) {
				t.Errorf("it took %s", took)
			}
		})
	}
}

func FuzzOpen(f *testing.F) {
	for _, data := range seeds(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { ends(t, data, 5*time.Second) })
}
