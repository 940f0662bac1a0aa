package cable

import "cablelint/linter/text"

// Parse reads every cable in src.
func Parse(src *text.Source) *File { return &File{Source: src} }
