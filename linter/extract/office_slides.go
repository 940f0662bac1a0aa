package extract

// slideElements are those of PresentationML (ISO 29500-1, 19).
func slideElements() map[string]*element {
	return map[string]*element{
		"p:sld":           {open: openUnit},
		"p:notes":         {set: in(Note)},
		"p:sldMaster":     {set: in(Hidden)},
		"p:sldLayout":     {set: in(Hidden)},
		"p:notesMaster":   {set: in(Hidden)},
		"p:handoutMaster": {set: in(Hidden)},
		"p:cmLst":         {set: in(Comment)},
		"p:cmAuthorLst":   {set: in(Comment)},
		"p188:cmLst":      {set: in(Comment)},
		"p188:authorLst":  {set: in(Comment)},
		"p:cSld":          {names: []string{"name"}},
		"p:sp":            {open: openShape},
		"p:ph":            {open: openPlaceholder},
		"p:text":          {set: asProse, paragraph: true},
		"p:tag":           {words: val},
		"p:extLst":        {set: unseen},
		"p:custDataLst":   {set: unseen},
	}
}

// openUnit begins a slide or a sheet, which may be hidden or stand in no list.
func openUnit(s *story, attrs []attribute) {
	s.top().state.role = Body
	if s.p.veiled[s.name] || !s.main || attr(attrs, "show") == "0" {
		s.top().state.role = Hidden
	}
}

// masters are what is shown on all slides of a kind.
var masters = set("p:sldMaster p:sldLayout p:notesMaster p:handoutMaster")

// openShape begins a shape, which is a header of its slides where a master holds it.
func openShape(s *story, _ []attribute) {
	if masters()[s.frames[0].name] {
		s.top().state.role = PageHeader
	}
}

// shownPlaceholders are kinds of placeholders whose text in a master is that of its slides.
var shownPlaceholders = set("ftr hdr dt")

// openPlaceholder makes a shape of a master one that only shows where text would be.
func openPlaceholder(s *story, attrs []attribute) {
	if !masters()[s.frames[0].name] || shownPlaceholders()[attr(attrs, "type")] {
		return
	}
	if s.above(3) == "p:sp" {
		s.frames[len(s.frames)-4].state.role = Hidden
	}
}
