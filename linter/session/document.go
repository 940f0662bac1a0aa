package session

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"cablelint/linter"
	"cablelint/linter/extract"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// at is where in its document a finding stands.
func (p *Piece) at(f *rule.Finding) report.Part {
	if p.Part == nil {
		return report.Part{}
	}
	if p.Part.Role == extract.Name && p.Part.Path == "" && !p.Result.Source.IsPart() {
		return report.Part{} // the name of the file, of which the message says so
	}
	return report.Part{Path: p.Part.Path, Place: cmp.Or(p.Part.Where(max(f.Span.Start, 0)), roleOf(p.Part))}
}

// roleOf names what a part is where it has no places and is not the text that everybody sees.
func roleOf(p *extract.Part) string {
	if p.Role == extract.Body || p.Role == extract.Attachment {
		return ""
	}
	return p.Role.String()
}

// bodies are the steps to the body of a document that has neither parts nor places: its lines are not those of the
// file.
var bodies = map[extract.Kind]string{extract.Archive: "what is packed", extract.Encoded: "what is encoded"}

// placed gives each body a step that can be told of it by nothing else.
func placed(found *extract.Found) {
	for i := range found.Parts {
		p := &found.Parts[i]
		switch {
		case p.Path != "":
		case p.Role == extract.Body && p.Where(len(p.Text)) == "":
			p.Path = cmp.Or(bodies[found.Kind], "body")
		case p.Role == extract.Name && i > 0: // the first is that of the file
			p.Path = bodies[found.Kind]
		}
	}
}

// limits of what documents are opened to.
var limits = extract.Limits{Cable: linter.Looks}

// limits are those of the package, until the run is over.
func (l *Look) limits() extract.Limits {
	most := limits
	most.Done = l.ctx.Done()
	return most
}

// document judges what a document was taken apart into.
func (l *Look) document(found *extract.Found, give func(*Piece)) {
	if len(found.Parts)+len(found.Unread) == 0 {
		return
	}
	set, err := l.s.Settings(l.File.Path)
	if err != nil {
		l.Fail(err)
		return
	}
	placed(found)
	told := twice{}
	for i := range found.Parts {
		l.part(found, &found.Parts[i], set, told, give)
	}
	l.unread(found.Unread)
	l.Judged.Traces = append(l.Judged.Traces, found.Traces...)
}

// part judges a part of a document.
func (l *Look) part(of *extract.Found, p *extract.Part, set *linter.Settings, told twice, give func(*Piece)) {
	if p.Role == extract.Body {
		l.guess(p.Text, p.Path)
	} else {
		set = alone(set)
	}
	res, err := l.worker.LintUnder(l.ctx, l.sourceOf(p), set)
	switch {
	case err != nil:
	case p.Role == extract.Name && len(res.Findings) == 0 && bytes.Contains(p.Text, []byte("//")):
		res, err = l.worker.LintUnder(l.ctx, text.NewPart(l.File.Path, p.Path, p.Text), set)
	case p.Role == extract.Body && !stated(res):
		if banner := pageBanner(of, p.Parent); banner != "" {
			p = p.Below(banner)
			res, err = l.worker.LintUnder(l.ctx, l.sourceOf(p), set)
		}
	}
	if err == nil {
		res.Findings = told.fresh(p, res.Findings)
		res.Baselined = told.fresh(p, res.Baselined)
	}
	l.judged(res, err, p, give)
}

// stated reports whether the first cable of a text states its level; a text without a cable need not.
func stated(res *linter.Result) bool {
	return len(res.Assessments) == 0 || res.Assessments[0].LevelRead
}

// pageBanner returns the marking that the pages of a document show in their headers and footers, "" where they show
// none: it is the banner of a cable that has none within its text.
func pageBanner(of *extract.Found, document int) string {
	for i := range of.Parts {
		p := &of.Parts[i]
		if p.Role != extract.PageHeader || p.Parent != document {
			continue
		}
		for line := range bytes.Lines(p.Text) {
			line = bytes.TrimSpace(line)
			if m, n := marking.ReadBanner(line); m != nil && n == len(line) && m.Level != marking.NoLevel {
				return string(line)
			}
		}
	}
	return ""
}

// sourceOf returns a part as it is judged first. A name is a path; as text is judged as well what no path has, the
// two strokes of a link or of a marking.
func (l *Look) sourceOf(p *extract.Part) *text.Source {
	if p.Role == extract.Name {
		return text.NewSource(string(p.Text), nil)
	}
	return text.NewPart(l.File.Path, p.Path, p.Text)
}

// twice has what was found in a document, so that what a paragraph shows and what it was before a change do not
// tell the same marking twice. A text that is the same may mean another thing in another paragraph, so it
// must have been found as well.
type twice map[sameFinding]bool

type sameFinding struct {
	document             int
	place, rule, message string
}

// fresh notes findings, and takes out those that were told of what the part repeats.
func (t twice) fresh(p *extract.Part, findings []*rule.Finding) []*rule.Finding {
	return slices.DeleteFunc(findings, func(f *rule.Finding) bool {
		key := sameFinding{p.Parent, p.Where(max(f.Span.Start, 0)), f.Rule.Name, f.Message}
		if t[key] && p.Repeats(f.Span.Start, f.Span.End) {
			return true
		}
		t[key] = true
		return false
	})
}

// unread says what of a document was not read: a finding where a ceiling holds, else a problem of a file that
// was named.
func (l *Look) unread(all []extract.Unread) {
	for _, u := range all {
		l.Judged.Unread = append(l.Judged.Unread, report.Unread{File: l.File.Path, Part: u.Path, Why: u.Why})
	}
	if len(all) == 0 {
		return
	}
	e, err := l.s.InForce(l.File.Path)
	switch r := l.s.rule(unreadRule); {
	case err != nil:
	case r != nil && e.Ceiling.From.Set():
		for _, u := range all {
			l.found(unreadFinding(r, u, e.Ceiling.Value))
		}
	case l.File.Named:
		l.Judged.Problems = append(l.Judged.Problems, report.Problem{
			File: l.File.Path, Message: "not read to its end: " + all[0].Why,
		})
	default:
		l.Judged.Passed += len(all)
	}
}

// unreadRule is the rule about documents that were not read. It has no check: they are met before any cable.
const unreadRule = "ceiling-unread"

func unreadFinding(r *rule.Rule, u extract.Unread, limit marking.Ceiling) report.Finding {
	return report.Finding{
		Rule: r, Severity: r.Severity.Highest(), Fails: true, Part: report.Part{Path: u.Path},
		Message:     fmt.Sprintf("not read to its end: %s; this place may hold %s at the most", u.Why, limit),
		Authority:   r.Authority(law.Period{}).Source,
		Fingerprint: linter.Digest(r.Name, u.Path, u.Why),
	}
}
