// Package vocab holds the vocabulary of State Department cables: TAGS, posts with their routing
// indicators, and the titles and captions that stand in fixed places.
//
// The tables are compiled in: nothing is read, built or sorted at start-up, and a look-up does not
// allocate. They are generated from the files in data, whose README says where they come from.
package vocab

//go:generate go run ./internal/gen -data data -out tables.go
