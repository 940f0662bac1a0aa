package linter_test

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"slices"

	"cablelint/linter"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

// harbor is an invented cable: a mark with blanks in it, and a paragraph without one.
const harbor = `C O N F I D E N T I A L ARKADIA 000187

SIPDIS

E.O. 12958: DECL: 03/14/2017
TAGS: PREL, PGOV
SUBJECT: TALKS WITH THE MINISTER OF ORCHARDS

Classified By: Jane Q. Public, Political Counselor, for reasons 1.4(b) and (d).

1. ( C ) The Minister of Orchards received the delegation.

2. (U) The harbor commission sent no reply.

3. The visit is set for spring.

PUBLIC
`

// A text is judged, and what was found is shown by line and column.
func Example() {
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		log.Fatal(err)
	}
	src := text.NewSource("harbor.txt", []byte(harbor))
	res, err := l.Lint(context.Background(), src)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range res.Findings {
		at := src.Position(f.Span.Start)
		fmt.Printf("%s:%d:%d %s %s: %s\n", src.Name(), at.Line, at.Column, f.Severity, f.Rule.Name, f.Message)
	}
	// Output:
	// harbor.txt:11:4 warning portion-malformed: ( C ) is a broken portion mark; expected (C)
	// harbor.txt:15:1 warning portion-missing: paragraph 3 has no portion mark
}

// Every finding has its proposals; Fix makes the safe ones, and says what it left to a person.
func Example_fix() {
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		log.Fatal(err)
	}
	src := text.NewSource("harbor.txt", []byte(harbor))
	out, err := l.Fix(context.Background(), src, rule.Safe)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range out.Before.Findings {
		for _, proposal := range f.Fixes {
			fmt.Printf("%s, %s: %s\n", f.Rule.Name, proposal.Safety, proposal.Title)
		}
	}
	was, is := bytes.Split(src.File(), []byte("\n")), bytes.Split(out.Bytes, []byte("\n"))
	for i := range was {
		if !bytes.Equal(was[i], is[i]) {
			fmt.Printf("%d: %s\n", i+1, is[i])
		}
	}
	for _, f := range out.Left.Findings {
		fmt.Println("left:", f.Message)
	}
	// Output:
	// portion-malformed, safe: write the mark as (C)
	// portion-missing, unsafe: mark with (C), the banner's level
	// 11: 1. (C) The Minister of Orchards received the delegation.
	// left: paragraph 3 has no portion mark
}

// A rule of one's own stands beside those of the command, and settings know it by its name.
func Example_ownRule() {
	long := &rule.Rule{
		Name:     "portion-long",
		Severity: rule.Always(rule.Info),
		Summary:  "paragraph is longer than readers bear",
		Check: func(p *rule.Pass) {
			for i := range p.Cable.Portions {
				portion := &p.Cable.Portions[i]
				if words := len(bytes.Fields(p.Cable.Source.Slice(portion.Text))); words > 6 {
					p.Reportf(portion.Number.Span, "paragraph %d has %d words", portion.Number.Value, words)
				}
			}
		},
	}
	l, err := linter.New(linter.Options{
		Rules: slices.Concat(rules.All(), []*rule.Rule{long}),
		Settings: linter.Settings{
			Select:     []string{"portion-*"},
			Severities: map[string]rule.Severity{"portion-long": rule.Warning},
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	res, err := l.Lint(context.Background(), text.NewSource("harbor.txt", []byte(harbor)))
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range res.Findings {
		fmt.Printf("%s %s: %s\n", f.Severity, f.Rule.Name, f.Message)
	}
	// Output:
	// warning portion-long: paragraph 1 has 7 words
	// warning portion-malformed: ( C ) is a broken portion mark; expected (C)
	// warning portion-missing: paragraph 3 has no portion mark
}
