package report

// The shapes of the JSON report, version 1. Findings are written by hand (see [JSON]), and a test holds what is written
// to these, of which the published schemas are made.
type (
	// JSONFinding is a finding in the JSON reports.
	JSONFinding struct {
		Rule        string        `json:"rule"`              // name of the rule
		Severity    string        `json:"severity"`          // how grave it is in this cable
		File        string        `json:"file"`              // path of the file, with slashes
		Part        string        `json:"part,omitempty"`    // part of a document: "inner/a.txt"
		PlaceInPart string        `json:"place,omitempty"`   // place in the part: "paragraph 12"
		Record      int           `json:"record,omitempty"`  // number of the record in its file, from 1
		ID          string        `json:"id,omitempty"`      // what the archive calls the record
		Cable       int           `json:"cable"`             // which cable of the file or record, from 1; 0 for none
		Start       jsonPosition  `json:"start"`             // where it begins
		End         jsonPosition  `json:"end"`               // the place behind its last character
		Message     string        `json:"message"`           // what is wrong; no words of the cable but the wrong token
		Authority   string        `json:"authority"`         // the law or manual that it rests on
		Quieted     string        `json:"quieted,omitempty"` // why it was lowered to info
		Related     []jsonRelated `json:"related,omitempty"` // other places that it is about, the first 1,000
		Fixes       []jsonFix     `json:"fixes"`             // ways to mend it, the best first; none of over 10,000 edits
		Fingerprint string        `json:"fingerprint"`       // what baselines and exceptions know it by
		Text        string        `json:"text,omitempty"`    // the line of the file, only with --show-text or on a terminal
	}
	jsonPosition struct {
		Line   int  `json:"line"`             // line, from 1
		Column int  `json:"column"`           // column, from 1, in characters
		Offset *int `json:"offset,omitempty"` // offset in bytes of the file, from 0; missing in a part of a document
	}
	jsonRelated struct {
		File    string       `json:"file,omitempty"`   // path of the file, if it is another one
		Part    string       `json:"part,omitempty"`   // part of a document
		Record  int          `json:"record,omitempty"` // number of the record in its file, from 1
		ID      string       `json:"id,omitempty"`     // what the archive calls the record
		Start   jsonPosition `json:"start"`            // where it begins
		End     jsonPosition `json:"end"`              // the place behind its last character
		Message string       `json:"message"`          // what stands there
	}
	jsonFix struct {
		Title  string     `json:"title"`  // what the fix does
		Safety string     `json:"safety"` // unsafe ones are made with --unsafe only
		Edits  []jsonEdit `json:"edits"`  // changes, which belong together
	}
	jsonEdit struct {
		Start jsonPosition `json:"start"` // where the replaced text begins
		End   jsonPosition `json:"end"`   // the place behind the replaced text
		Text  string       `json:"text"`  // the new text
	}
)
