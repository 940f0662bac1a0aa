package vocab

const (
	shortestRun = 6
	longestRun  = 40
)

// Split cuts codes that were run together, "PHUMPRELUP", into subject and program codes of four letters and
// an optional country at the end, or into a country and one code, "VTPREL". It returns nil unless the run,
// written in upper case, can be cut into listed codes of the time in that way and in no other way.
func (c Codes) Split(run []byte) []string {
	if codes := c.splitFours(run); codes != nil || len(run) != shortestRun {
		return codes
	}
	if c.isPiece(run[:2]) && c.isPiece(run[2:]) {
		return []string{string(run[:2]), string(run[2:])}
	}
	return nil
}

func (c Codes) splitFours(run []byte) []string {
	if len(run) < shortestRun || len(run) > longestRun || len(run)%letters != 0 && len(run)%letters != 2 {
		return nil
	}
	for i := 0; i < len(run); i += letters {
		if !c.isPiece(run[i:min(i+letters, len(run))]) {
			return nil
		}
	}
	if c.waysToSplit(run) != 1 {
		return nil
	}
	var codes []string
	for i := 0; i < len(run); i += letters {
		codes = append(codes, string(run[i:min(i+letters, len(run))]))
	}
	return codes
}

// isPiece reports whether a piece of a run is a country, if it has two letters, or a subject or program.
func (c Codes) isPiece(piece []byte) bool {
	info, ok := c.Listed(piece)
	if len(piece) == 2 {
		return ok && info.Kinds.Has(GeographicTag)
	}
	return ok && info.Kinds.Has(SubjectTag|ProgramTag)
}

// longestPiece bounds the codes that are looked for in a run: longer ones are names in words.
const longestPiece = 8

// waysToSplit counts the ways to cut run into two or more codes of any kind.
func (c Codes) waysToSplit(run []byte) int {
	var ways [longestRun + 1]int
	ways[0] = 1
	for end := 1; end <= len(run); end++ {
		for start := max(0, end-longestPiece); start < end; start++ {
			if ways[start] > 0 && end-start < len(run) && c.Lists(run[start:end]) {
				ways[end] += ways[start]
			}
		}
	}
	return ways[len(run)]
}
