package session

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"cablelint/linter/internal/git"
)

// The files in which git has a message edited.
var messageFiles = []string{"COMMIT_EDITMSG", "MERGE_MSG", "SQUASH_MSG", "TAG_EDITMSG"}

// messages reads messages that are being edited without what git will not take of them.
type messages struct {
	once    sync.Once
	repo    *git.Repo
	folder  string // the database of the repository, where git puts them; "" without one
	comment []byte // what a comment begins with
	strips  bool   // git takes comments out
}

// scissors follows the comment sign on the line below which git takes nothing.
var scissors = []byte(" ------------------------ >8 ------------------------")

// read blanks what git will not take of a message: its comments, and what stands below the scissors where git
// itself put them, as `git commit -v` does. Every other file is returned as it is. The places of what is left
// stay what they are in the file.
func (m *messages) read(ctx context.Context, path string, data []byte) []byte {
	if !slices.Contains(messageFiles, filepath.Base(path)) {
		return data
	}
	m.once.Do(func() { m.ask(ctx) })
	if !m.strips || m.folder == "" || !sameFile(m.folder, filepath.Dir(path)) {
		return data
	}
	out, at := bytes.Clone(data), 0
	for line := range bytes.Lines(data) {
		rest := data[at+len(line):]
		sign, cut := bytes.CutSuffix(bytes.TrimRight(line, "\r\n"), scissors)
		if cut && len(sign) > 0 && m.cutByGit(ctx, sign, rest) {
			blank(out[at:])
			break
		}
		if len(m.comment) > 0 && bytes.HasPrefix(line, m.comment) {
			blank(out[at : at+len(line)])
		}
		at += len(line)
	}
	return out
}

// ask finds out what git does with comments. It keeps them in a message that nobody edits, which it tells hooks
// by an editor that does nothing, and where its settings say so.
func (m *messages) ask(ctx context.Context) {
	m.comment, m.strips = []byte("#"), os.Getenv("GIT_EDITOR") != ":"
	repo, err := git.Open(ctx, ".")
	if err != nil {
		return
	}
	m.repo, m.folder = repo, repo.Database(ctx)
	switch sign := repo.Setting(ctx, "core.commentChar"); {
	case sign == "auto", repo.Setting(ctx, "core.commentString") != "":
		m.comment = nil // one that no line of the message begins with; one that only newer versions know
	case sign != "":
		m.comment = []byte(sign)
	}
	switch repo.Setting(ctx, "commit.cleanup") {
	case "verbatim", "whitespace", "scissors":
		m.comment = nil
	}
}

// cutByGit reports whether what follows scissors is what `git commit -v` puts there for people to look at: comments,
// and then what is staged as git shows it, but for blanks at the ends of lines. What somebody else wrote is committed,
// although it looks alike, and nothing in the file tells whether git was asked to show anything.
func (m *messages) cutByGit(ctx context.Context, sign, rest []byte) bool {
	shown := trimmed(behindComments(rest, sign))
	if !bytes.HasPrefix(shown, []byte("diff --")) {
		return false
	}
	ours := bytes.HasPrefix(shown, []byte("diff --git c/")) // prefixes of -v -v, which no setting changes
	for _, amended := range []bool{false, true} {
		staged, err := m.repo.StagedPatch(ctx, amended, ours)
		if err != nil {
			continue // there may be no commit before
		}
		if more, all := bytes.CutPrefix(shown, trimmed(staged)); all && m.unstaged(ctx, more) {
			return true
		}
	}
	return false
}

// behindComments returns what follows the lines that are empty or comments.
func behindComments(b, sign []byte) []byte {
	for line := range bytes.Lines(b) {
		if !bytes.HasPrefix(line, sign) && len(bytes.TrimRight(line, "\r\n")) > 0 {
			break
		}
		b = b[len(line):]
	}
	return b
}

// beforeTitle stands between what is committed and what is not in what `git commit -v -v` shows.
var beforeTitle = bytes.Repeat([]byte("-"), 50)

// unstaged reports whether nothing follows what is staged, or what `git commit -v -v` shows of the work tree.
func (m *messages) unstaged(ctx context.Context, more []byte) bool {
	if len(more) == 0 {
		return true
	}
	line, more, _ := bytes.Cut(more, []byte("\n"))
	if !bytes.HasSuffix(line, beforeTitle) {
		return false
	}
	_, more, _ = bytes.Cut(more, []byte("\n")) // the title, in the user's language
	patch, err := m.repo.UnstagedPatch(ctx)
	return err == nil && bytes.Equal(more, trimmed(patch))
}

// trimmed returns b without blanks at the ends of its lines and empty lines at its end, which editors take away.
func trimmed(b []byte) []byte {
	var out []byte
	for line := range bytes.Lines(b) {
		out = append(append(out, bytes.TrimRight(line, " \t\r\n")...), '\n')
	}
	if out = bytes.TrimRight(out, "\n"); len(out) > 0 {
		out = append(out, '\n')
	}
	return out
}

// sameFile reports whether two names lead to one place.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// blank puts blanks in the place of all that is no end of a line.
func blank(b []byte) {
	for i, c := range b {
		if c != '\n' && c != '\r' {
			b[i] = ' '
		}
	}
}
