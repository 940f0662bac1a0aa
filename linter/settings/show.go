package settings

import (
	"fmt"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Show writes the settings in force, every key with its value and where it came from. What it writes is
// itself a configuration file; a key that is not set stands in a comment.
func (e *Effective) Show() string {
	var b strings.Builder
	file := e.File
	if file == nil {
		file = &File{}
	}
	shown := *file
	shown.Values = e.Values
	v := reflect.ValueOf(shown)
	for _, f := range inFile(v.Type()) {
		value, from := setting(v.FieldByIndex(f.index)), originOf(v.FieldByIndex(f.index))
		if !from.Set() {
			fmt.Fprintf(&b, "# %s: %s (default)\n", f.key, f.standard)
			continue
		}
		if f.key == "overrides" || f.key == "baseline" {
			continue // what they come to is said by the other keys
		}
		writeKey(&b, f.key, value, from)
	}
	if e.BaselinePath.From.Set() {
		fmt.Fprintf(&b, "# baseline: %s (%s)\n", e.BaselinePath.Value, e.BaselinePath.From)
	}
	return b.String()
}

func writeKey(b *strings.Builder, key string, v reflect.Value, from Origin) {
	node := plain(v)
	if len(node.Content) == 0 {
		text, _ := yaml.Marshal(node)
		fmt.Fprintf(b, "%s: %s # %s\n", key, strings.TrimRight(string(text), "\n"), from)
		return
	}
	text, _ := yaml.Marshal(node)
	fmt.Fprintf(b, "%s: # %s\n", key, from)
	for _, line := range strings.Split(strings.TrimRight(string(text), "\n"), "\n") {
		fmt.Fprintf(b, "  %s\n", line)
	}
}

// plain makes a node of a value. Of rules that are set twice the last counts.
func plain(v reflect.Value) *yaml.Node {
	if x, ok := v.Interface().(Rules); ok {
		n := &yaml.Node{Kind: yaml.MappingNode}
		for i, l := range x {
			if !setLater(x[i+1:], l.Rule) {
				level := commented(word(l.Value.String()), l.From)
				n.Content = append(n.Content, word(string(l.Rule)), level)
			}
		}
		return n
	}
	if form := forms[v.Type()]; form != nil {
		n := word(form.write(v))
		if form.boolean {
			n.Tag = boolTag
		}
		return n
	}
	n := &yaml.Node{Kind: yaml.SequenceNode}
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			n.Content = append(n.Content, plain(v.Index(i)))
		}
		return n
	}
	n.Kind = yaml.MappingNode
	for _, f := range inFile(v.Type()) {
		if given := v.FieldByIndex(f.index); originOf(given).Set() {
			n.Content = append(n.Content, word(f.key), plain(setting(given)))
		}
	}
	return n
}

func setLater(rest Rules, glob RuleGlob) bool {
	for _, l := range rest {
		if l.Rule == glob {
			return true
		}
	}
	return false
}

func word(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: strTag, Value: s} }

func commented(n *yaml.Node, from Origin) *yaml.Node {
	n.LineComment = from.String()
	return n
}

const starterHead = `# Configuration of cablelint. It holds for the files of this folder and of those
# below it that have none of their own. Every key is optional; take the # away to set one.
# 'cablelint config show PATH' prints what is in force, 'cablelint rules' lists the rules.

`

const starterTail = `
# Settings for some of the paths:
# overrides:
#   - paths: [drafts/**]
#     fail-on: never
#     assume-date: today

# Findings that are accepted, each with its reason:
# exceptions:
#   - rule: portion-missing
#     path: archive/**
#     reason: marks were not required when these were written
#     expires: 2030-12-31
`

// Starter returns a file to begin with: every key with what it does, none of them set.
func Starter() string {
	var b strings.Builder
	b.WriteString(starterHead)
	for _, f := range inFile(reflect.TypeFor[File]()) {
		if f.example == "" {
			continue
		}
		for _, line := range wrapped(f.words(), starterWidth) {
			fmt.Fprintf(&b, "# %s\n", line)
		}
		fmt.Fprintf(&b, "#%s: %s\n\n", f.key, f.example)
	}
	return strings.TrimSuffix(b.String(), "\n") + starterTail
}

const starterWidth = 96

// wrapped breaks words into lines of at most width characters.
func wrapped(words string, width int) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(words) {
		if line != "" && len(line)+1+len(w) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(lines, line)
}
