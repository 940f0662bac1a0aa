package extract

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestLimits holds for each limit what is within it and what is over: nothing is passed over in silence.
func TestLimits(t *testing.T) {
	t.Parallel()
	five := zipOf(t, file{"a", "12345"}, file{"b", "12345"})
	nested := zipOf(t, file{"a", "(S) Text."})
	for range 3 {
		nested = zipOf(t, file{"a", string(nested)})
	}
	blank := zipOf(t, file{"a", strings.Repeat("1. (S) Text.\n", 200_000)})
	for name, c := range map[string]struct {
		data   []byte
		within Limits
		over   Limits
		want   string
	}{
		"members": {five, Limits{Members: 2}, Limits{Members: 1}, "it holds more than 1 members"},
		"a part":  {five, Limits{Part: 5}, Limits{Part: 4}, "it is larger than 4 bytes"},
		"all":     {five, Limits{All: 10}, Limits{All: 9}, "the file holds more than 9 bytes in all"},
		"depth":   {nested, Limits{Depth: 3}, Limits{Depth: 2}, "it lies deeper than 2 documents within each other"},
		"ratio":   {blank, Limits{Ratio: 5_000}, Limits{Ratio: 20}, "it unpacks to more than 20 times its size"},
		"groups":  {[]byte(`{\rtf1{{a}}}`), Limits{XMLDepth: 3}, Limits{XMLDepth: 2}, "it has more than 2 groups within each other"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if within := Open("", c.data, c.within); len(within.Unread) > 0 {
				t.Errorf("within the limit: %v", within.Unread)
			}
			over := Open("", c.data, c.over)
			if len(over.Unread) == 0 || over.Unread[0].Why != c.want {
				t.Errorf("over the limit: got %v, want %q", over.Unread, c.want)
			}
		})
	}
}

// TestLimitKeepsWhatWasRead holds that a marking before the limit is found.
func TestLimitKeepsWhatWasRead(t *testing.T) {
	t.Parallel()
	got := shown(Open("", zipOf(t, file{"a", "(S) Text."}, file{"b", "x"}), Limits{Part: 3}))
	if diff := cmpText("a|name|a\na|body|(S)\nb|name|b\nb|body|x\nunread a|it is larger than 3 bytes\n", got); diff != "" {
		t.Error(diff)
	}
}

// TestEach holds that the limits of a stream are those of its members, and that it ends when it is told to.
func TestEach(t *testing.T) {
	t.Parallel()
	three := tarOf(t, file{"a", "x"}, file{"b", "y"}, file{"c", "12345"})
	mbox := strings.Repeat("From a Sat Jan  3 01:05:34 1996\n\nText.\n"+strings.Repeat("a\n", 100)+"\n", 3)
	for name, data := range map[string][]byte{
		"tar": three, "tgz": gzipOf(t, three), "mbox": []byte(mbox), "packed mbox": gzipOf(t, []byte(mbox)),
		"tar packed twice": gzipOf(t, gzipOf(t, three)),
	} {
		var got, unread, most int
		Each("", data, Limits{Members: 1, All: 400}, func(f *Found) bool {
			got, unread, most = got+1, unread+len(f.Unread), max(most, len(f.Parts))
			return true
		})
		if got != 3 || unread != 0 || most < 1 || most > 2 {
			t.Errorf("%s: %d times, %d unread, %d parts at most", name, got, unread, most)
		}
		got = 0
		Each("", data, Limits{}, func(*Found) bool { got++; return false })
		if got != 1 {
			t.Errorf("%s: %d times after the end", name, got)
		}
		if whole := Open("", data, Limits{Members: 2}); len(whole.Unread) != 1 {
			t.Errorf("%s as a whole: %v", name, whole.Unread)
		}
	}
	Each("a.zip", zipOf(t, note), Limits{}, func(f *Found) bool {
		if diff := cmpText("|name|a.zip\n"+noteRead, shown(f)); diff != "" {
			t.Error(diff)
		}
		return true
	})
}

