package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"cablelint/linter/marking"
	"cablelint/linter/nearest"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"go.yaml.in/yaml/v3"
)

// What a file may be at the most: far more than anybody writes, far less than what could be used to
// keep a run busy.
const (
	MaxSize  = 1 << 20
	maxDepth = 12
)

// Decode reads a configuration. path names it in messages; the error is of the type [Errors].
func Decode(path string, data []byte, rules []*rule.Rule) (*File, error) {
	f, _, err := decode(path, data, rules)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// decode reads a configuration and returns beside the mistakes what is good in it, for whoever goes on: what
// cannot be read is left out alone, but a ceiling that cannot be read is the lowest. whole is false where not
// even the keys could be told apart.
func decode(path string, data []byte, rules []*rule.Rule) (f *File, whole bool, err error) {
	r := &reader{path: path, data: data, names: namesOf(rules, false)}
	f = &File{Path: path}
	root := r.parse()
	if root != nil && r.shallow(root, 0) {
		r.mapping(root, reflect.ValueOf(f).Elem(), "")
		whole = root.Kind == yaml.MappingNode
	}
	if len(r.errs) == 0 {
		return f, true, nil
	}
	if r.ceilings(root, 0)+r.ceilings(r.second, 0) > f.numCeilings() {
		lowest(reflect.ValueOf(&f.Ceiling).Elem(), r.origin(firstLine))
	}
	return f, whole, r.errs.tidy()
}

// ceilings counts the keys below n that are, or are meant for, a ceiling.
func (r *reader) ceilings(n *yaml.Node, depth int) int {
	if n == nil || depth > maxDepth {
		return 0
	}
	count := 0
	for i, inner := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 && nearest.Word(inner.Value, []string{ceilingKey}) != "" {
			count++
		}
		count += r.ceilings(inner, depth+1)
	}
	return count
}

// numCeilings counts the ceilings that were read.
func (f *File) numCeilings() int {
	count := 0
	if f.Ceiling.From.Set() {
		count++
	}
	for _, o := range f.Overrides.Value {
		if o.Ceiling.From.Set() {
			count++
		}
	}
	return count
}

// reader walks the nodes of a file against the types of this package.
type reader struct {
	path   string
	data   []byte
	names  *names
	second *yaml.Node // the document after the first; nil: there is none
	lines  []int      // offsets at which lines start; made when first asked for
	errs   Errors
}

func (r *reader) fail(n *yaml.Node, format string, args ...any) {
	r.errs = append(r.errs, &Error{r.path, n.Line, n.Column, fmt.Sprintf(format, args...)})
}

var firstLine = &yaml.Node{Line: 1, Column: 1}

// parse returns the mapping that the file is; nil for one that says nothing, and for a broken one.
func (r *reader) parse() *yaml.Node {
	if len(r.data) > MaxSize {
		r.fail(firstLine, "the file is larger than %d bytes", MaxSize)
		return nil
	}
	var doc, second yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(r.data))
	if err := dec.Decode(&doc); err != nil {
		if !errors.Is(err, io.EOF) {
			r.syntax(err)
		}
		return nil
	}
	if err := dec.Decode(&second); err == nil {
		r.second = &second
		r.fail(&second, "a second document begins here: one file holds one configuration")
	} else if !errors.Is(err, io.EOF) {
		r.syntax(err)
	}
	root := doc.Content[0]
	if root.ShortTag() == "!!null" && root.Value == "" {
		return nil
	}
	return root
}

var (
	syntaxForm = pattern(`^yaml: (?:line (\d+)(?:, column (\d+))?: )?`)
	wordQuoted = pattern(`'[^']*'`)
)

func (r *reader) syntax(err error) {
	at := *firstLine
	m := syntaxForm().FindStringSubmatch(err.Error())
	if m != nil && m[1] != "" {
		at.Line, _ = strconv.Atoi(m[1])
	}
	if m != nil && m[2] != "" {
		at.Column, _ = strconv.Atoi(m[2])
	}
	what := err.Error()[len(strings.Join(m[:1], "")):]
	if line := r.line(at.Line); bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("\t")) {
		at.Column = bytes.IndexByte(line, '\t') + 1
		what = "a tab stands before the key: YAML wants blanks there"
	}
	r.fail(&at, "this is not YAML: %s", wordQuoted().ReplaceAllStringFunc(what, func(word string) string {
		return "'" + text.Told(strings.Trim(word, "'")) + "'"
	}))
}

