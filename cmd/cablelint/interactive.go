package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"cablelint/linter"
	"cablelint/linter/patch"
	"cablelint/linter/report/term"
)

// asking asks a person about one fix after another.
type asking struct {
	ctx   context.Context //nolint:containedctx // of the run: a question is over when that is
	out   *patch.Writer
	width int
	lines chan string // what the person writes; closed at the end of it
	quit  bool        // nothing more is asked, nor read
}

// newAsking begins to listen on a terminal.
func newAsking(ctx context.Context, con *console, out *patch.Writer) *asking {
	a := &asking{ctx: ctx, out: out, width: min(widthOf(con.out), term.DefaultWidth), lines: make(chan string)}
	go func() {
		defer close(a.lines)
		for in := bufio.NewScanner(con.in); in.Scan(); {
			select {
			case a.lines <- in.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return a
}

// asksOn reports whether somebody can be asked: both ends are a terminal.
func asksOn(con *console) bool {
	in, ok := con.in.(*os.File)
	return ok && isTerminal(in) && isTerminal(con.out)
}

// answers are what a person may write.
var answers = map[string]linter.Answer{
	"y": linter.TakeIt, "n": linter.LeaveIt, "a": linter.OtherWay, "s": linter.LeaveAll, "q": linter.LeaveAll,
}

const (
	question = "make it? [y,n,a,s,q,?] "
	meanings = "y  make this fix\nn  leave the finding\na  another way of mending it\n" +
		"s  leave what is left in this file\nq  leave what is left, write what was made, and end\n"
)

// about asks about a proposal. The end of what the person writes is the wish to end.
func (a *asking) about(p *linter.Proposal) (linter.Answer, error) {
	if a.quit {
		return linter.LeaveAll, nil
	}
	if err := a.out.Proposal(p, a.width); err != nil {
		return linter.LeaveAll, err
	}
	for {
		word, err := a.ask()
		answer, known := answers[word]
		switch {
		case errors.Is(err, io.EOF):
			word, answer, known = "q", linter.LeaveAll, true
		case err != nil:
			return linter.LeaveAll, err
		}
		if known {
			a.quit = word == "q"
			return answer, nil
		}
		if err := a.out.Text([]byte(meanings)); err != nil {
			return linter.LeaveAll, err
		}
	}
}

// ask puts the question and returns the first letter of the answer.
func (a *asking) ask() (string, error) {
	if err := a.out.Text([]byte(question)); err != nil {
		return "", err
	}
	select {
	case line, ok := <-a.lines:
		if !ok {
			return "", io.EOF
		}
		word := strings.ToLower(strings.TrimSpace(line))
		return word[:min(1, len(word))], nil
	case <-a.ctx.Done():
		return "", a.ctx.Err()
	}
}
