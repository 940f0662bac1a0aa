package report

import (
	"cmp"
	"html/template"
	"io"
	"iter"
	"path"
	"slices"
	"strconv"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/rule"
)

// htmlReport writes one page that holds everything it needs. What stands at its top, and how many of the
// cables there is room for, is known only at the end of the run, so that they are kept until then.
type htmlReport struct {
	w         io.Writer
	room      int // bytes that cables may take on the page
	run       *Run
	templates *template.Template
	cables    [rule.Error + 1]shelf // by their gravest findings
	strips    map[string]int        // what strips draw, with the numbers of their classes
	met       int                   // cables with findings

	counts  [rule.Error + 1]int
	rules   map[*rule.Rule]*Breaches
	folders map[string]*Breaches
}

// mostHTML is the size at which a page is full: browsers open it in a few seconds.
const mostHTML = 17 << 20

func newHTML(w io.Writer, _ Options) Reporter {
	return &htmlReport{
		w: w, room: mostHTML, strips: map[string]int{}, rules: map[*rule.Rule]*Breaches{}, folders: map[string]*Breaches{},
	}
}

// Breaches counts findings under a name.
type Breaches struct {
	Name                    string
	Errors, Warnings, Infos int
}

func (b *Breaches) add(s rule.Severity) {
	switch s {
	case rule.Error:
		b.Errors++
	case rule.Warning:
		b.Warnings++
	default:
		b.Infos++
	}
}

// worseFirst orders by errors, then by the others, then by name.
func worseFirst(a, b *Breaches) int {
	return cmp.Or(cmp.Compare(b.Errors, a.Errors), cmp.Compare(b.Warnings, a.Warnings),
		cmp.Compare(b.Infos, a.Infos), strings.Compare(a.Name, b.Name))
}

func (h *htmlReport) Begin(run *Run) error {
	h.run = run
	var err error
	h.templates, err = PageTemplates(frameTemplates + reportTemplates)
	return err
}

func (h *htmlReport) File(f *File) error {
	for i := range f.Findings {
		h.count(f.Path, &f.Findings[i])
	}
	strips := map[int]*Strip{} // the first of a cable
	for i := range f.Strips {
		if s := &f.Strips[i]; strips[s.Cable] == nil {
			strips[s.Cable] = s
		}
	}
	for group := range byCable(f) {
		if err := h.cable(f.Path, group, strips[group[0].Cable]); err != nil {
			return err
		}
	}
	return nil
}

// mostFolders is how many folders are counted apart: their names are read from the disk.
const mostFolders = 5000

func (h *htmlReport) count(file string, f *Finding) {
	h.counts[f.Severity]++
	if h.rules[f.Rule] == nil {
		h.rules[f.Rule] = &Breaches{Name: f.Rule.Name}
	}
	h.rules[f.Rule].add(f.Severity)
	folder := path.Dir(file)
	if h.folders[folder] == nil && len(h.folders) == mostFolders {
		folder = "(others)"
	}
	if h.folders[folder] == nil {
		h.folders[folder] = &Breaches{Name: Visible(folder)}
	}
	h.folders[folder].add(f.Severity)
}

// byCable parts findings by the cable that they are in; those in no cable come first.
func byCable(f *File) iter.Seq[[]*Finding] {
	return func(yield func([]*Finding) bool) {
		rest := f.inOrder(func(a, b *Finding) int { return cmp.Compare(a.Cable, b.Cable) })
		for len(rest) > 0 {
			end := slices.IndexFunc(rest, func(of *Finding) bool { return of.Cable != rest[0].Cable })
			if end < 0 {
				end = len(rest)
			}
			if !yield(rest[:end]) {
				return
			}
			rest = rest[end:]
		}
	}
}

// htmlCable is a cable with its findings, as the template takes it.
type htmlCable struct {
	Path, About string
	Order       int // in the order of paths
	Worst       int
	Strip       *htmlStrip
	Count       int
	Findings    iter.Seq[htmlFinding] // made as they are written
}

type htmlStrip struct {
	Class, Runs              string
	Banner, Computed         string
	BannerTone, ComputedTone Tone
}

type htmlFinding struct {
	Value                                     int
	Severity, Rule, Place, Message, Authority string
	Excerpt                                   *htmlExcerpt
	Notes                                     []string
}

type htmlExcerpt struct{ Before, Marked, After string }

