package header

import (
	"bytes"
	"unicode/utf8"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/scan"
)

var _ = set.Add(rule.Rule{
	Name:  "header-page-line-differs",
	Since: "0.1.0",
	Severity: rule.Steps{
		{Is: rule.Error},
		{Case: pages, Is: rule.Warning},
	},
	Scope:   rule.Scope{State: true},
	Summary: "page line differs from the message or from the other page lines",
	Why: "A page line says which message a page belongs to and where in it: " +
		"where it differs, a page of another message was put in, or one is missing or doubled.",
	Cite: []rule.Citation{
		{Source: counted, Says: "post, serial and total agree in 144 of 144", Evidence: rule.Practice},
	},
	Fix:    rule.None,
	FixWhy: "a page line that differs may belong to another message",
	About:  rule.Sections,
	Check:  pageLineDiffers,
})

// pages is the case of page numbers, as against the message they belong to.
const pages = "pages"

func pageLineDiffers(p *rule.Pass) {
	var last *cable.PageLine
	for i := range p.Cable.PageLines {
		line := &p.Cable.PageLines[i]
		if p.Cable.Quoted(line.Span) {
			continue
		}
		judgeMessage(p, line)
		judgePage(p, last, line)
		last = line
	}
}

// judgeMessage compares a page line's post and serial with the message's.
func judgeMessage(p *rule.Pass, line *cable.PageLine) {
	post, serial := p.Cable.Post(), p.Cable.Number()
	if ownSeries(p.Cable) {
		return
	}
	if post.Present() && line.Post.Present() && !names(p.Cable.Text(line.Post.Span), p.Cable.Text(post.Span)) {
		p.Reportf(line.Post.Span, "page line of %s, but the message is of %s",
			assess.ShownPost(p.Cable.String(line.Post.Span)), assess.ShownPost(p.Cable.String(post.Span))).
			Relate(post.Span, "the message number is here")
		return
	}
	if serial.Present() && line.Serial.Present() && line.Serial.Value != serial.Value {
		p.Reportf(line.Serial.Span, "page line of message %d, but this is message %d",
			line.Serial.Value, serial.Value).
			Relate(serial.Span, "the message number is here")
	}
}

// names reports whether a page line is of the post of the message. What a copy has glued before the post
// is no part of its name.
func names(onPage, post []byte) bool {
	onPage, post = withoutOffice(capitals(onPage)), withoutOffice(capitals(post))
	return begins(post, onPage) || bytes.HasSuffix(squeezed(onPage), squeezed(post))
}

// capitals returns a name in capital letters: itself where it is written so, as nearly all are.
func capitals(name []byte) []byte {
	if bytes.ContainsFunc(name, func(r rune) bool { return scan.Lower(byte(r)) || r >= utf8.RuneSelf }) {
		return bytes.ToUpper(name)
	}
	return name
}

func squeezed(post []byte) []byte { return bytes.ReplaceAll(post, []byte(" "), nil) }

// begins reports whether a post on a page line is the message's or its beginning, blanks apart: a page
// line has room for six characters.
func begins(post, short []byte) bool {
	i := 0
	for _, b := range short {
		if b == ' ' {
			continue
		}
		for i < len(post) && post[i] == ' ' {
			i++
		}
		if i == len(post) || post[i] != b {
			return bytes.Equal(short, []byte("SECSTATE")) && bytes.Equal(post, []byte("STATE"))
		}
		i++
	}
	return true
}

// judgePage compares a page number with its total and with the page before it.
func judgePage(p *rule.Pass, last, line *cable.PageLine) {
	if !line.Page.Present() {
		return
	}
	if !line.Archive && line.Of.Present() && line.Page.Value > line.Of.Value {
		p.Reportf(line.Page.Span, "page %d of %d", line.Page.Value, line.Of.Value).As(pages)
		return
	}
	if last == nil || !last.Page.Present() || newSection(p.Cable, last, line) {
		return
	}
	switch {
	case !line.Archive && last.Of.Present() && line.Of.Present() && last.Of.Value != line.Of.Value:
		p.Reportf(line.Of.Span, "total of %d pages, but the page line before has %d", line.Of.Value, last.Of.Value).
			As(pages).Relate(last.Of.Span, "the page line before is here")
	case line.Page.Value <= last.Page.Value:
		p.Reportf(line.Page.Span, "page %d after page %d", line.Page.Value, last.Page.Value).
			As(pages).Relate(last.Page.Span, "the page line before is here")
	}
}

// newSection reports whether another section begins between two page lines: numbers may restart there
// or run on. The first classification line follows the first page line and begins none.
func newSection(c *cable.Cable, last, line *cable.PageLine) bool {
	if last.Archive != line.Archive || line.Section.Present() && line.Section.Value != last.Section.Value {
		return true
	}
	for i := 1; i < len(c.Sections); i++ {
		if at := c.Sections[i].Span.Start; last.Span.Start < at && at < line.Span.Start {
			return true
		}
	}
	return false
}
