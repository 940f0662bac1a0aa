package header

import (
	"cablelint/linter/rule"
	"cablelint/linter/vocab"
)

var _ = set.Add(rule.Rule{
	Name:     "header-routing-differs",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Summary:  "originator's routing indicator is not the sender's",
	Why:      "Service messages go back by the routing indicator: with another post's they go there.",
	Cite: []rule.Citation{
		{Source: counted, Says: "114 of 115 posts send under one indicator", Evidence: rule.Practice},
		{
			Source: "ACP 117 CAN-US SUPP-1 (2010)", Says: "the list agrees on 99 of 105 posts",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: "posts move between relays, and the list is not complete",
	About:  rule.Routing,
	Check:  routingDiffers,
})

func routingDiffers(p *rule.Pass) {
	routing, from := p.Cable.Header.Originator.Routing, p.Cable.Header.From.Name
	if !routing.Present() || !from.Present() {
		return
	}
	post, ok := vocab.PostNamed(p.Cable.Text(from.Span))
	if !ok || post.RoutedBy(p.Cable.Text(routing.Span)) {
		return
	}
	p.Reportf(routing.Span, "routing indicator %s, but that of %s is %s",
		p.Told(routing.Span), post.Name, post.Routing).
		Relate(from.Span, "the sender is here")
}
