package settings_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cablelint/linter/settings"
	"cablelint/linter/text"
	"cablelint/rules"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

const samples = "../../fixtures/config"

// schemaOf compiles the schema as an editor would.
func schemaOf(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := settings.Schema(rules.All())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("cablelint.json", doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("cablelint.json")
}

// valueOf makes of a YAML node what an editor hands to the schema: by YAML 1.2, where a date is text.
func valueOf(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return valueOf(n.Content[0])
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			out[n.Content[i].Value] = valueOf(n.Content[i+1])
		}
		return out
	case yaml.SequenceNode:
		out := []any{}
		for _, c := range n.Content {
			out = append(out, valueOf(c))
		}
		return out
	default:
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		return json.Number("1")
	}
	return n.Value
}

// accepts reports whether the schema accepts a file. One that says nothing is never shown to it.
func accepts(t *testing.T, schema *jsonschema.Schema, data []byte) bool {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(data, &n); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	if n.Kind == 0 || n.Content[0].ShortTag() == "!!null" && n.Content[0].Value == "" {
		return true
	}
	return schema.Validate(valueOf(&n)) == nil
}

func TestGoodSamples(t *testing.T) {
	t.Parallel()
	schema := schemaOf(t)
	for _, name := range sampleNames(t, "good") {
		data := read(t, name)
		if _, err := settings.Decode(name, data, rules.All()); err != nil {
			t.Errorf("the program rejects %s: %v", name, err)
		}
		if !accepts(t, schema, data) {
			t.Errorf("the schema rejects %s", name)
		}
	}
}

