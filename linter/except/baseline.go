package except

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cablelint/linter/arrange"
	"cablelint/linter/text"
)

// Key is what the baseline knows a finding by: neither line nor path, so that it survives edits
// elsewhere and a new name.
type Key struct{ Rule, Print string }

// KeyOf returns the key of a finding. The ordinal that tells equal findings of a file apart is left
// out: the baseline counts them instead.
func KeyOf(rule, fingerprint string) Key {
	content, _, _ := strings.Cut(fingerprint, "-")
	return Key{rule, content}
}

// Baseline is the findings of a day, counted. The zero value holds none and is ready to use. Reading it
// is safe for concurrent use.
type Baseline struct {
	counts map[Key]int
	stale  map[string]int // findings of rules that an older form knew otherwise, by rule
}

// Stale is findings of one rule that a baseline holds and that this version no longer finds so.
type Stale struct {
	Rule  string
	Count int
}

// Stale returns what the baseline holds of rules whose findings have other places or fingerprints since
// it was written, by rule: such entries match nothing.
func (b *Baseline) Stale() []Stale {
	list := make([]Stale, 0, len(b.stale))
	for _, name := range slices.Sorted(maps.Keys(b.stale)) {
		list = append(list, Stale{name, b.stale[name]})
	}
	return list
}

// Count returns how many findings of a key it holds.
func (b *Baseline) Count(k Key) int { return b.counts[k] }

// Len returns how many findings it holds.
func (b *Baseline) Len() int {
	n := 0
	for _, count := range b.counts {
		n += count
	}
	return n
}

// Add records a finding.
func (b *Baseline) Add(k Key) {
	if b.counts == nil {
		b.counts = map[Key]int{}
	}
	b.counts[k]++
}

// Prune returns what of b is still there: of each key no more than now holds. What rules found that were not asked now
// stays as it is.
func (b *Baseline) Prune(now *Baseline, asked func(rule string) bool) *Baseline {
	left := &Baseline{counts: map[Key]int{}}
	for k, n := range b.counts {
		if asked(k.Rule) {
			n = min(n, now.Count(k))
		}
		if n > 0 {
			left.counts[k] = n
		}
	}
	return left
}

// Budget is what of a baseline a run has not yet come upon. It is not safe for concurrent use: findings
// are taken in the order of the report, so that the same input gives the same output.
type Budget struct {
	of    *Baseline
	spent map[Key]int
}

// Budget returns a budget of which nothing is spent.
func (b *Baseline) Budget() *Budget { return &Budget{of: b, spent: map[Key]int{}} }

// Take reports whether a finding was recorded and not yet met, and counts it as met.
func (g *Budget) Take(k Key) bool {
	if g.spent[k] >= g.of.Count(k) {
		return false
	}
	g.spent[k]++
	return true
}

// Version is that of the form of the baseline's file. It grows when findings of some rule get other places
// or fingerprints, and changed then says of which.
const Version = 2

// changed lists, by the version that a baseline was written in, the rules whose findings it no longer
// matches.
var changed = map[int][]string{
	1: {
		"banner-separator", "header-copy-artefacts", "header-signal-below-portion", "portion-lowercase",
		"portion-malformed", "portion-rel-separator", "portion-rel-sorted", "portion-rel-usa-first", "tags-malformed",
		"tags-unknown",
	},
}

type (
	file struct {
		Version  int     `json:"version"`
		Tool     string  `json:"tool"`
		Findings []entry `json:"findings"`
	}
	entry struct {
		Rule  string `json:"rule"`
		Print string `json:"fingerprint"`
		Count int    `json:"count"`
	}
)

// Encode writes the baseline, an entry a line, sorted: a new finding is a line in a diff. It holds no
// text of any cable and nothing of the day or the version that made it.
func (b *Baseline) Encode() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"version\": %d,\n  \"tool\": \"cablelint\",\n  \"findings\": [", Version)
	for i, k := range b.keys() {
		if i > 0 {
			out.WriteByte(',')
		}
		fmt.Fprintf(&out, "\n    {\"rule\": %q, \"fingerprint\": %q, \"count\": %d}", k.Rule, k.Print, b.counts[k])
	}
	if len(b.counts) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.Bytes()
}

