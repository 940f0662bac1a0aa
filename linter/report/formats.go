package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
)

// Options are how a report looks.
type Options struct {
	Color bool
	Width int // columns of the terminal; 0: 80
}

// formats has no default: a format that is not in it is a mistake of the user.
var formats = map[string]func(io.Writer, Options) Reporter{
	"checkstyle": newCheckstyle,
	"concise":    newConcise,
	"csv":        newCSV,
	"github":     newGitHub,
	"gitlab":     newGitLab,
	"html":       newHTML,
	"json":       newJSON,
	"jsonl":      newJSONL,
	"junit":      newJUnit,
	"rdjson":     newRDJSON,
	"sarif":      newSARIF,
	"text":       newText,
}

// Formats returns the names of the formats in order.
func Formats() []string { return slices.Sorted(maps.Keys(formats)) }

// New returns a reporter that writes the format of that name to w. It buffers nothing beyond what the
// format needs.
func New(format string, w io.Writer, opt Options) (Reporter, error) {
	reporter, ok := formats[format]
	if !ok {
		return nil, fmt.Errorf("unknown format %q", format)
	}
	return reporter(w, opt), nil
}
