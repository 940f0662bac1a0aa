package report_test

import (
	"strings"
	"testing"

	"cablelint/linter/report"
)

// TestOursIsNobodyElses: what other tools and people write is no report of this one, however alike it begins.
func TestOursIsNobodyElses(t *testing.T) {
	t.Parallel()
	rules := []string{"portion-missing"}
	for _, theirs := range []string{
		"[]\n", "My notes: error portion-missing: ask Jane\nline two\n", "My notes: error portion-missing: ask Jane\n",
		"x.txt:1:1: error portion-missing: y\nmy own note\n", "Notes! See: error portion-missing: y\n",
		"::error title=portion-missing,file=x::y\nmine\n",
		"{\"version\": 1,\n\"findings\": [\n {\"tool\":\"gitleaks\"}]}",
		"{\"version\": 1,\n\"findings\": [\n{\"x\":\"\\n],\\n\\\"tool\\\": {\\\"name\\\": \\\"cablelint\\\",\"}\n]}",
		"BEGIN:VCALENDAR\r\nPRODID:-//Mozilla.org/NONSGML//EN\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n" +
			"SUMMARY:look at\r\n PRODID:-//cablelint//\r\nPRODID:-//cablelint//x\r\n",
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>Mine</title>\n</head>\n" +
			"<pre><meta name=\"generator\" content=\"cablelint\"></pre>\n",
		"<!DOCTYPE html><title>x</title><pre><meta name=\"generator\" content=\"cablelint\"></pre>",
		`<?xml version="1.0" encoding="utf-8"?><checkstyle version="4.3"></checkstyle>`,
		"file,line,column,end line,end column,severity,rule,message,My notes\nsecond\n",
		"table,name,post,count,errors,warnings,infos,cables,owner\n",
		"[ ] call the Ambassador\n", "[] to do\n", "[]\n[]\n", "[\n]\nnotes\n", "[1]\n",
		"Declassification reviews\n\nMy notes\n", "Messages by post and year\nmine\n", "What the collection holds\n",
		"Totals of the build: 3 errors found\n\nmy notes\n", "Result:\n    3 warnings\n\n", "x: 1 error\n\nx:1:1: error un-declared: x\n",
		"gcc.log:3: error un-declared: x\n", "::error title=other-tool,file=x::y\n",
		`{"rule":"other-rule","severity":"error","file":"x"}`, `[{"check_name":"other-rule","description":"x"}]`,
		`<?xml version="1.0"?><checkstyle version="4.3"></checkstyle><!-- mine -->`,
		`<?xml version="1.0"?><checkstyle version="4.3"><file name="x"><error source="other.tool" message="x"/>` +
			`<error source="cablelint.portion-missing"/></file></checkstyle>`,
		`<?xml version="1.0"?><checkstyle version="4.3"><file name="source=&quot;cablelint.portion-missing&quot;"></file></checkstyle>`,
		`{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":` +
			`{"name":"other"}},"properties":{"name":"cablelint"}}]}`,
	} {
		if ours, err := report.Ours(strings.NewReader(theirs), rules); ours || err != nil {
			t.Errorf("%q is ours (%v)", theirs, err)
		}
	}
	for _, is := range []string{
		"[\n]\n", "[\n{\"check_name\":\"portion-missing\",\"description\":\"x\"}\n]\n",
		"x.txt:1:1: error portion-missing: y\n", "memo.docx!paragraph 12: error portion-missing: y\n",
		"my notes.txt:10:2: error portion-missing: x\npack.zip!inner/a.txt:1:1: info portion-missing: y\n",
		"::error title=cablelint,file=x::y\n", "[\n{\"check_name\":\"cablelint\",\"description\":\"x\"}\n]\n",
		"::error title=portion-missing,file=x::y\n",
		"x.txt: 1 error, 2 warnings\n\nx.txt:5:1: error portion-missing: y\n",
		"a/long/path/x.txt:\n    1 error\n\na/long/path/x.txt:5:1:\n    error portion-missing: y\n",
		"<?xml version=\"1.0\"?>\n<checkstyle version=\"4.3\">\n</checkstyle>\n",
	} {
		if ours, err := report.Ours(strings.NewReader(is), rules); !ours || err != nil {
			t.Errorf("%q is not ours (%v)", is, err)
		}
	}
}