// Heads reports whether what is read begins as a baseline does, of this version or an older one: of what a newer
// program wrote this one cannot tell what it holds.
func Heads(r io.RuneReader) bool {
	versions := fmt.Sprintf("[1-%d]", Version)
	return regexp.MustCompile(
		`^\s*\{\s*"version":\s*` + versions + `,\s*"tool":\s*"cablelint",\s*"findings":\s*\[`).MatchReader(r)
}

func (b *Baseline) keys() []Key {
	return arrange.Sorted(maps.Keys(b.counts), func(a, b Key) int {
		return cmp.Or(strings.Compare(a.Rule, b.Rule), strings.Compare(a.Print, b.Print))
	})
}

// SyntaxError is a baseline that cannot be read.
type SyntaxError struct {
	Path         string
	Line, Column int
	What         string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.Path, e.Line, e.Column, e.Says())
}

// Says returns the error without its place.
func (e *SyntaxError) Says() string {
	return fmt.Sprintf("malformed baseline: %s; cablelint baseline writes a new one", e.What)
}

// MaxBaseline is the size in bytes over which a baseline is not read.
const MaxBaseline = 64 << 20

// Parse reads a baseline. The error is a [SyntaxError].
func Parse(path string, data []byte) (*Baseline, error) {
	p := parser{path: path, data: data}
	if len(data) > MaxBaseline {
		return nil, p.fail(0, "it is larger than 64 MiB")
	}
	var f file
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return nil, p.wrong(err, dec.InputOffset())
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, p.fail(dec.InputOffset(), "something follows after its end")
	}
	return p.check(&f)
}

type parser struct {
	path string
	data []byte
}

func (p *parser) fail(offset int64, format string, args ...any) error {
	before := p.data[:min(int(offset), len(p.data))]
	column := len(before) - bytes.LastIndexByte(before, '\n')
	return &SyntaxError{p.path, bytes.Count(before, []byte("\n")) + 1, column, fmt.Sprintf(format, args...)}
}

// wrong says what the decoder found, in words that do not speak of Go.
func (p *parser) wrong(err error, at int64) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return p.fail(max(syntax.Offset-1, 0), "it is not JSON: %v", syntax)
	case errors.As(err, &kind):
		return p.fail(kind.Offset, "%s is of the wrong type: %s", cmp.Or(kind.Field, "it"), text.Told(kind.Value))
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return p.fail(int64(len(p.data)), "it ends too early")
	}
	name, _ := strconv.Unquote(strings.TrimPrefix(err.Error(), "json: unknown field ")) // no other error is left
	return p.fail(at, "unknown field %s", text.Quoted(name))
}

var (
	ruleForm  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`) })
	printForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-f]{32}$`) })
)

// check takes over what was decoded. A rule that this version does not have is left to --prune.
func (p *parser) check(f *file) (*Baseline, error) {
	switch {
	case f.Version > Version:
		return nil, p.fail(0, "its version is %d, this program reads version %d", f.Version, Version)
	case f.Version < 1:
		return nil, p.fail(0, "its version is missing")
	case f.Findings == nil:
		return nil, p.fail(0, "its findings are missing")
	}
	b := &Baseline{counts: make(map[Key]int, len(f.Findings))}
	for i, e := range f.Findings {
		k := Key{e.Rule, e.Print}
		switch {
		case !ruleForm().MatchString(e.Rule):
			return nil, p.entry(i, "has no rule name")
		case !printForm().MatchString(e.Print):
			return nil, p.entry(i, "has no fingerprint")
		case e.Count < 1:
			return nil, p.entry(i, "has no count")
		case b.counts[k] > 0:
			return nil, p.entry(i, "is there twice")
		}
		b.counts[k] = e.Count
		if slices.Contains(changed[f.Version], e.Rule) {
			b.outdate(k)
		}
	}
	return b, nil
}

// outdate notes that the entry of a key matches nothing any more.
func (b *Baseline) outdate(k Key) {
	if b.stale == nil {
		b.stale = map[string]int{}
	}
	b.stale[k.Rule] += b.counts[k]
}

// entry points at an entry: at the brace that opens it. The first brace is that of the file.
func (p *parser) entry(i int, what string) error {
	dec := json.NewDecoder(bytes.NewReader(p.data))
	for braces := 0; braces < i+2; {
		tok, err := dec.Token()
		if err != nil {
			break
		}
		if tok == json.Delim('{') {
			braces++
		}
	}
	return p.fail(max(dec.InputOffset()-1, 0), "finding %d %s", i+1, what)
}
