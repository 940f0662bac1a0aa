package spill

import "bytes"

// A bad scan has letters, figures or other signs for the strokes of a mark, and blanks about them: (SIINF), (S!/ NF).

// longestMisread is how long a mark is that is read so. strokeLetters are what is read for a stroke, and misreadSigns
// those of them that are no letters.
const (
	longestMisread = 24
	strokeLetters  = "IL1"
	misreadSigns   = "!|\\"
)

// withStrokes is a mark with its strokes where a scan has other signs for them; any other is as it was.
func withStrokes(inner []byte) []byte {
	n := len(leadingWord(inner))
	parted := bytes.IndexByte(inner, ' ') >= 0 && bytes.Contains(inner, []byte("//"))
	if n < len(inner) && (parted || inner[0] == '5' || bytes.ContainsAny(inner, misreadSigns)) {
		n = len(inner)
	}
	if n < len("S//NF") || n > longestMisread {
		return inner
	}
	w := bytes.ReplaceAll(inner[:n], []byte(" "), nil)
	if w[0] == '5' {
		w[0] = 'S'
	}
	for _, level := range []string{"TS", "S", "C"} {
		rest, is := bytes.CutPrefix(w, []byte(level))
		if !is || !areStrokes(rest, len("//")) {
			continue
		}
		controls, is := misreadControls(rest[len("//"):])
		if figures := rest[0] == '1'; is && (!figures || controls == "NF" || len(controls) > len("NF")) {
			return append([]byte(level+"//"+controls), inner[n:]...)
		}
	}
	return inner
}

func areStrokes(b []byte, n int) bool {
	same := n < len("//") || len(b) > 1 && b[0] == b[1] || len(bytes.Trim(b[:min(n, len(b))], misreadSigns+"/")) == 0
	return same && len(b) > n && len(bytes.Trim(b[:n], strokeLetters+misreadSigns+"/")) == 0
}

// misreadControls are controls with the strokes between them.
func misreadControls(b []byte) (text string, is bool) {
	if strict.has(b) && len(b) > 1 {
		return string(b), true
	}
	for n := len("NF"); n < len(b); n++ {
		if !strict.has(b[:n]) {
			continue
		}
		for strokes := 1; strokes <= len("//"); strokes++ {
			if !areStrokes(b[n:], strokes) {
				continue
			}
			if more, is := misreadControls(b[n+strokes:]); is {
				return string(b[:n]) + "//"[:strokes] + more, true
			}
		}
	}
	return "", false
}
