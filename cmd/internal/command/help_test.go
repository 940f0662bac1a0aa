package command

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const housePage = `packhouse packs apples.

usage: packhouse [pack] [flags] [PATH...]

  pack        pack the apples of an orchard (the default)
  explain     print what a mark on a crate stands for
  orchard     show or begin an orchard
  version     print the version
  completion  print the script that completes words in a shell
  man         print the manual page, in mdoc
  help        show this page, or what a command takes

Status: 0 packed, 2 not.
`

const packPage = `packhouse pack: pack the apples of an orchard (the default)

usage: packhouse pack [flags] [PATH...]

flags:
  -f, --format NAME[=FILE]    report as NAME[=FILE]; repeatable: text, json,
                              crate
  -q, --quiet                 say nothing
  -j, --jobs N                pack N crates at the same time
  --style STYLE               the STYLE of the crates: tall or flat (default
                              tall)
  --level LEVEL               the highest LEVEL that a crate may be filled to
  --list FILE                 pack what FILE lists
  -h, --help                  show this page
`

const orchardPage = `packhouse orchard: show or begin an orchard

usage: packhouse orchard COMMAND [flags] ...

commands, whose flags 'packhouse help orchard COMMAND' lists:
  show   print what grows at a PATH
  begin  plant one

flags:
  -h, --help                  show this page
`

const showPage = `packhouse orchard show: print what grows at a PATH

usage: packhouse orchard show [flags] [PATH]

flags:
  --deep                      the roots too
  --mark MARK                 only the rows of MARK
  -h, --help                  show this page
`

func TestHelp(t *testing.T) {
	cases := []struct{ in, want string }{
		{"help", housePage},
		{"--help", housePage},
		{"-h", housePage},
		{"-q -h", housePage},
		{"help pack", packPage},
		{"pack --help", packPage},
		{"--help pack", packPage},
		{"pack -q a.txt -h", packPage},
		{"a.txt -h", packPage},
		{"help orchard", orchardPage},
		{"orchard --help", orchardPage},
		{"help orchard show", showPage},
		{"orchard show --help", showPage},
		{"orchard --help show", showPage},
		{"orchard -h show --deep a.txt", showPage},
	}
	t.Chdir(t.TempDir())
	writeFile(t, "a.txt")
	for _, c := range cases {
		t.Run(c.in, func(t *testing.T) {
			if diff := cmp.Diff(c.want, newHouse().run(t, strings.Fields(c.in)...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The words on a flag never touch its name, however long that is, and no line is longer than a terminal.
func TestFlagRow(t *testing.T) {
	for n := 1; n < 60; n++ {
		row := flagRow(&Flag{Name: strings.Repeat("n", n), Usage: strings.Repeat("a few `WORDS` ", 12), Value: Text(new(string))})
		if !strings.Contains(row, "n WORDS ") && !strings.Contains(row, "n WORDS\n") {
			t.Errorf("%d letters: the name runs into what follows:\n%s", n, row)
		}
		for line := range strings.Lines(row) {
			if len(line) > 81 {
				t.Errorf("%d letters: a line of %d", n, len(line)-1)
			}
			if at := strings.Index(line, "a few"); at >= 0 && !strings.HasPrefix(line, "  --") && at < flagColumn {
				t.Errorf("%d letters: the words begin in column %d", n, at)
			}
		}
	}
}

func TestManualPage(t *testing.T) {
	page := newHouse().run(t, "man")
	wanted := []string{
		".Dd May 4, 2021\n.Dt PACKHOUSE 1\n.Os\n.Sh NAME\n.Nm packhouse\n.Nd pack apples into crates\n.Sh SYNOPSIS\n",
		".Ss pack\nPack the apples of an orchard (the default).\n",
		".It Fl f , Fl -format Ar NAME[=FILE]\n",
		"The STYLE of the crates: tall or flat (default tall).\n",
		".Nm\n.Cm orchard\n.Ar command\n.Op Ar flags\n",
		".Ss orchard show\nPrint what grows at a PATH.\n.Pp\n.Nm\n.Cm orchard show\n.Op Ar flags\n.Li \"[PATH]\"\n",
		".It Fl -deep\nThe roots too.\n",
		".It Fl -mark Ar MARK\n",
		".Ss man\n",
		".Sh FILES\n",
		".Sh SEE ALSO\n",
	}
	for _, want := range wanted {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	if strings.Contains(page, "secret") {
		t.Error("the page names a verb that is hidden")
	}
}

// What help says may hold what mdoc takes for its own.
func TestManualPageSetsTextAsItStands(t *testing.T) {
	h := newHouse()
	h.Verbs[0].Usage = `print 'a' \fB and ` + strings.Repeat("x", 54) + ` .packhouse.yml "b"`
	h.Verbs[0].Args = `"PATH"`
	page := h.run(t, "man")
	want := ".Ss pack\nPrint \\(aqa\\(aq \\efB and " + strings.Repeat("x", 54) + "\n\\&.packhouse.yml \"b\".\n" +
		".Pp\n.Nm\n.Cm pack\n.Op Ar flags\n.Li \"\\(dqPATH\\(dq\"\n"
	if !strings.Contains(page, want) {
		t.Errorf("the page does not hold\n%s:\n%s", want, page)
	}
	lintManual(t, page)
}

func TestManualPageIsClean(t *testing.T) { lintManual(t, newHouse().run(t, "man")) }

// lintManual runs the linter of manual pages. Which other pages are installed here is not the page's affair.
func lintManual(t *testing.T, page string) {
	t.Helper()
	for line := range strings.Lines(runShell(t, page, "mandoc", "-T", "lint")) {
		if !strings.Contains(line, "referenced manual not found") && !strings.Contains(line, "outdated mandoc.db") {
			t.Error(line)
		}
	}
}

func TestBuildDay(t *testing.T) {
	if got, want := BuildDay("86400"), time.Unix(86400, 0); !got.Equal(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if BuildDay("").IsZero() || !BuildDay("").Equal(BuildDay("soon")) {
		t.Error("without a number the day of the commit, or one that stays the same, is the day")
	}
}

// Without a linter of manual pages the tests of this file would say nothing: this one says so.
func TestManualPageLinter(t *testing.T) {
	if out := runShell(t, ".Dd May 4, 2021\n.Dt X 1\n.Os\n.Sh NOTHING\n.Xy\n", "mandoc", "-T", "lint"); out == "" {
		t.Error("the linter finds nothing in a page that is wrong")
	}
}
