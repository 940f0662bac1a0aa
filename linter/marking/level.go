package marking

import (
	"bytes"
	"strings"

	"cablelint/linter/scan"
)

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
	{"LIMOFFUSE", Unclassified, LOU, "LIMOFFUSE", true},
	{"SENSITIVE BUT UNCLASSIFIED", Unclassified, SBU, "SENSITIVEBUTUNCLASSIFIED", true},
	{"SBU", Unclassified, SBU, "SBU", true},
	{"FOR OFFICIAL USE ONLY", Unclassified, FOUO, "FOROFFICIALUSEONLY", true},
	{"FOUO", Unclassified, FOUO, "FOUO", true},
	{"CUI", Unclassified, CUI, "CUI", true},
	{"CONTROLLED UNCLASSIFIED INFORMATION", Unclassified, CUI, "CONTROLLEDUNCLASSIFIEDINFORMATION", true},
	{controlledWord, Unclassified, CUI, controlledWord, true},
	{"RESTRICTED", Confidential, RESTRICTED, "RESTRICTED", true},
}

// designationsBy has the places of the designations in their list by their first letter.
var designationsBy = func() (by [26][]uint8) {
	for i := range designations {
		letter := designations[i].word[0] - 'A'
		by[letter] = append(by[letter], uint8(i))
	}
	return by
}()

// misspelt is how many of the designations, from the first, are looked for with a letter wrong.
const misspelt = 6

// spacing is how the letters of a word stand.
type spacing uint8

const (
	plain   spacing = iota // SECRET
	spaced                 // S E C R E T
	uneven                 // SE CRET
	maxGap  = 3            // bytes of blanks between letters: an odd blank has up to three
	wordGap = 6            // bytes of blanks between the words of TOP SECRET, letter-spaced
)

// spell matches word at the head of line, letter by letter, with blanks between letters or without.
// It returns how many bytes that takes, 0 for no match.
func spell(word string, line []byte) (n int, how spacing) {
	if len(line) == 0 || line[0] != word[0] {
		return 0, plain
	}
	if bytes.HasPrefix(line, []byte(word)) { // as nearly always
		return standing(line, len(word)), plain
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
	switch n = standing(line, n); {
	case n == 0:
		return 0, plain
	case broken || gaps != 0 && gaps != letters:
		return n, uneven
	case gaps > 0:
		return n, spaced
	}
	return n, plain
}

// standing returns n where the word of n bytes that line begins with ends there, else 0.
func standing(line []byte, n int) int {
	if n < len(line) && scan.Alnum(line[n]) {
		return 0
	}
	return n
}

// lettersEnd returns the length of the run of single letters that line begins with, such as "S E C R T";
// 0 unless there are at least three.
func lettersEnd(line []byte) int {
	count, end := 0, 0
	for i := 0; i < len(line) && scan.Upper(line[i]); {
		if i+1 < len(line) && (scan.Alpha(line[i+1]) || scan.Digit(line[i+1])) {
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

// minSingles is how many single letters make a word a letter-spaced one.
const minSingles = 3

// groups are the groups of letters that a line begins with. For each there is where it ends, and how many
// letters and how many single letters the line has up to there.
type groups struct {
	ends, letters, singles [len("LIMITEDOFFICIALUSE") + 1]int
	count                  int
}

// groupsOf finds the groups of capitals at the head of line, evened; letters that a digit or a small
// letter ends are no group.
func groupsOf(line []byte) groups {
	var g groups
	letters, singles := 0, 0
	for i := 0; g.count < len(g.ends); {
		from := i
		for i < len(line) && scan.Upper(line[i]) {
			i++
		}
		if i == from || i < len(line) && scan.Alnum(line[i]) {
			return g
		}
		letters += i - from
		if i-from == 1 {
			singles++
		}
		g.ends[g.count], g.letters[g.count], g.singles[g.count] = i, letters, singles
		g.count++
		gap := i
		for i < len(line) && line[i] == ' ' {
			i++
		}
		if i == gap || i-gap > wordGap {
			return g
		}
	}
	return g
}

// letterSpaced reports whether line begins with single letters, in any case: all of its first groups but
// one are single.
func letterSpaced(line []byte) bool {
	c := scan.Of(line)
	single, more := 0, 0
	for single < minSingles && more < 2 {
		switch group := c.Letters(); {
		case group.Len() == 1:
			single++
		case group.Len() == 0:
			return false
		default:
			more++
		}
		if !c.Blanks() {
			return single >= minSingles
		}
	}
	return single >= minSingles
}

// squash returns word without its blanks.
func squash(word string) string { return strings.ReplaceAll(word, " ", "") }

// spread returns word with a blank between its letters.
func spread(word string) string { return strings.Join(strings.Split(squash(word), ""), " ") }

// portionLevel returns the level that word is in a portion mark, and whether it is written as the
// register does: the letter alone.
func portionLevel(word string) (l Level, letter bool) {
	switch word {
	case "U":
		return Unclassified, true
	case "C":
		return Confidential, true
	case "S":
		return Secret, true
	case "TS":
		return TopSecret, true
	case "UNCLASSIFIED", "UNCLAS", "UNCLASS", "UNCL", "UNC":
		return Unclassified, false
	case "CONFIDENTIAL", "CONF":
		return Confidential, false
	case "SECRET", "SECR", "SEC":
		return Secret, false
	case "TOP SECRET", "TOPSECRET", "T S":
		return TopSecret, false
	}
	return NoLevel, false
}

// foreignLevel returns the level that a foreign or NATO level is protected as, and whether it is
// RESTRICTED: 32 CFR 2001.54(d).
func foreignLevel(word string) (l Level, restricted bool) {
	switch word {
	case "U", "UNCLASSIFIED":
		return Unclassified, false
	case "R", "RESTRICTED":
		return Confidential, true
	case "C", "CONFIDENTIAL":
		return Confidential, false
	case "S", "SECRET":
		return Secret, false
	case "TS", "TOP SECRET":
		return TopSecret, false
	}
	return NoLevel, false
}
