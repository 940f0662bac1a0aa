// Package vocab holds the vocabulary of State Department cables: TAGS, posts with their routing
// indicators, and the titles and captions that stand in fixed places.
//
// The lists of TAGS and posts are the files in data, whose README says where they come from. Each is read
// when it is first asked, once, and may be asked from several goroutines; nothing is read at start-up, and a
// look-up does not allocate.
package vocab

import (
	"embed"
	"encoding/csv"
	"fmt"
)

//go:embed data/*.csv
var data embed.FS

// rows returns what a file of the data says, without the names of its columns.
func rows(file string) [][]string {
	records, err := records(file)
	if err != nil {
		panic(fmt.Sprintf("vocab: %v", err)) // the files are part of the program, and a test reads them
	}
	return records[1:]
}

// records returns the lines of a file of the data, the first of which names the columns.
func records(file string) ([][]string, error) {
	f, err := data.Open("data/" + file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	return records, nil
}
