package command

import (
	"embed"
	"strings"
)

// The scripts ask the program itself for words, so that they never fall behind it. They say scriptProgram for
// its name.
//
//go:embed completion
var scripts embed.FS

const scriptProgram = "PROGRAM"

// shell is what words are completed in.
type shell struct {
	name   string
	script string // file of scripts
	// typed undoes what the shell, or its script, makes of the words that were typed.
	typed func(words []string) []string
	// line is a word with what it is about, as the script reads it.
	line func(Word) string
}

var shells = []shell{
	{"bash", "completion/program.bash", joinAtEquals, bashLine},
	{"zsh", "completion/program.zsh", asTyped, zshLine},
	{"fish", "completion/program.fish", asTyped, tabbed},
	{"powershell", "completion/program.ps1", unmarked, tabbed},
}

func shellNames() []string { return each(shells, func(sh shell) string { return sh.name }) }

// scriptOf is the script that completes the words of a program.
func (sh shell) scriptOf(program string) (string, error) {
	script, err := scripts.ReadFile(sh.script)
	return strings.ReplaceAll(string(script), scriptProgram, program), err
}

func asTyped(words []string) []string { return words }

// joinAtEquals undoes that bash takes "--format=json" for three words.
func joinAtEquals(words []string) []string {
	var out []string
	for i, w := range words {
		glued := i > 0 && (w == "=" || words[i-1] == "=")
		if glued {
			out[len(out)-1] += w
		} else {
			out = append(out, w)
		}
	}
	return out
}

// unmarked takes away the colon that the script puts before the word at the cursor: PowerShell may leave out
// an argument that is empty.
func unmarked(words []string) []string {
	last := len(words) - 1
	if last < 0 {
		return words
	}
	return append(words[:last:last], strings.TrimPrefix(words[last], ":"))
}

func tabbed(w Word) string { return w.Text + "\t" + w.About }

// bashLine has what follows the last equals sign: bash replaces only that.
func bashLine(w Word) string {
	w.Text = w.Text[strings.LastIndexByte(w.Text, '=')+1:]
	return tabbed(w)
}

// zshLine has a colon only before words: zsh sets a stroke before what follows one, if that is nothing too.
func zshLine(w Word) string {
	text := strings.ReplaceAll(w.Text, ":", `\:`)
	if w.About == "" {
		return text
	}
	return text + ":" + w.About
}
