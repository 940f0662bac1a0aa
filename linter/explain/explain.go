// Package explain tells what a name of the field stands for: a rule, an order, a reason, a code, a level, a
// marking, a caption, a TAGS code. It knows nothing itself; every name is looked up in the law, the register and
// the lists.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package explain

import (
	"fmt"
	"io"
	"strings"

	"cablelint/linter/report/term"
)

// Topic is what is told of one thing that a name stands for.
type Topic struct {
	Title string `json:"title"`
	Lines []Line `json:"lines"`
}

// Line is one thing that is told, with the word that says what it is.
type Line struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// add adds a line, if there is anything to say.
func (t *Topic) add(label, text string) {
	if text != "" {
		t.Lines = append(t.Lines, Line{label, text})
	}
}

// lookups are asked in this order; every one that knows the name tells of it.
var lookups = []func(name string) (Topic, bool){
	orderTopic, reasonTopic, reasonsTopic, sectionTopic, codeTopic, levelTopic, markingTopic, captionTopic, tagsTopic,
}

// Topics tells of everything that a name stands for, rules aside; nil where it is none.
func Topics(name string) []Topic {
	var list []Topic
	for _, look := range lookups {
		if t, ok := look(name); ok {
			list = append(list, t)
		}
	}
	if len(list) == 0 {
		return wholeMarking(name)
	}
	return list
}

const textIndent = 20 // of the text, behind the labels

// Text writes topics for people.
func Text(w io.Writer, topics []Topic) error {
	var b strings.Builder
	for i, t := range topics {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(term.Wrap(t.Title, "", "  ", term.DefaultWidth) + "\n")
		for _, l := range t.Lines {
			head := fmt.Sprintf("%-*s ", textIndent-1, l.Label)
			b.WriteString(term.Wrap(l.Text, head, term.Blanks(textIndent), term.DefaultWidth))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Markdown writes topics as sections of a page.
func Markdown(w io.Writer, topics []Topic) error {
	var b strings.Builder
	for i, t := range topics {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "### %s\n\n", t.Title)
		for _, l := range t.Lines {
			fmt.Fprintf(&b, "- **%s:** %s\n", l.Label, l.Text)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
