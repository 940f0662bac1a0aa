package pdf

// view is how much of a page its pictures take, and what else is on it.
type view struct {
	page, letters, layer, curves int
	area                         float64 // of the page, in square units
	pictures                     map[ref]float64
}

// What makes a page a picture that nobody has read. A scan takes nearly the whole page, and the stamp that a
// release puts over it has up to a hundred letters; a photograph on a cover is smaller, and has a title beside
// it. Without a letter, so many lines and curves may be letters.
const (
	mostOfPage   = 0.5
	wholePage    = 0.7
	titleLetters = 25
	stampLetters = 100
	manyCurves   = 100
)

// scans says which pages are pictures.
func (r *reader) scans() {
	pages := map[ref]int{}
	for _, v := range r.views {
		for at := range v.pictures {
			pages[at]++
		}
	}
	for _, v := range r.views {
		pictured := len(v.pictures) > 0
		switch {
		case v.letters == 0 && pictured:
			r.doc.unread(v.page, "it is a picture")
		case v.isScan(pages):
			r.doc.unread(v.page, "it is a picture with little text")
		case v.letters == 0 && v.curves > manyCurves:
			r.doc.unread(v.page, "it is drawn, without characters")
		}
	}
}

// isScan reports whether a picture of the page alone may hold its text. One that other pages have too is their
// background; over one with a layer of text somebody has read it.
func (v view) isScan(pages map[ref]int) bool {
	var covered float64
	for at, area := range v.pictures {
		if at == (ref{}) || pages[at] == 1 {
			covered += area
		}
	}
	switch {
	case v.layer >= titleLetters, v.area <= 0:
		return false
	case covered > wholePage*v.area:
		return v.letters < stampLetters
	default:
		return covered > mostOfPage*v.area && v.letters < titleLetters
	}
}
