package header

import (
	"cablelint/linter/assess"
	"cablelint/linter/rule"
	"cablelint/linter/vocab"
)

var _ = set.Add(rule.Rule{
	Name:     "header-post-differs",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "sender differs from the post of the message number",
	Why:      "A message number counts within its post: with the wrong post it is that of another message.",
	Cite: []rule.Citation{
		{Source: counted, Says: "the two name one post in 1,051 of 1,054", Evidence: rule.Practice},
	},
	Fix:    rule.None,
	FixWhy: "a post may send another's message on, and then both are right",
	About:  rule.Sender,
	Check:  postDiffers,
})

func postDiffers(p *rule.Pass) {
	from := p.Cable.Header.From.Name
	post := p.Cable.Post()
	if !from.Present() || !post.Present() || ownSeries(p.Cable) {
		return
	}
	sender, short := p.Cable.Text(from.Span), p.Cable.Text(post.Span)
	if redacted(sender) || redacted(short) || vocab.Signs(sender, short) ||
		vocab.Signs(withoutOffice(sender), withoutOffice(short)) {
		return
	}
	p.Reportf(post.Span, "the message number is of %s, but the sender is %s",
		assess.ShownPost(string(short)), assess.ShownPost(string(sender))).
		Relate(from.Span, "the sender is here")
}
