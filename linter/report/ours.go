package report

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// headBytes is how much of a file is looked at to tell a report from something else.
const headBytes = 64 << 10

// heads are what reports begin with, of this package and of boards: the name of the tool where the form has a place
// for it, else a first line that has a shape of its own. What a form leaves blank between words counts for nothing.
var heads = []string{
	`^\{\s*"version":\s*1,\s*"tool":\s*\{\s*"name":\s*"cablelint"`,                            // json, of stats too
	`^\{"version": 1,\n"(cables|findings)": \[`,                                               // json of due, collate
	`^\{"rule":"[a-z0-9-]+","severity":"(error|warning|info)","file":"`,                       // jsonl
	`^\{"source":\{"name":"cablelint"`,                                                        // rdjson
	`^\[\s*(\]|\{"check_name":"[a-z0-9-]+","description":")`,                                  // gitlab
	`^<\?xml[^>]*>\s*<testsuites name="cablelint"`,                                            // junit
	`(?s)^<\?xml[^>]*>\s*<checkstyle version="4\.3">\s*(</checkstyle>|.*source="cablelint\.)`, // checkstyle
	`(?s)^<!DOCTYPE html>.*<meta name="generator" content="cablelint">`,                       // html
	`^BEGIN:VCALENDAR(?s:.*)PRODID:-//cablelint//`,                                            // ics
	`^::(error|warning|notice) title=[a-z0-9-]+[,:]`,                                          // github
	`^[^\n]+: (error|warning|info) [a-z0-9]+(-[a-z0-9]+)+: `,                                  // concise
	`^[^\n]+:( |\n {4})\d+ (errors?|warnings?|info)\b[^\n]*\n\n`,                              // text
	`^(Declassification reviews|What the collection holds|Messages by post and year)\n`,       // text of boards
	`^file,line,column,end line,end column,severity,rule,message,`,                            // csv
	`^file,cable,number,date,level,order,status,instruction,`,                                 // csv of due
	`^\{"v":\d+,"key":(null|"[^"]*"),"kind":"`,                                                // records of a collection
	`^table,file,part,record,id,line,column,severity,rule,message,`,                           // csv of collate
	`^table,name,post,count,errors,warnings,infos,cables`,                                     // csv of stats
}

// Ours reports whether a file is a report that this program wrote, so that another may take its place.
func Ours(file io.Reader) (bool, error) {
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
		if regexp.MustCompile(shape).MatchString(shown) {
			return true, nil
		}
	}
	return false, nil
}

// names reports whether a log names the tool, which it does behind its results.
func names(log io.Reader) (bool, error) {
	name := []byte(`"name":"` + ownName + `"`)
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
