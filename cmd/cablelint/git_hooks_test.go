package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v3"
)

// examples are what a document shows behind a comment that names it.
func examples(t *testing.T, doc string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "docs", doc))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, m := range example.FindAllStringSubmatch(string(data), -1) {
		out[m[1]] = m[2]
	}
	return out
}

var example = regexp.MustCompile("(?s)<!-- ([a-z -]+) -->\n```[a-z]*\n(.*?)```")

// TestHooks runs the examples of docs/hooks.md and docs/ci.md, and the hooks of this repository in the real
// pre-commit, which builds them from a clone of the checkout.
func TestHooks(t *testing.T) {
	t.Parallel()
	for _, program := range []string{"git", "bash"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed", program)
		}
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "fixtures", "script", "hooks"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup:               func(env *testscript.Env) error { return setUpHooks(t, env) },
	})
}

const gitConfig = "[user]\nname = Jane Q. Public\nemail = jane@example.org\n[safe]\ndirectory = *\n"

func setUpHooks(t *testing.T, env *testscript.Env) error {
	t.Helper()
	work := env.WorkDir
	write := func(name, content string) {
		path := filepath.Join(work, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("gitconfig", gitConfig)
	env.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	env.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(work, "gitconfig"))
	env.Setenv("HOME", work)
	hooks, ci := examples(t, "hooks.md"), examples(t, "ci.md")
	for _, name := range []string{"pre-commit", "commit-msg", "pre-push"} {
		write("docs/"+name, hooks["hook "+name])
	}
	write("docs/gitlab.sh", strings.Join(gitlabScript(t, ci["gitlab"]), "\n"))
	write("docs/jenkins.sh", between(ci["jenkins"], "sh '", "'"))
	write("docs/action.sh", actionScript(t))
	write("docs/ci.sh", lastShell(t))
	if err := os.Mkdir(filepath.Join(work, "bin"), 0o755); err != nil {
		return err
	}
	if _, err := exec.LookPath("cablelint"); err == nil {
		program, _ := exec.LookPath("cablelint")
		if err := os.Symlink(program, filepath.Join(work, "bin", "cablelint")); err != nil {
			return err
		}
	}
	if strings.Contains(filepath.Base(work), "hook-pre-commit") {
		setUpPreCommit(t, env, hooks["pre-commit-config"], write)
	}
	return nil
}

// setUpPreCommit clones the checkout and fills the example in. The module cache of the machine is used, so
// that nothing has to be fetched again.
func setUpPreCommit(t *testing.T, env *testscript.Env, config string, write func(name, content string)) {
	t.Helper()
	if _, err := exec.LookPath("pre-commit"); err != nil {
		env.T().Skip("pre-commit is not installed")
	}
	clone := filepath.Join(env.WorkDir, "clone")
	if err := exec.Command("git", "clone", "-q", filepath.Join("..", ".."), clone).Run(); err != nil {
		env.T().Skip("this checkout is no git repository")
	}
	if _, err := os.Stat(filepath.Join(clone, ".pre-commit-hooks.yaml")); err != nil {
		env.T().Skip("the hooks are not committed yet")
	}
	rev := said(t, "git", "-C", clone, "rev-parse", "HEAD")
	config = strings.ReplaceAll(strings.ReplaceAll(config, "REPOSITORY", clone), "REVISION", rev)
	write("repo/.pre-commit-config.yaml", config)
	for _, name := range []string{"GOMODCACHE", "GOCACHE", "GOPROXY", "GOFLAGS", "GOSUMDB"} {
		env.Setenv(name, said(t, "go", "env", name))
	}
	env.Setenv("PRE_COMMIT_HOME", filepath.Join(env.WorkDir, "pre-commit-home"))
	env.Setenv("PRE_COMMIT_COLOR", "never")
}

func said(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s %s: %v", name, strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out))
}

// gitlabScript is the script of the job, without the line that fetches the program.
func gitlabScript(t *testing.T, doc string) []string {
	t.Helper()
	var jobs map[string]struct{ Script []string }
	if err := yaml.Unmarshal([]byte(doc), &jobs); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, line := range jobs["cablelint"].Script {
		if strings.HasPrefix(line, "cablelint ") {
			lines = append(lines, line)
		}
	}
	return lines
}

func between(s, from, to string) string {
	_, rest, _ := strings.Cut(s, from)
	out, _, _ := strings.Cut(rest, to)
	return out
}

// lastShell is the last block of shell commands of docs/ci.md.
func lastShell(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "docs", "ci.md"))
	if err != nil {
		t.Fatal(err)
	}
	at := strings.LastIndex(string(data), "```sh\n")
	return between(string(data)[at:], "```sh\n", "```")
}

// action is action.yml as far as it is checked.
type action struct {
	Name, Description string
	Inputs            map[string]struct{ Description, Default string }
	Runs              struct {
		Using string
		Steps []struct {
			Name, ID, Uses, Shell, Run, If string
			With, Env                      map[string]string
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

func actionScript(t *testing.T) string {
	t.Helper()
	for _, step := range readAction(t).Runs.Steps {
		if step.Name == "Check" {
			return step.Run
		}
	}
	t.Fatal("action.yml has no step called Check")
	return ""
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

// TestWorkflow has actionlint check the example of docs/ci.md.
func TestWorkflow(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("actionlint")
	if err != nil {
		dir := t.TempDir()
		install := exec.Command("go", "install", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12")
		install.Env = append(os.Environ(), "GOBIN="+dir)
		if out, err := install.CombinedOutput(); err != nil {
			t.Skipf("actionlint is not to be had: %s", out)
		}
		program = filepath.Join(dir, "actionlint")
	}
	path := filepath.Join(t.TempDir(), "cables.yml")
	if err := os.WriteFile(path, []byte(examples(t, "ci.md")["workflow"]), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(program, "-no-color", path).CombinedOutput(); err != nil {
		t.Errorf("actionlint: %v\n%s", err, out)
	}
}
