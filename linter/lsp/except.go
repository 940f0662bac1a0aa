package lsp

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"cablelint/linter/settings"
)

// excepts offers to accept a finding in the nearest configuration. The reason is left to be written: until it
// is, the configuration has a mistake there, and nothing is accepted.
func (a *actions) excepts(t told) {
	if !filepath.IsAbs(a.sn.name) || t.rule.Unbridled {
		return
	}
	file, below, err := a.s.session.Load().Exceptable(a.sn.name, a.s.folderOf(a.sn.name))
	if err != nil {
		return
	}
	file, err = filepath.Abs(filepath.FromSlash(file))
	if err != nil {
		return
	}
	data, isNew, err := a.s.textOf(file)
	if err != nil {
		return
	}
	x := settings.NewException{Rule: t.rule.Name, Path: below, Fingerprint: t.as.Data.Fingerprint, Reason: "to be written"}
	if _, err := settings.AddExceptions(file, data, []settings.NewException{x}, a.s.opt.Rules); err != nil {
		return // it is broken, or written in a way that nothing can be put into
	}
	x.Reason = ""
	in, err := settings.Except(data, []settings.NewException{x})
	if err != nil {
		return
	}
	text := newContent(data)
	edit := TextEdit{
		Range{text.position(in.Start, a.s.client.encoding), text.position(in.End, a.s.client.encoding)}, in.Text,
	}
	if where := a.s.inConfiguration(uriOf(file), edit, isNew); where != nil {
		a.add(t, CodeAction{
			Title: "except this finding in " + filepath.Base(file) + "; the reason is to be written there",
			Edit:  where, rank: rankExcept,
		})
	}
}

// textOf returns a file as the client has it open, else as it lies on the disk; isNew where there is none.
func (s *Server) textOf(file string) (data []byte, isNew bool, err error) {
	for _, doc := range s.docs.all() {
		if doc.name == file {
			return doc.snapshot(s.client.encoding, s.linter.Load()).content.text, false, nil
		}
	}
	data, err = settings.ReadDisk(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, true, nil
	}
	return data, false, err
}

// inConfiguration is an edit of a configuration, which is made where there is none; nil where the client cannot.
func (s *Server) inConfiguration(uri string, edit TextEdit, isNew bool) *WorkspaceEdit {
	can := s.client.can.Workspace.WorkspaceEdit
	switch {
	case !isNew:
		return &WorkspaceEdit{Changes: map[string][]TextEdit{uri: {edit}}}
	case can.DocumentChanges && strings.Contains(strings.Join(can.ResourceOperations, " "), createFile):
		return &WorkspaceEdit{DocumentChanges: []any{
			CreateFile{createFile, uri},
			TextDocumentEdit{OptionalVersionedTextDocumentIdentifier{URI: uri}, []TextEdit{edit}},
		}}
	}
	return nil
}

// folderOf returns the folder of the workspace that a file lies in, its own folder where it lies in none.
func (s *Server) folderOf(file string) string {
	for _, root := range s.roots() {
		if rel, err := filepath.Rel(root, file); err == nil && filepath.IsLocal(rel) {
			return root
		}
	}
	return filepath.Dir(file)
}
