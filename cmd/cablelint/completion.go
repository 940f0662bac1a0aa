package main

import (
	"embed"
	"io"
	"slices"
	"strings"

	"cablelint/rules"

	"github.com/urfave/cli/v2"
)

// The scripts ask the program itself for words, so that they never fall behind it.
//
//go:embed completion
var completionScripts embed.FS

var shells = []string{"bash", "zsh", "fish"}

// completionWords is what the scripts call instead of a shell's name: completion words SHELL WORD...
const completionWords = "words"

func completionCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "completion",
		Usage:     "print the script that completes words in bash, zsh or fish",
		ArgsUsage: "bash|zsh|fish",
		Action: func(c *cli.Context) error {
			args := c.Args().Slice()
			if len(args) >= 2 && args[0] == completionWords {
				return writeCompletion(con.out, args[1], complete(c.App, joinAtEquals(args[1], args[2:])))
			}
			if len(args) != 1 {
				return misused("completion", "completion takes the name of one shell: bash, zsh or fish")
			}
			if !slices.Contains(shells, args[0]) {
				return misused("completion", "there is no completion for %q: want bash, zsh or fish%s", args[0],
					didYouMean(args[0], shells))
			}
			script, err := completionScripts.ReadFile("completion/cablelint." + args[0])
			if err != nil {
				return err
			}
			_, err = con.out.Write(script)
			return err
		},
	})
}

// completion is what may stand where the cursor is.
type completion struct {
	words []candidate
	files bool // names of files too
}

type candidate struct{ word, about string }

// writeCompletion writes whether files may stand here, then a word a line with what it is about, each as
// the shell wants it.
func writeCompletion(w io.Writer, shell string, c completion) error {
	out := "words\n"
	if c.files {
		out = "files\n"
	}
	for _, x := range c.words {
		word := x.word
		switch shell {
		case "bash": // replaces only what follows the last equals sign
			word = word[strings.LastIndexByte(word, '=')+1:]
		case "zsh":
			word = strings.ReplaceAll(word, ":", `\:`)
		}
		sep := "\t"
		if shell == "zsh" {
			sep = ":"
		}
		out += word + sep + x.about + "\n"
	}
	_, err := io.WriteString(w, out)
	return err
}

// joinAtEquals undoes that bash takes "--format=json" for three words.
func joinAtEquals(shell string, words []string) []string {
	if shell != "bash" {
		return words
	}
	var out []string
	for i, w := range words {
		glued := i > 0 && (w == "=" || words[i-1] == "=") && len(out) > 0
		if glued {
			out[len(out)-1] += w
		} else {
			out = append(out, w)
		}
	}
	return out
}

// complete says what may stand for the last of words, which has been begun or is empty.
func complete(app *cli.App, words []string) completion {
	if len(words) == 0 {
		words = []string{""}
	}
	before, now := words[:len(words)-1], words[len(words)-1]
	if slices.Contains(before, "--") {
		return completion{files: true}
	}
	cmd, rest := commandIn(app, before)
	if name, value, found := strings.Cut(now, "="); found && strings.HasPrefix(name, "-") {
		return completeValue(cmd, strings.TrimLeft(name, "-"), value).under(name + "=")
	}
	if name := valueWanted(cmd, before); name != "" {
		return completeValue(cmd, name, now)
	}
	if strings.HasPrefix(now, "-") {
		return completion{words: begun(flagWords(cmd), now)}
	}
	return positional(app, cmd, rest, now)
}

// commandIn finds the command among words, and the words that are neither it nor flags.
func commandIn(app *cli.App, words []string) (*cli.Command, []string) {
	name, rest, err := takeCommand(app, words)
	if err != nil { // the word is a file that is not there
		name, rest = defaultCommand, words
	}
	cmd := app.Command(name)
	sub, left := takeSubcommand(cmd, rest)
	if sub != nil {
		cmd, rest = sub, left
	}
	s := splitter{command: name, flags: arities(cmd.Flags)}
	_ = s.split(rest) // a command that is not complete may be wrong
	if cmd.Name == defaultCommand && firstWord(words, everyFlag(app)) < 0 {
		return cmd, nil
	}
	return cmd, append([]string{cmd.Name}, s.paths...)
}

// valueWanted returns the flag that the next word is the value of, "" for none.
func valueWanted(cmd *cli.Command, before []string) string {
	if len(before) == 0 {
		return ""
	}
	name, hasValue := flagName(before[len(before)-1])
	if name != "" && !hasValue && arities(cmd.Flags)[name] {
		return name
	}
	return ""
}

