package lsp

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"cablelint/linter"
	"cablelint/linter/settings"

	"github.com/google/go-cmp/cmp"
)

// editorFolder is a folder with the program and a faulty cable in it, and the environment to run in.
func editorFolder(t *testing.T, files map[string]string) (dir string, env []string) {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Skipf("the command does not build: %v", err)
	}
	dir = t.TempDir()
	if err := os.Symlink(path, filepath.Join(dir, "cablelint")); err != nil {
		t.Fatal(err)
	}
	files["draft.txt"], files["draft.cable"], files["notes.txt"] = faulty, faulty, notes
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "HOME="+dir, "TERM=xterm")
}

// runEditor runs an editor to its end; what it has to say is in the file "out".
func runEditor(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, env
	late := time.AfterFunc(2*patienceOfTests, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Logf("%s: %v\n%s", name, err, out)
	}
	said, err := os.ReadFile(filepath.Join(dir, "out"))
	if err != nil {
		t.Fatalf("%s wrote nothing: %v\n%s", name, err, out)
	}
	return string(said)
}

const vimScript = `
edit draft.txt
let s:n = 0
while s:n < 1500 && empty(ale#engine#GetLoclist(bufnr('')))
  sleep 10m
  let s:n += 1
endwhile
let s:said = map(copy(ale#engine#GetLoclist(bufnr(''))), 'v:val.lnum . ":" . v:val.col . " " . get(v:val, "code", "")')
edit notes.txt
call writefile([&filetype == 'cable' ? 'mistaken' : 'told apart'] + s:said, 'out')
qall!
`

// TestVim runs the configuration of docs/editors/vim.md in Vim with ALE.
func TestVim(t *testing.T) {
	vim, err := exec.LookPath("vim")
	ale, _ := filepath.Glob("/usr/share/vim-ale*")
	if err != nil || len(ale) == 0 {
		t.Skip("vim or vim-ale is not installed")
	}
	dir, env := editorFolder(t, map[string]string{
		"vimrc":  "set nocompatible\nset rtp+=" + ale[0] + "\nruntime plugin/ale.vim\n" + codeBlock(t, "vim.md", "vim", 1),
		"go.vim": vimScript,
	})
	said := runEditor(t, dir, env, vim, "-N", "-es", "-u", "vimrc", "-i", "NONE", "-S", "go.vim")
	for _, want := range []string{"told apart\n", "8:1 banner-below-portion\n", "21:1 portion-missing\n"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %q", want, said)
		}
	}
}

const emacsScript = `
(setq eglot-sync-connect 10 make-backup-files nil)
(find-file "draft.cable")
(run-hooks 'post-command-hook) ; a batch run has no commands, and no idle time
(with-timeout (10) (while (not (eglot-current-server)) (accept-process-output nil 0.05)))
(flymake-start)
(with-timeout (15) (while (not (and (eglot-current-server) (flymake-diagnostics)))
  (accept-process-output nil 0.05) (flymake-start)))
(let ((said (mapconcat (lambda (d) (format "%d %s" (line-number-at-pos (flymake-diagnostic-beg d)) (flymake-diagnostic-text d)))
                       (flymake-diagnostics) "\n")))
  (insert " ") (delete-char -1)
  (save-buffer)
  (write-region (concat (symbol-name major-mode) "\n" said) nil "out"))
(kill-emacs 0)
`

// TestEmacs runs the configuration of docs/editors/emacs.md in Emacs with Eglot.
func TestEmacs(t *testing.T) {
	emacs, err := exec.LookPath("emacs")
	if err != nil {
		t.Skip("emacs is not installed")
	}
	const load = `(package-initialize)`
	if exec.Command(emacs, "--batch", "--eval", load, "--eval", "(require 'eglot)").Run() != nil {
		t.Skip("emacs has no eglot")
	}
	dir, env := editorFolder(t, map[string]string{
		"go.el": "(package-initialize)\n" + codeBlock(t, "emacs.md", "elisp", 1) + emacsScript,
	})
	said := runEditor(t, dir, env, emacs, "--batch", "-q", "--load", "go.el")
	for _, want := range []string{"cable-mode\n", "8 ", "the banner reads CONFIDENTIAL", "paragraph 2 has no portion mark"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %q", want, said)
		}
	}
	saved, err := os.ReadFile(filepath.Join(dir, "draft.cable"))
	if err != nil || !strings.Contains(string(saved), "TAGS: PREL, PGOV") ||
		!strings.Contains(string(saved), "C O N F I D E N T I A L ARKADIA") {
		t.Errorf("not fixed on save, or the banner raised: %v\n%s", err, saved)
	}
}

// TestKakoune loads the configuration of docs/editors/kakoune.md, with a stub in place of kakoune-lsp.
func TestKakoune(t *testing.T) {
	kak, err := exec.LookPath("kak")
	if err != nil {
		t.Skip("kak is not installed")
	}
	stub := "declare-option -hidden str lsp_servers\ndefine-command lsp-enable-window %{ echo }\n"
	dir, env := editorFolder(t, map[string]string{"rc.kak": stub + codeBlock(t, "kakoune.md", "kak", 1)})
	script := `source rc.kak; edit notes.txt; echo -to-file notes %opt{filetype}; ` +
		`edit draft.txt; echo -to-file out %opt{filetype} %opt{lsp_servers}; quit!`
	said := runEditor(t, dir, env, kak, "-n", "-ui", "dummy", "-e", script)
	if !strings.HasPrefix(said, "cable ") || !strings.Contains(said, `command = "cablelint"`) {
		t.Errorf("got %q", said)
	}
	if other, err := os.ReadFile(filepath.Join(dir, "notes")); err != nil || strings.Contains(string(other), "cable") {
		t.Errorf("a text that is no cable is taken for one: %q, %v", other, err)
	}
}