func TestUsualLimits(t *testing.T) {
	t.Parallel()
	got := Limits{Members: 7}.filled()
	if got.Members != 7 || got.Depth != 4 || got.Part != 64<<20 || got.All != 256<<20 || got.Ratio != 200 ||
		got.XMLDepth != 1_000 || got.Nodes != 20_000 || got.Operands != 5_000_000 || got.Streams != 20_000 {
		t.Errorf("got %+v", got)
	}
}

// bombs are small files that want to become large ones, or never to end. Each must end as unread.
func bombs(t testing.TB) map[string][]byte {
	t.Helper()
	zeros := make([]byte, 8<<20)
	layers := gzipOf(t, zeros)
	for range 3 {
		layers = gzipOf(t, layers)
	}
	wide := zipOf(t, file{"0", string(zeros)})
	for range 2 {
		files := make([]file, 0, 16)
		for i := range 16 {
			files = append(files, file{fmt.Sprint(i), string(wide)})
		}
		wide = zipOf(t, files...)
	}
	many := make([]file, 20_000)
	return map[string][]byte{
		"zeros":               gzipOf(t, zeros),
		"layers of zeros":     layers,
		"an archive of many":  wide,
		"20,000 members":      zipOf(t, many...),
		"holes":               sparseTar(),
		"50 archives deep":    deepZip(t, 50),
		"5,000 groups":        []byte(`{\rtf1` + strings.Repeat("{", 5_000)),
		"5,000 multiparts":    deepMail(5_000),
		"20,000 parts":        []byte("Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\n\n", 20_000)),
		"members over others": overlapping(t),
	}
}

func TestBombs(t *testing.T) {
	for name, data := range bombs(t) {
		t.Run(name, func(t *testing.T) {
			grown := ends(t, data, 2*time.Second)
			if grown.found.Kind == Plain || len(grown.found.Unread) == 0 {
				t.Errorf("kind %d, nothing unread", grown.found.Kind)
			}
		})
	}
}

func deepZip(t testing.TB, depth int) []byte {
	t.Helper()
	data := []byte("(S)")
	for range depth {
		data = zipOf(t, file{"a", string(data)})
	}
	return data
}

func deepMail(depth int) []byte {
	var b bytes.Buffer
	for i := range depth {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	return b.Bytes()
}

// sparseTar says of a file without bytes that it has 8 GiB of zeros (GNU tar, sparse format 1.0).
func sparseTar() []byte {
	records := ""
	for _, r := range []string{"GNU.sparse.major=1", "GNU.sparse.minor=0", "GNU.sparse.name=a", "GNU.sparse.realsize=8589934592"} {
		n := len(r) + 4
		records += fmt.Sprintf("%d %s\n", n, r)
	}
	return join(tarHead("x", 'x', len(records)), pad(records), tarHead("a", '0', tarBlock), pad("0\n"), make([]byte, 2*tarBlock))
}

// tarHead is the head of a member as the writer of the library does not write it.
func tarHead(name string, kind byte, size int) []byte {
	h := make([]byte, tarBlock)
	copy(h, name)
	copy(h[100:], "0000600\x000000000\x000000000\x00")
	copy(h[124:], fmt.Sprintf("%011o\x0000000000000\x00        ", size))
	h[156] = kind
	copy(h[257:], "ustar\x0000")
	sum := 0
	for _, c := range h {
		sum += int(c)
	}
	copy(h[148:], fmt.Sprintf("%06o\x00 ", sum))
	return h
}

func pad(s string) []byte {
	return append([]byte(s), make([]byte, (tarBlock-len(s)%tarBlock)%tarBlock)...)
}

// overlapping is an archive whose list names one member 5,000 times: the same bytes unpack again and again.
func overlapping(t testing.TB) []byte {
	t.Helper()
	pack := zipOf(t, file{"a", strings.Repeat("The fair. ", 100_000)})
	list, end := bytes.Index(pack, zipListed), endOfZip(pack)
	const times = 5_000
	all := bytes.Repeat(pack[list:end], times)
	tail := bytes.Clone(pack[end:])
	put := func(at, n, v int) {
		for i := range n {
			tail[at+i] = byte(v >> (8 * i))
		}
	}
	put(8, 2, times)
	put(10, 2, times)
	put(12, 4, len(all))
	return join(pack[:list], all, tail)
}