// TestBadSamples holds each sample to its first line: the place and the words of the first mistake, and
// whether it is one that a schema cannot tell.
func TestBadSamples(t *testing.T) {
	t.Parallel()
	schema := schemaOf(t)
	for _, name := range sampleNames(t, "bad") {
		data := read(t, name)
		head, _, _ := strings.Cut(string(data), "\n")
		want, untold := strings.CutSuffix(strings.TrimPrefix(head, "# "), " (not for the schema)")
		_, err := settings.Decode("x.yml", data, rules.All())
		var list settings.Errors
		if !errors.As(err, &list) {
			t.Errorf("the program accepts %s (%v)", name, err)
		} else if got := list[0].Error(); !strings.HasPrefix(got, "x.yml:"+want) {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
		if !untold && accepts(t, schema, data) {
			t.Errorf("the schema accepts %s", name)
		}
	}
}

// TestLongWordsAreNotTold: a text that is taken for a configuration may hold anything. Each word of the samples in turn
// is a sentence.
func TestLongWordsAreNotTold(t *testing.T) {
	t.Parallel()
	const sentence = "the harbor commission of arkadia met and went home"
	for _, name := range slices.Concat(sampleNames(t, "good"), sampleNames(t, "bad")) {
		data := read(t, name)
		for i := 1; i < len(words(data)); i++ {
			all := words(data)
			all[i].SetString(sentence)
			told(t, name, encoded(t, all[0]), sentence)
		}
	}
	for _, broken := range []string{"style: *%s", "style: !%s x", "ceiling: {%s: 1", "%%%s x\n---\nstyle: ic\n", "- %s"} {
		for _, word := range []string{sentence, strings.ReplaceAll(sentence, " ", "_"), strings.Repeat("7", 60)} {
			told(t, broken, fmt.Appendf(nil, broken, word), word)
		}
	}
}

// words are the root of a file and the words in it; none where it is broken.
func words(data []byte) []*yaml.Node {
	var root yaml.Node
	if yaml.Unmarshal(data, &root) != nil {
		return nil
	}
	all := []*yaml.Node{&root}
	for i := 0; i < len(all); i++ {
		all = append(all, all[i].Content...)
	}
	return all
}

func encoded(t *testing.T, root *yaml.Node) []byte {
	t.Helper()
	out, err := yaml.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// told makes sure that a mistake tells no more of a sentence than its beginning.
func told(t *testing.T, name string, data []byte, sentence string) {
	t.Helper()
	_, err := settings.Decode("x.yml", data, rules.All())
	if err != nil && strings.Contains(err.Error(), sentence[:text.MostTold+1]) {
		t.Errorf("%s: %v", name, err)
	}
}

func sampleNames(t *testing.T, kind string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(samples, kind, "*.yml"))
	if err != nil || len(names) < 10 {
		t.Fatalf("%d samples, %v", len(names), err)
	}
	return names
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestSchemaAgrees changes good samples at random: program and schema accept and reject the same, but for
// what the schema is documented not to tell.
func TestSchemaAgrees(t *testing.T) {
	t.Parallel()
	schema := schemaOf(t)
	r := rand.New(rand.NewPCG(7, 11))
	var nodes []*yaml.Node
	for _, name := range sampleNames(t, "good") {
		var n yaml.Node
		if err := yaml.Unmarshal(read(t, name), &n); err != nil {
			t.Fatal(err)
		}
		if n.Kind != 0 && n.Content[0].Kind == yaml.MappingNode {
			nodes = append(nodes, &n)
		}
	}
	rejected, rounds := 0, 6_000
	if os.Getenv("LONG") == "" {
		rounds /= 6
	}
	for range rounds {
		n := clone(nodes[r.IntN(len(nodes))])
		for range 1 + r.IntN(2) {
			mutate(r, n)
		}
		data, err := yaml.Marshal(n)
		if err != nil || yaml.Unmarshal(data, new(yaml.Node)) != nil {
			continue // the library writes some text with blanks so that it cannot be read
		}
		_, err = settings.Decode("x.yml", data, rules.All())
		if untold(err) {
			continue
		}
		if accepts(t, schema, data) != (err == nil) {
			t.Fatalf("program says %v, the schema the contrary of\n%s", err, data)
		}
		if err != nil {
			rejected++
		}
	}
	if rejected < rounds/4 || rejected > rounds*11/12 {
		t.Errorf("%d of %d rejected: the changes prove little", rejected, rounds)
	}
}

// untold reports whether all mistakes are of the kinds that a schema cannot tell: a key given twice, and
// a glob that is well formed and names no rule.
func untold(err error) bool {
	var list settings.Errors
	if !errors.As(err, &list) {
		return false
	}
	return !slices.ContainsFunc(list, func(e *settings.Error) bool {
		return !strings.Contains(e.What, "is given twice") && !subtle.MatchString(e.What)
	})
}

var subtle = regexp.MustCompile(`the glob "([^"]*\?[^"]*|[^"]+\*[^"]+|\*[^"]*\*[^"]*|[^"]*\*[^"]*\*)" names no rule`)

func clone(n *yaml.Node) *yaml.Node {
	out := *n
	out.Content = nil
	for _, c := range n.Content {
		out.Content = append(out.Content, clone(c))
	}
	return &out
}

// mutate changes one node of a tree: its word, its kind, its place.
func mutate(r *rand.Rand, root *yaml.Node) {
	var all []*yaml.Node
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		all = append(all, n)
		for _, c := range n.Content {
			walk(c)
		}
	}
	walk(root.Content[0])
	n := all[r.IntN(len(all))]
	switch {
	case n.Kind == yaml.ScalarNode && r.IntN(3) > 0:
		n.Style = 0
		n.Value = strayed(r, n.Value)
		if n.Tag = "!!str"; r.IntN(6) == 0 {
			n.Tag, n.Value = "", []string{"5", "true", "null", "2010-10-10", "1.5"}[r.IntN(5)]
		}
	case len(n.Content) >= 2 && n.Kind == yaml.MappingNode:
		at := 2 * r.IntN(len(n.Content)/2)
		if r.IntN(2) == 0 {
			n.Content = slices.Delete(n.Content, at, at+2)
		} else {
			n.Content[at+1] = clone(all[r.IntN(len(all))])
		}
	case len(n.Content) > 0:
		at := r.IntN(len(n.Content))
		if r.IntN(2) == 0 {
			n.Content = slices.Delete(n.Content, at, at+1)
		} else {
			n.Content[at] = clone(all[r.IntN(len(all))])
		}
	}
}

var strays = []string{
	"*", "?", "-", "a", "/", ".", "..", "[", "]", "{", "}", "\\", " ", "\t", "\x01", "é", "0", "9", "!", ",", "\n", "~",
}

// strayed puts in, takes out or replaces a character, or takes a word from elsewhere.
func strayed(r *rand.Rand, s string) string {
	if r.IntN(4) == 0 {
		words := []string{"portion-missing", "tags-*", "off", "TS", "ic", "2024-02-29", "2023-02-29", "1999-12-31", "today", "", ".x"}
		return words[r.IntN(len(words))]
	}
	runes := []rune(s)
	at := r.IntN(len(runes) + 1)
	end := min(len(runes), at+r.IntN(2))
	in := ""
	if r.IntN(4) > 0 {
		in = strays[r.IntN(len(strays))]
	}
	return string(runes[:at]) + in + string(runes[end:])
}

// TestPublishedSchema holds docs to the code. "cablelint config schema" regenerates it.
func TestPublishedSchema(t *testing.T) {
	t.Parallel()
	want, err := settings.Schema(rules.All())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(read(t, "../../docs/config.schema.json"))); diff != "" {
		t.Errorf("docs/config.schema.json is out of date: go run ./cmd/cablelint config schema > docs/config.schema.json\n%s", diff)
	}
}

// TestStarter takes the comment mark from every key of the starter file: each example is accepted.
func TestStarter(t *testing.T) {
	t.Parallel()
	starter := settings.Starter()
	if _, err := settings.Decode("x.yml", []byte(starter), rules.All()); err != nil {
		t.Error(err)
	}
	keys := regexp.MustCompile(`(?m)^#([a-z-]+: )`)
	if n := len(keys.FindAllString(starter, -1)); n < 10 {
		t.Errorf("%d keys", n)
	}
	set := keys.ReplaceAllString(starter, "$1")
	_, tail, _ := strings.Cut(set, "# overrides:")
	tail = "# overrides:" + tail
	examples := regexp.MustCompile(`(?m)^# (overrides:|exceptions:|  )`).ReplaceAllString(tail, "$1")
	for _, text := range []string{set, examples} {
		if _, err := settings.Decode("x.yml", []byte(text), rules.All()); err != nil {
			t.Errorf("%v in\n%s", err, text)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, kind := range []string{"good", "bad"} {
		names, _ := filepath.Glob(filepath.Join(samples, kind, "*.yml"))
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	all := rules.All()
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := settings.Decode("x.yml", data, all)
		var list settings.Errors
		if errors.As(err, &list) {
			for _, e := range list {
				if e.Line < 1 || e.Column < 1 || e.What == "" {
					t.Errorf("a mistake without a place or words: %+v", e)
				}
			}
		}
	})
}
