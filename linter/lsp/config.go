package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"sync"

	"cablelint/linter"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/session"
	"cablelint/linter/settings"
)

// config is what may change while the server runs.
type config struct {
	mu       sync.Mutex
	folders  []string                // URIs
	asked    settings.Values         // by the client
	client   clientKeys              // what the client shows of the server's own
	finished bool                    // shutdown was asked for
	reported []string                // files that the last answer about the workspace named
	broken   map[string][]Diagnostic // of the configurations, by their URIs, as they were published
}

// errLeftOut is the answer for a document that the configuration leaves out.
var errLeftOut = errors.New("the configuration leaves this document out")

// configure takes the client's settings: the section itself, or an object that holds it. What cannot be read is
// left out alone and named.
func (s *Server) configure(data json.RawMessage) {
	var held struct {
		Section json.RawMessage `json:"cablelint"`
	}
	if json.Unmarshal(data, &held) == nil && len(held.Section) > 0 {
		data = held.Section
	}
	if len(data) == 0 || string(data) == "null" {
		return
	}
	asked, wrong := settings.FromClient(data, s.opt.Rules)
	for _, err := range wrong {
		s.show(messageIsError, "%s", wrongSetting(err))
	}
	s.config.mu.Lock()
	s.config.asked = asked
	// The client's own keys are in what it says at the start and need not be in the section that it is asked for.
	_ = json.Unmarshal(data, &s.config.client) // what it is not was named above
	tell := s.config.client.SettingsStatus
	s.config.mu.Unlock()
	if tell {
		status := SettingsStatus{Wrong: []string{}}
		for _, err := range wrong {
			status.Wrong = append(status.Wrong, wrongSetting(err))
		}
		s.notify("cablelint/settingsStatus", &status)
	}
	s.reload()
}

// clientKeys are the settings that are the client's own.
type clientKeys struct {
	BannerStatus   bool `json:"bannerStatus"`   // send cablelint/bannerStatus after each run
	SettingsStatus bool `json:"settingsStatus"` // send cablelint/settingsStatus after each reading of settings
	Explain        bool `json:"explain"`        // the client has the command cablelint.explain, and opens pages
}

// shows returns what the client shows of the server's own.
func (s *Server) shows() clientKeys {
	s.config.mu.Lock()
	defer s.config.mu.Unlock()
	return s.config.client
}

// wrongSetting names a setting as people set it.
func wrongSetting(err error) string { return "setting cablelint." + err.Error() }

func (s *Server) today() law.Day {
	if s.opt.Today == nil {
		return 0
	}
	return s.opt.Today()
}

// request is what every run of the server asks for. A draft that shows no date is judged by today.
func (s *Server) request(paths ...string) session.Request {
	s.config.mu.Lock()
	defer s.config.mu.Unlock()
	return session.Request{
		Rules: s.opt.Rules, Paths: paths, Settings: s.config.asked, Today: s.today(), Lenient: true,
		Unasked: settings.Values{AssumeDate: settings.Given(settings.Today, "assumeDate")},
		Before:  s.session.Load(), Jobs: 1,
	}
}

// open opens a session of the server's.
func (s *Server) open(ctx context.Context, r session.Request) (*session.Session, error) {
	if s.opt.Configure != nil {
		s.opt.Configure(&r)
	}
	return session.Open(ctx, r)
}

// reload lets the settings be read anew, and judges by them what is open.
func (s *Server) reload() {
	s.reloading.Lock()
	defer s.reloading.Unlock()
	r := s.request()
	r.NoIgnore = true // it asks for settings alone
	now, err := s.open(context.Background(), r)
	if err != nil {
		s.show(messageIsError, "cablelint: the settings cannot be read: %v", err)
		return
	}
	l, err := linter.New(linter.Options{Rules: s.opt.Rules, SettingsFor: s.settingsOf(now)})
	if err != nil {
		return // New fails on settings alone, and was given none
	}
	s.session.Store(now)
	s.linter.Store(l)
	s.tellConfigurations()
	for _, doc := range s.docs.all() {
		doc.again()
		s.schedule(doc)
	}
	s.epoch.advance()
	s.refresh()
}

