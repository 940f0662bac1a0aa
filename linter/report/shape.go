package report

// The shapes of the JSON report, version 1. Findings are written by hand (see [JSON]), and a test holds what is written
// to these, of which the published schemas are made.
type (
	// JSONFinding is a finding in the JSON reports.
	JSONFinding struct {
		Rule        string        `json:"rule"`              // its name, as in rules.md
		Severity    string        `json:"severity"`          // by the date, the copy and the configuration
		File        string        `json:"file"`              // as it was met, with slashes
		Part        string        `json:"part,omitempty"`    // the way into a document: "memo.docx"
		PlaceInPart string        `json:"place,omitempty"`   // where in the part: "paragraph 12"
		Record      int           `json:"record,omitempty"`  // of a file of records, from 1
		ID          string        `json:"id,omitempty"`      // by which the archive calls the record
		Cable       int           `json:"cable"`             // in its file or record, from 1; 0: the text is none
		Start       jsonPosition  `json:"start"`             // where it begins
		End         jsonPosition  `json:"end"`               // behind its last character
		Message     string        `json:"message"`           // with no words of the cable but the token that is wrong
		Authority   string        `json:"authority"`         // the chief one by the law of the cable's date
		Quieted     string        `json:"quieted,omitempty"` // why it was lowered to info
		Related     []jsonRelated `json:"related,omitempty"` // other places that it is about
		Fixes       []jsonFix     `json:"fixes"`             // ways to mend it, the likeliest first
		Fingerprint string        `json:"fingerprint"`       // by which baselines and exceptions know it
		Text        string        `json:"text,omitempty"`    // the line it begins on, with --show-text alone
	}
	jsonPosition struct {
		Line   int  `json:"line"`             // from 1
		Column int  `json:"column"`           // from 1, in characters
		Offset *int `json:"offset,omitempty"` // in bytes of the file, from 0; a part of a document has none
	}
	jsonRelated struct {
		File    string       `json:"file,omitempty"`   // where it is another than the finding's
		Part    string       `json:"part,omitempty"`   // of that file
		Record  int          `json:"record,omitempty"` // of that file, from 1
		ID      string       `json:"id,omitempty"`     // of that record
		Start   jsonPosition `json:"start"`            // where it begins
		End     jsonPosition `json:"end"`              // behind its last character
		Message string       `json:"message"`          // what is there
	}
	jsonFix struct {
		Title  string     `json:"title"`  // what it does
		Safety string     `json:"safety"` // whether "cablelint fix" does it without --unsafe
		Edits  []jsonEdit `json:"edits"`  // all are made, or none
	}
	jsonEdit struct {
		Start jsonPosition `json:"start"` // where what is replaced begins
		End   jsonPosition `json:"end"`   // behind what is replaced
		Text  string       `json:"text"`  // what stands there then
	}
)
