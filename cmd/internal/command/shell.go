package command

import (
	_ "embed" // for the scripts
	"strings"
)

// The scripts ask the program itself for words, so that they never fall behind it. They say scriptProgram for
// its name. Each is a text of its own: a file system of them would be more than they are.
var (
	//go:embed completion/program.bash
	bashScript string
	//go:embed completion/program.zsh
	zshScript string
	//go:embed completion/program.fish
	fishScript string
	//go:embed completion/program.ps1
	powershellScript string
)

const scriptProgram = "PROGRAM"

// shell is what words are completed in.
type shell struct {
	name   string
	script string
	// typed undoes what the shell, or its script, makes of the words that were typed.
	typed func(words []string) []string
	// line is a word with what it is about, as the script reads it.
	line func(Word) string
}

var shells = []shell{
	{"bash", bashScript, joinAtEquals, bashLine},
	{"zsh", zshScript, asTyped, zshLine},
	{"fish", fishScript, asTyped, tabbed},
	{"powershell", powershellScript, unmarked, tabbed},
}

func shellNames() []string { return each(shells, func(sh shell) string { return sh.name }) }

// scriptOf is the script that completes the words of a program.
func (sh shell) scriptOf(program string) string {
	return strings.ReplaceAll(sh.script, scriptProgram, program)
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
