package main

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// action is action.yml as far as it is checked.
type action struct {
	Name, Description string
	Inputs            map[string]struct{ Description, Default string }
	Runs              struct {
		Using string
		Steps []struct {
			Name, ID, Uses, Shell, Run, If string
			With, Env                      map[string]string
			Continue                       bool `yaml:"continue-on-error"`
		}
	}
}

func readAction(t *testing.T) *action {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var a action
	if err := yaml.Unmarshal(data, &a); err != nil {
		t.Fatal(err)
	}
	return &a
}

// actionScript is the script of a step of action.yml.
func actionScript(t *testing.T, step string) string {
	t.Helper()
	for _, s := range readAction(t).Runs.Steps {
		if s.Name == step {
			return s.Run
		}
	}
	t.Fatalf("action.yml has no step called %s", step)
	return ""
}

// stub stands for the program in the tests of the action: it keeps its words, writes the report that it is asked
// for and ends with a status that the test sets.
const stub = `#!/bin/sh
for word; do
	printf '<%s>' "$word" >> "$RUNNER_TEMP/words"
	case $word in sarif=*) echo '{}' > "${word#sarif=}" ;; esac
done
exit "${STATUS:-0}"
`

// ran is what became of the step Check of the action.
type ran struct {
	status  int
	words   string            // what the program was given behind the report's name; "" where it was not run
	outputs map[string]string // what the step says to those below
	said    string
	files   []string // what lies where it was run
}

// runAction runs the step Check as the runner does, in an empty folder, with inputs and other variables.
func runAction(t *testing.T, env ...string) ran {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("bash is not installed")
	}
	temp, work := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(temp, "cablelint"), []byte(stub), 0o700); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(temp, "script.sh")
	if err := os.WriteFile(script, []byte(actionScript(t, "Check")), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("bash", "--noprofile", "--norc", "-euo", "pipefail", script)
	cmd.Dir = work
	cmd.Env = append(os.Environ(), "RUNNER_TEMP="+temp, "GITHUB_OUTPUT="+filepath.Join(temp, "output"), "ARGS=.", "CEILING=",
		"SARIF=")
	cmd.Env = append(cmd.Env, env...)
	said, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	out := ran{status: cmd.ProcessState.ExitCode(), said: string(said), outputs: map[string]string{}}
	if words, err := os.ReadFile(filepath.Join(temp, "words")); err == nil {
		_, out.words, _ = strings.Cut(string(words), "cablelint.sarif>")
	}
	output, _ := os.ReadFile(filepath.Join(temp, "output")) // none where the step said nothing
	for _, line := range strings.Fields(string(output)) {
		name, value, _ := strings.Cut(line, "=")
		out.outputs[name] = value
	}
	for name := range contents(t, work) {
		out.files = append(out.files, name)
	}
	return out
}

// Every word of the input args reaches the program as a shell would part it, and nothing in it is run.
func TestActionWords(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ args, ceiling, want string }{
		"one":                       {".", "", "<.>"},
		"none":                      {"", "", ""},
		"blanks alone":              {" \n\t ", "", ""},
		"over lines":                {"--fail-on warning\n--ceiling U\n.\n", "", "<--fail-on><warning><--ceiling><U><.>"},
		"tabs and returns":          {"a\tb\r\nc", "", "<a><b><c>"},
		"paths with blanks":         {`"two words" 'and three' .`, "", "<two words><and three><.>"},
		"the end of a line, quoted": {"'a\nb' c", "", "<a\nb><c>"},
		"quotes within a word":      {`--format=json='my report'.json a"b"c`, "", "<--format=json=my report.json><abc>"},
		"the other quotes":          {`"it's" '"'`, "", `<it's><">`},
		"an empty word":             {`"" ''`, "", "<><>"},
		"a command":                 {"$(touch x) `touch x`; touch x", "", "<$(touch><x)><`touch><x`;><touch><x>"},
		"a quoted command":          {`"$(touch x)" '; touch x'`, "", "<$(touch x)><; touch x>"},
		"more that shells expand":   {"* ~ $HOME {a,b} > x & #", "", "<*><~><$HOME><{a,b}><>><x><&><#>"},
		"a backslash in quotes":     {`'a\b'`, "", `<a\b>`},
		"characters of some bytes":  {"été 'Jané Q' …", "", "<été><Jané Q><…>"},
		"a ceiling of its own":      {"a b", "U", "<--ceiling><U><a><b>"},
		"a ceiling and nothing":     {"", "CUI", "<--ceiling><CUI>"},
		"two ceilings":              {"--ceiling C .", "U", "<--ceiling><U><--ceiling><C><.>"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := runAction(t, "ARGS="+tt.args, "CEILING="+tt.ceiling)
			if got.status != 0 || got.words != tt.want || len(got.files) > 0 {
				t.Errorf("status %d, words %s, want %s; files %v\n%s", got.status, got.words, tt.want, got.files, got.said)
			}
		})
	}
}

