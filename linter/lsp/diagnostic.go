package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"hash/fnv"
	"path/filepath"
	"slices"
	"strconv"
	"sync"

	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/files"
	"cablelint/linter/internal/jsontext"
	"cablelint/linter/rule"
	"cablelint/linter/session"
	"cablelint/linter/text"
)

// schedule sees to it that the diagnostics of a document as it is now are published where they are due. One run at a
// time is made for a document; what changes during a run is judged after it, only in its newest form.
func (s *Server) schedule(doc *document) {
	doc.mu.Lock()
	defer doc.mu.Unlock()
	if doc.due && !doc.running && !doc.closed {
		doc.running = true
		s.busy.Add(1)
		go func() {
			defer s.busy.Add(-1)
			s.publishDue(doc)
		}()
	}
}

// publishDue publishes until nothing is due.
func (s *Server) publishDue(doc *document) {
	for {
		s.slots <- struct{}{}
		sn := s.nextDue(doc)
		if sn == nil {
			<-s.slots
			return
		}
		items := s.diagnose(sn)
		s.tellProblems(sn)
		s.publish(doc, sn, items)
		s.tellConfigurations()
		<-s.slots
		if s.stream != nil {
			s.stream.calm()
		}
	}
}

// nextDue returns what is to be judged next, nil when nothing is.
func (s *Server) nextDue(doc *document) *snapshot {
	doc.mu.Lock()
	defer doc.mu.Unlock()
	if !doc.due || doc.closed {
		doc.running = false
		return nil
	}
	doc.due = false
	return doc.locked(s.client.encoding, s.linter.Load())
}

// publish sends diagnostics, if they are still those of the document as it is.
func (s *Server) publish(doc *document, sn *snapshot, items []Diagnostic) {
	doc.mu.Lock()
	defer doc.mu.Unlock()
	if doc.closed || doc.latest != sn || s.linter.Load() != sn.linter {
		return
	}
	if !doc.pulled {
		version := sn.version
		s.notify("textDocument/publishDiagnostics",
			&PublishDiagnosticsParams{doc.uri, &version, items})
	}
	s.publishBanner(sn)
}

// tellProblems logs rules that broke.
func (s *Server) tellProblems(sn *snapshot) {
	if sn.res == nil {
		return
	}
	for _, problem := range sn.res.Problems {
		s.log(messageIsError, "%v", problem)
	}
}

// diagnose turns what was found into diagnostics. It never returns nil.
func (s *Server) diagnose(sn *snapshot) []Diagnostic {
	items := []Diagnostic{}
	if isConfig(sn.uri) {
		s.config.mu.Lock()
		defer s.config.mu.Unlock()
		return append(items, s.config.broken[sn.uri]...)
	}
	res, err := sn.judged()
	switch {
	case errors.Is(err, errLeftOut):
		return items
	case err != nil:
		return append(items, Diagnostic{Severity: severityError, Source: source, Message: err.Error()})
	}
	for _, a := range res.Assessments {
		if a.Date.How == assess.Assumed {
			items = append(items, s.assumed(sn, a))
		}
	}
	items = slices.Grow(items, len(res.Findings))
	shown, _ := s.session.Load().Bounds(s.pathOfName(sn.name))
	for _, f := range res.Findings {
		if f.Severity >= shown || f.Rule.Unbridled {
			items = append(items, s.diagnostic(sn, f))
		}
	}
	found, unread := s.inParts(sn)
	for _, t := range found {
		items = append(items, t.as)
	}
	return append(items, unread...)
}

// told is a finding as a client is told of it.
type told struct {
	rule *rule.Rule
	as   Diagnostic
}

func (s *Server) told(sn *snapshot, f *rule.Finding) told { return told{f.Rule, s.diagnostic(sn, f)} }

// inParts tells at the head of a document what was found in its parts, which have no place in it, and what of it was
// not read.
func (s *Server) inParts(sn *snapshot) (found []told, unread []Diagnostic) {
	if !sn.parts {
		return nil, nil
	}
	path := s.pathOfName(sn.name)
	shown, _ := s.session.Load().Bounds(path)
	findings, problems := s.session.Load().Parts(context.Background(), path, sn.content.text)
	for i := range findings {
		f := findings[i].Flat()
		if f.Severity < shown && !f.Rule.Unbridled {
			continue
		}
		found = append(found, told{f.Rule, Diagnostic{
			Severity: severityOf(f.Severity), Source: source, Message: f.Message + " [" + f.Authority + "]",
			Code: f.Rule.Name, CodeDescription: s.pages[f.Rule],
			Data: &diagnosticData{Fingerprint: f.Fingerprint, Authority: f.Authority},
		}})
	}
	for _, p := range problems {
		unread = append(unread, Diagnostic{Severity: severityWarning, Source: source, Message: p.Message})
	}
	return found, unread
}

const source = "cablelint"

// assumed says that a cable is judged by a date that it does not show.
func (s *Server) assumed(sn *snapshot, a *assess.Assessment) Diagnostic {
	return Diagnostic{
		Range: sn.rangeOf(headOf(a.Cable, a.Banner.Span)), Severity: severityInformation, Source: source,
		Message: "the cable shows no date: it is judged as one of " + a.Date.Day().String() + " (assume-date)",
	}
}

