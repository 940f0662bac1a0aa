package lsp

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// codeBlock returns the n-th code block of a page of docs/editors in the given language.
func codeBlock(t *testing.T, page, language string, n int) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../docs/editors", page))
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(data), "```"+language+"\n")
	if len(blocks) <= n {
		t.Fatalf("%s has no such block", page)
	}
	block, _, _ := strings.Cut(blocks[n], "```")
	return block
}

const neovimScript = `
local function fail(what)
  io.stderr:write("FAIL " .. what .. "\n")
  vim.cmd("cquit 1")
end
local function await(what, cond)
  if vim.wait(15000, cond, 10) then return end
  fail(what)
end
local function codes()
  local list = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do list[d.code or d.user_data.lsp.code] = d end
  return list
end

vim.cmd("edit draft.txt")
if vim.bo.filetype ~= "cable" then fail("the file is not recognised") end
await("no diagnostics", function() return next(codes()) ~= nil end)
local missing = codes()["portion-missing"]
if not missing or missing.lnum ~= 20 or missing.col ~= 0 then fail("portion-missing is not where it should be") end

-- quick fix: the first that is preferred at the broken mark
local params = {
  textDocument = { uri = vim.uri_from_bufnr(0) },
  range = { start = { line = 24, character = 4 }, ["end"] = { line = 24, character = 4 } },
  context = { diagnostics = {}, only = { "quickfix" } },
}
for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 5000)) do
  for _, action in ipairs(answer.result) do
    if action.isPreferred then vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") end
  end
end
if vim.fn.getline(25):sub(1, 6) ~= "4. (C)" then fail("the quick fix was not applied: " .. vim.fn.getline(25)) end
await("the finding stays after its fix", function() return codes()["portion-malformed"] == nil end)

-- an edit after a character of two UTF-16 units
vim.api.nvim_buf_set_text(0, 18, 0, 18, 0, { "😀[C] x" })
vim.api.nvim_buf_set_text(0, 20, 3, 20, 3, { "😀" })
vim.api.nvim_buf_set_text(0, 20, 3, 20, 7, { "(C) " })
await("the mark that was typed is not seen", function() return codes()["portion-missing"] == nil end)

-- hover
vim.lsp.handlers["textDocument/hover"] = function(_, result) _G.hover = result end
vim.api.nvim_win_set_cursor(0, { 13, 7 })
vim.lsp.buf.hover()
await("no hover", function() return _G.hover ~= nil end)
if not _G.hover.contents.value:find("Political") then fail("hover: " .. vim.inspect(_G.hover)) end

-- fix on save
vim.cmd("write")
local saved = table.concat(vim.fn.readfile("draft.txt"), "\n")
if not saved:find("C O N F I D E N T I A L ARKADIA", 1, true) or not saved:find("TAGS: PREL, PGOV", 1, true) then
  fail("not fixed on save, or the banner raised:\n" .. saved)
end
vim.cmd("edit notes.txt")
if vim.bo.filetype == "cable" then fail("a text that is no cable is taken for one") end
vim.cmd("qall!")
`

// TestNeovim runs the configuration of docs/editors/neovim.md in Neovim.
func TestNeovim(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("nvim is not installed")
	}
	path, err := program()
	if err != nil {
		t.Skipf("the command does not build: %v", err)
	}
	dir := t.TempDir()
	if err := os.Symlink(path, filepath.Join(dir, "cablelint")); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"draft.txt": faulty, "notes.txt": notes, "t.lua": codeBlock(t, "neovim.md", "lua", 1) + neovimScript,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile t.lua", "-c", "cquit 2")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "XDG_STATE_HOME="+dir, "XDG_CACHE_HOME="+dir, "XDG_DATA_HOME="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
