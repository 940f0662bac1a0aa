package linter_test

import (
	"context"
	"errors"
	"testing"

	"cablelint/linter"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

func TestAllow(t *testing.T) {
	t.Parallel()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	const cable = "SECRET\r\n\r\nTAGS: PREL\r\nSUBJECT: QUOTA\r\n\r\n1. (S) Text. [PREL](#)\r\n"
	res, err := l.Lint(context.Background(), text.NewSource("x.txt", []byte(cable)))
	if err != nil {
		t.Fatal(err)
	}
	mark := res.Assessments[0].Cable.Portions[0].MarkSpan
	edits, err := l.Allow(context.Background(), res, []rule.Edit{rule.Replace(mark, "(TS)")})
	if err != nil || len(edits) != 1 {
		t.Errorf("raising a mark: %v", err)
	}
	if _, err := l.Allow(context.Background(), res, []rule.Edit{rule.Replace(mark, "(U)")}); err == nil {
		t.Error("a mark may be lowered")
	}
	link := text.Span{Start: mark.End + 6, End: mark.End + 11}
	if _, err := l.Allow(context.Background(), res, []rule.Edit{rule.Delete(link)}); !errors.Is(err, linter.ErrBeyondBytes) {
		t.Errorf("an edit over an artefact: %v", err)
	}
}
