package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/urfave/cli/v2"
)

func testApp() *cli.App {
	leaf := &cli.Command{Name: "show", Flags: []cli.Flag{&cli.BoolFlag{Name: "deep"}}}
	return &cli.App{Commands: []*cli.Command{
		{Name: "check", Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "format", Aliases: []string{"f"}},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}},
			&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}},
		}},
		{Name: "explain", Flags: []cli.Flag{&cli.StringFlag{Name: "format", Aliases: []string{"f"}}}},
		{Name: "config", Subcommands: []*cli.Command{leaf}},
		{Name: "help"},
		{Name: "version"},
	}}
}

func TestArrange(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"no argument means check", "", "check --"},
		{"a path means check", "a.txt", "check -- a.txt"},
		{"flags before paths", "check -q a.txt", "check -q -- a.txt"},
		{"flags after paths", "check a.txt --quiet", "check --quiet -- a.txt"},
		{"flags before the command", "-f json check a.txt", "check -f json -- a.txt"},
		{"the value of a flag is no command", "--format check a.txt", "check --format check -- a.txt"},
		{"value after an equals sign", "a.txt --format=json", "check --format=json -- a.txt"},
		{"value of a short flag", "a.txt -f json b.txt", "check -f json -- a.txt b.txt"},
		{"short flag with equals sign", "-f=json a.txt", "check -f=json -- a.txt"},
		{"long flag with one dash", "a.txt -format json", "check -format json -- a.txt"},
		{"value with an equals sign", "--format=json=out.json", "check --format=json=out.json --"},
		{"value that begins with a dash", "--format -x a.txt", "check --format -x -- a.txt"},
		{"standard input", "-", "check -- -"},
		{"standard input before a flag", "check - -q", "check -q -- -"},
		{"names after two dashes", "check -- -q.txt --quiet", "check -- -q.txt --quiet"},
		{"flags before two dashes", "a.txt -q -- -b.txt", "check -q -- a.txt -b.txt"},
		{"a command after two dashes is a path", "-- explain", "check -- explain"},
		{"repeated flags keep their order", "-f json a.txt -f text=b", "check -f json -f text=b -- a.txt"},
		{"another command", "explain rule-name -f json", "explain -f json -- rule-name"},
		{"subcommand", "config show --deep a.txt", "config show --deep -- a.txt"},
		{"subcommand after a flag", "config --deep show", "config show --deep --"},
		{"help of the program", "--help", "help --"},
		{"help of a command", "explain --help", "help -- explain"},
		{"help among other flags", "check -q a.txt -h", "help -- check"},
		{"version as a flag", "--version", "version --"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := arrange(testApp(), append([]string{"cablelint"}, strings.Fields(c.in)...))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Fields("cablelint "+c.want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestArrangeRefuses(t *testing.T) {
	dashed := "--odd.txt"
	t.Chdir(t.TempDir())
	if err := os.WriteFile(filepath.Join(".", dashed), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	cases := []struct{ name, in, want string }{
		{"unknown flag", "--formt json", "check has no flag --formt: did you mean --format?"},
		{"unknown flag of a command", "explain --quiet x", "explain has no flag --quiet"},
		{"unknown flag with a value", "check --formt=json", "check has no flag --formt: did you mean --format?"},
		{"value missing", "check a.txt --jobs", "--jobs needs a value"},
		{"misspelt command", "chekc", `no command or file is called "chekc": did you mean "check"?`},
		{"misspelt command with flags", "-q explian x", `"explian": did you mean "explain"?`},
		{"a file that looks like a flag", "check " + dashed, "write ./--odd.txt or -- --odd.txt"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := arrange(testApp(), append([]string{"cablelint"}, strings.Fields(c.in)...))
			var usage *usageError
			if !errors.As(err, &usage) {
				t.Fatalf("got %v, want a usage error", err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %q, want it to hold %q", err, c.want)
			}
		})
	}
}
