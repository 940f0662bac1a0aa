package session

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"

	"cablelint/linter/files"

	encoding "golang.org/x/text/encoding/unicode"
)

// mostListed is how long a list may be, in bytes: one of a million paths is no longer. A device has no end.
const mostListed = 64 << 20

// errListed is why a list is not read to its end.
var errListed = fmt.Errorf("it is longer than %d MiB", mostListed>>20)

// readList reads a list of paths.
func readList(ctx context.Context, from string, in io.Reader) ([]string, error) {
	list, err := awaited(ctx, func() ([]byte, error) { return listed(from, in) })
	if err != nil {
		return nil, fmt.Errorf("--files-from: the list %s cannot be read: %w", from, cause(err))
	}
	paths := pathsIn(string(unmarked(list)))
	if !bytes.Contains(list, []byte{0}) && isText(paths) {
		return nil, &Misuse{"--files-from: no line of " + from + " is the name of a file that is there, and it reads as a " +
			"text: to check it, give it as a path"}
	}
	return paths, nil
}

// listed reads a list, which may be a pipe that nobody ever writes to.
func listed(from string, in io.Reader) ([]byte, error) {
	if from != files.Stdin {
		f, err := os.Open(from)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	list, err := io.ReadAll(io.LimitReader(in, mostListed+1))
	if err == nil && len(list) > mostListed {
		err = errListed
	}
	return list, err
}

// unmarked returns a list without the mark of its encoding, in UTF-8: on Windows what is written by > has one. Without
// a mark it is as it is: names may be of any bytes.
func unmarked(list []byte) []byte {
	const utf8Mark = "\xef\xbb\xbf"
	if rest, marked := bytes.CutPrefix(list, []byte(utf8Mark)); marked {
		return rest
	}
	wide := encoding.UTF16(encoding.BigEndian, encoding.ExpectBOM)
	if plain, err := wide.NewDecoder().Bytes(list); err == nil {
		return plain
	}
	return list
}

// pathsIn returns the paths of a list: between NULs where it holds one, else by lines.
func pathsIn(list string) []string {
	sep := "\n"
	if strings.Contains(list, "\x00") {
		sep = "\x00"
	}
	var paths []string
	for p := range strings.SplitSeq(list, sep) {
		if sep == "\n" {
			p = strings.TrimSuffix(p, "\r")
		}
		switch p {
		case "":
		case files.Stdin: // a file of that name
			paths = append(paths, "./"+p)
		default:
			paths = append(paths, p)
		}
	}
	return paths
}

// mostTried is how many names of a list are looked at to tell it from a text.
const mostTried = 100

// isText reports whether what should be a list is a text: none of its lines is there, and most are of several words.
func isText(paths []string) bool {
	const several, fewest = 3, 3
	wordy, tried := 0, paths[:min(len(paths), mostTried)]
	if len(tried) < fewest {
		return false
	}
	for _, p := range tried {
		if _, err := os.Lstat(p); err == nil {
			return false
		}
		if len(strings.Fields(p)) >= several && !suffixed(p) {
			wordy++
		}
	}
	return 2*wordy > len(tried)
}

// suffixed reports whether a name ends as names of files do.
func suffixed(name string) bool {
	const longest = 8
	suffix := strings.TrimPrefix(path.Ext(name), ".")
	return suffix != "" && len(suffix) <= longest && !strings.ContainsFunc(suffix, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// isPathlike reports whether a name has the form of a path: folders or a suffix, and no blanks.
func isPathlike(name string) bool {
	const longest = 255
	return len(name) <= longest && !strings.ContainsFunc(name, unicode.IsSpace) &&
		(strings.Contains(name, "/") || suffixed(name))
}

// placesIn returns what tells the places of paths in a list, from 1. Few lists have a path that is not there.
func placesIn(listed []string) func(path string) (at int, found bool) {
	places := sync.OnceValue(func() map[string]int {
		at := make(map[string]int, len(listed))
		for i, p := range slices.Backward(listed) {
			at[files.Tidy(p)] = i + 1
		}
		return at
	})
	return func(path string) (int, bool) {
		at, found := places()[path]
		return at, found
	}
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// awaited returns what read does, or the end of ctx where that is sooner.
func awaited(ctx context.Context, read func() ([]byte, error)) ([]byte, error) {
	type input struct {
		data []byte
		err  error
	}
	done := make(chan input, 1)
	go func() {
		data, err := read()
		done <- input{data, err}
	}()
	select {
	case in := <-done:
		return in.data, in.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// cause takes the path out of err.
func cause(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}
