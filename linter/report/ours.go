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

// ruleName is the name of a rule where a head holds one, or that of the tool where it tells of the run: other tools
// write heads of the same shape about theirs.
const ruleName = `(?P<rule>` + ownName + `|[a-z0-9]+(-[a-z0-9]+)+)`

// xmlHead is what begins a report in XML.
const xmlHead = `^<\?xml[^>]*>\s*`

// heads are what reports begin with, of this package and of boards: the name of the tool where the form has a place
// for it, else that of a rule, else first lines that nothing else has. One without entries is told by all that it
// holds. What a form leaves blank between words counts for nothing.
var heads = []string{
	`^\{\s*"version":\s*1,\s*"tool":\s*\{\s*"name":\s*"cablelint"`,     // json, of stats too
	`^\{"source":\{"name":"cablelint"`,                                 // rdjson
	`^\[\n(\]\n?\z|\{"check_name":"` + ruleName + `","description":")`, // gitlab
	xmlHead + `<testsuites name="cablelint"`,                           // junit
	xmlHead + `<checkstyle version="4\.3">\n</checkstyle>\n?\z`,        // checkstyle without entries
	xmlHead + `<checkstyle version="4\.3">\s*(<file name="[^"]*">\s*(</file>\s*)?)+` + // checkstyle
		`<error [^<>]*source="cablelint\.` + ruleName + `"`,
	`^<!DOCTYPE html>\n<html lang="en">\n<head>\n(<meta [^<>\n]*>\n)*` + // html
		`<meta name="generator" content="cablelint">\n`,
	`^BEGIN:VCALENDAR\r?\nVERSION:2\.0\r?\nPRODID:-//cablelint//`, // ics
	`^[^\n]+:( |\n {4})\d+ (errors?|warnings?|info)\b[^\n]*\n\n` + // text
		`[^\n]+(\n {4}[^\n]+)*?[:\d]\s+(error|warning|info)\s+` + ruleName + `:`,
	`^(Declassification reviews|What the collection holds|Messages by post and year)\n` + // text of boards
		`Read: \d+ files? with \d+ cables?\.`,
	`^file,line,column,end line,end column,severity,rule,message,[a-z ,]*\r?\n`,     // csv
	`^file,cable,number,date,level,order,status,instruction,[a-z0-9 ,]*\r?\n`,       // csv of due
	`^\{"v":\d+,"key":(null|"[^"]*"),"kind":"`,                                      // records of a collection
	`^table,file,part,record,id,line,column,severity,rule,message,[A-Za-z ,]*\r?\n`, // csv of collate
	`^table,name,post,count,errors,warnings,infos,cables\r?\n`,                      // csv of stats
}

// lines are what every line is like of reports that have nothing but lines.
var lines = []string{
	`^\{"rule":"` + ruleName + `","severity":"(error|warning|info)","file":"`, // jsonl
	`^::(error|warning|notice) title=` + ruleName + `[,:]`,                    // github
	// concise: a path with a line and a column, or with the part of a document
	`^.*[^\s:](:\d+:\d+|!\S.*): (error|warning|info) ` + ruleName + `: `,
}

// tails are what logs that are long hold of the tool behind their entries, by their heads.
var tails = map[string]string{
	sarifHead:                           `"driver":{"name":"` + ownName + `"`,
	"{\"version\": 1,\n\"cables\": [":   "\n],\n  \"tool\": {\n    \"name\": \"" + ownName + "\",", // json of due
	"{\"version\": 1,\n\"findings\": [": "\n],\n\"tool\": {\"name\": \"" + ownName + "\",",         // json of collate
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
	for begun, tail := range tails {
		if strings.HasPrefix(shown, begun) {
			return holds(io.MultiReader(bytes.NewReader(head[:n]), file), []byte(tail))
		}
	}
	for _, shape := range heads {
		if begins(shown, regexp.MustCompile(shape), rules) {
			return true, nil
		}
	}
	return consists(shown, n < headBytes, rules), nil
}

// begins reports whether a text begins with a head, and with one of these rules where the head names one.
func begins(text string, head *regexp.Regexp, rules []string) bool {
	found := head.FindStringSubmatch(text)
	named := head.SubexpIndex("rule")
	if found == nil || named < 0 || found[named] == "" {
		return found != nil
	}
	return found[named] == ownName || slices.Contains(rules, found[named])
}

// consists reports whether a text has nothing but lines of one form. The last one may be cut where it is not whole.
func consists(text string, whole bool, rules []string) bool {
	if end := strings.LastIndexByte(text, '\n'); !whole && end >= 0 {
		text = text[:end]
	}
	all := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	return slices.ContainsFunc(lines, func(shape string) bool {
		form := regexp.MustCompile(shape)
		return !slices.ContainsFunc(all, func(line string) bool { return !begins(line, form, rules) })
	})
}

// holds reports whether a log holds a name, which stands behind its entries.
func holds(log io.Reader, name []byte) (bool, error) {
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
