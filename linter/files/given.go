package files

import (
	"io"
	"path"
)

// Given is a file that something else than a walk came upon: one that is staged, or lies in a history.
type Given struct {
	Path  string
	Named bool                          // by the user; else it is chosen like a file in a folder
	Kind  Kind                          // Read, Special or Failed
	Err   error                         // for Failed
	Open  func() (io.ReadCloser, error) // its content; nil: what stands at Path
}

// given takes a file as the walk would.
func (w *walker) given(g Given) error {
	suffixed := w.suffixed(path.Base(g.Path))
	if !g.Named && g.Kind != Failed && (!w.opt.All && !suffixed || w.skips(g.Path, false)) {
		return nil
	}
	return w.emit(item{
		path: g.Path, named: g.Named, kind: g.Kind, err: g.Err, content: g.Open,
		suffixed: !w.opt.All || suffixed,
	})
}