// headOf is the place that speaks for a whole cable: the banner, else its first line.
func headOf(c *cable.Cable, banner text.Span) text.Span {
	if banner.Valid() {
		return banner
	}
	line, _ := c.Source.NextLine(c.Span.Start)
	return line
}

// diagnostic is one finding.
func (s *Server) diagnostic(sn *snapshot, f *rule.Finding) Diagnostic {
	d := Diagnostic{
		Range: sn.rangeOf(f.Span), Severity: severityOf(f.Severity), Source: source, Message: f.Message,
		Code: f.Rule.Name, CodeDescription: s.pages[f.Rule],
		Data: &diagnosticData{Fingerprint: f.Fingerprint},
	}
	if f.Quieted != "" {
		d.Message += "; " + f.Quieted
	}
	if chief := f.Authority(); chief != nil {
		d.Message += " [" + chief.Source + "]"
		d.Data.Authority, d.Data.Says = chief.Source, chief.Says
	}
	if s.client.can.TextDocument.PublishDiagnostics.RelatedInformation {
		for _, rel := range f.Related {
			d.RelatedInformation = append(d.RelatedInformation,
				DiagnosticRelatedInformation{Location{sn.uri, sn.rangeOf(rel.Span)}, rel.Message})
		}
	}
	return d
}

func severityOf(sev rule.Severity) int {
	switch sev {
	case rule.Error:
		return severityError
	case rule.Warning:
		return severityWarning
	default:
		return severityInformation
	}
}

// pages are the addresses of the rules' pages.
func (o *Options) pages() map[*rule.Rule]*CodeDescription {
	pages := make(map[*rule.Rule]*CodeDescription, len(o.Rules))
	for _, r := range o.Rules {
		pages[r] = &CodeDescription{"cablelint:/rules/" + r.Name + ".md"}
		if o.Page != "" {
			pages[r].Href = o.Page + "#" + r.Name
		}
	}
	return pages
}

// prepareDiagnostic answers a client that asks for diagnostics. One that says it will is not sent the
// same ones besides, from the first time on that it asks about a document.
func (s *Server) prepareDiagnostic(params json.RawMessage) (answer, error) {
	var p DocumentDiagnosticParams
	if err := decode(params, &p); err != nil {
		return nil, err
	}
	sn := s.snapshot(p.uri())
	if sn == nil { // a client asks once more when it closes a document: what was found in it goes
		return func(context.Context) (any, error) {
			return &DocumentDiagnosticReport{Kind: reportFull, Items: []Diagnostic{}}, nil
		}, nil
	}
	if s.client.can.TextDocument.Diagnostic != nil {
		s.pulled(s.docs.get(p.uri()))
	}
	return func(context.Context) (any, error) {
		return report(s.diagnose(sn), p.PreviousResultID), nil
	}, nil
}

func (s *Server) pulled(doc *document) {
	doc.mu.Lock()
	defer doc.mu.Unlock()
	if !doc.pulled {
		doc.pulled = true
		s.notify("textDocument/publishDiagnostics",
			&PublishDiagnosticsParams{URI: doc.uri, Diagnostics: []Diagnostic{}})
	}
}

// report says what the diagnostics are, or that they are those of the result before.
func report(items []Diagnostic, previous string) *DocumentDiagnosticReport {
	id := resultID(items)
	if id == previous {
		return &DocumentDiagnosticReport{Kind: reportUnchanged, ResultID: id}
	}
	return &DocumentDiagnosticReport{Kind: reportFull, ResultID: id, Items: items}
}

// resultID is the same for the same diagnostics.
func resultID(items []Diagnostic) string {
	h := fnv.New64a()
	h.Write(jsontext.AppendElements(make([]byte, 0, roomOf(items)), items, appendDiagnostic))
	return strconv.FormatUint(h.Sum64(), 36)
}

// workspaceDiagnostic answers for every cable in the folders of the workspace, open or not. A client
// that asks again and takes parts of an answer is answered when something has changed.
func (s *Server) workspaceDiagnostic(ctx context.Context, p *WorkspaceDiagnosticParams) (any, error) {
	if len(p.PreviousResultIDs) > 0 && len(p.PartialResultToken) > 0 {
		if err := s.epoch.wait(ctx); err != nil {
			return nil, failure(codeCancelled, "cancelled")
		}
	}
	s.epoch.answered()
	w := workspace{s: s, previous: map[string]string{}, open: map[string]bool{}}
	for _, id := range p.PreviousResultIDs {
		w.previous[nameOf(id.URI)] = id.Value
	}
	w.report.Items = []WorkspaceDocumentDiagnosticReport{}
	for _, doc := range s.docs.all() {
		sn := doc.snapshot(s.client.encoding, s.linter.Load())
		w.open[cleanName(sn.name)] = true
		w.add(sn, &sn.version)
	}
	if err := w.walk(ctx); err != nil {
		return nil, err
	}
	w.gone(p.PreviousResultIDs)
	return &w.report, nil
}

