package lsp

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"cablelint/linter/files"
	"cablelint/linter/rule"
)

// client is what the client said of itself.
type client struct {
	encoding encoding
	can      ClientCapabilities
}

func (s *Server) initialize(_ context.Context, p *InitializeParams) (any, error) {
	if s.state != fresh {
		return nil, failure(codeInvalidRequest, "initialize was asked before")
	}
	s.state = running
	s.client.can = p.Capabilities
	if slices.Contains(p.Capabilities.General.PositionEncodings, string(utf8Units)) {
		s.client.encoding = utf8Units
	}
	s.config.mu.Lock()
	s.config.folders = foldersOf(p)
	s.config.mu.Unlock()
	s.configure(p.InitializationOptions)
	if p.ProcessID != nil {
		go watch(*p.ProcessID, s.ended, s.end)
	}
	return &InitializeResult{
		Capabilities: s.capabilities(),
		ServerInfo:   ServerInfo{"cablelint", s.opt.Version},
	}, nil
}

// foldersOf returns the folders of the client as URIs, in whichever of three ways it names them.
func foldersOf(p *InitializeParams) []string {
	var uris []string
	for _, f := range p.WorkspaceFolders {
		uris = append(uris, f.URI)
	}
	switch {
	case len(uris) > 0:
	case p.RootURI != "":
		uris = append(uris, p.RootURI)
	case p.RootPath != "":
		uris = append(uris, uriOf(p.RootPath))
	}
	return uris
}

func (s *Server) capabilities() ServerCapabilities {
	return ServerCapabilities{
		PositionEncoding:           string(s.client.encoding),
		TextDocumentSync:           SyncOptions{OpenClose: true, Change: incrementalSync},
		HoverProvider:              true,
		CompletionProvider:         CompletionOptions{TriggerCharacters: []string{"(", ":", ",", " "}},
		DocumentSymbolProvider:     true,
		CodeActionProvider:         CodeActionOptions{[]string{quickFix, fixAll, fixAllUnsafe}},
		DocumentFormattingProvider: true,
		FoldingRangeProvider:       true,
		DocumentLinkProvider:       DocumentLinkOptions{},
		InlayHintProvider:          true,
		SemanticTokensProvider:     SemanticTokensOptions{Legend: legend, Range: true, Full: true},
		DiagnosticProvider:         DiagnosticOptions{Identifier: "cablelint", WorkspaceDiagnostics: true},
		Workspace:                  WorkspaceServerOptions{WorkspaceFoldersServerCapabilities{true, true}},
	}
}

// initialized asks the client for what it may not be asked for before: to watch the configuration, and
// for its settings.
func (s *Server) initialized(ctx context.Context, _ *struct{}) error {
	if s.client.can.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		go s.call(ctx, "client/registerCapability", &RegistrationParams{[]Registration{{
			ID: "configuration", Method: "workspace/didChangeWatchedFiles",
			RegisterOptions: DidChangeWatchedFilesRegistrationOptions{watchers()},
		}}}, nil)
	}
	if s.client.can.Workspace.Configuration {
		go s.askSettings(ctx)
	}
	return nil
}

// watchers are the files that are told of: configurations, texts, and of all others, and of folders, that they are
// gone.
func watchers() []FileSystemWatcher {
	list := make([]FileSystemWatcher, 0, 2+len(files.Suffixes))
	list = append(list,
		FileSystemWatcher{GlobPattern: "**/" + configHead + "*"},
		FileSystemWatcher{GlobPattern: "**/*", Kind: watchDeleted})
	for _, suffix := range files.Suffixes {
		list = append(list, FileSystemWatcher{"**/*" + suffix, watchCreated | watchChanged})
	}
	return list
}

// call asks the client. A client that does not answer is none that could be helped.
func (s *Server) call(ctx context.Context, method string, params, result any) bool {
	return s.conn.Call(ctx, method, params, result) == nil
}

func (s *Server) askSettings(ctx context.Context) {
	var answers []json.RawMessage
	asked := &ConfigurationParams{[]ConfigurationItem{{Section: "cablelint"}}}
	if s.call(ctx, "workspace/configuration", asked, &answers) && len(answers) == 1 {
		s.configure(answers[0])
	}
}

// shutdown answers when what is under way is done, or has had its time.
func (s *Server) shutdown(context.Context, *struct{}) (any, error) {
	s.state = shut
	s.epoch.advance() // lets go of what waits for a change
	for late := time.Now().Add(patience); s.busy.Load() > 0 && time.Now().Before(late); {
		time.Sleep(time.Millisecond)
	}
	s.config.mu.Lock()
	s.config.finished = true
	s.config.mu.Unlock()
	return nil, nil
}

func (s *Server) cancelRequest(_ context.Context, p *CancelParams) error {
	s.cancelMu.Lock()
	defer s.cancelMu.Unlock()
	if cancel := s.cancel[strings.TrimSpace(string(p.ID))]; cancel != nil {
		cancel()
	}
	return nil
}

// patience is how often it is looked whether the client lives.
var patience = 2 * time.Second

// watch calls gone when the process ends.
func watch(pid int, stop <-chan struct{}, gone func()) {
	tick := time.NewTicker(patience)
	defer tick.Stop()
	for {
		select {
		case <-stop:
			return
		case <-tick.C:
			if !alive(pid) {
				gone()
				return
			}
		}
	}
}

// explain gives the page of a rule, or of what else a name stands for, for clients that show it.
func (s *Server) explain(_ context.Context, p *ExplainParams) (any, error) {
	if s.opt.Explain != nil {
		if page := s.opt.Explain(p.Rule); page != "" {
			return MarkupContent{markdown, page}, nil
		}
	}
	if i := slices.IndexFunc(s.opt.Rules, func(r *rule.Rule) bool { return r.Name == p.Rule }); i >= 0 {
		return MarkupContent{markdown, s.opt.Rules[i].Summary}, nil
	}
	return nil, failure(codeInvalidParams, "nothing is called %q", p.Rule)
}