// What a shell would not take for words either, or takes otherwise, fails before anything is run.
func TestActionRefuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ input, want string }{
		{`ARGS='a b`, "args: a quotation mark is never closed"},
		{`ARGS=a "b`, "args: a quotation mark is never closed"},
		{`ARGS=a\ b`, "args: a backslash stands outside quotes"},
		{`ARGS="a\"b"`, "args: a backslash stands in double quotes"},
		{"SARIF=a\nwhole=true", "sarif-file: it holds the end of a line"},
	} {
		got := runAction(t, tt.input)
		if got.status != 2 || got.words != "" || len(got.outputs) > 0 || !strings.Contains(got.said, "::error title=cablelint::"+tt.want) {
			t.Errorf("%s: status %d, words %s, %v, said %q", tt.input, got.status, got.words, got.outputs, got.said)
		}
	}
}

// A report is uploaded only where it is about everything: what it lacks is closed in code scanning.
func TestActionReport(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		args, status, whole string
	}{
		{".", "0", "true"},
		{". --fail-on warning", "1", "true"},
		{"'history' since", "0", "true"},
		{".", "2", "false"},
		{"--since origin/main", "0", "false"},
		{"--fail-on warning\n--since=origin/main", "1", "false"},
		{"-since x", "0", "false"},
		{"--files-from list", "0", "false"},
		{"--staged", "0", "false"},
		{"--history-range a..b", "0", "false"},
	} {
		got := runAction(t, "ARGS="+tt.args, "STATUS="+tt.status)
		if strconv.Itoa(got.status) != tt.status || got.outputs["whole"] != tt.whole {
			t.Errorf("%q with status %s: status %d, whole %q", tt.args, tt.status, got.status, got.outputs["whole"])
		}
		report := got.outputs["sarif-file"]
		if _, err := os.Stat(report); err != nil || len(got.files) > 0 {
			t.Errorf("%q: the report is %q, the folder that is checked holds %v", tt.args, report, got.files)
		}
	}
	if got := runAction(t, "SARIF=cablelint.sarif"); got.outputs["sarif-file"] != "cablelint.sarif" || len(got.files) != 1 {
		t.Errorf("a report that was named: %v, files %v", got.outputs, got.files)
	}
}

// releaseStub stands for gh: it hands out the release v0.3.0, which lies in $RELEASE, and no other.
const releaseStub = `#!/bin/sh
[ "$3" = v0.3.0 ] || { echo 'release not found' >&2; exit 1; }
while [ "$1" != --dir ]; do shift; done
cp "$RELEASE"/* "$2"
`

