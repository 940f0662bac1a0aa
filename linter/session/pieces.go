package session

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"

	"cablelint/linter"
	"cablelint/linter/collection"
	"cablelint/linter/extract"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// Each judges the file and gives its pieces: one of a plain text, one of every part of a document, of which the
// bodies are judged as cables and the others by the ceiling alone. A record is judged like a file.
func (l *Look) Each(give func(*Piece)) {
	if l.s.request.Collection != nil {
		give = l.collecting(give)
	}
	if u := unitOf(l.File); u != nil && l.File.Kind == files.Read {
		l.within(u, give)
		return
	}
	switch l.File.Kind {
	case files.Read:
		extract.Each(l.File.Path, l.File.Data, l.limits(), func(found *extract.Found) bool {
			l.pieces(found, give)
			return l.ctx.Err() == nil
		})
	case files.Failed:
		l.failed(give)
	case files.Binary, files.Special:
		l.unknown()
		l.whole(l.source(), give)
	}
}

// pieces judges what a file was found to hold.
func (l *Look) pieces(found *extract.Found, give func(*Piece)) {
	switch found.Kind {
	case extract.Plain:
		l.guess(l.File.Data, "")
		l.whole(l.known(found.Known), give)
		l.document(found, give) // what stands in it in other characters
	case extract.Page:
		l.page(found, give)
	case extract.Inert:
		l.inert(give)
	case extract.Pointer:
		l.pointer(found, give)
	default:
		l.document(found, give)
	}
}

// failed says why a file was not read. Of one that is too large, what it is decides: a picture holds nothing to
// read, and a document is unread.
func (l *Look) failed(give func(*Piece)) {
	switch {
	case errors.Is(l.File.Err, files.ErrTooLarge):
		l.tooLarge(give)
	case errors.Is(l.File.Err, files.ErrBlank) && l.bounded():
		l.unread([]extract.Unread{{Why: "it " + files.ErrBlank.Error()}})
	case errors.Is(l.File.Err, fs.ErrNotExist) && l.absent(give):
	default:
		l.Fail(l.File.Err)
	}
}

// absent judges a file that is a link of git-annex to what is not here, and reports whether it is one.
func (l *Look) absent(give func(*Piece)) bool {
	link, err := os.Readlink(l.File.Path)
	if err != nil {
		return false
	}
	found := extract.Open("", []byte(link), l.limits())
	if found.Kind != extract.Pointer {
		return false
	}
	l.whole(text.NewSource(l.File.Path, nil), give) // its name may still say too much
	l.unread(found.Unread)
	return true
}

// tooLarge says why a file that is was not read. Behind what holds nothing to read a document may stand, which is not
// known where the end was not seen.
func (l *Look) tooLarge(give func(*Piece)) {
	ends := extract.EndsInDocument(l.File.Tail)
	switch kind := limits.KindOf(l.File.Data); {
	case kind == extract.Inert && l.File.Tail != nil && !ends:
		l.inert(give)
	case kind == extract.Plain && !ends && !files.Blank(l.File.Data):
		l.Fail(l.File.Err)
		l.guess(l.File.Data, "")
	default:
		l.unread([]extract.Unread{{Why: "it is " + files.ErrTooLarge.Error()}})
	}
}

// bounded reports whether a ceiling holds for the file.
func (l *Look) bounded() bool {
	e, err := l.s.InForce(l.File.Path)
	return err == nil && e.Ceiling.From.Set()
}

// unknown notes a file of bytes that are neither text nor of a kind that is known to hold none, where a ceiling
// holds. One that begins with nothing and holds more than that is damaged, or of a kind that nobody looked for.
func (l *Look) unknown() {
	if l.File.Kind != files.Binary || limits.KindOf(l.File.Data) == extract.Inert || !l.bounded() {
		return
	}
	if files.Blank(l.File.Data) && len(bytes.Trim(l.File.Tail, "\x00")) > 0 {
		l.unread([]extract.Unread{{Why: "it " + files.ErrBlank.Error()}})
		return
	}
	why := "it holds no text and is of no known kind"
	l.Judged.Unread = append(l.Judged.Unread, report.Unread{File: l.File.Path, Why: why})
}