// line returns a line of the file, which count from 1.
func (r *reader) line(n int) []byte {
	line, _, _ := bytes.Cut(r.data[startOf(r.data, n):], []byte("\n"))
	return line
}

// shallow reports whether nothing lies too deep, and that no node stands for another: a few aliases in
// a row can stand for more than any memory holds.
func (r *reader) shallow(n *yaml.Node, depth int) bool {
	if depth > maxDepth {
		r.fail(n, "this lies too deep: no key is nested so far")
		return false
	}
	if n.Kind == yaml.AliasNode {
		r.fail(n, "aliases are not taken here: write the value out")
		return false
	}
	for _, inner := range n.Content {
		if !r.shallow(inner, depth+1) {
			return false
		}
	}
	return true
}

// value reads n, the value of key, into v.
func (r *reader) value(n *yaml.Node, v reflect.Value, key string) {
	if n.ShortTag() == "!!null" {
		r.fail(n, "%s has no value: give it one or take it out", key)
		return
	}
	switch {
	case forms[v.Type()] != nil:
		r.scalar(n, v, key)
	case v.Type() == reflect.TypeFor[Rules]():
		r.levels(n, v, key)
	case v.Kind() == reflect.Slice:
		r.list(n, v, key)
	default:
		r.mapping(n, v, key)
	}
}

// mapping reads the keys of n into the fields of v.
func (r *reader) mapping(n *yaml.Node, v reflect.Value, key string) {
	if n.Kind != yaml.MappingNode {
		r.fail(n, "%s is %s: want keys with values", about(key), kindOf(n))
		return
	}
	fields := inFile(v.Type())
	given := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if name := n.Content[i]; r.once(name, given) {
			r.field(name, n.Content[i+1], v, fields)
		}
	}
	for _, f := range fields {
		if f.required && given[f.key] == 0 {
			r.fail(n, "%s lacks the key %q", about(key), f.key)
		}
	}
	if from := v.FieldByName("From"); from.IsValid() {
		from.Set(reflect.ValueOf(r.origin(n)))
	}
}

// once reports whether the key that name holds is met for the first time; given holds their lines.
func (r *reader) once(name *yaml.Node, given map[string]int) bool {
	if name.Kind != yaml.ScalarNode {
		r.fail(name, "a key is %s: want a word", kindOf(name))
		return false
	}
	if line := given[name.Value]; line != 0 {
		r.fail(name, "the key %s is given twice, first in line %d", text.Quoted(name.Value), line)
		return false
	}
	given[name.Value] = name.Line
	return true
}

// field reads the value of a key. What could not be read is left as if it were not given.
func (r *reader) field(name, n *yaml.Node, v reflect.Value, fields []field) {
	for i := range fields {
		f := &fields[i]
		if f.key != name.Value || name.ShortTag() != strTag {
			continue
		}
		if f.filled && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
			r.fail(n, "%s is empty: name at least one or take the key out", f.key)
			return
		}
		given, before := v.FieldByIndex(f.index), len(r.errs)
		given.Field(1).Set(reflect.ValueOf(r.origin(name)))
		r.value(n, setting(given), f.key)
		if len(r.errs) > before {
			r.drop(given, f)
		}
		return
	}
	keys := keysOf(fields)
	r.fail(name, "unknown key %s%s", text.Quoted(name.Value),
		hint(name.Value, keys, "the keys here are "+strings.Join(keys, ", ")))
}

const ceilingKey = "ceiling"

// drop takes out a value that could not be read. The items of rules, overrides and exceptions were seen to one
// by one.
func (r *reader) drop(given reflect.Value, f *field) {
	switch {
	case f.key == ceilingKey:
		lowest(given, originOf(given))
	case f.kind.Kind() == reflect.Slice && f.kind.Elem().Kind() == reflect.Struct:
	default:
		given.SetZero()
	}
}

// lowest makes a ceiling that cannot be read the lowest one: nobody can tell which was meant.
func lowest(given reflect.Value, from Origin) {
	given.Set(reflect.ValueOf(Setting[marking.Ceiling]{marking.CeilingU, from}))
}

