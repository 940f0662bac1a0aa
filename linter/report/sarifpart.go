package report

import (
	"cmp"
	"net/url"
	"strings"

	"codeberg.org/chavacava/garif"
)

// sarifParts are the documents that have findings in their parts, and those parts, as nested artifacts.
type sarifParts struct {
	artifacts []sarifArtifact
	index     map[[2]string]int // of a file and the path of a part in it
}

type sarifArtifact struct {
	Location    *garif.ArtifactLocation `json:"location"`
	ParentIndex *int                    `json:"parentIndex,omitempty"`
}

// of returns the index of a part of a document, or of the document where path is "".
func (s *sarifParts) of(file, path string) int {
	key := [2]string{file, path}
	if i, known := s.index[key]; known {
		return i
	}
	if s.index == nil {
		s.index = map[[2]string]int{}
	}
	a := sarifArtifact{Location: artifact(file)}
	if path != "" {
		outer, step := within(path)
		parent := s.of(file, outer)
		a.Location, a.ParentIndex = &garif.ArtifactLocation{Uri: (&url.URL{Path: step}).String()}, &parent
	}
	s.index[key] = len(s.artifacts)
	s.artifacts = append(s.artifacts, a)
	return s.index[key]
}

// within cuts the path of a part into what it lies in, "" for the file, and the last step.
func within(path string) (outer, step string) {
	if i := strings.LastIndex(path, partSteps); i >= 0 {
		return path[:i], path[i+len(partSteps):]
	}
	return "", path
}

// place is where a finding stands: in a file, or in a part of one, whose lines are those of its text.
func (s *sarifReport) place(file string, f *Finding) *garif.Location {
	out := s.located(file, f, f.Place, f.Excerpt)
	if f.Record.Number > 0 {
		out.LogicalLocations = []*garif.LogicalLocation{{
			Name: cmp.Or(f.Record.ID, f.Record.String()), FullyQualifiedName: f.Record.String(), Kind: "element",
		}}
	}
	if !f.Part.in() {
		return out
	}
	out.LogicalLocations = []*garif.LogicalLocation{{
		Name: f.Part.Place, FullyQualifiedName: f.Part.String(), Kind: "element",
	}}
	return out
}

// located is a place that a finding is about, in the file or in the part that it stands in. Of a body without a path
// of its own the file is the artifact, in which the lines of its text are not to be found.
func (s *sarifReport) located(file string, f *Finding, p Place, x Excerpt) *garif.Location {
	if f.Part.in() && f.Part.Path == "" {
		p, x = Place{}, Excerpt{}
	}
	out := location(file, p, x)
	if f.Part.in() {
		i := s.parts.of(file, f.Part.Path)
		at := *s.parts.artifacts[i].Location
		at.Index = i
		out.PhysicalLocation.ArtifactLocation = &at
	}
	return out
}
