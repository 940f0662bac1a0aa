package outline

import (
	"slices"
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/vocab"
)

func authority(c *cable.Cable, opt Options) Authority {
	block := &c.Authority
	out := Authority{Section: leaf(block.Reason.Number), Reasons: []string{}}
	for _, l := range block.Reason.Letters {
		out.Reasons = append(out.Reasons, string(l.Value))
	}
	if !opt.ShowText {
		return out
	}
	if block.Classifier.Valid() {
		name, title := splitClassifier(flat(c, block.Classifier))
		out.Classifier, out.Title = leaf(name), leaf(title)
	}
	if block.DerivedFrom.Valid() {
		out.DerivedFrom = leaf(flat(c, block.DerivedFrom))
	}
	return out
}

// splitClassifier parts a name from the position before or after it. What cannot be told stays with
// the name.
func splitClassifier(s string) (name, title string) {
	trim := func(s string) string { return strings.Trim(s, " ,;:") }
	if before, after, found := strings.Cut(s, ","); found && !hasPosition(before) && hasPosition(after) {
		return trim(before), trim(after)
	}
	at, last := 0, -1
	for at < len(s) {
		word := strings.Trim(nextField(s[at:]), ",;:.()")
		if !ofPosition(word) {
			break
		}
		at += len(nextField(s[at:]))
		last = at
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], " "))
	}
	if last < 0 || !hasPosition(s[:last]) {
		return trim(s), ""
	}
	return trim(s[last:]), trim(s[:last])
}

func nextField(s string) string {
	if i := strings.IndexByte(s, ' '); i >= 0 {
		return s[:i]
	}
	return s
}

func hasPosition(s string) bool {
	return slices.ContainsFunc(splitWords(s), func(w string) bool { return vocab.PositionWord([]byte(w)) })
}

// ofPosition reports whether every part of a word belongs to a position: "Pol/Econ", "d'Affaires".
func ofPosition(word string) bool {
	parts := splitWords(word)
	return !slices.ContainsFunc(parts, func(w string) bool {
		b := []byte(w)
		return !vocab.PositionWord(b) && !vocab.FieldWord(b) && !vocab.LinkWord(b)
	})
}

func splitWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" /,;:.()'’-", r) })
}
