package session

import (
	"cmp"

	"cablelint/linter/extract"
	"cablelint/linter/files"
)

// pointed is the path of the content that a pointer stands for, as a part of the pointer.
const pointed = "what it points to"

// pointer judges a pointer, whose name and lines are committed whatever it stands for, and then what that is,
// where it is here.
func (l *Look) pointer(found *extract.Found, give func(*Piece)) {
	l.whole(l.source(), give)
	most := cmp.Or(l.s.request.MaxSize, files.MaxSize)
	data, err := l.s.stores.content(l.ctx, extract.Target(l.File.Data), most)
	switch {
	case err != nil:
		l.unread([]extract.Unread{{Path: pointed, Why: "it cannot be read: " + err.Error()}})
	case data == nil:
		l.unread(found.Unread)
	default:
		l.pointed(data, give)
	}
}

// pointed judges the content that a pointer stands for, as a part of it. The name of the pointer was judged.
func (l *Look) pointed(data []byte, give func(*Piece)) {
	found := extract.Open("", data, l.limits())
	if found.Kind == extract.Plain { // it is no part of itself
		found.Parts = append(found.Parts, extract.Part{Parent: -1, Text: data})
	}
	for i := range found.Parts {
		found.Parts[i].Path = below(pointed, found.Parts[i].Path)
	}
	for i := range found.Unread {
		found.Unread[i].Path = below(pointed, found.Unread[i].Path)
	}
	l.document(found, give)
}

// below returns the path of a part of what is itself a part.
func below(outer, path string) string {
	if path == "" {
		return outer
	}
	return outer + " > " + path
}
