package command

import (
	"maps"
	"os"
	"slices"
	"strings"

	"cablelint/linter/nearest"
)

// endOfFlags makes paths of everything behind it.
const endOfFlags = "--"

// call is what the arguments ask for.
type call struct {
	verb    *Verb
	path    []string // the names of the verb, outermost first: config, show
	stray   string   // the first word where a verb may stand and none is called so, "" if there is none
	bare    bool     // neither a verb nor a word stands there: the default verb is meant
	options []string // flags by their long names: --name or --name=value
	args    []string
	help    bool
}

func (c *call) name() string { return strings.Join(c.path, " ") }

// read makes a call of the arguments: flags may stand before the verb and after paths. It reports flags that
// the verb does not have and arguments that it does not take.
func (p *Program) read(args []string) (*call, error) {
	c, rest := p.choose(args)
	if err := p.checkStray(c); err != nil {
		return nil, err
	}
	if err := c.split(rest); err != nil {
		return nil, err
	}
	if c.help {
		return &call{verb: p.helpVerb(), args: c.path}, nil
	}
	return c, c.check()
}

// choose finds the verb among the arguments and takes its names out of them.
func (p *Program) choose(args []string) (c *call, rest []string) {
	root := p.root()
	c = &call{verb: root}
	if root.sub(versionVerb) != nil && slices.Contains(untilEnd(args), "--"+versionVerb) {
		c.enter(versionVerb)
		return c, nil
	}
	for len(c.verb.Verbs) > 0 {
		i := c.verb.firstWord(args)
		if i < 0 {
			break
		}
		if c.verb.sub(args[i]) == nil {
			c.stray = args[i]
			break
		}
		c.enter(args[i])
		args = slices.Concat(args[:i], args[i+1:])
	}
	if c.verb == root {
		c.bare = c.stray == ""
		if c.bare && slices.ContainsFunc(untilEnd(args), asksHelp) {
			c.enter(helpName)
			return c, nil
		}
		c.enter(p.Default)
	}
	return c, args
}

// versionVerb is the verb that the flag of that name stands for, in programs that have it.
const versionVerb = "version"

// enter goes to a verb of the verb that stands.
func (c *call) enter(name string) {
	c.verb, c.path = c.verb.sub(name), append(c.path, name)
}

func untilEnd(args []string) []string {
	if i := slices.Index(args, endOfFlags); i >= 0 {
		return args[:i]
	}
	return args
}

func asksHelp(arg string) bool { return arg == "--"+helpFlag.Name || arg == "-"+helpFlag.Short }

// checkStray reports a word that is no verb where only a verb may stand, and one that looks like a misspelt
// verb where a path may: nothing is called so, and it has nothing of a path.
func (p *Program) checkStray(c *call) error {
	switch {
	case c.stray == "":
		return nil
	case len(c.verb.Verbs) > 0:
		return c.verb.unknown(c.name(), c.stray)
	case strings.ContainsAny(c.stray, `./\*- `):
		return nil
	}
	if _, err := os.Lstat(c.stray); err == nil {
		return nil
	}
	return Misused("", "no command or file is called %q%s", c.stray, DidYouMean(c.stray, p.root().names()))
}

// firstWord returns the index of the first argument that is neither a flag nor the value of one; -1 where
// there is none before the end of flags or before a flag that is not known.
func (v *Verb) firstWord(args []string) int {
	if len(args) == 0 {
		return -1
	}
	if name, _, _ := flagName(args[0]); name == "" && args[0] != endOfFlags {
		return 0 // and no verb need be described for its flags
	}
	flags := v.flags()
	for i := 0; i < len(args); i++ {
		name, _, valued := flagName(args[i])
		f := flags[name]
		switch {
		case args[i] == endOfFlags:
			return -1
		case name == "":
			return i
		case f == nil:
			return -1
		case !valued && !isBool(f.Value):
			i++
		}
	}
	return -1
}

// flagName returns the name of a flag, and its value where that is in the same argument; "" where arg is no
// flag: "-" is a path.
func flagName(arg string) (name, value string, valued bool) {
	if len(arg) < 2 || arg[0] != '-' || arg == endOfFlags {
		return "", "", false
	}
	return strings.Cut(strings.TrimPrefix(arg[1:], "-"), "=")
}

// split sorts the arguments behind the verb into flags and paths.
func (c *call) split(args []string) error {
	flags := c.verb.flags()
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		name, value, valued := flagName(arg)
		f := flags[name]
		switch {
		case arg == endOfFlags:
			c.args = append(c.args, args...)
			return nil
		case name == "":
			c.args = append(c.args, arg)
		case f == nil:
			return c.unknownFlag(arg, name, flags)
		case f == &helpFlag:
			c.help = true
		case valued:
			c.options = append(c.options, "--"+f.Name+"="+value)
		case isBool(f.Value):
			c.options = append(c.options, "--"+f.Name)
		case len(args) == 0:
			return Misused(c.name(), "%s needs a value", arg)
		default:
			c.options = append(c.options, "--"+f.Name+"="+args[0])
			args = args[1:]
		}
	}
	return nil
}

// check reports a verb that wants one of its own, and arguments that are not taken.
func (c *call) check() error {
	switch {
	case len(c.verb.Verbs) > 0:
		return Misused(c.name(), "%s needs one of %s", c.name(), either(c.verb.names()))
	case c.verb.Args == "" && len(c.args) > 0:
		return Misused(c.name(), "%s takes no path: %q", c.name(), c.args[0])
	case c.verb.takesPaths() && slices.Contains(c.args, ""):
		return Misused(c.name(), "a path is empty")
	}
	return nil
}

func (c *call) unknownFlag(arg, name string, flags map[string]*Flag) error {
	if _, err := os.Lstat(arg); err == nil {
		return Misused(c.name(), "%s is no flag of %s: write ./%s or -- %s for the file of that name",
			arg, c.name(), arg, arg)
	}
	long := slices.DeleteFunc(slices.Sorted(maps.Keys(flags)), func(n string) bool { return len(n) == 1 })
	hint := ""
	if near := nearest.Word(name, long); near != "" {
		hint = ": did you mean --" + near + "?"
	}
	written, _, _ := strings.Cut(arg, "=")
	return Misused(c.name(), "%s has no flag %s%s", c.name(), written, hint)
}
