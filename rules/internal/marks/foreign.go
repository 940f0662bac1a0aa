package marks

import (
	"bytes"

	"cablelint/linter/rule"
)

// StatesForeign reports whether the message says that it holds foreign information (32 CFR 2001.24(c)): it looks for
// "This document contains ... information" in any case and over line ends.
func StatesForeign(p *rule.Pass) bool {
	body := bytes.ToUpper(p.Cable.Text(p.Cable.Span))
	for {
		_, after, found := bytes.Cut(body, []byte("CONTAINS"))
		if !found {
			return false
		}
		sentence, _, _ := bytes.Cut(after, []byte("."))
		if bytes.Contains(sentence, []byte("INFORMATION")) {
			return true
		}
		body = after
	}
}