// A release is taken where its tag has one, and only with the sum that it is to have; without one the program is built.
func TestActionRelease(t *testing.T) {
	t.Parallel()
	const program, other = "the program", "another program"
	sumOf := func(text string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(text))) }
	for name, tt := range map[string]struct {
		ref, sum, published, arch string
		status                    int
		taken                     bool
		says                      string
	}{
		"a release":                     {ref: "v0.3.0", published: sumOf(program), taken: true},
		"a release and its sum":         {ref: "v0.3.0", published: sumOf(program), sum: sumOf(program), taken: true},
		"a release that was changed":    {ref: "v0.3.0", published: sumOf(other), status: 2, says: "has the sum"},
		"a release without a sum":       {ref: "v0.3.0", status: 2, says: "want one in SHA256SUMS"},
		"sums that were changed too":    {ref: "v0.3.0", published: sumOf(program), sum: sumOf(other), status: 2, says: "has the sum"},
		"a tag without a release":       {ref: "v0.4.0", says: "there is no release v0.4.0 to be had: the program is built"},
		"a commit":                      {ref: "0123456789abcdef", says: "this revision is no tag of a release: the program is built"},
		"a checkout":                    {says: "the program is built"},
		"another machine":               {ref: "v0.3.0", arch: "ARM", says: "no release is made for Linux on ARM"},
		"a sum and nothing that has it": {ref: "main", sum: sumOf(program), status: 2, says: "checksum: this revision is no tag"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			temp, stubs, release := t.TempDir(), t.TempDir(), t.TempDir()
			const file = "cablelint-0.3.0-linux-amd64"
			put(t, filepath.Join(release, file), []byte(program))
			put(t, filepath.Join(release, "SHA256SUMS"), []byte(sumOf("x")+"  another\n"+strings.TrimSpace(tt.published+"  "+file)+"\n"))
			if err := os.WriteFile(filepath.Join(stubs, "gh"), []byte(releaseStub), 0o700); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command("bash", "--noprofile", "--norc", "-euo", "pipefail", "-c", actionScript(t, "Take the release"))
			cmd.Env = append(os.Environ(), "PATH="+stubs+string(os.PathListSeparator)+os.Getenv("PATH"), "RUNNER_TEMP="+temp,
				"GITHUB_OUTPUT="+filepath.Join(temp, "output"), "RELEASE="+release, "REPOSITORY=owner/cablelint", "REF="+tt.ref,
				"CHECKSUM="+tt.sum, "RUNNER_OS=Linux", "RUNNER_ARCH="+cmp.Or(tt.arch, "X64"))
			said, _ := cmd.CombinedOutput() // its status is looked at
			if status := cmd.ProcessState.ExitCode(); status != tt.status || !strings.Contains(string(said), tt.says) {
				t.Errorf("status %d, want %d with %q: %s", status, tt.status, tt.says, said)
			}
			output, _ := os.ReadFile(filepath.Join(temp, "output")) // none where nothing was taken
			if got, _ := os.ReadFile(filepath.Join(temp, "cablelint")); tt.taken != (string(got) == program) ||
				tt.taken != (string(output) == "taken=true\n") {
				t.Errorf("taken %q, output %q, want taken %v", got, output, tt.taken)
			}
		})
	}
	for _, step := range readAction(t).Runs.Steps {
		builds := step.Name == "Build" || strings.Contains(step.Uses, "setup-go")
		if builds && !strings.Contains(step.If, "steps.release.outputs.taken != 'true'") {
			t.Errorf("step %q%s is run beside a release", step.Name, step.Uses)
		}
	}
}

