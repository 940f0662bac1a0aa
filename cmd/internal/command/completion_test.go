package command

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestComplete(t *testing.T) {
	cases := []struct {
		name  string
		words []string
		want  []string // the first is whether files may stand there
	}{
		{"nothing", nil, []string{"files", "pack", "explain", "orchard", "version", "completion", "man", "help"}},
		{"an empty word", []string{""}, []string{"files", "pack", "explain", "orchard", "version", "completion", "man", "help"}},
		{"a verb", []string{"ex"}, []string{"files", "explain"}},
		{"a verb after a flag", []string{"-q", "ex"}, []string{"files", "explain"}},
		{"a path after a path", []string{"a.txt", "ex"}, []string{"files"}},
		{"a verb of a verb", []string{"orchard", "s"}, []string{"words", "show"}},
		{"a path of a verb of a verb", []string{"orchard", "show", ""}, []string{"files"}},
		{"nothing is taken", []string{"version", ""}, []string{"words"}},
		{"words of a verb", []string{"explain", "stem-"}, []string{"words", "stem-up", "stem-long"}},
		{"help", []string{"help", "o"}, []string{"words", "orchard"}},
		{"help on a verb of a verb", []string{"help", "orchard", "s"}, []string{"words", "show"}},
		{"help on what has no verbs", []string{"help", "pack", ""}, []string{"words"}},
		{"help on nothing", []string{"help", "pcak", ""}, []string{"words"}},
		{"shells", []string{"completion", "z"}, []string{"words", "zsh"}},
		{"after two dashes", []string{"pack", "--", "--q"}, []string{"files"}},

		{"flags", []string{"pack", "--q"}, []string{"words", "--quiet"}},
		{"help as a flag", []string{"version", "-"}, []string{"words", "--help"}},
		{"flags of the default", []string{"--l"}, []string{"words", "--level", "--list"}},
		{"flags after a path", []string{"a.txt", "--q"}, []string{"words", "--quiet"}},
		{"flags after a misspelt verb", []string{"pcak", "--q"}, []string{"words", "--quiet"}},
		{"flags of another verb", []string{"explain", "--q"}, []string{"words"}},
		{"flags of a verb of a verb", []string{"orchard", "show", "--"}, []string{"words", "--deep", "--mark", "--help"}},

		{"words that the usage lists", []string{"pack", "--style", ""}, []string{"words", "tall", "flat"}},
		{"by the short name", []string{"pack", "-f", "j"}, []string{"words", "json"}},
		{"after an equals sign", []string{"--style=f"}, []string{"words", "--style=flat"}},
		{"after an equals sign, by the short name", []string{"-f=j"}, []string{"words", "-f=json"}},
		{"after another value", []string{"--jobs", "3", "--style", "t"}, []string{"words", "tall"}},
		{"words of a flag", []string{"pack", "--level", ""}, []string{"words", "L", "F"}},
		{"files of a flag", []string{"pack", "--list", ""}, []string{"files"}},
		{"a file in a value", []string{"pack", "--format", "json="}, []string{"files"}},
		{"a file in a value after an equals sign", []string{"--format=json=a"}, []string{"files"}},
		{"no file in another value", []string{"--format", "xml="}, []string{"words"}},
		{"any value", []string{"pack", "--jobs", ""}, []string{"words"}},
		{"value of an unknown flag", []string{"--stlye=f"}, []string{"words"}},
		{"after a flag that takes nothing", []string{"pack", "--quiet", ""}, []string{"files"}},
		{"after a value in the same word", []string{"pack", "--style=tall", ""}, []string{"files"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			out := newHouse().run(t, append([]string{"completion", "--", "words", "fish"}, c.words...)...)
			got := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
			for i := range got {
				got[i], _, _ = strings.Cut(got[i], "\t")
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What each shell is told, and what is understood of what it tells.
func TestShells(t *testing.T) {
	cases := []struct {
		name string
		args []string
		want string
	}{
		{"bash parts words at equals signs", []string{"bash", "pack", "--style", "=", "t"}, "words\ntall\t\n"},
		{"bash at the equals sign", []string{"bash", "pack", "--style", "="}, "words\ntall\t\nflat\t\n"},
		{"bash and a file", []string{"bash", "pack", "--format", "=", "json", "=", "a"}, "files\n"},
		{"bash without a word", []string{"bash", "=", "x"}, "files\n"},
		{"zsh sets a colon before what a word is about", []string{"zsh", "explain", "stem-u"}, "words\nstem-up:keep upright\n"},
		{"zsh has colons of words marked", []string{"zsh", "explain", "cold"}, "words\ncold\\:dry:store cold\n"},
		{"zsh has no colon where there is nothing", []string{"zsh", "explain", "ol"}, "words\nold\n"},
		{"zsh and values", []string{"zsh", "pack", "--style", ""}, "words\ntall\nflat\n"},
		{"fish", []string{"fish", "explain", "stem-u"}, "words\nstem-up\tkeep upright\n"},
		{"powershell marks the word at the cursor", []string{"powershell", "explain", ":stem-u"}, "words\nstem-up\tkeep upright\n"},
		{"powershell marks an empty word", []string{"powershell", "explain", ":"}, "words\nstem-up\tkeep upright\nstem-long\tdo not stack\ncold:dry\tstore cold\nold\t\n"},
		{"powershell takes one mark away", []string{"powershell", "explain", "::"}, "words\n"},
		{"powershell and a value in the same word", []string{"powershell", ":--style=f"}, "words\n--style=flat\t\n"},
		{"powershell without words", []string{"powershell", "orchard", ":"}, "words\nshow\tprint what grows at a PATH\nbegin\tplant one\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := newHouse().run(t, append([]string{"completion", "--", "words"}, c.args...)...)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// There is no PowerShell where this is tested: the script is held to what it must say.
func TestScriptOfPowerShell(t *testing.T) {
	script := newHouse().run(t, "completion", "powershell")
	wanted := []string{
		"Register-ArgumentCompleter -Native -CommandName 'packhouse', 'packhouse.exe' -ScriptBlock {",
		"param($now, $command, $cursor)", // in the order in which they are given
		`completion -- words powershell @words ":$now"`,
		`-split "` + "`" + `t", 2`,
		"if (-not $about) { $about = $word }", // an empty one is refused
	}
	for _, want := range wanted {
		if !strings.Contains(script, want) {
			t.Errorf("the script does not hold %q", want)
		}
	}
	for _, pair := range []string{"{}", "()", "[]"} {
		if strings.Count(script, pair[:1]) != strings.Count(script, pair[1:]) {
			t.Errorf("%s do not pair", pair)
		}
	}
}

func TestScriptsNameTheProgram(t *testing.T) {
	for _, sh := range shells {
		script := newHouse().run(t, "completion", sh.name)
		if strings.Contains(script, scriptProgram) || !strings.Contains(script, "packhouse") {
			t.Errorf("%s: the script does not name the program:\n%s", sh.name, script)
		}
	}
}
