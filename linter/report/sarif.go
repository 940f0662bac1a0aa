package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"net/url"
	"path"

	"cablelint/linter/rule"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// sarifReport writes SARIF 2.1.0. Results are written as they come: the library's report would hold
// all of them. What stands about them is written at the end, when the problems are known.
type sarifReport struct {
	w     io.Writer
	run   *Run
	index map[*rule.Rule]int
	enc   *encoder
	wrote bool
}

func newSARIF(w io.Writer, _ Options) Reporter { return &sarifReport{w: w, enc: newEncoder()} }

// The end of a report is the library's report of a run without results, from this point on.
var (
	sarifRun   = []byte(`"runs":[{`)
	noResults  = []byte(`"results":[],`)
	sarifBase  = "%SRCROOT%"
	columnKind = "unicodeCodePoints"
)

func (s *sarifReport) Begin(run *Run) error {
	s.run, s.index = run, map[*rule.Rule]int{}
	for i, r := range run.Rules {
		s.index[r] = i
	}
	head, _, err := s.frame(nil)
	if err != nil {
		return err
	}
	return s.write(head, []byte(`"results":[`))
}

func (s *sarifReport) File(f *File) error {
	for i := range f.Findings {
		result, err := s.enc.encode(s.result(f.Path, &f.Findings[i]))
		if err != nil {
			return err
		}
		comma := []byte(",\n")
		if !s.wrote {
			comma, s.wrote = []byte("\n"), true
		}
		if err := s.write(comma, result); err != nil {
			return err
		}
	}
	return nil
}

func (s *sarifReport) End(t *Totals) error {
	_, tail, err := s.frame(t.Problems)
	if err != nil {
		return err
	}
	return s.write([]byte("],\n"), tail, []byte("\n"))
}

// frame returns what stands before and after the results.
func (s *sarifReport) frame(problems []Problem) (head, tail []byte, err error) {
	rep := sarif.NewReport()
	rep.AddRun(s.frameRun(problems))
	raw, err := json.Marshal(rep)
	if err != nil {
		return nil, nil, err
	}
	at := bytes.Index(raw, sarifRun) + len(sarifRun)
	tail = bytes.Replace(raw[at:], noResults, nil, 1)
	return raw[:at], EscapeJSON(tail), nil
}

func (s *sarifReport) frameRun(problems []Problem) *sarif.Run {
	run := sarif.NewRun().WithColumnKind(columnKind)
	driver := sarif.NewToolComponent().WithName(s.run.Tool.Name).WithVersion(s.run.Tool.Version).
		WithSemanticVersion(s.run.Tool.Version)
	for _, r := range s.run.Rules {
		driver.AddRule(sarifRule(r))
	}
	run.WithTool(sarif.NewTool().WithDriver(driver))
	invocation := sarif.NewInvocation().WithExecutionSuccessful(len(problems) == 0)
	for _, p := range problems {
		invocation.AddToolExecutionNotification(s.notification(p))
	}
	return run.AddInvocation(invocation)
}

func sarifRule(r *rule.Rule) *sarif.ReportingDescriptor {
	page := PageOf(r, "", "")
	about := page.Text()
	markdown := page.Markdown()
	return sarif.NewRule(r.Name).
		WithShortDescription(words(capital(r.Summary))).
		WithFullDescription(words(cmp.Or(r.Why, capital(r.Summary)))).
		WithHelp(words(about).WithMarkdown(markdown)).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(sarifLevel(r.Severity.Highest()))).
		WithProperties(sarif.NewPropertyBag().WithTags([]string{"classification", r.Category()}))
}

func words(s string) *sarif.MultiformatMessageString {
	return sarif.NewMultiformatMessageString().WithText(s)
}

func sarifLevel(s rule.Severity) string {
	return [...]string{"none", "note", "warning", "error"}[s]
}

func (s *sarifReport) notification(p Problem) *sarif.Notification {
	n := sarif.NewNotification().WithLevel("error").WithMessage(sarif.NewTextMessage(p.Message))
	if p.File != "" {
		n.AddLocation(sarif.NewLocationWithPhysicalLocation(
			sarif.NewPhysicalLocation().WithArtifactLocation(artifact(p.File))))
	}
	if p.Rule != "" {
		n.WithAssociatedRule(sarif.NewReportingDescriptorReference().WithID(p.Rule))
	}
	return n
}

func (s *sarifReport) result(file string, f *Finding) *sarif.Result {
	r := sarif.NewRuleResult(f.Rule.Name).WithLevel(sarifLevel(f.Severity)).
		WithMessage(sarif.NewTextMessage(f.Message)).
		AddLocation(location(file, f.Place, f.Excerpt))
	if i, ok := s.index[f.Rule]; ok {
		r.WithRuleIndex(i)
	}
	if f.Fingerprint != "" {
		r.WithPartialFingerprints(map[string]string{"cablelint/v1": f.Fingerprint})
	}
	for i, rel := range f.Related {
		r.AddRelatedLocation(location(file, rel.Place, Excerpt{}).WithID(i).
			WithMessage(sarif.NewTextMessage(rel.Message)))
	}
	for _, fix := range f.Fixes {
		r.AddFixe(sarifFix(file, fix))
	}
	props := sarif.NewPropertyBag().Add("cable", f.Cable)
	if f.Authority != "" {
		props.Add("authority", f.Authority)
	}
	if f.Quieted != "" {
		props.Add("quieted", f.Quieted)
	}
	return r.WithProperties(props)
}

func sarifFix(file string, f Fix) *sarif.Fix {
	change := sarif.NewArtifactChange().WithArtifactLocation(artifact(file))
	for _, e := range f.Edits {
		change.AddReplacement(sarif.NewReplacement().WithDeletedRegion(region(e.Place)).
			WithInsertedContent(sarif.NewArtifactContent().WithText(e.Text)))
	}
	return sarif.NewFix().WithDescription(sarif.NewTextMessage(f.Title)).AddArtifactChange(change).
		WithProperties(sarif.NewPropertyBag().Add("safety", f.Safety.String()))
}

func location(file string, p Place, x Excerpt) *sarif.Location {
	physical := sarif.NewPhysicalLocation().WithArtifactLocation(artifact(file)).WithRegion(region(p))
	if line := p.Known().Start.Line; x.Text != "" && !x.Cut && !x.CutEnd && p.End.Line == line {
		physical.WithContextRegion(sarif.NewRegion().WithStartLine(line).WithEndLine(line).
			WithSnippet(sarif.NewArtifactContent().WithText(x.Text)))
	}
	return sarif.NewLocationWithPhysicalLocation(physical)
}

func region(p Place) *sarif.Region {
	p = p.Known()
	return sarif.NewRegion().
		WithStartLine(p.Start.Line).WithStartColumn(p.Start.Column).
		WithEndLine(p.End.Line).WithEndColumn(p.End.Column).
		WithByteOffset(p.Start.Offset).WithByteLength(p.End.Offset - p.Start.Offset)
}

// artifact names a file by a percent-encoded URI, relative where the path is.
func artifact(file string) *sarif.ArtifactLocation {
	if path.IsAbs(file) {
		return sarif.NewSimpleArtifactLocation((&url.URL{Scheme: "file", Path: file}).String())
	}
	return sarif.NewSimpleArtifactLocation((&url.URL{Path: file}).String()).WithURIBaseID(sarifBase)
}

func (s *sarifReport) write(parts ...[]byte) error {
	for _, p := range parts {
		if _, err := s.w.Write(p); err != nil {
			return err
		}
	}
	return nil
}