// settingsOf gives the engine the settings of documents by their names.
func (s *Server) settingsOf(now *session.Session) func(string) (*linter.Settings, error) {
	return func(name string) (*linter.Settings, error) {
		path := s.pathOfName(name)
		if now.LeftOut(path) {
			return nil, errLeftOut
		}
		return now.Settings(path)
	}
}

// pathOfName is the path by which a document has its configuration: one that is no file has that of the first
// folder.
func (s *Server) pathOfName(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	if roots := s.roots(); len(roots) > 0 {
		return filepath.Join(roots[0], "untitled")
	}
	return "untitled"
}

// style is the syntax that is expected in a document.
func (s *Server) style(name string) rule.Style {
	e, err := s.session.Load().InForce(s.pathOfName(name))
	if err != nil {
		return rule.State
	}
	return e.Style.Value
}

// tellConfigurations publishes the mistakes of the configurations met so far, each in its file, and takes back
// those that are mended.
func (s *Server) tellConfigurations() {
	if s.conn == nil {
		return
	}
	found := map[string][]Diagnostic{}
	for _, e := range s.session.Load().Broken() {
		abs, err := filepath.Abs(e.Path)
		if err != nil {
			continue
		}
		at := Position{fromOne(e.Line), fromOne(e.Column)}
		found[uriOf(abs)] = append(found[uriOf(abs)], Diagnostic{
			Range: Range{at, Position{at.Line, at.Character + 1}}, Severity: severityError, Source: source,
			Message: e.What,
		})
	}
	s.config.mu.Lock()
	defer s.config.mu.Unlock()
	before := s.config.broken
	s.config.broken = maps.Clone(found)
	for uri := range before {
		if found[uri] == nil {
			found[uri] = []Diagnostic{}
		}
	}
	for uri, items := range found {
		if !reflect.DeepEqual(items, before[uri]) {
			s.notify("textDocument/publishDiagnostics",
				&PublishDiagnosticsParams{URI: uri, Diagnostics: items})
		}
	}
}

// refresh asks the client to ask again for what it asked for itself.
func (s *Server) refresh() {
	if s.conn == nil {
		return
	}
	if s.client.can.Workspace.Diagnostics.RefreshSupport {
		go s.call(context.Background(), "workspace/diagnostic/refresh", nil, nil)
	}
	if s.client.can.Workspace.InlayHint.RefreshSupport {
		go s.call(context.Background(), "workspace/inlayHint/refresh", nil, nil)
	}
}

func (s *Server) didChangeConfiguration(ctx context.Context, p *DidChangeConfigurationParams) error {
	if s.client.can.Workspace.Configuration && (len(p.Settings) == 0 || string(p.Settings) == "null") {
		go s.askSettings(ctx)
		return nil
	}
	s.configure(p.Settings)
	return nil
}

func (s *Server) didChangeWatchedFiles(_ context.Context, p *DidChangeWatchedFilesParams) error {
	if slices.ContainsFunc(p.Changes, func(e FileEvent) bool { return isConfig(e.URI) }) {
		s.reload()
		return nil
	}
	if slices.ContainsFunc(p.Changes, s.concerns) {
		s.epoch.advance()
	}
	return nil
}

// concerns reports whether what is told of a file may change findings: one that is gone, or a folder, does where
// something was found in it.
func (s *Server) concerns(e FileEvent) bool {
	if e.Type != fileDeleted {
		return true
	}
	gone := pathOf(e.URI)
	s.config.mu.Lock()
	defer s.config.mu.Unlock()
	return slices.ContainsFunc(s.config.reported, func(file string) bool {
		rel, err := filepath.Rel(gone, file)
		return err == nil && filepath.IsLocal(rel)
	})
}

func (s *Server) didChangeWorkspaceFolders(_ context.Context, p *DidChangeWorkspaceFoldersParams) error {
	s.config.mu.Lock()
	for _, f := range p.Event.Removed {
		s.config.folders = slices.DeleteFunc(s.config.folders, func(uri string) bool { return uri == f.URI })
	}
	for _, f := range p.Event.Added {
		if !slices.Contains(s.config.folders, f.URI) {
			s.config.folders = append(s.config.folders, f.URI)
		}
	}
	s.config.mu.Unlock()
	s.reload()
	return nil
}

// fromOne makes of a number that counts from 1, or is 0 where nothing is known, one that counts from 0.
func fromOne(n int) uint32 { return uint32(max(n-1, 0)) }
