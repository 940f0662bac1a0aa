package cable

import "cablelint/linter/text"

// captionWord is a caption as it is written, and what it is.
type captionWord struct {
	words string
	is    CaptionKind
}

// captionWords holds the captions of markings.md 6.1 by their first letter, longer ones first.
var captionWords = [26][]captionWord{
	0:         {{"AGREMENT CHANNEL", AgrementChannel}, {"AMB", AMB}, {"ASTRO CHANNEL", OtherChannel}},
	'C' - 'A': {{"CODEL", CODEL}, {"CONDIS", CONDIS}, {"CHEROKEE", CHEROKEE}, {"COMMERCE CHANNEL", OtherChannel}},
	'D' - 'A': {
		{"DIRGEN CHANNEL", DirgenChannel},
		{"DIR GEN CHANNEL", DirgenChannel},
		{"DISSENT CHANNEL", DissentChannel},
		{"DCM", DCM},
		{"DS CHANNEL", OtherChannel},
	},
	'E' - 'A': {{"EXDIS", EXDIS}, {"EYES ONLY", EyesOnly}},
	'F' - 'A': {{"FODAG", OtherCaption}},
	'H' - 'A': {{"HR CHANNEL", OtherChannel}},
	'I' - 'A': {
		{"INFORM ALL STATE EMPLOYEES", InformAll},
		{"INFORM CONSULS", OtherCaption},
		{"INFO CONSULS", OtherCaption},
		{"IMCON", OtherControl},
	},
	'L' - 'A': {{"LIMDIS", LIMDIS}, {"LIMITED OFFICIAL USE", LOUCaption}, {"LOU", LOUCaption}},
	'M' - 'A': {{"MED CHANNEL", MedChannel}, {"MEDICAL CHANNEL", MedChannel}},
	'N' - 'A': {
		{"NODIS", NODIS},
		{"NOFORN", NOFORN},
		{"NIACT IMMEDIATE", NIACT},
		{"NIACT", NIACT},
		{"NOCONTRACT", OtherControl},
		{"NOPASS", OtherCaption},
	},
	'O' - 'A': {
		{"OFFICIAL INFORMAL", OfficialInformal}, {"OFFICIAL-INFORMAL", OfficialInformal}, {"ORCON", OtherControl},
	},
	'P' - 'A': {{"PROPIN", OtherControl}, {"POUCH", OtherCaption}, {"PERSONAL FOR", EyesOnly}},
	'R' - 'A': {
		{"ROGER CHANNEL", RogerChannel}, {"REL TO", RelCaption}, {"RELIDO", OtherControl}, {"RODCA", OtherCaption},
	},
	'S' - 'A': {
		{"SIPDIS", SIPDIS},
		{"SENSITIVE BUT UNCLASSIFIED", SENSITIVE},
		{"SENSITIVE", SENSITIVE},
		{"STADIS", STADIS},
		{"SPECAT EXCLUSIVE", OtherCaption},
		{"SPECAT", OtherCaption},
		{"SY CHANNEL", OtherChannel},
		{"SBU", SENSITIVE},
	},
	'T' - 'A': {{"TM CHANNEL", TMChannel}, {"TERREP", OtherCaption}, {"TECHNICAL CHANNEL", OtherChannel}},
	'V' - 'A': {{"VISAS", OtherCaption}, {"VIENNA CHANNEL", OtherChannel}},
	'W' - 'A': {{"WNINTEL", OtherControl}},
}

// readCaption reads the caption at i: its kind and length, 0 when there is none.
func readCaption(b []byte, i, end int) (CaptionKind, int) {
	if i >= end || !isUpper(b[i]) {
		return UnknownCaption, 0
	}
	for _, w := range captionWords[b[i]-'A'] {
		if !exact(b, i, end, w.words) {
			continue
		}
		j := i + len(w.words)
		if j < end && (isAlnum(b[j]) || b[j] == '-') {
			continue
		}
		if w.is == RelCaption || w.is == EyesOnly {
			j = end // the list of readers is part of it
		}
		return w.is, j - i
	}
	if n := channelLen(b, i, end); n > 0 {
		return OtherChannel, n
	}
	return UnknownCaption, 0
}

// captionLen is the length of a caption at i, 0 when there is none.
func captionLen(b []byte, i, end int) int {
	_, n := readCaption(b, i, end)
	return n
}

