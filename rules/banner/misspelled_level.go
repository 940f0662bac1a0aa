package banner

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-misspelled-level",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "level in the banner is misspelled",
	Why: "Systems route and protect a message by the word in its " +
		"banner: one that is misspelled is not recognised.",
	Cite: []rule.Citation{{
		Source: "CAPCO manual D.1", Says: "the level in the banner is spelled out in full",
		Evidence: rule.Verified,
	}},
	Fix:       rule.Safe,
	FixWhy:    "the word has one reading and the portions bear it out; where they do not, none is offered",
	Hides:     needLevel,
	InBanners: assess.FaultsOf(marking.MisspelledLevel),
	Check:     misspelledLevel,
})

func misspelledLevel(p *rule.Pass) {
	for _, f := range marks.Banners(p, marks.Claim{Kind: marking.MisspelledLevel}) {
		finding := p.Reportf(f.At, "%q is no level, expected %s", marking.Shown(f.Token), meantBy(f))
		f.Relate(finding)
		meant, _ := marking.ReadBanner([]byte(f.Repair))
		if meant.ClassLevel() == marking.NoLevel || meant.Level != p.Computed.Level || runsOn(p, f) {
			continue
		}
		finding.Offer(rule.Safe, "write "+meant.Level.String(), f.Respell(p)...)
	}
}

// runsOn reports whether the letter that a level lacks at its end is glued to the word after it, so that whose letter
// it is cannot be told, or stands there in another script.
func runsOn(p *rule.Pass, f marks.Banner) bool {
	source := p.Cable.Source.Text()
	end := f.Where[0].Span.End
	for end < len(source) && source[end] == ' ' {
		end++
	}
	if letter, _ := utf8.DecodeRune(source[end:]); letter >= utf8.RuneSelf && unicode.IsLetter(letter) {
		return true
	}
	last := f.Repair[len(f.Repair)-1]
	return end < len(source) && source[end] == last && !strings.HasSuffix(f.Token, string(last))
}

// meantBy says which word a misspelled one is one letter away from.
func meantBy(f marks.Banner) string {
	if f.Repair == "" {
		return "one of the words for levels"
	}
	return f.Repair
}