// TestKakouneLint shows a finding by Kakoune's own lint, as docs/editors/kakoune.md has it.
func TestKakouneLint(t *testing.T) {
	kak, err := exec.LookPath("kak")
	if err != nil {
		t.Skip("kak is not installed")
	}
	dir, env := editorFolder(t, map[string]string{"rc.kak": codeBlock(t, "kakoune.md", "kak", 2)})
	// What lint makes of its findings comes later: a hook waits for it.
	script := `source rc.kak; edit draft.cable; set-option buffer filetype cable; ` +
		`hook global BufSetOption lint_messages=.+ %{ echo -to-file out %opt{lint_messages}; kill! }; lint`
	said := runEditor(t, dir, env, kak, "-ui", "dummy", "-e", script)
	for _, want := range []string{"8|", "the banner reads CONFIDENTIAL", "21|", "paragraph 2 has no portion mark"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %q", want, said)
		}
	}
}

// TestRecognising holds the signs that other editors go by to what the server says.
func TestRecognising(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../docs/editors/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "one of\nits first sixty lines matches\n\n    ")
	sign, _, found := strings.Cut(rest, "\n")
	signs := regexp.MustCompile("(?m)" + sign)
	if !found {
		t.Fatal("the page gives no signs")
	}
	files, err := filepath.Glob("../../fixtures/cables/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cables")
	}
	texts := map[string]string{"notes": notes, "radio": "FM Radio is on.\nSECRET recipe\n1. (a) first\n", "faulty": faulty}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(data)
	}
	for name, text := range texts {
		lines := strings.SplitAfterN(text, "\n", 61)
		head := strings.Join(lines[:min(60, len(lines))], "")
		if got, want := signs.MatchString(head), linter.Looks([]byte(text)); got != want {
			t.Errorf("%s: a cable by the signs: %v, by the server: %v", name, got, want)
		}
	}
}

// TestSettingsFiles holds the settings of the other editors to being well formed.
func TestSettingsFiles(t *testing.T) {
	var sublime struct {
		Clients map[string]struct{ Command []string }
	}
	if err := json.Unmarshal([]byte(codeBlock(t, "sublime.md", "json", 1)), &sublime); err != nil {
		t.Errorf("sublime.md: %v", err)
	}
	if got := strings.Join(sublime.Clients["cablelint"].Command, " "); got != "cablelint lsp" {
		t.Errorf("sublime.md runs %q", got)
	}
	python, err := exec.LookPath("python3")
	if err != nil || exec.Command(python, "-c", "import tomllib").Run() != nil {
		t.Skip("no python3 with tomllib to read TOML")
	}
	cmd := exec.Command(python, "-c", `import sys, tomllib
d = tomllib.load(sys.stdin.buffer)
assert d["language-server"]["cablelint"] == {"command": "cablelint", "args": ["lsp"]}
assert d["language"][0]["language-servers"] == ["cablelint"]`)
	cmd.Stdin = strings.NewReader(codeBlock(t, "helix.md", "toml", 1))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("helix.md: %v\n%s", err, out)
	}
}

// TestExtension holds the manifest of the extension to what the server sends and takes.
func TestExtension(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../docs/editors/vscode/package.json")
	if err != nil {
		t.Fatal(err)
	}
	type named struct{ ID string }
	var manifest struct {
		Contributes struct {
			SemanticTokenTypes     []named
			SemanticTokenModifiers []named
			Configuration          struct {
				Properties map[string]struct{ Scope string }
			}
		}
	}
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatal(err)
	}
	ids := func(list []named) (out []string) {
		for _, n := range list {
			out = append(out, n.ID)
		}
		return out
	}
	got := SemanticTokensLegend{ids(manifest.Contributes.SemanticTokenTypes), ids(manifest.Contributes.SemanticTokenModifiers)}
	if diff := cmp.Diff(legend, got); diff != "" {
		t.Errorf("tokens (-server +extension):\n%s", diff)
	}
	// What is run is for the person at the machine to say, never for a folder.
	if scope := manifest.Contributes.Configuration.Properties["cablelint.path"].Scope; scope != "machine" {
		t.Errorf("the path of the program is of the scope %q", scope)
	}
	for _, key := range settings.ClientKeys() {
		set, ok := manifest.Contributes.Configuration.Properties["cablelint."+key]
		if !ok {
			t.Errorf("the extension has no setting %q", key)
		}
		// A folder that came from elsewhere may lower the ceiling, which the extension sees to, and switch nothing off.
		if want := map[bool]string{true: "resource", false: "application"}[key == "ceiling"]; set.Scope != want {
			t.Errorf("%s is of the scope %q, want %q", key, set.Scope, want)
		}
	}
}