// cable keeps the findings of a cable in a file, with its strip where there is one.
func (h *htmlReport) cable(file string, findings []*Finding, strip *Strip) error {
	h.met++
	c := htmlCable{Path: Visible(recordOf(findings).After(file)), Order: h.met, Count: len(findings)}
	for _, f := range findings {
		c.Worst = max(c.Worst, int(f.Severity))
	}
	shelf := &h.cables[c.Worst]
	kept := keptCable{findings: len(findings), strip: noStrip}
	if !shelf.full && strip != nil {
		c.About = about(strip)
		c.Strip, kept.strip = h.strip(strip)
		kept.tone = strip.Highest()
	}
	if shelf.full = shelf.full || shelf.size+leastOf(findings) > h.room; shelf.full {
		shelf.left += len(findings)
		return nil
	}
	c.Findings = kept.rows(findings)
	from := shelf.size
	err := h.templates.ExecuteTemplate(shelf, "cable", &c)
	kept.size = shelf.size - from
	kept.unknown = kept.quotes &&
		(c.Strip == nil || c.Strip.BannerTone == NoTone && c.Strip.ComputedTone == NoTone)
	shelf.kept = append(shelf.kept, kept)
	return err
}

// rows gives the findings of the cable as the page has them, and notes what they show.
func (k *keptCable) rows(findings []*Finding) iter.Seq[htmlFinding] {
	return func(yield func(htmlFinding) bool) {
		for _, f := range findings {
			row := htmlFindingOf(f)
			k.tone = raised(raised(k.tone, row.Message), strings.Join(row.Notes, "\n"))
			k.quotes = k.quotes || f.Excerpt != Excerpt{}
			if !yield(row) {
				return
			}
		}
	}
}

// leastOf returns how many bytes findings take at least.
func leastOf(findings []*Finding) int {
	const row = `<li data-v="1"><b class="sev-info">info</b> <a href="#r-"></a> <span class="raw"></span></li>`
	least := 0
	for _, f := range findings {
		least += len(row) + 2*len(f.Rule.Name) + len(f.Message)
	}
	return least
}

func about(s *Strip) string {
	words := "cable " + strconv.Itoa(s.Cable)
	if s.Number != "" {
		words += ", " + Visible(s.Number)
	}
	return words
}

// noStrip is the class of a cable without a strip.
const noStrip = -1

// strip draws a cable and returns the number of its class.
func (h *htmlReport) strip(s *Strip) (*htmlStrip, int) {
	out := &htmlStrip{
		Runs: runWords(s.Portions), Banner: cmp.Or(Visible(s.Banner), "none"), BannerTone: s.BannerTone,
		Computed: cmp.Or(Visible(s.Computed), "nothing: none is marked"), ComputedTone: s.ComputedTone,
	}
	if len(s.Portions) == 0 {
		return out, noStrip
	}
	drawn := gradient(s.Portions)
	number, known := h.strips[drawn]
	if !known {
		number = len(h.strips)
		h.strips[drawn] = number
	}
	out.Class = "g" + strconv.Itoa(number)
	return out, number
}

// mostRelated is how many places beside its own are told of a finding.
const mostRelated = 4

func htmlFindingOf(f *Finding) htmlFinding {
	out := htmlFinding{
		Value: int(f.Severity), Severity: f.Severity.String(), Rule: f.Rule.Name, Message: Visible(f.Message),
		Authority: f.Authority,
	}
	switch {
	case f.Part.in():
		out.Place = Visible(strings.TrimPrefix(where("", f), "!"))
	case !f.Place.Whole():
		out.Place = strconv.Itoa(f.Place.Start.Line) + ":" + strconv.Itoa(f.Place.Start.Column)
	}
	if x := f.Excerpt; x != (Excerpt{}) {
		before, marked, after := x.Text[:x.Start], x.Text[x.Start:x.End], x.Text[x.End:]
		out.Excerpt = &htmlExcerpt{Visible(before), Visible(marked), Visible(after)}
	}
	for _, r := range f.Related[:min(mostRelated, len(f.Related))] {
		out.Notes = append(out.Notes, "see "+r.where()+": "+Visible(r.Message))
	}
	if more := len(f.Related) - mostRelated; more > 0 {
		out.Notes = append(out.Notes, "and "+countOf(more, "more place"))
	}
	if f.Quieted != "" {
		out.Notes = append(out.Notes, "lowered: "+Visible(f.Quieted))
	}
	for _, fix := range f.Fixes {
		out.Notes = append(out.Notes, "fix: "+Visible(fix.Title)+" ("+fix.Safety.String()+")")
	}
	return out
}

