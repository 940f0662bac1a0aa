package report

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// headBytes is how much of a file is looked at to tell a report from something else.
const headBytes = 64 << 10

// ruleName is the name of a rule where a head holds one: other tools write heads of the same shape about theirs.
const ruleName = `(?P<rule>[a-z0-9]+(-[a-z0-9]+)+)`

// heads are what reports begin with, of this package and of boards: the name of the tool where the form has a place
// for it, else that of a rule, else first lines that nothing else has. One without entries is told by all that it
// holds. What a form leaves blank between words counts for nothing.
var heads = []string{
	`^\{\s*"version":\s*1,\s*"tool":\s*\{\s*"name":\s*"cablelint"`,            // json, of stats too
	`^\{"version": 1,\n"(cables|findings)": \[`,                               // json of due, collate
	`^\{"rule":"` + ruleName + `","severity":"(error|warning|info)","file":"`, // jsonl
	`^\{"source":\{"name":"cablelint"`,                                        // rdjson
	`^\[\n(\]\n?\z|\{"check_name":"` + ruleName + `","description":")`,        // gitlab
	`^\[\]\n?\z`, // gitlab without entries
	`^<\?xml[^>]*>\s*<testsuites name="cablelint"`,                     // junit
	`^<\?xml[^>]*>\s*<checkstyle version="4\.3">\s*</checkstyle>\s*\z`, // checkstyle without entries
	`^<\?xml[^>]*>\s*<checkstyle version="4\.3">\s*(<file name="[^"]*">\s*(</file>\s*)?)+` + // checkstyle
		`<error [^<>]*source="cablelint\.` + ruleName + `"`,
	`(?s)^<!DOCTYPE html>.*<meta name="generator" content="cablelint">`, // html
	`^BEGIN:VCALENDAR(?s:.*)PRODID:-//cablelint//`,                      // ics
	`^::(error|warning|notice) title=` + ruleName + `[,:]`,              // github
	`^[^\n]+: (error|warning|info) ` + ruleName + `: `,                  // concise
	`^[^\n]+:( |\n {4})\d+ (errors?|warnings?|info)\b[^\n]*\n\n` + // text
		`[^\n]+(\n {4}[^\n]+)*?[:\d]\s+(error|warning|info)\s+` + ruleName + `:`,
	`^(Declassification reviews|What the collection holds|Messages by post and year)\n` + // text of boards
		`Read: \d+ files? with \d+ cables?\.`,
	`^file,line,column,end line,end column,severity,rule,message,`,  // csv
	`^file,cable,number,date,level,order,status,instruction,`,       // csv of due
	`^\{"v":\d+,"key":(null|"[^"]*"),"kind":"`,                      // records of a collection
	`^table,file,part,record,id,line,column,severity,rule,message,`, // csv of collate
	`^table,name,post,count,errors,warnings,infos,cables`,           // csv of stats
}

// Ours reports whether a file is a report that this program wrote, so that another may take its place. rules are the
// names of its rules.
func Ours(file io.Reader, rules []string) (bool, error) {
	head := make([]byte, headBytes)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, err
	}
	shown := ansi.Strip(string(head[:n]))
	if strings.HasPrefix(shown, sarifHead) {
		return names(io.MultiReader(bytes.NewReader(head[:n]), file))
	}
	for _, shape := range heads {
		if begins(shown, regexp.MustCompile(shape), rules) {
			return true, nil
		}
	}
	return false, nil
}

// begins reports whether a text begins with a head, and with one of these rules where the head names one.
func begins(text string, head *regexp.Regexp, rules []string) bool {
	found := head.FindStringSubmatch(text)
	named := head.SubexpIndex("rule")
	return found != nil && (named < 0 || found[named] == "" || slices.Contains(rules, found[named]))
}

// names reports whether a log names the tool, which it does behind its results.
func names(log io.Reader) (bool, error) {
	name := []byte(`"driver":{"name":"` + ownName + `"`)
	buf, kept := make([]byte, headBytes), 0
	for {
		n, err := log.Read(buf[kept:])
		if bytes.Contains(buf[:kept+n], name) {
			return true, nil
		}
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		last := buf[max(0, kept+n-len(name)) : kept+n]
		kept = copy(buf, last)
	}
}
