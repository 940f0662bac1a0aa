package patch

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"cablelint/linter"
)

// Asking asks a person about one fix after another.
type Asking struct {
	ctx   context.Context //nolint:containedctx // of the run: a question is over when that is
	out   *Writer
	width int
	lines chan string // what the person writes; closed at the end of it
	quit  bool        // nothing more is asked, nor read
}

// NewAsking begins to listen to what a person writes. Questions go to out, at most width columns wide.
func NewAsking(ctx context.Context, in io.Reader, out *Writer, width int) *Asking {
	a := &Asking{ctx: ctx, out: out, width: width, lines: make(chan string)}
	go func() {
		defer close(a.lines)
		for read := bufio.NewScanner(in); read.Scan(); {
			select {
			case a.lines <- read.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return a
}

// answer is what a person may write, and what it means.
type answer struct {
	letter, means string
	is            linter.Answer
}

var (
	answers = []answer{
		{"y", "make this fix", linter.TakeIt},
		{"n", "leave the finding", linter.LeaveIt},
		{"a", "another way of mending it", linter.OtherWay},
		{"s", "leave what is left in this file", linter.LeaveAll},
		{quit, "leave what is left, write what was made, and end", linter.LeaveAll},
	}
	oneWay = slices.DeleteFunc(slices.Clone(answers), func(a answer) bool { return a.is == linter.OtherWay })
)

const quit = "q"

// Question is what is asked behind each proposal, before the letters of the answers.
const Question = "make it? "

// About asks about a proposal. The end of what the person writes is the wish to end.
func (a *Asking) About(p *linter.Proposal) (linter.Answer, error) {
	if a.quit {
		return linter.LeaveAll, nil
	}
	if err := a.out.Proposal(p, a.width); err != nil {
		return linter.LeaveAll, err
	}
	known := answers
	if p.Ways == 1 {
		known = oneWay
	}
	for {
		word, err := a.ask(known)
		if err != nil {
			return linter.LeaveAll, err
		}
		if i := slices.IndexFunc(known, func(a answer) bool { return a.letter == word }); i >= 0 {
			a.quit = word == quit
			return known[i].is, nil
		}
		if err := a.out.Text(strings.NewReader(meanings(known))); err != nil {
			return linter.LeaveAll, err
		}
	}
}

func meanings(of []answer) string {
	var b strings.Builder
	for _, a := range of {
		b.WriteString(a.letter + "  " + a.means + "\n")
	}
	return b.String()
}

// Over reports whether the person wants to be asked no more.
func (a *Asking) Over() bool { return a.quit }

// ask puts the question and returns the answer, that of the end of the input being quit. A line that the person did not
// end is ended.
func (a *Asking) ask(known []answer) (string, error) {
	var letters strings.Builder
	for _, a := range known {
		letters.WriteString(a.letter + ",")
	}
	if err := a.out.Text(strings.NewReader(Question + "[" + letters.String() + "?] ")); err != nil {
		return "", err
	}
	select {
	case line, ok := <-a.lines:
		if !ok {
			return quit, a.out.Text(strings.NewReader("\n"))
		}
		return strings.ToLower(strings.TrimSpace(line)), nil
	case <-a.ctx.Done():
		return "", cmp.Or(a.out.Text(strings.NewReader("\n")), a.ctx.Err())
	}
}