// channelLen reads a channel caption that is not in the list: one word and CHANNEL.
func channelLen(b []byte, i, end int) int {
	j := wordEnd(b, i, end)
	k := skipBlanks(b, j, end)
	if j > i && isCaps(b, i, j) && lettersEnd(b, i, j) == j && hasWord(b, k, end, "CHANNEL") &&
		isUpper(b[k+1]) && k+7 == end {
		return k + 7 - i
	}
	return 0
}

// captionsIn reads captions between two offsets of a line, separated by blanks, commas and slashes.
// Unless all is set it reads nothing where anything else stands in the line.
func (r *reader) captionsIn(i, end int, line text.Span, onBanner bool) bool {
	had := len(r.c.Captions)
	for i < end {
		i = skipSeparators(r.b, i, end)
		if i >= end {
			break
		}
		kind, n := readCaption(r.b, i, end)
		if n == 0 && onBanner {
			i = wordEnd(r.b, i, end)
			continue
		}
		if n == 0 {
			r.c.Captions = r.c.Captions[:had]
			return false
		}
		sp := text.Span{Start: i, End: trimEnd(r.b, i, i+n)}
		if !onBanner || kind != LOUCaption { // a level there, not a caption
			r.c.Captions = append(r.c.Captions, Caption{Span: sp, Kind: kind, Line: line, OnBanner: onBanner})
		}
		i += n
	}
	return len(r.c.Captions) > had
}

// skipSeparators skips what stands between captions, and the slashes that pad some of them.
func skipSeparators(b []byte, i, end int) int {
	for i < end {
		switch b[i] {
		case ',', '/', ';', '.', '-', '&', '\n', ':':
			i++
			continue
		}
		n := blankAt(b, i)
		if n == 0 {
			break
		}
		i += n
	}
	return min(i, end)
}

// captionLine reads line i of the part between classification line and E.O. line: captions, or a
// passing instruction, which is free text (cable-format.md 3.11).
func (r *reader) captionLine(i int) {
	line := r.text(i)
	r.lines[i].Kind = CaptionLine
	if isCorrected(r.b, line) {
		if !r.c.Corrected.Present() {
			r.c.Corrected.Span = line
		}
		return
	}
	if r.captionsIn(line.Start, line.End, line, false) {
		return
	}
	if kind, ok := readersOnly(r.b, line); ok {
		r.c.Captions = append(r.c.Captions, Caption{Span: line, Kind: kind, Line: line})
		return
	}
	if r.unknownCaption(i) {
		r.c.Captions = append(r.c.Captions, Caption{Span: line, Kind: UnknownCaption, Line: line})
	}
}

// readersOnly reads `FOR AMBASSADOR ONLY` and `EYES ONLY FOR ...` in any place of the line.
func readersOnly(b []byte, line text.Span) (CaptionKind, bool) {
	if !isCaps(b, line.Start, line.End) {
		return UnknownCaption, false
	}
	s := b[line.Start:line.End]
	switch {
	case exact(s, 0, len(s), "FOR ") && len(s) > 9 && string(s[len(s)-5:]) == " ONLY",
		indexFold(s, 0, len(s), "EYES ONLY") >= 0:
		return EyesOnly, true
	}
	return UnknownCaption, false
}

// unknownCaption reports whether line i is plainly meant as a caption: one upper-case word on a line of
// its own among blank lines and captions. A redaction or the rest of a passing instruction is none.
func (r *reader) unknownCaption(i int) bool {
	line := r.text(i)
	if line.Len() < 4 || line.Len() > 16 || lettersEnd(r.b, line.Start, line.End) != line.End ||
		!isCaps(r.b, line.Start, line.End) || isRun(r.b, line.Start, line.End) {
		return false
	}
	return r.captionEdge(i-1) && r.captionEdge(i+1)
}

// captionEdge reports whether line i may stand beside a caption: it is blank, the classification line,
// captions or a field.
func (r *reader) captionEdge(i int) bool {
	if r.blank(i) || r.lines[i].Kind == ClassificationLine || r.shapes[i] == shEO || r.shapes[i] == shTags {
		return true
	}
	line := r.text(i)
	return captionLen(r.b, line.Start, line.End) > 0
}

// isCorrected reads `C O R R E C T E D  COPY`.
func isCorrected(b []byte, line text.Span) bool {
	return exact(b, line.Start, line.End, "C O R R E C T E D") || hasPrefix(b, line.Start, line.End, "CORRECTED COPY")
}
