package vocab

// Meaning is one of the things that a TAGS code has stood for: a row of a list.
type Meaning struct {
	Code       string
	Kind       string // as the list has it: "subject", "temporary", "country"
	Text       string // "" where it is not known
	Confirmed  bool   // Text was found in a source
	From, To   string // days, "1973-03-01"; "" where the list gives none
	ReplacedBy string // the code that took its place; "" for none
	Source     string // where the row was found
}

// Explain returns all that a code, written in upper case, stands for or has stood for, the older list first,
// and reports whether it is in a list. A code of two kinds has a meaning for each.
func Explain(code string) ([]Meaning, bool) {
	var all []Meaning
	for _, file := range []string{tags1974(), tagsFile} {
		for _, row := range readRows(file, tagColumns) {
			if row[codeColumn] == code {
				all = append(all, meaningIn(row))
			}
		}
	}
	return all, all != nil
}

func meaningIn(row []string) Meaning {
	text := meaningOf(row)
	return Meaning{
		Code: row[codeColumn], Kind: row[kindColumn], Text: text, Confirmed: text != "" && isConfirmed(row),
		From: row[fromColumn], To: row[untilColumn], ReplacedBy: row[replacedColumn], Source: row[sourceColumn],
	}
}