// workspace gathers the reports of a workspace.
type workspace struct {
	s        *Server
	previous map[string]string // result ids by names
	open     map[string]bool   // names of what is open
	report   WorkspaceDiagnosticReport
}

func cleanName(name string) string { return filepath.Clean(name) }

func (w *workspace) add(sn *snapshot, version *int32) {
	w.report.Items = append(w.report.Items, WorkspaceDocumentDiagnosticReport{
		DocumentDiagnosticReport: *w.reported(sn), URI: sn.uri, Version: version,
	})
}

// reported is what is reported of a document. What was closed since the last answer is reported in full: the client has
// dropped what it knew of it.
func (w *workspace) reported(sn *snapshot) *DocumentDiagnosticReport {
	items := w.s.diagnose(sn)
	if sn.res != nil {
		w.s.messages.note(sn.uri, sn.res.Assessments)
	}
	id := resultID(items) + "." + strconv.Itoa(w.s.docs.closings(sn.uri))
	if id == w.previous[sn.name] {
		return &DocumentDiagnosticReport{Kind: reportUnchanged, ResultID: id}
	}
	return &DocumentDiagnosticReport{Kind: reportFull, ResultID: id, Items: items}
}

// gone takes back what was reported of files that are there no more, and keeps in mind what is.
func (w *workspace) gone(previous []PreviousResultID) {
	known := map[string]bool{}
	names := make([]string, 0, len(w.report.Items))
	for i := range w.report.Items {
		name := nameOf(w.report.Items[i].URI)
		known[name] = true
		names = append(names, name)
	}
	w.s.config.mu.Lock()
	w.s.config.reported = names
	w.s.config.mu.Unlock()
	// What was closed before it was in an answer is known to the client by its own question alone.
	for _, uri := range w.s.docs.everClosed() {
		if w.previous[nameOf(uri)] == "" {
			previous = append(previous, PreviousResultID{URI: uri})
		}
	}
	for _, id := range previous {
		if !known[nameOf(id.URI)] {
			w.report.Items = append(w.report.Items, WorkspaceDocumentDiagnosticReport{
				DocumentDiagnosticReport: *report([]Diagnostic{}, id.Value), URI: id.URI,
			})
		}
	}
}

// walk adds the cables in the folders that are not open.
func (w *workspace) walk(ctx context.Context) error {
	roots := w.s.roots()
	if len(roots) == 0 {
		return nil
	}
	run, err := w.s.open(ctx, w.s.request(roots...))
	if err != nil {
		return err
	}
	defer run.Close()
	return session.Each(ctx, run, w.look, func(j *session.Judged, r *DocumentDiagnosticReport) error {
		if r != nil {
			w.report.Items = append(w.report.Items,
				WorkspaceDocumentDiagnosticReport{DocumentDiagnosticReport: *r, URI: uriOf(j.Path)})
		}
		return nil
	})
}

// look judges a file of a folder; nil where there is nothing to report.
func (w *workspace) look(l *session.Look) *DocumentDiagnosticReport {
	if l.File.Kind != files.Read || l.File.Of != nil || w.open[cleanName(l.File.Path)] {
		return nil
	}
	var out *DocumentDiagnosticReport
	l.Each(func(p *session.Piece) {
		if p.Part == nil { // documents are not edited as text
			out = w.found(l.File, p.Result)
		}
	})
	return out
}

// found reports what was found in a file; nil where that is nothing, and the file no cable.
func (w *workspace) found(f *files.File, res *linter.Result) *DocumentDiagnosticReport {
	if !res.File.Looks() && len(res.Findings) == 0 {
		return nil
	}
	sn := &snapshot{uri: uriOf(f.Path), name: f.Path, encoding: w.s.client.encoding}
	if wide(res.Source.Encoding()) { // the client has its characters, and places among these
		sn.content, sn.linter = newContent(bytes.Clone(res.Source.Text())), w.s.linter.Load()
	} else {
		sn.content, sn.res = newContent(bytes.Clone(f.Data)), res
		sn.once.Do(func() {}) // it is judged
	}
	return w.reported(sn)
}

// wide reports whether an encoding has two bytes a character.
func wide(e text.Encoding) bool { return e == text.UTF16LE || e == text.UTF16BE }

// roots are the folders of the workspace that are files.
func (s *Server) roots() []string {
	s.config.mu.Lock()
	defer s.config.mu.Unlock()
	var roots []string
	for _, uri := range s.config.folders {
		if p := pathOf(uri); p != "" {
			roots = append(roots, p)
		}
	}
	return roots
}

// epoch counts what changes diagnostics, for a client that waits for a change.
type epoch struct {
	mu    sync.Mutex
	now   int
	told  int // at the last answer
	moved chan struct{}
}

func (e *epoch) advance() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.now++
	close(e.moved)
	e.moved = make(chan struct{})
}

func (e *epoch) answered() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.told = e.now
}

// wait returns when something has changed since the last answer.
func (e *epoch) wait(ctx context.Context) error {
	for {
		e.mu.Lock()
		changed, moved := e.now != e.told, e.moved
		e.mu.Unlock()
		if changed {
			return nil
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
