package report

import (
	"cmp"
	"io"
	"net/url"
	"path"
	"regexp"
	"strings"
	"sync"

	"cablelint/linter/rule"

	"codeberg.org/chavacava/garif"
)

// sarifReport writes SARIF 2.1.0. Results are written as they come; the rules that they name, in the
// order in which they came, and what is known of the run follow at the end.
type sarifReport struct {
	list  jsonList
	tool  Tool
	rules []*rule.Rule
	index map[*rule.Rule]int // in rules
	parts sarifParts
}

func newSARIF(w io.Writer, _ Options) Reporter {
	return &sarifReport{list: jsonList{w: w, enc: newEncoder()}, index: map[*rule.Rule]int{}}
}

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifHead    = `{"$schema":"` + sarifSchema + `","version":"` + sarifVersion + `","runs":[{"results":[`
	// sarifBase stands for the folder that the run began in.
	sarifBase  = "%SRCROOT%"
	columnKind = "unicodeCodePoints"
)

// sarifResult is a result as it is written: garif's leaves the index of the first rule out, as it is 0.
type sarifResult struct {
	garif.Result
	RuleIndex int `json:"ruleIndex"`
}

// sarifRun is a run as it is written: garif's artifacts leave the index of the first parent out, as it is 0.
type sarifRun struct {
	garif.Run
	Artifacts []sarifArtifact `json:"artifacts,omitempty"`
}

func (s *sarifReport) Begin(run *Run) error {
	s.tool = run.Tool
	return s.list.open(sarifHead)
}

func (s *sarifReport) File(f *File) error {
	for i := range f.Findings {
		if err := s.list.add(s.result(f.Path, &f.Findings[i])); err != nil {
			return err
		}
	}
	return nil
}

// End writes the run without its results, which stand before it.
func (s *sarifReport) End(t *Totals) error {
	rest, err := s.list.enc.rest(&sarifRun{garif.Run{
		ColumnKind: columnKind, Invocations: []*garif.Invocation{sarifInvocation(t.Problems)},
		Tool: &garif.Tool{Driver: s.driver()},
	}, s.parts.artifacts})
	if err != nil {
		return err
	}
	return s.list.close("],\n" + string(rest) + "]}")
}

// ruleIndex returns where the rule stands among those of the report; one that is new is put behind them.
func (s *sarifReport) ruleIndex(r *rule.Rule) int {
	i, known := s.index[r]
	if !known {
		i = len(s.rules)
		s.index[r] = i
		s.rules = append(s.rules, r)
	}
	return i
}

func (s *sarifReport) driver() *garif.ToolComponent {
	out := &garif.ToolComponent{
		Name: s.tool.Name, Version: s.tool.Version, SemanticVersion: semantic(s.tool.Version),
		InformationUri: s.tool.Address,
	}
	for _, r := range s.rules {
		out.Rules = append(out.Rules, sarifRule(s.tool, r))
	}
	return out
}

