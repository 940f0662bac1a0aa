package marking

import "strings"

// designation is what a banner can begin with.
type designation struct {
	word    string
	level   Level
	control Control // numControls for none
	letters string  // the word without blanks
	exact   bool    // accepted only where the rest of the line is a banner's too: the words are also prose
}

// designations are those of 5 FAH-2 H-222 and of the CUI Marking Handbook, the longest first where
// one begins another.
var designations = [...]designation{
	{"UNCLASSIFIED", Unclassified, numControls, "UNCLASSIFIED", false},
	{"UNCLAS", Unclassified, numControls, "UNCLAS", false},
	{"CONFIDENTIAL", Confidential, numControls, "CONFIDENTIAL", false},
	{"SECRET", Secret, numControls, "SECRET", false},
	{"TOP SECRET", TopSecret, numControls, "TOPSECRET", false},
	{"LIMITED OFFICIAL USE", Unclassified, LOU, "LIMITEDOFFICIALUSE", false},
	{"LIMITED OFF USE", Unclassified, LOU, "LIMITEDOFFUSE", false},
	{"LOU", Unclassified, LOU, "LOU", true},
	{"SENSITIVE BUT UNCLASSIFIED", Unclassified, SBU, "SENSITIVEBUTUNCLASSIFIED", true},
	{"SBU", Unclassified, SBU, "SBU", true},
	{"FOR OFFICIAL USE ONLY", Unclassified, FOUO, "FOROFFICIALUSEONLY", true},
	{"FOUO", Unclassified, FOUO, "FOUO", true},
	{"CUI", Unclassified, CUI, "CUI", true},
	{controlledWord, Unclassified, CUI, controlledWord, true},
	{"RESTRICTED", Confidential, RESTRICTED, "RESTRICTED", true},
}

// misspelt is how many of the designations, from the first, are looked for with a letter wrong.
const misspelt = 6

// spacing is how the letters of a word stand.
type spacing uint8

const (
	plain   spacing = iota // SECRET
	spaced                 // S E C R E T
	uneven                 // SE CRET
	maxGap  = 2            // blanks between letters
	wordGap = 3            // blanks between the words of TOP SECRET, letter-spaced
)

// spell matches word at the head of line, letter by letter, with blanks between letters or without.
// It returns how many bytes that takes, 0 for no match.
func spell(word string, line []byte) (n int, how spacing) {
	if len(line) == 0 || line[0] != word[0] {
		return 0, plain
	}
	gaps, letters, broken := 0, 0, false
	for i := 0; i < len(word); i++ {
		limit := maxGap
		between := word[i] == ' '
		if between {
			limit = wordGap
			i++
		}
		gap := 0
		for n < len(line) && line[n] == ' ' && gap < limit {
			gap++
			n++
		}
		switch {
		case n == len(line) || line[n] != word[i]:
			return 0, plain
		case between:
			broken = broken || gap == 0
		case i > 0:
			letters++
			if gap > 0 {
				gaps++
			}
		}
		n++
	}
	if n < len(line) && (isLetter(line[n]) || isDigit(line[n])) {
		return 0, plain
	}
	switch {
	case broken || gaps != 0 && gaps != letters:
		return n, uneven
	case gaps > 0:
		return n, spaced
	}
	return n, plain
}

// lettersEnd returns the length of the run of single letters that line begins with, such as "S E C R T";
// 0 unless there are at least three.
func lettersEnd(line []byte) int {
	count, end := 0, 0
	for i := 0; i < len(line) && isUpper(line[i]); {
		if i+1 < len(line) && (isLetter(line[i+1]) || isDigit(line[i+1])) {
			break
		}
		count++
		i++
		end = i
		for i < len(line) && line[i] == ' ' && i-end < wordGap {
			i++
		}
	}
	if count < 3 {
		return 0
	}
	return end
}

// oneEdit reports whether one letter left out, put in, changed, or swapped with its neighbour makes a of b.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i < len(a) && (a[i+1:] == b[i+1:] ||
			i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:])
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}

// squash returns word without its blanks.
func squash(word string) string { return strings.ReplaceAll(word, " ", "") }

// spread returns word with a blank between its letters.
func spread(word string) string { return strings.Join(strings.Split(squash(word), ""), " ") }