// page judges the cables of a page, at their places in the file, and then what else was found in it, none of which
// lies in another part.
func (l *Look) page(found *extract.Found, give func(*Piece)) {
	i := bodyOf(found)
	l.whole(text.NewPart(l.File.Path, "", found.Parts[i].Text), give)
	rest := *found
	rest.Parts = slices.Delete(slices.Clone(found.Parts), i, i+1)
	for j := range rest.Parts {
		if rest.Parts[j].Parent > i {
			rest.Parts[j].Parent--
		}
	}
	l.document(&rest, give)
}

// bodyOf returns the index of the text of a page in which all that is not shown as a cable is blanked, so that its
// places are those of the file.
func bodyOf(page *extract.Found) int {
	return slices.IndexFunc(page.Parts, func(p extract.Part) bool { return p.Role == extract.Body })
}

// inert judges a file that holds no text of people.
func (l *Look) inert(give func(*Piece)) {
	l.Judged.Kind = files.Binary
	l.whole(text.NewSource(l.File.Path, nil), give) // its name may still say too much
}

// Fix mends the file by fixes of a grade and below, and judges what that leaves. The result is nil where there
// is none; it holds until the worker's next file. Nothing is written.
func (l *Look) Fix(grade rule.Safety) *linter.FixResult {
	return l.fixed(func(src *text.Source) (*linter.FixResult, error) { return l.worker.Fix(l.ctx, src, grade) })
}

// FixBy mends the file as [Look.Fix] does, by the fixes that ask takes.
func (l *Look) FixBy(ask func(*linter.Proposal) (linter.Answer, error)) *linter.FixResult {
	return l.fixed(func(src *text.Source) (*linter.FixResult, error) { return l.worker.FixBy(l.ctx, src, ask) })
}

func (l *Look) fixed(mend func(*text.Source) (*linter.FixResult, error)) *linter.FixResult {
	// Records, pages and documents are for a person to mend.
	if l.File.Kind != files.Read || l.File.Of != nil || limits.KindOf(l.File.Data) != extract.Plain {
		l.Report()
		return nil
	}
	res, err := mend(l.source())
	if err != nil {
		l.Unfixed(err)
		return nil
	}
	l.count(res.Left)
	l.document(extract.Open(l.File.Path, l.File.Data, l.limits()), l.Show) // what no fix of the text reaches
	return res
}

// Write puts what fixing made of the file in its place. Once the run is over nothing is written, and through a link
// that leads out of the folders of the run neither.
func (l *Look) Write(after []byte) (files.Written, error) {
	if err := l.ctx.Err(); err != nil {
		return files.Written{}, err
	}
	if l.File.Named {
		return files.Write(l.File.Path, l.File.Data, after)
	}
	return files.WriteWithin(l.s.folders(), l.File.Path, l.File.Data, after)
}

// Unfixed judges a file that was left as it was, and says why it was.
func (l *Look) Unfixed(err error) {
	l.Judged = l.s.judgedOf(l.File)
	if l.ctx.Err() != nil { // the run is over and says so itself
		return
	}
	l.Each(l.Show)
	l.Fail(err)
}

// Report judges the file and reports what is shown of it.
func (l *Look) Report() *report.File {
	l.Each(l.Show)
	return l.Judged.Report
}

// collecting makes the records of each piece before it is given.
func (l *Look) collecting(give func(*Piece)) func(*Piece) {
	return func(p *Piece) {
		set, err := l.s.Settings(l.File.Path)
		if len(p.Result.Assessments) > 0 && err == nil && !set.CeilingAlone {
			made := l.s.request.Collection.Of(p.Result, collection.Column(l.Judged.Level))
			l.Judged.records = append(l.Judged.records, made...)
			if hold := set.Exceptions.For(l.File.Path, set.AsOf); len(hold) > 0 {
				hold.Ran(l.s.collectionRules(set)) // those from rules that are asked and match nothing are told
			}
		}
		give(p)
	}
}

// collectionRules are those of collections that settings leave on.
func (s *Session) collectionRules(set *linter.Settings) []*rule.Rule {
	var out []*rule.Rule
	for _, r := range s.request.Rules {
		asked := r.Name != collection.SourceMissing || s.request.References
		if r.Category() == collection.Category && asked && set.Wants(r) {
			out = append(out, r)
		}
	}
	return out
}