// htmlSummary is what stands above the cables.
type htmlSummary struct {
	Tiles     []htmlTile
	Problems  []string
	Rules     []*Breaches
	MoreRules []*Breaches // those with fewer findings
	AllRules  []string
	Folders   []*Breaches
	More      []*Breaches // folders with fewer findings
	Rest      string      // how many more there are
	Left      string
}

// htmlTile is a number with what it counts.
type htmlTile struct {
	Class string // "error", "warning", "info" or ""
	Count int
	Label string
}

func (h *htmlReport) End(t *Totals) error {
	shown := h.choose()
	frame := Frame{
		Title: "Marking report", Tool: h.run.Tool, About: t.About, Notice: shown.notice(), Style: shown.css,
		Script: reportScript,
		Lead:   "Read: " + countOf(t.Files, "file") + " with " + countOf(t.Cables, "cable") + ".",
	}
	return frame.Write(h.w, func(w io.Writer) error {
		if err := h.templates.ExecuteTemplate(w, "summary", h.summary(t, shown.left)); err != nil {
			return err
		}
		for s := rule.Error; s > rule.Off; s-- {
			if err := h.cables[s].writeTo(w, shown.bytes[s]); err != nil {
				return err
			}
		}
		return h.templates.ExecuteTemplate(w, "rules", h.pages())
	})
}

// How many rules and folders the page lists, and how many more folders can be unfolded.
const (
	listedFirst   = 12
	foldedFolders = 400
)

func plural(what string, n int) string {
	if n == 1 {
		return what
	}
	return what + "s"
}

func countOf(n int, what string) string { return Grouped(n) + " " + plural(what, n) }

// summary counts; left is how many findings there is no room for.
func (h *htmlReport) summary(t *Totals, left int) *htmlSummary {
	s := &htmlSummary{Rules: sortedBreaches(h.rules), Folders: sortedBreaches(h.folders)}
	s.Tiles = []htmlTile{
		{"error", h.counts[rule.Error], plural("error", h.counts[rule.Error])},
		{"warning", h.counts[rule.Warning], plural("warning", h.counts[rule.Warning])},
		{"info", h.counts[rule.Info], "info"},
		{"", t.Cables, plural("cable", t.Cables)},
		{"", t.Files, plural("file", t.Files)},
	}
	for _, more := range []htmlTile{
		{"", t.Hidden, "hidden: they follow from others"}, {"", t.Skipped, "files not like a cable"},
	} {
		if more.Count > 0 {
			s.Tiles = append(s.Tiles, more)
		}
	}
	for _, p := range t.Problems {
		s.Problems = append(s.Problems, Visible(strings.TrimPrefix(p.File+": "+p.Message, ": ")))
	}
	for _, r := range s.Rules {
		s.AllRules = append(s.AllRules, r.Name)
	}
	slices.Sort(s.AllRules)
	if len(s.Rules) > listedFirst {
		s.Rules, s.MoreRules = s.Rules[:listedFirst], s.Rules[listedFirst:]
	}
	if len(s.Folders) > listedFirst {
		s.Folders, s.More = s.Folders[:listedFirst], s.Folders[listedFirst:]
	}
	if rest := len(s.More) - foldedFolders; rest > 0 {
		s.More = s.More[:foldedFolders]
		s.Rest = "and " + countOf(rest, "more folder") + " with fewer"
	}
	if left > 0 {
		s.Left = "The page is full: " + countOf(left, "more finding") +
			" counted above and not listed; the formats json and jsonl list all."
	}
	return s
}

func sortedBreaches[K comparable](by map[K]*Breaches) []*Breaches {
	out := make([]*Breaches, 0, len(by))
	for _, b := range by {
		out = append(out, b)
	}
	arrange.By(out, worseFirst)
	return out
}

// htmlRule explains a rule.
type htmlRule struct {
	Name, Summary, Why, Gravity, Fix string
	Citations                        []string
}

// pages explains the rules that have findings.
func (h *htmlReport) pages() []htmlRule {
	out := make([]htmlRule, 0, len(h.rules))
	for r := range h.rules {
		p := PageOf(r, "", "")
		page := htmlRule{Name: r.Name, Summary: capital(r.Summary), Why: r.Why, Gravity: p.gravity(), Fix: p.fix()}
		for _, c := range p.Citations {
			page.Citations = append(page.Citations, c.words())
		}
		out = append(out, page)
	}
	arrange.By(out, func(a, b htmlRule) int { return strings.Compare(a.Name, b.Name) })
	return out
}
