package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var (
	descriptorBlock = regexp.MustCompile("(?s)```yaml\n(descriptor_id:.*?)```")
	treefmtOptions  = regexp.MustCompile(`(?m)^options = (\[.*\])$`)
)

// TestRecipes runs what the configurations of docs/recipes.md make other tools run, which are not there: the command
// takes each flag, and ends as the tool expects.
func TestRecipes(t *testing.T) {
	t.Parallel()
	page := slurp(t, "../../docs/recipes.md")
	var descriptor struct {
		Linters []struct {
			Executable string   `yaml:"cli_executable"`
			Extra      []string `yaml:"cli_lint_extra_args"`
			Sarif      []string `yaml:"cli_sarif_args"`
			Version    string   `yaml:"cli_version_arg_name"`
		}
	}
	block := descriptorBlock.FindSubmatch(page)
	if block == nil {
		t.Fatal("no descriptor")
	}
	if err := yaml.Unmarshal(block[1], &descriptor); err != nil {
		t.Fatal(err)
	}
	megalinter := descriptor.Linters[0]
	var options []string
	if err := json.Unmarshal(treefmtOptions.FindSubmatch(page)[1], &options); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cable := slurp(t, "../../fixtures/cables/two-cables-2006.txt")
	if err := os.WriteFile(filepath.Join(dir, "a.cable"), cable, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   []string
		status int
	}{
		{slices.Concat(megalinter.Extra, megalinter.Sarif, []string{"a.cable"}), 1},
		{[]string{megalinter.Version}, 0},
		{append(options, "a.cable"), 0},
	} {
		for i, arg := range c.args {
			c.args[i] = strings.ReplaceAll(arg, "{{SARIF_OUTPUT_FILE}}", "report.sarif")
		}
		cmd := exec.Command(filepath.Join(buildCommand(t), megalinter.Executable), c.args...)
		cmd.Dir = dir
		out, _ := cmd.CombinedOutput() // the status says it
		if got := cmd.ProcessState.ExitCode(); got != c.status {
			t.Errorf("cablelint %v ends with %d\n%s", c.args, got, out)
		}
	}
	if !json.Valid(slurp(t, filepath.Join(dir, "report.sarif"))) {
		t.Error("the report is no JSON")
	}
}
