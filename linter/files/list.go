package files

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"cablelint/linter/arrange"
)

// sort of thing that a folder holds.
type sort uint8

const (
	regular sort = iota
	folder
	link
	special
)

// listing is what a folder holds, packed: a folder may hold a million files.
type listing struct {
	names   []byte // one after another; those of folders end in a slash, so that bytes sort as paths do
	entries []entry
}

type entry struct {
	at   uint32
	size uint16
	sort sort
}

func (l *listing) reset() { l.names, l.entries = l.names[:0], l.entries[:0] }

func (l *listing) name(e entry) []byte { return l.names[e.at : e.at+uint32(e.size)] }

// portion of a folder that is read at a time.
const chunk = 512

// read fills l from dir with what wanted says yes to, in the order of paths.
func (l *listing) read(dir *os.File, wanted func(name string, is sort) bool) error {
	l.reset()
	for {
		found, err := dir.ReadDir(chunk)
		for _, d := range found {
			if is := sortOf(d.Type()); wanted(d.Name(), is) {
				l.add(d.Name(), is)
			}
		}
		if err != nil {
			l.sort()
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

func (l *listing) add(name string, is sort) {
	at := len(l.names)
	l.names = append(l.names, name...)
	if is == folder {
		l.names = append(l.names, '/')
	}
	l.entries = append(l.entries, entry{uint32(at), uint16(len(l.names) - at), is})
}

func (l *listing) sort() {
	arrange.By(l.entries, func(a, b entry) int { return bytes.Compare(l.name(a), l.name(b)) })
}

func sortOf(t fs.FileMode) sort {
	switch {
	case t.IsRegular():
		return regular
	case t.IsDir():
		return folder
	case t&fs.ModeSymlink != 0:
		return link
	}
	return special
}