// semanticForm is that of semver.org.
var semanticForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)` +
		`(-(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?` +
		`(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?$`)
})

// semantic returns the version that the name of a release stands for, "" where it is none.
func semantic(version string) string {
	bare := strings.TrimPrefix(version, "v")
	if !semanticForm().MatchString(bare) {
		return ""
	}
	return bare
}

func sarifRule(tool Tool, r *rule.Rule) *garif.ReportingDescriptor {
	page := PageOf(r, "", "")
	properties := garif.PropertyBag{"tags": []string{"classification", r.Category()}}
	if r.Unbridled {
		properties["tags"] = []string{"security", "classification", r.Category()}
		properties["security-severity"] = spillSeverity
	}
	return &garif.ReportingDescriptor{
		Id:                   r.Name,
		ShortDescription:     &garif.MultiformatMessageString{Text: capital(r.Summary)},
		FullDescription:      &garif.MultiformatMessageString{Text: cmp.Or(r.Why, capital(r.Summary))},
		Help:                 &garif.MultiformatMessageString{Text: page.Text(), Markdown: page.Markdown()},
		HelpUri:              tool.RuleAddress(r),
		DefaultConfiguration: &garif.ReportingConfiguration{Level: sarifLevel(r.Severity.Highest())},
		Properties:           &properties,
	}
}

// spillSeverity is how grave a breach of a ceiling is on the scale of CVSS, on which code scanning sorts
// alerts that are tagged as of security: over 9.0 is critical.
const spillSeverity = "9.5"

func sarifLevel(s rule.Severity) garif.ResultLevel {
	return [...]garif.ResultLevel{
		rule.Off: garif.ResultLevel_None, rule.Info: garif.ResultLevel_Note,
		rule.Warning: garif.ResultLevel_Warning, rule.Error: garif.ResultLevel_Error,
	}[s]
}

func sarifInvocation(problems []Problem) *garif.Invocation {
	out := &garif.Invocation{ExecutionSuccessful: len(problems) == 0}
	for _, p := range problems {
		out.ToolExecutionNotifications = append(out.ToolExecutionNotifications, sarifNotification(p))
	}
	return out
}

func sarifNotification(p Problem) *garif.Notification {
	out := &garif.Notification{Level: sarifLevel(rule.Error), Message: &garif.Message{Text: p.Message}}
	if p.File != "" {
		out.Locations = []*garif.Location{{
			PhysicalLocation: &garif.PhysicalLocation{ArtifactLocation: artifact(p.File)},
		}}
	}
	if p.Rule != "" {
		out.AssociatedRule = &garif.ReportingDescriptorReference{Id: p.Rule}
	}
	return out
}

func (s *sarifReport) result(file string, f *Finding) *sarifResult {
	out := &sarifResult{RuleIndex: s.ruleIndex(f.Rule), Result: garif.Result{
		RuleId: f.Rule.Name, Level: sarifLevel(f.Severity), Message: &garif.Message{Text: f.described(f.Message)},
		Locations: []*garif.Location{s.place(file, f)}, Properties: sarifProperties(f),
	}}
	if f.Fingerprint != "" {
		out.PartialFingerprints = map[string]string{"cablelint/v1": f.Fingerprint}
	}
	for i, rel := range f.Related {
		also := s.located(file, f, rel.Place, Excerpt{})
		if rel.File != "" {
			also = s.place(rel.File, &Finding{Place: rel.Place, Part: rel.Part, Record: rel.Record})
		}
		also.Id, also.Message = i+1, &garif.Message{Text: rel.Message} // no two of a result may be alike
		out.RelatedLocations = append(out.RelatedLocations, also)
	}
	for _, fix := range f.Fixes {
		out.Fixes = append(out.Fixes, sarifFix(file, fix))
	}
	return out
}

func sarifProperties(f *Finding) *garif.PropertyBag {
	out := garif.PropertyBag{}
	if f.Cable > 0 {
		out["cable"] = f.Cable
	}
	if f.Authority != "" {
		out["authority"] = f.Authority
	}
	if f.Quieted != "" {
		out["quieted"] = f.Quieted
	}
	if len(out) == 0 {
		return nil
	}
	return &out
}

func sarifFix(file string, f Fix) *garif.Fix {
	change := &garif.ArtifactChange{ArtifactLocation: artifact(file)}
	for _, e := range f.Edits {
		replacement := &garif.Replacement{DeletedRegion: region(e.Place)}
		if e.Text != "" {
			replacement.InsertedContent = &garif.ArtifactContent{Text: e.Text}
		}
		change.Replacements = append(change.Replacements, replacement)
	}
	return &garif.Fix{
		Description: &garif.Message{Text: f.Title}, ArtifactChanges: []*garif.ArtifactChange{change},
		Properties: &garif.PropertyBag{"safety": f.Safety.String()},
	}
}

func location(file string, p Place, x Excerpt) *garif.Location {
	physical := &garif.PhysicalLocation{ArtifactLocation: artifact(file), Region: region(p)}
	if line := p.Known().Start.Line; x.Text != "" && !x.Cut && !x.CutEnd && p.End.Line == line {
		physical.ContextRegion = &garif.Region{
			StartLine: line, EndLine: line, Snippet: &garif.ArtifactContent{Text: x.Text},
		}
	}
	return &garif.Location{PhysicalLocation: physical}
}

// region is told by line and column alone: garif leaves out an offset or a length of 0.
func region(p Place) *garif.Region {
	p = p.Known()
	return &garif.Region{
		StartLine: p.Start.Line, StartColumn: p.Start.Column, EndLine: p.End.Line, EndColumn: p.End.Column,
	}
}

// artifact names a file by a percent-encoded URI, relative where the path is.
func artifact(file string) *garif.ArtifactLocation {
	if path.IsAbs(file) {
		return &garif.ArtifactLocation{Uri: (&url.URL{Scheme: "file", Path: file}).String()}
	}
	return &garif.ArtifactLocation{Uri: (&url.URL{Path: file}).String(), UriBaseId: sarifBase}
}
