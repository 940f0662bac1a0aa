package command

import (
	"context"
	"flag"
	"slices"

	"github.com/urfave/cli/v2"
)

// Run does what the arguments, without the program's own name, ask for: it sets the flags and calls the verb.
// Its error is that of the verb, or a [*UsageError].
func (p *Program) Run(ctx context.Context, args []string) error {
	c, err := p.read(args)
	if err != nil {
		return err
	}
	return p.app(c).RunContext(ctx, slices.Concat([]string{p.Name}, c.options, []string{endOfFlags}, c.args))
}

// app is the program as the library has it, with the one verb that is called.
func (p *Program) app(c *call) *cli.App {
	var failed error
	app := &cli.App{
		Name:            p.Name,
		Writer:          p.Out,
		ErrWriter:       p.Err,
		HideHelp:        true,
		HideVersion:     true,
		HideHelpCommand: true,
		Action: func(at *cli.Context) error {
			return c.verb.Run(at.Context, at.Args().Slice())
		},
		OnUsageError: func(_ *cli.Context, err error, _ bool) error {
			if failed != nil { // the library's sentence holds its words alone
				return failed
			}
			return Misused(c.name(), "%v", err)
		},
		ExitErrHandler: func(*cli.Context, error) {}, // the program ends itself
	}
	for i := range c.verb.Flags {
		f := &c.verb.Flags[i]
		app.Flags = append(app.Flags, &setter{c.name(), f, &failed})
	}
	return app
}

// setter is a flag as the library has it. Its own kinds of flags look for commas in their names, with a regular
// expression that costs a sixth of the start. The library has a sentence of its own for a bad value and keeps only
// the words of the error: the error itself is put aside.
type setter struct {
	verb   string
	flag   *Flag
	failed *error
}

func (s *setter) Set(written string) error {
	err := s.flag.Value.Set(written)
	if err != nil {
		*s.failed = Misused(s.verb, "--%s: %v", s.flag.Name, err)
	}
	return err
}

// String is the value as the library would show it, which it is never asked to.
func (s *setter) String() string { return "" }

// Names are those by which the flag is set.
func (s *setter) Names() []string { return []string{s.flag.Name} }

// Apply puts the flag among those that are read.
func (s *setter) Apply(set *flag.FlagSet) error {
	set.Var(s, s.flag.Name, "")
	return nil
}

// IsSet would tell the library of variables of the environment, which set no flag here.
func (s *setter) IsSet() bool { return false }

// IsBoolFlag tells the library that the flag takes no value.
func (s *setter) IsBoolFlag() bool { return isBool(s.flag.Value) }
