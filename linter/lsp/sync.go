package lsp

import (
	"context"
	"fmt"
)

func (s *Server) didOpen(_ context.Context, p *DidOpenTextDocumentParams) error {
	doc := newDocument(&p.TextDocument)
	if before := s.docs.put(doc); before != nil {
		before.close()
	}
	s.changed(doc)
	return nil
}

func (s *Server) didChange(_ context.Context, p *DidChangeTextDocumentParams) error {
	doc := s.docs.get(p.TextDocument.URI)
	if doc == nil {
		return fmt.Errorf("a document that is not open was changed")
	}
	doc.change(p.TextDocument.Version, p.ContentChanges, s.client.encoding)
	s.changed(doc)
	return nil
}

// didSave looks at the configuration again where the client does not watch it.
func (s *Server) didSave(_ context.Context, p *DocumentParams) error {
	if isConfig(p.uri()) || !s.client.can.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		s.reload()
		return nil
	}
	if doc := s.docs.get(p.uri()); doc != nil {
		doc.again()
		s.changed(doc)
	}
	return nil
}

func (s *Server) didClose(_ context.Context, p *DocumentParams) error {
	doc := s.docs.remove(p.uri())
	if doc == nil {
		return nil
	}
	doc.close()
	s.epoch.advance()
	s.notify("textDocument/publishDiagnostics", &PublishDiagnosticsParams{URI: doc.uri, Diagnostics: []Diagnostic{}})
	return nil
}

// close lets nothing more be published of the document.
func (d *document) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
}

func (s *Server) changed(doc *document) {
	s.schedule(doc)
	s.epoch.advance()
}
