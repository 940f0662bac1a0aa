// Package files finds and reads the files that a run is about: those named, those in folders, and
// standard input. It reads them on several goroutines and delivers what is made of them in the order
// of their paths, in memory that does not grow with their number.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package files

import (
	"io"
)

// Suffixes are those of the files that are read in a folder, when [Options] name no others: of texts, and of
// documents in which cables are kept.
var Suffixes = []string{
	".txt", ".cable", ".tel", ".md", ".html", ".htm", ".pdf", ".docx", ".odt", ".rtf", ".eml", ".mbox", ".msg",
}

// MaxSize is the size in bytes over which a file is not read, when [Options] name no other.
const MaxSize = 16 << 20

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Options say which files are read and how.
type Options struct {
	Suffixes  []string                           // with the point, in lower case; none: [Suffixes]
	All       bool                               // in folders read every text file, whatever its suffix
	MaxSize   int64                              // in bytes; 0: [MaxSize]
	Jobs      int                                // files read at the same time; at least 1
	Document  func(head, tail []byte) bool       // reports a document, which is read although it is no text; nil: none is
	Stdin     io.Reader                          // what [Stdin] stands for
	StdinName string                             // the path that standard input is treated as
	Skip      func(path string, dir bool) bool   // leaves out what a folder holds; nil: nothing
	Given     func(give func(Given) error) error // names the files in place of the roots; nil: it does not
	// Stream returns what divides a file into the texts that it holds, each of which is handed over like a file;
	// nil: it is one. A Stream of nil has all files be one. It is called on one goroutine.
	Stream func(path string, named bool) Stream
}

// Kind says what became of a file.
type Kind uint8

// The kinds.
const (
	Read    Kind = iota // Data holds it
	Binary              // met in a folder, not read: no text
	Special             // met in a folder, not opened: no file but a pipe, a device or a socket
	Failed              // Err says why
)

// File is one file as it is handed to a worker.
type File struct {
	Path  string // as the user named it or its folder; slashes, never cleaned of anything but "./"
	Named bool   // named itself, not met in a folder
	Kind  Kind
	Data  []byte // valid until the worker returns; the head alone of one that is Binary or too large
	Tail  []byte // the end of one that is Binary or too large, valid as long; nil: it was not seen
	Err   error  // a [*Problem]
	Of    any    // what a stream tells of a text in the file; nil: it is the file
	// Whole gives standard input as it came, also what was not read of it because it is too large; valid as long as no
	// other file is read. nil: it is another file, or could not be read.
	Whole func() io.Reader
}

// Problem is a file or folder that could not be read.
type Problem struct {
	Path string
	What string // "is a folder without rights"
	Hint string // what can be done about it
	Err  error  // the cause; nil when there is none below
}

func (p *Problem) Error() string { return p.Path + ": " + p.What + ": " + p.Hint }

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Err }