// positional completes a word that is no flag. rest begins with the command, where one was named.
func positional(app *cli.App, cmd *cli.Command, rest []string, now string) completion {
	switch {
	case len(rest) == 0:
		return completion{begun(commandWords(app.VisibleCommands()), now), true}
	case len(cmd.Subcommands) > 0:
		return completion{words: begun(commandWords(cmd.Subcommands), now)}
	case cmd.Name == "help":
		return completion{words: begun(commandWords(app.VisibleCommands()), now)}
	case cmd.Name == "explain":
		return completion{words: begun(ruleWords(), now)}
	case cmd.Name == "completion":
		return completion{words: begun(plainWords(shells), now)}
	}
	return completion{files: strings.Contains(cmd.ArgsUsage, "PATH")}
}

// under puts a flag before its values.
func (c completion) under(prefix string) completion {
	for i := range c.words {
		c.words[i].word = prefix + c.words[i].word
	}
	return c
}

// begun returns the candidates that begin with what has been typed.
func begun(all []candidate, now string) []candidate {
	return slices.DeleteFunc(all, func(c candidate) bool { return !strings.HasPrefix(c.word, now) })
}

func commandWords(cmds []*cli.Command) []candidate {
	out := make([]candidate, 0, len(cmds))
	for _, c := range cmds {
		out = append(out, candidate{c.Name, c.Usage})
	}
	return out
}

func flagWords(cmd *cli.Command) []candidate {
	var out []candidate
	for _, f := range append(cmd.VisibleFlags(), helpFlag()) {
		usage := ""
		if doc, ok := f.(cli.DocGenerationFlag); ok {
			usage = strings.ReplaceAll(doc.GetUsage(), "`", "")
		}
		for _, name := range f.Names() {
			if len(name) > 1 {
				out = append(out, candidate{"--" + name, usage})
			}
		}
	}
	return out
}

// helpFlag is asked for by arrange; the library never sees it.
func helpFlag() cli.Flag {
	return &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "show this page"}
}

func ruleWords() []candidate {
	all := rules.All()
	out := make([]candidate, 0, len(all))
	for _, r := range all {
		out = append(out, candidate{r.Name, r.Summary})
	}
	return out
}

// globWords are the rules, and the pattern for each category of them.
func globWords() []candidate {
	out := ruleWords()
	var categories []string
	for _, r := range rules.All() {
		if !slices.Contains(categories, r.Category()) {
			categories = append(categories, r.Category())
			out = append(out, candidate{r.Category() + "-*", "every rule about it"})
		}
	}
	return out
}

func plainWords(words []string) []candidate {
	out := make([]candidate, 0, len(words))
	for _, w := range words {
		out = append(out, candidate{word: w})
	}
	return out
}

// completeValue says what a flag takes.
func completeValue(cmd *cli.Command, flag, now string) completion {
	switch flag {
	case "select", "ignore":
		return completion{words: begun(globWords(), now)}
	case "as-of", "assume-date", "by":
		return completion{words: begun(plainWords([]string{"today"}), now)}
	case "fail-on":
		return completion{words: begun(plainWords([]string{"info", "warning", "error", "never"}), now)}
	}
	for _, f := range cmd.VisibleFlags() {
		doc, ok := f.(cli.DocGenerationFlag)
		if !ok || !slices.Contains(f.Names(), flag) {
			continue
		}
		takes, words := enumerated(doc.GetUsage())
		if name, _, found := strings.Cut(now, "="); found && slices.Contains(words, name) {
			return completion{files: true} // the shell completes what follows
		}
		return completion{begun(plainWords(words), now), takes == "FILE" || takes == "PATH"}
	}
	return completion{}
}

// enumerated reads from the help of a flag what it takes, and the words that it lists: "how to `WHEN`:
// auto, always or never". What the help lists is what is completed.
func enumerated(usage string) (takes string, words []string) {
	_, rest, _ := strings.Cut(usage, "`")
	takes, _, _ = strings.Cut(rest, "`")
	_, list, found := strings.Cut(usage, ": ")
	if !found {
		return takes, nil
	}
	for w := range strings.SplitSeq(strings.ReplaceAll(list, " or ", ", "), ", ") {
		if strings.ContainsAny(w, " ;()") {
			return takes, nil
		}
		words = append(words, w)
	}
	return takes, words
}
