package command

import (
	"context"
	"io"
	"slices"
	"strings"
)

func (p *Program) completionVerb() *Verb {
	return &Verb{
		Name:  "completion",
		Usage: "print the script that completes words in a shell",
		Args:  strings.Join(shellNames(), "|"),
		Words: func() []Word { return plainWords(shellNames()) },
		Run: func(_ context.Context, args []string) error {
			out, err := p.completionFor(args)
			if err != nil {
				return err
			}
			_, err = io.WriteString(p.Out, out)
			return err
		},
	}
}

// askWords is what the scripts write in place of a shell's name: completion -- words SHELL WORD...
const askWords = "words"

// completionFor returns a shell's script, or what may stand where the cursor is.
func (p *Program) completionFor(args []string) (string, error) {
	asked := len(args) >= 2 && args[0] == askWords
	if asked {
		args = args[1:]
	}
	names := shellNames()
	if !asked && len(args) != 1 {
		return "", Misused("completion", "completion takes the name of one shell: %s", either(names))
	}
	i := slices.Index(names, args[0])
	if i < 0 {
		return "", Misused("completion", "there is no completion for %q: want %s%s", args[0], either(names),
			DidYouMean(args[0], names))
	}
	if asked {
		return p.complete(shells[i].typed(args[1:])).lines(shells[i]), nil
	}
	return shells[i].scriptOf(p.Name), nil
}

// completion is what may stand where the cursor is.
type completion struct {
	words []Word
	files bool // names of files too
}

// lines is whether files may stand here, then a word a line.
func (c completion) lines(sh shell) string {
	out := "words\n"
	if c.files {
		out = "files\n"
	}
	for _, w := range c.words {
		out += sh.line(w) + "\n"
	}
	return out
}

// complete says what may stand for the last of words, which has been begun or is empty.
func (p *Program) complete(words []string) completion {
	if len(words) == 0 {
		words = []string{""}
	}
	before, now := words[:len(words)-1], words[len(words)-1]
	if slices.Contains(before, endOfFlags) {
		return completion{files: true}
	}
	c, rest := p.choose(before)
	_ = c.split(rest) // what is not yet complete may be wrong
	if name, value, valued := flagName(now); valued {
		return c.valueOf(name, value).under(strings.TrimSuffix(now, value))
	}
	if name := c.valueWanted(before); name != "" {
		return c.valueOf(name, now)
	}
	if strings.HasPrefix(now, "-") {
		return completion{words: begun(flagWords(c.verb), now)}
	}
	return p.argument(c, now)
}

// valueWanted returns the flag that the next word is the value of, "" for none.
func (c *call) valueWanted(before []string) string {
	if len(before) == 0 {
		return ""
	}
	name, _, valued := flagName(before[len(before)-1])
	if f := c.verb.flags()[name]; f == nil || valued || isBool(f.Value) {
		return ""
	}
	return name
}

// argument completes a word that is no flag.
func (p *Program) argument(c *call, now string) completion {
	root := p.root()
	files := c.verb.takesPaths()
	switch {
	case c.bare:
		return completion{begun(verbWords(root), now), files}
	case len(c.verb.Verbs) > 0:
		return completion{words: begun(verbWords(c.verb), now)}
	case c.name() == helpName:
		return completion{words: begun(verbWords(root.below(c.args)), now)}
	case c.verb.Words != nil:
		return completion{begun(c.verb.Words(), now), files}
	}
	return completion{files: files}
}

// below returns the verb that is called by these names, one without verbs where none is.
func (v *Verb) below(names []string) *Verb {
	for _, name := range names {
		if v = v.sub(name); v == nil {
			return &Verb{}
		}
	}
	return v
}

// valueOf says what a flag takes.
func (c *call) valueOf(name, now string) completion {
	f := c.verb.flags()[name]
	if f == nil {
		return completion{}
	}
	takes, words := f.listed()
	if f.Words != nil {
		words = f.Words()
	}
	if before, _, found := strings.Cut(now, "="); found && slices.Contains(words, Word{Text: before}) {
		return completion{files: true} // the shell completes what follows
	}
	return completion{begun(words, now), takes == "FILE" || takes == "PATH"}
}

// listed reads from the usage of a flag what it takes, and the words that it lists: "how to `WHEN`: auto,
// always or never". What help lists is what is completed.
func (f *Flag) listed() (takes string, words []Word) {
	takes, usage := f.takes()
	_, list, found := strings.Cut(usage, ": ")
	if !found {
		return takes, nil
	}
	for w := range strings.SplitSeq(strings.ReplaceAll(list, " or ", ", "), ", ") {
		if strings.ContainsAny(w, " ;()") {
			return takes, nil
		}
		words = append(words, Word{Text: w})
	}
	return takes, words
}

// under puts a flag before its values.
func (c completion) under(prefix string) completion {
	for i := range c.words {
		c.words[i].Text = prefix + c.words[i].Text
	}
	return c
}

// begun returns the words that begin with what has been typed.
func begun(all []Word, now string) []Word {
	var out []Word
	for _, w := range all {
		if strings.HasPrefix(w.Text, now) {
			out = append(out, w)
		}
	}
	return out
}

func verbWords(v *Verb) []Word {
	return each(v.shown(), func(sub *Verb) Word { return Word{sub.Name, sub.Usage} })
}

func flagWords(v *Verb) []Word {
	return each(append(slices.Clone(v.Flags), helpFlag), func(f Flag) Word {
		_, usage := f.takes()
		return Word{"--" + f.Name, usage}
	})
}

func plainWords(words []string) []Word {
	return each(words, func(w string) Word { return Word{Text: w} })
}

// Plain are words that nothing is said about.
func Plain(words []string) []Word {
	out := make([]Word, 0, len(words))
	for _, w := range words {
		out = append(out, Word{Text: w})
	}
	return out
}
