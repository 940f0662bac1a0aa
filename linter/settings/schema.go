package settings

import (
	"bytes"
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"cablelint/linter/rule"
)

// Schema returns the JSON Schema of a configuration file, for editors. It is made of the types that the
// reader goes by. What it cannot tell: a key given twice, and a glob with a star between letters, or
// with a question mark, that names no rule.
func Schema(rules []*rule.Rule) ([]byte, error) {
	s := schemer{names: namesOf(rules, false), rules: rules}
	doc := slices.Concat(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "Configuration of cablelint (" + Name + ")"},
	}, s.mapping(reflect.TypeFor[File]()))
	defs := object{{"rule", s.ruleGlob()}, {"rules", s.levels()}, {"level", s.scalar(forms[reflect.TypeFor[Level]()])}}
	doc = append(doc, member{"$defs", defs})
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	out.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := enc.Encode(m.key); err != nil {
			return nil, err
		}
		out.WriteByte(':')
		if err := enc.Encode(m.value); err != nil {
			return nil, err
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

type schemer struct {
	names *names
	rules []*rule.Rule
}

func ref(name string) object { return object{{"$ref", "#/$defs/" + name}} }

func (s *schemer) of(t reflect.Type) object {
	form := forms[t]
	switch {
	case form != nil && form.rules:
		return ref("rule")
	case form != nil:
		return s.scalar(form)
	case t == reflect.TypeFor[Rules]():
		return ref("rules")
	case t.Kind() == reflect.Slice:
		return object{{"type", "array"}, {"items", s.of(t.Elem())}}
	}
	return s.mapping(t)
}

func (s *schemer) mapping(t reflect.Type) object {
	fields := inFile(t)
	keys, required := make(object, 0, len(fields)), []string{}
	for _, f := range fields {
		value := s.of(f.kind)
		if f.filled {
			value = append(value, member{"minItems", 1})
		}
		keys = append(keys, member{f.key, append(object{{"description", f.words()}}, value...)})
		if f.required {
			required = append(required, f.key)
		}
	}
	out := object{{"type", "object"}, {"properties", keys}, {"additionalProperties", false}}
	if len(required) > 0 {
		out = append(out, member{"required", required})
	}
	return out
}

// words is what is told of a key.
func (f *field) words() string {
	if f.standard == "" {
		return f.doc
	}
	return f.doc + " Default: " + f.standard + "."
}

func (s *schemer) scalar(form *form) object {
	switch {
	case form.boolean:
		return object{{"type", "boolean"}}
	case len(form.words) > 0:
		return object{{"type", "string"}, {"enum", form.words}}
	case form.numbers: // a pattern is asked of text alone
		return object{{"type", []string{"string", "integer"}}, {"pattern", form.pattern().String()}, {"minimum", 1}}
	}
	return object{{"type", "string"}, {"pattern", form.pattern().String()}}
}

// ruleGlob lists the rules with what they say, then what globs look like.
func (s *schemer) ruleGlob() object {
	var ways []object
	for _, r := range s.rules {
		if !r.Unbridled {
			ways = append(ways, object{{"const", r.Name}, {"description", r.Summary}})
		}
	}
	for _, p := range s.globs() {
		ways = append(ways, object{{"pattern", p}})
	}
	return object{{"type", "string"}, {"anyOf", ways}}
}

// levels is the mapping of rules to severities: an editor completes the names.
func (s *schemer) levels() object {
	known := make(object, 0, len(s.rules))
	for _, r := range s.rules {
		if !r.Unbridled {
			known = append(known, member{r.Name, append(object{{"description", r.Summary}}, ref("level")...)})
		}
	}
	forms := s.globs()
	globs := make(object, len(forms))
	for i, p := range forms {
		globs[i] = member{p, ref("level")}
	}
	return object{
		{"type", "object"}, {"properties", known}, {"patternProperties", globs}, {"additionalProperties", false},
	}
}

// globs are patterns of the globs that name rules: exact for a star at one end, and in form only for others.
func (s *schemer) globs() []string {
	const char = `[a-z0-9*?-]`
	heads, tails := newTrie(), newTrie()
	for _, name := range s.names.all {
		heads.add(name)
		tails.add(reversed(name))
	}
	return []string{
		`^` + heads.pattern(false) + `\*$`,
		`^\*` + tails.pattern(true) + `$`,
		`^` + char + `+\*` + char + `+$`,
		`^` + char + `*\*` + char + `*\*` + char + `*$`,
		`^` + char + `*\?` + char + `*$`,
	}
}

// trie is a set of words by their letters.
type trie struct {
	next  map[byte]*trie
	order []byte
}

func newTrie() *trie { return &trie{next: map[byte]*trie{}} }

func (t *trie) add(word string) {
	for i := range len(word) {
		if t.next[word[i]] == nil {
			t.next[word[i]] = newTrie()
			t.order = append(t.order, word[i])
		}
		t = t.next[word[i]]
	}
}

// pattern is that of all beginnings of the words, or, of words that were added backwards, all endings.
func (t *trie) pattern(backwards bool) string {
	if len(t.order) == 0 {
		return ""
	}
	var ways []string
	for _, c := range t.order {
		letter, rest := regexp.QuoteMeta(string(c)), t.next[c].pattern(backwards)
		if backwards {
			ways = append(ways, rest+letter)
		} else {
			ways = append(ways, letter+rest)
		}
	}
	return "(?:" + strings.Join(ways, "|") + ")?"
}

func reversed(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}
