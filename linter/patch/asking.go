package patch

import (
	"bufio"
	"context"
	"errors"
	"io"
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

// answers are what a person may write.
var answers = map[string]linter.Answer{
	"y": linter.TakeIt, "n": linter.LeaveIt, "a": linter.OtherWay, "s": linter.LeaveAll, "q": linter.LeaveAll,
}

// Question is what is asked behind each proposal.
const (
	Question = "make it? [y,n,a,s,q,?] "
	meanings = "y  make this fix\nn  leave the finding\na  another way of mending it\n" +
		"s  leave what is left in this file\nq  leave what is left, write what was made, and end\n"
)

// About asks about a proposal. The end of what the person writes is the wish to end.
func (a *Asking) About(p *linter.Proposal) (linter.Answer, error) {
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

// Over reports whether the person wants to be asked no more.
func (a *Asking) Over() bool { return a.quit }

// ask puts the question and returns the first letter of the answer.
func (a *Asking) ask() (string, error) {
	if err := a.out.Text([]byte(Question)); err != nil {
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
