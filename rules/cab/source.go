package cab

import (
	"bytes"
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/scan"
)

// source is how the value of Derived From begins to read: its words in small letters.
type source struct{ words []string }

// readSource reads the value of Derived From with the lines that belong to it. It is asked only on
// derivative blocks, which are few.
func readSource(c *cable.Cable) source { return wordsOf(c.Text(c.Authority.DerivedFrom)) }

func wordsOf(b []byte) source {
	var s source
	for word := range words(b) {
		s.words = append(s.words, string(bytes.ToLower(word)))
	}
	return s
}

// multiple reports whether the value begins with "Multiple Sources", and which words follow it.
func (s source) multiple() (rest []string, ok bool) {
	if len(s.words) < 2 || !strings.HasPrefix(s.words[0], "multipl") || !strings.HasPrefix(s.words[1], "source") {
		return nil, false
	}
	return s.words[2:], true
}

// namesSources reports whether sources stand where the classifier is named: "Classified By: Multiple
// Sources".
func namesSources(c *cable.Cable) bool {
	named := c.Text(c.Authority.Classifier)
	if scan.Of(named).FindFold("MULTIPL") < 0 { // nearly all name a person
		return false
	}
	_, many := wordsOf(named).multiple()
	return many
}

// listWords say that the sources are listed, here or elsewhere.
var listWords = []string{
	"list", "attach", "bibliograph", "endnote", "footnote", "file", "ref", "below", "above", "see", "para",
}

func saysList(words []string) bool {
	for _, w := range words {
		for _, head := range listWords {
			if strings.HasPrefix(w, head) {
				return true
			}
		}
	}
	return false
}

// withheld reports whether the copy has a redaction in the value.
func (s source) withheld() bool {
	for _, w := range s.words {
		if len(w) > 1 && redacted([]byte(w)) {
			return true
		}
	}
	return false
}

// dated reports whether the value has something of a date: a year, a date in digits, a month, a guide
// named by its year ("DSCG 05-01") or a telegram by its own ("08 ARKADIA 12").
func (s source) dated() bool {
	for i, w := range s.words {
		switch {
		case isYear(w), strings.Count(w, "/") == 2 && digits(w[:1]), len(w) == 8 && digits(w):
			return true
		case strings.HasPrefix(w, "undated"), strings.HasPrefix(w, "dated"), isMonth(w):
			return true
		case len(w) == 2 && digits(w) && i+2 < len(s.words) && digits(s.words[len(s.words)-1]):
			return true
		case (w == "dscg" || w == "guide") && i+1 < len(s.words) && len(s.words[i+1]) == 2 && digits(s.words[i+1]):
			return true
		}
	}
	return false
}

func isYear(w string) bool {
	return len(w) == 4 && digits(w) && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20"))
}

func digits(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

const months = " jan feb mar apr may jun jul aug sep oct nov dec january february march april june july " +
	"august september october november december sept "

func isMonth(w string) bool { return strings.Contains(months, " "+w+" ") }
