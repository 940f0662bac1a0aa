package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"cablelint/linter"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// ClientSettings are what the client may set, at initialize or later. What is not set is left to the
// configuration file.
type ClientSettings struct {
	AssumeDate   string   `json:"assumeDate"` // of a draft that shows no date: YYYY-MM-DD, today or none
	AsOf         string   `json:"asOf"`       // the day that counts as today: YYYY-MM-DD or today
	Style        string   `json:"style"`      // state or ic
	Ceiling      string   `json:"ceiling"`    // the highest level this place may hold
	Select       []string `json:"select"`
	Ignore       []string `json:"ignore"`
	BannerStatus bool     `json:"bannerStatus"` // send cablelint/bannerStatus after each run
}

// config is what may change while the server runs.
type config struct {
	mu       sync.Mutex
	folders  []string // URIs
	client   ClientSettings
	finished bool // shutdown was asked for
}

// errLeftOut is the answer for a document that the configuration leaves out.
var errLeftOut = errors.New("the configuration leaves this document out")

// configure takes the client's settings: the section itself, or an object that holds it.
func (s *Server) configure(ctx context.Context, data json.RawMessage) {
	var held struct {
		Section json.RawMessage `json:"cablelint"`
	}
	if json.Unmarshal(data, &held) == nil && len(held.Section) > 0 {
		data = held.Section
	}
	if len(data) == 0 || string(data) == "null" {
		return
	}
	var set ClientSettings
	if err := json.Unmarshal(data, &set); err != nil {
		s.show(ctx, messageIsError, "the settings cannot be read: %v", err)
		return
	}
	over := overlay{today: s.today()}
	if err := over.read(&set, s.opt.Rules); err != nil {
		s.show(ctx, messageIsError, "settings: %v", err)
		return
	}
	s.config.mu.Lock()
	s.config.client = set
	s.config.mu.Unlock()
	s.reload()
}

func (s *Server) today() law.Day {
	if s.opt.Today == nil {
		return 0
	}
	return s.opt.Today()
}

// reload lets the settings be read anew, and judges by them what is open.
func (s *Server) reload() {
	s.reloading.Lock()
	defer s.reloading.Unlock()
	over := overlay{today: s.today()}
	s.config.mu.Lock()
	_ = over.read(&s.config.client, s.opt.Rules) // was read before
	s.config.mu.Unlock()
	if s.opt.Reload != nil {
		s.opt.Reload()
	}
	r := &resolver{ask: s.opt.SettingsFor, over: over, known: map[string]resolved{}}
	if roots := s.roots(); len(roots) > 0 {
		r.home = filepath.Join(roots[0], "untitled")
	}
	l, err := linter.New(linter.Options{Rules: s.opt.Rules, SettingsFor: r.settings})
	if err != nil {
		return // New fails on settings alone, and was given none
	}
	s.linter.Store(l)
	for _, doc := range s.docs.all() {
		s.schedule(doc)
	}
	s.epoch.advance()
	s.refresh()
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

// overlay is the client's settings, read.
type overlay struct {
	today         law.Day
	assume, asOf  law.Day
	undated       bool // no date is assumed
	style         *rule.Style
	ceiling       marking.Ceiling
	choose, leave []string
}

func (o *overlay) read(set *ClientSettings, rules []*rule.Rule) error {
	var err error
	if set.AssumeDate == "none" {
		o.undated = true
	} else if o.assume, err = o.day(set.AssumeDate); err != nil {
		return fmt.Errorf("assumeDate: %w", err)
	}
	if o.asOf, err = o.day(set.AsOf); err != nil {
		return fmt.Errorf("asOf: %w", err)
	}
	styles := map[string]rule.Style{"state": rule.State, "ic": rule.IC}
	if style, ok := styles[set.Style]; ok {
		o.style = &style
	} else if set.Style != "" {
		return fmt.Errorf("style: unknown value %q: want state or ic", set.Style)
	}
	if set.Ceiling != "" {
		if o.ceiling, err = marking.ParseCeiling(set.Ceiling); err != nil {
			return fmt.Errorf("ceiling: %w", err)
		}
	}
	for _, glob := range slices.Concat(set.Select, set.Ignore) {
		if err := linter.Match(glob, rules); err != nil {
			return err
		}
	}
	o.choose, o.leave = set.Select, set.Ignore
	return nil
}

// day reads a date; 0 for none.
func (o *overlay) day(value string) (law.Day, error) {
	switch value {
	case "":
		return 0, nil
	case "today":
		return o.today, nil
	}
	at, err := time.Parse(time.DateOnly, value)
	if err != nil {
		return 0, fmt.Errorf("%q is no date: want YYYY-MM-DD or today", value)
	}
	return law.Date(at.Year(), int(at.Month()), at.Day()), nil
}

// over lays the client's settings over those of a file. Of two ceilings the lower holds.
func (o *overlay) over(file *linter.Settings) *linter.Settings {
	set := *file
	switch {
	case o.assume != 0:
		set.Assume = o.assume
	case o.undated:
		set.Assume = 0
	case set.Assume == 0:
		set.Assume = o.today
	}
	if o.asOf != 0 {
		set.AsOf = o.asOf
	}
	if o.style != nil {
		set.Style = *o.style
	}
	if o.ceiling != 0 && (set.Ceiling == 0 || o.ceiling < set.Ceiling) {
		set.Ceiling = o.ceiling
	}
	if len(o.choose) > 0 {
		set.Select = o.choose
	}
	set.Ignore = slices.Concat(set.Ignore, o.leave)
	return &set
}

// resolver finds the settings of a document, once until the next reload.
type resolver struct {
	ask  func(path string) (*linter.Settings, error)
	over overlay
	home string // stands for the path of a document that is no file

	mu     sync.Mutex
	known  map[string]resolved
	merged map[*linter.Settings]*linter.Settings // one for each of the files'
}

type resolved struct {
	set *linter.Settings
	err error
}

var noSettings linter.Settings

func (r *resolver) settings(name string) (*linter.Settings, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	found, ok := r.known[name]
	if !ok {
		found = r.find(name)
		r.known[name] = found
	}
	return found.set, found.err
}

func (r *resolver) find(name string) resolved {
	file := &noSettings
	if r.ask != nil {
		var err error
		if file, err = r.ask(r.pathOf(name)); err != nil {
			return resolved{err: err}
		}
		if file == nil {
			return resolved{err: errLeftOut}
		}
	}
	if r.merged == nil {
		r.merged = map[*linter.Settings]*linter.Settings{}
	}
	if r.merged[file] == nil {
		r.merged[file] = r.over.over(file)
	}
	return resolved{set: r.merged[file]}
}

func (r *resolver) pathOf(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return r.home
}

func (s *Server) didChangeConfiguration(ctx context.Context, p *DidChangeConfigurationParams) error {
	if s.client.can.Workspace.Configuration && (len(p.Settings) == 0 || string(p.Settings) == "null") {
		go s.askSettings(ctx)
		return nil
	}
	s.configure(ctx, p.Settings)
	return nil
}

func (s *Server) didChangeWatchedFiles(_ context.Context, p *DidChangeWatchedFilesParams) error {
	if slices.ContainsFunc(p.Changes, func(e FileEvent) bool { return isConfig(e.URI) }) {
		s.reload()
		return nil
	}
	s.epoch.advance()
	return nil
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