// TestAction checks what GitHub asks of a composite action: a shell for every script, a version for every
// action, inputs that are declared and described, and none of them written into a script.
func TestAction(t *testing.T) {
	t.Parallel()
	a := readAction(t)
	if a.Runs.Using != "composite" || a.Name == "" || a.Description == "" {
		t.Errorf("action.yml: using %q, name %q, description %q", a.Runs.Using, a.Name, a.Description)
	}
	for name, in := range a.Inputs {
		if in.Description == "" {
			t.Errorf("input %s has no description", name)
		}
	}
	data, err := os.ReadFile(filepath.Join("..", "..", "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`inputs\.([a-z-]+)`).FindAllStringSubmatch(string(data), -1) {
		if _, ok := a.Inputs[m[1]]; !ok {
			t.Errorf("input %s is used and not declared", m[1])
		}
	}
	for _, step := range a.Runs.Steps {
		if (step.Run == "") == (step.Uses == "") || step.Run != "" && step.Shell == "" {
			t.Errorf("step %q: wants a script with a shell, or an action", step.Name)
		}
		if step.Uses != "" && !strings.Contains(step.Uses, "@v") {
			t.Errorf("step %q: %s has no version", step.Name, step.Uses)
		}
		if strings.Contains(step.Run, "${{") {
			t.Errorf("step %q: an expression in a script is run by the shell", step.Name)
		}
	}
}

// An upload that is refused does not fail the job, and says why.
func TestActionUpload(t *testing.T) {
	t.Parallel()
	after := map[string]string{}
	for _, step := range readAction(t).Runs.Steps {
		if step.ID == "upload" && !step.Continue {
			t.Error("an upload that fails is the end of the job")
		}
		after[step.ID+step.Name] = step.If
	}
	if want := "steps.check.outputs.whole == 'true'"; !strings.Contains(after["uploadUpload"], want) {
		t.Errorf("the upload is made if %q, want %s in it", after["uploadUpload"], want)
	}
	const notice = "Say that nothing was uploaded"
	if want := "steps.upload.outcome == 'failure'"; !strings.Contains(after[notice], want) {
		t.Errorf("the notice is given if %q, want %s in it", after[notice], want)
	}
	out, err := exec.Command("bash", "-c", actionScript(t, notice)).CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), "::notice title=cablelint::") || strings.Count(string(out), "\n") != 1 {
		t.Errorf("%v: %q", err, out)
	}
}

// TestActionShell has shellcheck read the scripts.
func TestActionShell(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("shellcheck")
	if err != nil {
		t.Skip("shellcheck is not installed")
	}
	for _, step := range readAction(t).Runs.Steps {
		if step.Run == "" {
			continue
		}
		cmd := exec.Command(program, "--shell=bash", "--severity=warning", "-")
		cmd.Stdin = strings.NewReader(step.Run)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", step.Name, err, out)
		}
	}
}

// TestWorkflows has actionlint check the workflows of docs/ci.md in a repository whose action is action.yml:
// every input that they give is one.
func TestWorkflows(t *testing.T) {
	t.Parallel()
	program := actionlint(t)
	dir := t.TempDir()
	copyInto(t, dir, "action.yml")
	workflows := filepath.Join(dir, ".github", "workflows")
	if err := os.MkdirAll(workflows, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o755); err != nil { // by which the top is known
		t.Fatal(err)
	}
	for name, text := range examples(t, "ci.md") {
		if !strings.HasPrefix(name, "workflow") {
			continue
		}
		local := strings.ReplaceAll(text, usesAction, "uses: ./\n")
		if local == text {
			t.Errorf("%s does not use the action as %q", name, usesAction)
		}
		if err := os.WriteFile(filepath.Join(workflows, name+".yml"), []byte(local), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(program, "-no-color")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("actionlint: %v\n%s", err, out)
	}
}

// usesAction is how the examples use the action, whose address they cannot know.
const usesAction = "uses: OWNER/cablelint@REVISION\n"

// actionlint returns the program of that name: that of make actionlint, or another.
func actionlint(t *testing.T) string {
	t.Helper()
	const version = "v1.7.12"
	if made, err := filepath.Abs("../../bin/actionlint-" + version); err == nil {
		if _, err := os.Stat(made); err == nil {
			return made
		}
	}
	if program, err := exec.LookPath("actionlint"); err == nil {
		return program
	}
	dir := t.TempDir()
	install := exec.Command("go", "install", "github.com/rhysd/actionlint/cmd/actionlint@"+version)
	install.Env = append(os.Environ(), "GOBIN="+dir)
	if out, err := install.CombinedOutput(); err != nil {
		t.Skipf("actionlint is not to be had: %s", out)
	}
	return filepath.Join(dir, "actionlint")
}
