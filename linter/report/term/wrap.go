package term

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Wrap breaks words into lines of width columns with their line ends, the first after head, the others after
// indent. A word that is too long for a line stays whole.
func Wrap(words, head, indent string, width int) string {
	first, rest, more := strings.Cut(wrapped(words, width-Width(head)), "\n")
	out := head + first + "\n"
	if more {
		for line := range strings.SplitSeq(wrapped(rest, width-Width(indent)), "\n") {
			out += indent + line + "\n"
		}
	}
	return out
}

// Lines breaks words into lines of width columns. A word that is too long for a line loses its end. No words
// are no line.
func Lines(words string, width int) []string {
	if strings.TrimSpace(words) == "" {
		return nil
	}
	lines := strings.Split(wrapped(words, width), "\n")
	for i := range lines {
		lines[i] = Cut(lines[i], width)
	}
	return lines
}

// unbroken stands for a hyphen while words are wrapped: the library breaks lines behind hyphens, and names of
// rules, codes and dates are hard to find in two pieces. Nothing that is fit for a terminal holds it.
const unbroken = "\uE000"

// wrapped returns words with blanks or ends of lines between them.
func wrapped(words string, width int) string {
	words = strings.Join(strings.Fields(words), " ")
	if len(words) <= width && isASCII(words) {
		return words
	}
	words = strings.ReplaceAll(words, "-", unbroken)
	return strings.ReplaceAll(ansi.Wordwrap(words, max(width, 1), ""), unbroken, "-")
}

// isASCII reports whether every byte of words is a character that takes a column.
func isASCII(words string) bool {
	for i := range len(words) {
		if words[i] < ' ' || words[i] > '~' {
			return false
		}
	}
	return true
}
