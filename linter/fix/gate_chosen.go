package fix

import (
	"errors"
	"slices"

	"cablelint/linter/assess"
	"cablelint/linter/marking"
)

// Marks returns why a change may not be made that a person chose and [Gate] would not let pass: it does more than give
// the mark to portions that have none.
func Marks(before, after *Judged, edits Edits, mark string) error {
	if err := edits.sound(before.Source); err != nil {
		return err
	}
	if err := sameOutside(before.Source, after.Source, edits); err != nil {
		return err
	}
	if !slices.EqualFunc(before.Assessments, after.Assessments, func(was, is *assess.Assessment) bool {
		return sameBanner(was, is) && sameMarks(was, is, mark)
	}) {
		return errors.New("more would be read otherwise than the marks that are missing")
	}
	return nil
}

// SameMarkings reports whether the banner and the marks of a cable read as before.
func SameMarkings(was, is *assess.Assessment) bool {
	return sameBanner(was, is) && sameMarks(was, is, "")
}

func sameBanner(was, is *assess.Assessment) bool {
	return was.Banner.Level == is.Banner.Level && alike(was.Banner.Controls, is.Banner.Controls)
}

// sameMarks compares the marks of portions; where there was none, fresh may stand, unless it is "".
func sameMarks(was, is *assess.Assessment, fresh string) bool {
	return slices.EqualFunc(was.Marks, is.Marks, func(x, y *marking.Mark) bool {
		switch {
		case y == nil:
			return x == nil
		case x == nil:
			return fresh != "" && y.Text == fresh
		}
		return x.Text == y.Text
	})
}

func alike(x, y marking.Controls) bool {
	const none = marking.NoLevel
	return marking.Covers(none, x, none, y) && marking.Covers(none, y, none, x)
}
