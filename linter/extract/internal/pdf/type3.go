package pdf

// procedure is what draws a glyph of a Type 3 font (9.6.5): nearly always lines or a small picture, but it may be
// whatever a page may be.
type procedure struct {
	stream *stream
	says   bool    // there is text in it
	area   float64 // of its pictures, in the space of glyphs
}

// procedure draws a glyph where at says, and reports whether what it draws is text.
func (r *runner) procedure(t *font, code uint32, at matrix) bool {
	p, known := t.drawn[code]
	if !known {
		p = &procedure{}
		t.drawn[code] = p // before it is looked at: it may show itself
		r.examine(t, p, code)
	}
	at = t.matrix.then(at)
	if p.area > 0 {
		r.cover(ref{}, p.area*at.area())
	}
	if !p.says {
		return false
	}
	if r.operators -= formCost; r.depth >= maxForms {
		r.fault(tooDeep)
		return true
	}
	r.inner(r.page, t.resources, at).run(r.file.body(p.stream).data)
	return true
}

// examine runs a procedure once beside the page, to see whether it is worth running again for each glyph.
func (r *runner) examine(t *font, p *procedure, code uint32) {
	if code >= uint32(len(t.names)) {
		return
	}
	v := t.procs[t.names[code]]
	s, ok := r.file.resolve(v).(*stream)
	if !ok && v != nil {
		r.fault(missing)
	}
	if !ok || r.depth >= maxForms {
		return
	}
	content := r.file.body(s)
	if content.fault != nil {
		r.fault("a letter of it cannot be read: " + content.fault.Error())
	}
	aside := newCanvas(nil)
	r.inner(aside, t.resources, identity).run(content.data)
	for why := range aside.faults {
		r.fault(why)
	}
	p.stream, p.says = s, len(aside.seen)+len(aside.hidden)+len(aside.said)+aside.unknown > 0
	for _, area := range aside.pictures {
		p.area += area
	}
}
