// Package vocab holds the vocabulary of State Department cables: TAGS, posts with their routing
// indicators, and the titles and captions that stand in fixed places.
//
// The lists of TAGS and posts are the files in data, whose README says where they come from. Each is read
// when it is first asked, once, and may be asked from several goroutines; nothing is read at start-up, and a
// look-up does not allocate.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package vocab

import (
	_ "embed" // for the files
	"strings"
)

// The files of the data. That of 1974 is packed: of few cables more is asked than whether a code is in it. Its codes
// are at hand, by their kinds.
var (
	//go:embed data/tags.csv
	tagsFile string
	//go:embed data/tags_1974.csv.gz
	tags1974Packed string
	//go:embed data/tags_1974_codes.csv
	codes1974 string
	//go:embed data/posts.csv
	postsFile string
)

// readRows returns the rows of a file, without the names of its columns. They share the text of the file.
// Every program that reads a cable waits for this, so it knows no more of the form than the files need: a row
// is a line, and within a field that is in quotes there is no other quote. A test holds the files to it.
func readRows(file string, columns int) [][]string {
	_, file, _ = strings.Cut(file, "\n")
	lines := strings.Count(file, "\n")
	rows := make([][]string, 0, lines)
	fields := make([]string, 0, lines*columns)
	for line := range strings.Lines(file) {
		first := len(fields)
		fields = appendFields(fields, strings.TrimSuffix(line, "\n"))
		rows = append(rows, fields[first:len(fields):len(fields)])
	}
	return rows
}

func appendFields(fields []string, line string) []string {
	for more := true; more; {
		var field string
		if strings.HasPrefix(line, `"`) {
			field, line, _ = strings.Cut(line[1:], `"`)
			_, line, more = strings.Cut(line, ",")
		} else {
			field, line, more = strings.Cut(line, ",")
		}
		fields = append(fields, field)
	}
	return fields
}
