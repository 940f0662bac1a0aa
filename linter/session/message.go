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
		if cut && len(sign) > 0 && cutByGit(sign, rest) {
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
	m.folder = repo.Database(ctx)
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

// cutByGit reports whether what follows scissors is what git puts there for people to look at: comments, and then
// a comparison and nothing else. What somebody else wrote below such a line is committed, unless git cuts, which
// nothing in the file tells.
func cutByGit(sign, rest []byte) bool {
	compared, titled := false, false
	for line := range bytes.Lines(rest) {
		line = bytes.TrimRight(line, "\r\n")
		switch {
		case !compared && (len(line) == 0 || bytes.HasPrefix(line, sign)):
		case !compared && bytes.HasPrefix(line, []byte("diff --")):
			compared = true
		case compared && titled: // of a second comparison, in the user's language
		case !compared || !ofComparison(line):
			return false
		}
		titled = bytes.Equal(line, beforeTitle)
	}
	return compared
}

// beforeTitle stands between what is committed and what is not in what `git commit -v -v` shows.
var beforeTitle = bytes.Repeat([]byte("-"), 50)

// comparisonHeads begin the lines of what git shows of a change.
var comparisonHeads = []string{
	"diff --", "index ", "--- ", "+++ ", "@@", " ", "+", "-", "\\ No newline", "old mode ", "new mode ",
	"new file mode ", "deleted file mode ", "similarity index ", "dissimilarity index ", "rename from ", "rename to ",
	"copy from ", "copy to ", "Binary files ", "Submodule ",
}

func ofComparison(line []byte) bool {
	return len(line) == 0 || slices.ContainsFunc(comparisonHeads, func(head string) bool {
		return bytes.HasPrefix(line, []byte(head))
	})
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
