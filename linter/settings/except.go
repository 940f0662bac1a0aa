package settings

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"cablelint/linter/law"
	"cablelint/linter/rule"

	"go.yaml.in/yaml/v3"
)

// NewException is an exception that is to be written into a file.
type NewException struct {
	Rule, Path  string // Path is that of the one file, below the folder of the configuration
	Fingerprint string // of the one finding
	Reason      string
	By          string  // "": not said
	Expires     law.Day // 0: it holds for good
}

// Insertion is text that takes the place of a stretch of bytes, from Start to End.
type Insertion struct {
	Start, End int
	Text       string
}

// AddExceptions returns a configuration with exceptions put before those that it has: all else, comments too,
// stays as it is. path names the file in messages. The error is of the type [Errors] where the file is broken
// before or would be after.
func AddExceptions(path string, data []byte, add []NewException, rules []*rule.Rule) ([]byte, error) {
	if _, err := Decode(path, data, rules); err != nil {
		return nil, err
	}
	in, err := Except(data, add)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := bytes.Join([][]byte{data[:in.Start], []byte(in.Text), data[in.End:]}, nil)
	if _, err := Decode(path, out, rules); err != nil {
		return nil, err
	}
	return out, nil
}

var errInOneLine = errors.New("its exceptions are not a list with a line for each: write them so, and try again")

// Except returns what is to be inserted into a configuration to add exceptions. It does not judge them.
func Except(data []byte, add []NewException) (Insertion, error) {
	end := "\n"
	if bytes.Contains(data, []byte("\r\n")) {
		end = "\r\n"
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return Insertion{}, err
	}
	list, key := exceptionsOf(&doc)
	switch {
	case list == nil && len(doc.Content) > 0 && doc.Content[0].Style == yaml.FlowStyle:
		return Insertion{}, errInOneLine
	case list == nil:
		text := "exceptions:" + end + items(add, "  ", end)
		if len(data) > 0 && data[len(data)-1] != '\n' {
			text = end + text
		}
		return Insertion{len(data), len(data), text}, nil
	case len(list.Content) == 0:
		return inPlaceOfNone(data, list, end, items(add, "  ", end))
	case list.Style == yaml.FlowStyle || list.Line == key.Line:
		return Insertion{}, errInOneLine
	}
	at := startOf(data, key.Line+1)
	line := data[startOf(data, list.Line):]
	indent := line[:len(line)-len(bytes.TrimLeft(line, " "))]
	return Insertion{at, at, items(add, string(indent), end)}, nil
}

// exceptionsOf returns the list of a file's exceptions and its key; nil where it has none.
func exceptionsOf(doc *yaml.Node) (list, key *yaml.Node) {
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, nil
	}
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i].Value == "exceptions" {
			return pairs[i+1], pairs[i]
		}
	}
	return nil, nil
}

// noneForm is a list of nothing, behind its key.
var noneForm = pattern(`[ \t]*\[[ \t]*\]`)

// inPlaceOfNone puts items in the place of "[]".
func inPlaceOfNone(data []byte, list *yaml.Node, end, text string) (Insertion, error) {
	from := startOf(data, list.Line)
	none := noneForm().FindIndex(data[from:])
	if list.Kind != yaml.SequenceNode || none == nil {
		return Insertion{}, errInOneLine
	}
	return Insertion{from + none[0], from + none[1], end + strings.TrimSuffix(text, end)}, nil
}

// startOf is the offset at which a line starts, as YAML counts lines, from 1.
func startOf(data []byte, line int) int {
	at := 0
	for range line - 1 {
		i, size := lineEnd(data[at:])
		if i < 0 {
			return len(data)
		}
		at += i + size
	}
	return at
}

// lineEnds are what YAML takes for the end of a line.
var lineEnds = []string{"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"}

// lineEnd returns where the first line of data ends, and how many bytes end it; -1 where none does.
func lineEnd(data []byte) (at, size int) {
	at = -1
	for _, end := range lineEnds {
		if i := bytes.Index(data, []byte(end)); i >= 0 && (at < 0 || i < at) {
			at, size = i, len(end)
		}
	}
	return at, size
}

// items writes exceptions as items of a list.
func items(add []NewException, indent, end string) string {
	var b strings.Builder
	for _, x := range add {
		lead := indent + "- "
		for _, pair := range [][2]string{
			{"rule", x.Rule},
			{"path", exactly(x.Path)},
			{"fingerprint", x.Fingerprint},
			{"reason", strings.Join(strings.Fields(x.Reason), " ")},
			{"by", strings.Join(strings.Fields(x.By), " ")},
			{"expires", x.Expires.String()},
		} {
			if pair[1] != "" || pair[0] == "reason" {
				b.WriteString(lead + pair[0] + ": " + inYAML(pair[1]) + end)
				lead = indent + "  "
			}
		}
	}
	return b.String()
}

// exactly writes a path as a glob that matches it: what has a meaning in globs is any one character.
func exactly(path string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`*?[]{}\`, r) {
			return '?'
		}
		return r
	}, path)
}

// inYAML writes words as a value.
func inYAML(words string) string {
	out, err := yaml.Marshal(word(words))
	if err != nil || bytes.Count(out, []byte("\n")) > 1 { // it was folded
		return fmt.Sprintf("%q", words)
	}
	return strings.TrimRight(string(out), "\n")
}

// ParseDate reads a date as YYYY-MM-DD.
func ParseDate(word string) (law.Day, error) {
	if !dateForm.pattern().MatchString(word) {
		return 0, fmt.Errorf("%q: want %s", word, dateForm.want)
	}
	return dateOf(word), nil
}