func (r *reader) list(n *yaml.Node, v reflect.Value, key string) {
	if n.Kind != yaml.SequenceNode {
		r.fail(n, "%s is %s: want a list, as [a, b]", key, kindOf(n))
		return
	}
	out := reflect.MakeSlice(v.Type(), 0, len(n.Content))
	for _, item := range n.Content {
		read, before := reflect.New(v.Type().Elem()).Elem(), len(r.errs)
		r.value(item, read, "an item of "+key)
		if len(r.errs) == before || keep(read) {
			out = reflect.Append(out, read)
		}
	}
	v.Set(out)
}

// keep reports whether an item with a mistake in it is still good for something. An exception of which a part
// could not be read would except more than it says; an override may hold a ceiling.
func keep(item reflect.Value) bool {
	o, ok := item.Addr().Interface().(*Override)
	if ok && !o.Paths.From.Set() {
		*o = Override{Paths: Setting[[]PathGlob]{[]PathGlob{"*"}, o.Ceiling.From}, Values: Values{Ceiling: o.Ceiling}}
	}
	return ok
}

// levels reads the mapping of rule names to severities.
func (r *reader) levels(n *yaml.Node, v reflect.Value, key string) {
	if n.Kind != yaml.MappingNode {
		r.fail(n, "%s is %s: want rules with severities, as portion-missing: error", key, kindOf(n))
		return
	}
	var out Rules
	given := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, level := n.Content[i], n.Content[i+1]
		if !r.once(name, given) {
			continue
		}
		item := RuleLevel{Setting: Setting[Level]{From: r.origin(name)}}
		before, of := len(r.errs), name.Value
		if r.scalar(name, reflect.ValueOf(&item.Rule).Elem(), "a key of "+key); len(r.errs) > before {
			of = text.Told(of) // it may be anything
		}
		r.value(level, reflect.ValueOf(&item.Value).Elem(), of)
		if len(r.errs) == before {
			out = append(out, item)
		}
	}
	v.Set(reflect.ValueOf(out))
}

const (
	strTag  = "!!str"
	boolTag = "!!bool"
	intTag  = "!!int"
	dayTag  = "!!timestamp" // YAML takes a bare date for a moment; here it is text like any other
)

func (r *reader) scalar(n *yaml.Node, v reflect.Value, key string) {
	form := forms[v.Type()]
	switch tag := n.ShortTag(); {
	case n.Kind != yaml.ScalarNode:
		r.fail(n, "%s is %s: want %s", key, kindOf(n), form.want)
	case form.boolean && tag == boolTag:
		form.set(v, n.Value)
	case form.boolean:
		r.fail(n, "%s is %s: want %s", key, text.Quoted(n.Value), form.want)
	case tag != strTag && tag != dayTag && (tag != intTag || !form.numbers):
		r.fail(n, "%s is %s: want %s; quotes make text of it", key, kindOf(n), form.want)
	default:
		if wrong := form.accept(v, n.Value, r.names); wrong != "" {
			r.fail(n, "%s%s", key, wrong)
		}
	}
}

// origin is the place of n, to the end of its line.
func (r *reader) origin(n *yaml.Node) Origin {
	if r.lines == nil {
		r.lines = []int{0}
		for i, c := range r.data {
			if c == '\n' {
				r.lines = append(r.lines, i+1)
			}
		}
	}
	o := Origin{File: r.path, Line: n.Line, Column: n.Column, End: n.Column}
	if n.Line > len(r.lines) {
		return o
	}
	start := r.lines[n.Line-1]
	line, _, _ := bytes.Cut(r.data[start:], []byte("\n"))
	line = bytes.TrimRight(line, " \t\r")
	o.End = max(o.Column, utf8.RuneCount(line)+1)
	o.Offset = start
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(r.data[o.Offset:])
		o.Offset += size
	}
	return o
}

func about(key string) string {
	if key == "" {
		return "the file"
	}
	return key
}

// kindOf says what a node is, in words.
func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	default:
	}
	switch n.ShortTag() {
	case "!!null":
		return "nothing"
	case boolTag:
		return "the truth value " + n.Value
	case intTag, "!!float":
		return "the number " + text.Told(n.Value)
	case strTag:
		return text.Quoted(n.Value)
	}
	return "of the type " + text.Told(n.ShortTag())
}
