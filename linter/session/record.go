package session

import (
	"cmp"
	"errors"

	"cablelint/linter"
	"cablelint/linter/arrange"
	"cablelint/linter/extract"
	"cablelint/linter/marking"
	"cablelint/linter/records"
	"cablelint/linter/report"
	"cablelint/linter/text"
)

// within judges a text of a file of records: that of a record as a cable, all else by the ceiling alone.
func (l *Look) within(u *unit, give func(*Piece)) {
	switch {
	case u.begins:
		l.whole(text.NewSource(l.File.Path, nil), give) // its name may still say too much
		return
	case u.bad != nil:
		l.badRecord(u.bad)
		return
	}
	rec := u.record
	rec.Bytes = l.File.Data
	entry, err := l.decoded(&rec)
	var bad *records.Bad
	switch {
	case errors.As(err, &bad):
		l.badRecord(bad)
		return
	case err != nil:
		l.Fail(err)
		return
	}
	set, err := l.s.Settings(l.File.Path)
	if err != nil {
		l.Fail(err)
		return
	}
	entry.ID = marking.ShownName(entry.ID, marking.HasDigit)
	l.Judged.ID, l.Judged.Level = entry.ID, entry.Level
	if rec.Number > 0 {
		l.extract(&rec, entry.ID, &entry.Text, set, give)
	}
	if len(entry.Rest.Text) > 0 {
		l.extract(&rec, entry.ID, &entry.Rest, alone(set), give)
	}
	if l.Judged.Report != nil { // columns stand in the file in another order than they are read in
		arrange.By(l.Judged.Report.Findings, func(a, b report.Finding) int {
			return cmp.Compare(a.Place.Start.Offset, b.Place.Start.Offset)
		})
	}
}

func (l *Look) decoded(rec *records.Record) (entry *records.Entry, err error) {
	defer broke(l.File.Path, &err)
	return l.decoder.Decode(rec)
}

// extract judges text that was taken out of a record.
func (l *Look) extract(
	rec *records.Record, id string, from *records.Extract, set *linter.Settings, give func(*Piece),
) {
	res, err := l.worker.LintUnder(l.ctx, text.NewRecord(l.File.Path, from.Text, rec.At(from, id)), set)
	l.judged(res, err, nil, give)
}

// badRecord says that a record could not be read: by a finding where a ceiling holds. That of a whole stream
// nothing could be read is a mistake of whoever asked for it, too.
func (l *Look) badRecord(bad *records.Bad) {
	l.Judged.Record, l.Judged.bad = bad.Number, true
	r := l.s.rule(unreadRule)
	e, err := l.s.InForce(l.File.Path)
	unread := err == nil && r != nil && e.Ceiling.From.Set()
	if !unread || bad.Number == 0 {
		l.Fail(bad)
	}
	if !unread {
		return
	}
	why := report.Unread{File: l.File.Path, Record: bad.Number, Why: bad.Why}
	l.Judged.Unread = append(l.Judged.Unread, why)
	at := text.Position{Line: bad.Line, Column: 1, Offset: bad.Offset}
	f := unreadFinding(r, extract.Unread{Why: bad.Why}, e.Ceiling.Value)
	f.Record, f.Place = report.Record{Number: bad.Number}, report.Place{Start: at, End: at, Bytes: [2]int{1, 1}}
	l.found(f)
}

// guess notes that what is read as one text looks like records. Those within a document are read one by one only
// once they are taken out of it.
func (l *Look) guess(data []byte, part string) {
	if len(data) == 0 || l.Judged.Hint != "" || l.s.hinted.Load() {
		return
	}
	flags := records.Guess(data, linter.Looks)
	switch {
	case flags == "":
	case part == "":
		l.Judged.Hint = "looks like records with a cable in each and is not read so: " + flags + " reads them one by one"
	default:
		l.Judged.Hint = part + " looks like records with a cable in each and is not read so: it is packed: unpack it, and " +
			flags + " reads them one by one"
	}
}
