package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
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
		Cmds:                commands,
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
	for _, name := range []string{"pre-commit", "commit-msg", "pre-push", "pre-receive"} {
		write("docs/"+name, hooks["hook "+name])
	}
	write("docs/configuration.yml", hooks["configuration"])
	write("docs/ceilings.yml", hooks["ceilings"])
	for name, script := range gitlabScripts(t, ci["gitlab"]) {
		write("docs/gitlab-"+name, script)
	}
	write("docs/jenkins.sh", between(ci["jenkins"], "sh '", "'"))
	write("docs/action.sh", actionScript(t, "Check"))
	for event, args := range workflowArgs(t, ci["workflow"]) {
		write("docs/args-"+event, args)
	}
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

// setUpPreCommit clones the checkout and fills the example in. The caches of the machine are used, and paths are
// left out of what is built: nothing has to be fetched or compiled that was before, in whatever folder.
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
	for _, name := range []string{"GOMODCACHE", "GOCACHE", "GOPROXY", "GOSUMDB"} {
		env.Setenv(name, said(t, "go", "env", name))
	}
	env.Setenv("GOFLAGS", strings.TrimSpace(said(t, "go", "env", "GOFLAGS")+" -trimpath -ldflags=-w"))
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

// gitlabScripts are the scripts of the job. What fetches git is left out, and the program is installed where the
// test says.
func gitlabScripts(t *testing.T, doc string) map[string]string {
	t.Helper()
	var jobs map[string]struct {
		Before []string `yaml:"before_script"`
		Script []string
		After  []string `yaml:"after_script"`
	}
	if err := yaml.Unmarshal([]byte(doc), &jobs); err != nil {
		t.Fatal(err)
	}
	job := jobs["cablelint"]
	install := slices.DeleteFunc(job.Before, func(line string) bool { return strings.HasPrefix(line, "apt-get ") })
	return map[string]string{
		"before": strings.ReplaceAll(strings.Join(install, "\n"), "/usr/local/bin", "$INSTALLED"),
		"script": strings.Join(job.Script, "\n"),
		"after":  strings.Join(job.After, "\n"),
	}
}

// workflowArgs is what the workflow gives to the action in the events that it runs for. The base of a pull request
// is left to the test, as $BASE.
func workflowArgs(t *testing.T, doc string) map[string]string {
	t.Helper()
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct {
				If   string
				With struct{ Args string }
			}
		}
	}
	if err := yaml.Unmarshal([]byte(doc), &workflow); err != nil {
		t.Fatal(err)
	}
	args := map[string]string{}
	for _, step := range workflow.Jobs["cablelint"].Steps {
		if event := between(step.If, "github.event_name == '", "'"); event != "" {
			args[event] = strings.ReplaceAll(step.With.Args, "${{ github.event.pull_request.base.sha }}", "$BASE")
		}
	}
	if len(args) != 2 {
		t.Fatalf("the workflow runs the action for %v", args)
	}
	return args
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
