package linter

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// fingerprints gives findings names that outlive edits elsewhere in the file and a change of its name.
type fingerprints struct {
	res  *Result
	seen map[string]int
}

const fingerprintBytes = 16

// of hashes the rule's name with the words of the place and of the portion or line around it, blanks
// folded; equal ones in a file are told apart by their order.
func (p *fingerprints) of(f *rule.Finding) string {
	h := sha256.New()
	h.Write([]byte(f.Rule.Name))
	for _, sp := range []text.Span{f.Span, p.around(f)} {
		h.Write([]byte{0})
		for _, word := range bytes.Fields(p.res.Source.Slice(sp)) {
			h.Write(word)
			h.Write([]byte{' '})
		}
	}
	sum := h.Sum(nil)
	key := hex.EncodeToString(sum[:fingerprintBytes])
	if p.seen == nil {
		p.seen = map[string]int{}
	}
	p.seen[key]++
	if n := p.seen[key]; n > 1 {
		return key + "-" + strconv.Itoa(n)
	}
	return key
}

// around is the portion that a finding stands in, or its line.
func (p *fingerprints) around(f *rule.Finding) text.Span {
	if f.Cable > 0 {
		for _, portion := range p.res.File.Cables[f.Cable-1].Portions {
			if portion.Parent < 0 && portion.Span.Contains(f.Span) {
				return portion.Span
			}
		}
	}
	r := run{res: p.res}
	return r.line(f.Span)
}
