package git

import (
	"context"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"cablelint/linter/arrange"
)

// Kind says what an entry is.
type Kind uint8

// The kinds of entry.
const (
	Regular   Kind = iota // a file
	Link                  // a symbolic link
	Submodule             // another repository at one of its commits
	Unmerged              // a file of which several versions wait for a merge to be finished
)

// Entry is a file as the index or a comparison has it.
type Entry struct {
	Path string // relative to the folder of the Repo
	Kind Kind
	ID   string // of the blob; "" where the work tree holds what is meant
}

// Staged returns what the next commit changes and does not delete, below paths where there are any, in
// the order of paths. A renamed file is an entry by its new name. Before the first commit all of the
// index is new.
func (r *Repo) Staged(ctx context.Context, paths []string) ([]Entry, error) {
	if err := r.needTree(); err != nil {
		return nil, err
	}
	out, err := r.output(ctx, slices.Concat([]string{
		literal, "diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "HEAD", "--",
	}, paths)...)
	if err == nil {
		return r.entries(out, parseRaw), nil
	}
	if r.hasHead(ctx) || ctx.Err() != nil {
		return nil, err
	}
	return r.index(ctx, paths)
}

// hasHead reports whether there is a commit to compare with.
func (r *Repo) hasHead(ctx context.Context) bool {
	_, err := r.output(ctx, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	return err == nil || exit(unwrap(err)) != 1
}

func unwrap(err error) error {
	if e, ok := err.(*Error); ok { //nolint:errorlint // explain returns it bare
		return e.Err
	}
	return err
}

// entries reads the raw format: ":100644 100644 old new M", NUL, path, NUL.
func (r *Repo) entries(out []byte, parse func(line string) (change, bool)) []Entry {
	all := fields(out)
	var entries []Entry
	for i := 0; i+1 < len(all); i += 2 {
		if c, ok := parse(all[i]); ok {
			entries = append(entries, Entry{r.Here(all[i+1]), c.kind, c.id})
		}
	}
	return inOrder(entries)
}

// change is one line of the raw format.
type change struct {
	kind Kind
	id   string
}

// parseRaw reads ":100644 100644 old new M"; not ok where something was deleted.
func parseRaw(line string) (c change, ok bool) {
	parts := strings.Fields(strings.TrimPrefix(line, ":"))
	if len(parts) < 5 || parts[4] == "D" {
		return c, false
	}
	c = change{kindOf(parts[1]), parts[3]}
	if strings.Trim(c.id, "0") == "" {
		c.id = ""
	}
	if parts[4] == "U" {
		c.kind = Unmerged
	}
	return c, true
}

// parseGone reads what a deleted file was.
func parseGone(line string) (c change, ok bool) {
	parts := strings.Fields(strings.TrimPrefix(line, ":"))
	if len(parts) < 5 || parts[4] != "D" {
		return c, false
	}
	return change{kindOf(parts[0]), parts[2]}, true
}

func kindOf(mode string) Kind {
	switch mode {
	case "120000":
		return Link
	case "160000":
		return Submodule
	}
	return Regular
}

// index returns all of the index below paths.
func (r *Repo) index(ctx context.Context, paths []string) ([]Entry, error) {
	out, err := r.output(ctx, slices.Concat(
		[]string{literal, "ls-files", "--stage", "--full-name", "-z", "--"}, paths)...)
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, line := range fields(out) {
		facts, name, _ := strings.Cut(line, "\t")
		parts := strings.Fields(facts) // mode, blob, stage
		if len(parts) != 3 {
			continue
		}
		e := Entry{r.Here(name), kindOf(parts[0]), parts[1]}
		if parts[2] != "0" {
			e.Kind = Unmerged
		}
		entries = append(entries, e)
	}
	return inOrder(entries), nil
}

// inOrder sorts by path and takes a path once: an unmerged file has up to three entries.
func inOrder(entries []Entry) []Entry {
	arrange.By(entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return slices.CompactFunc(entries, func(a, b Entry) bool { return a.Path == b.Path })
}

// Index returns the blobs of the index whose path ends in the file name base, by path; none without a work tree.
func (r *Repo) Index(ctx context.Context, base string) (map[string]string, error) {
	if r.noTree {
		return nil, nil
	}
	out, err := r.output(ctx, "ls-files", "--stage", "--full-name", "-z", "--", ":(top,glob)**/"+base)
	if err != nil {
		return nil, err
	}
	found := map[string]string{}
	for _, line := range fields(out) {
		facts, name, _ := strings.Cut(line, "\t")
		if parts := strings.Fields(facts); len(parts) == 3 && parts[2] == "0" && kindOf(parts[0]) == Regular {
			found[r.Here(name)] = parts[1]
		}
	}
	return found, nil
}

// Since returns what differs, in the work tree or the index, from the commit where rev and HEAD parted,
// and is not deleted, with files that git neither tracks nor ignores; below paths where there are any.
// No entry has an ID: the work tree holds what is meant.
func (r *Repo) Since(ctx context.Context, rev string, paths []string) ([]Entry, error) {
	if err := r.needTree(); err != nil {
		return nil, err
	}
	base, err := r.MergeBase(ctx, rev)
	if err != nil {
		return nil, err
	}
	plain, err := r.unfiltered(ctx)
	if err != nil {
		return nil, err
	}
	out, err := plain.output(ctx, slices.Concat([]string{
		literal, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-relative",
		"--ignore-submodules=dirty", base, "--", // without the programs that the submodule's own settings name
	}, paths)...)
	if err != nil {
		return nil, err
	}
	entries := r.entries(out, parseRaw)
	top, paths := r.fromTop(paths)
	out, err = top.output(ctx, slices.Concat(
		[]string{literal, "ls-files", "--others", "--exclude-standard", "-z", "--"}, paths)...)
	if err != nil {
		return nil, err
	}
	for _, name := range fields(out) {
		if !strings.HasSuffix(name, "/") { // another repository
			entries = append(entries, Entry{Path: r.Here(name)})
		}
	}
	for i := range entries {
		entries[i].ID = ""
	}
	return inOrder(entries), nil
}

// Deleted lists the files of a commit that are gone since, as it has them: from the index where it is asked for what is
// staged.
func (r *Repo) Deleted(ctx context.Context, commit string, staged bool, paths []string) ([]Entry, error) {
	args := []string{
		literal, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--ignore-submodules=all",
		"--diff-filter=D",
	}
	if staged {
		args = append(args, "--cached")
	}
	plain, err := r.unfiltered(ctx)
	if err != nil {
		return nil, err
	}
	out, err := plain.output(ctx, slices.Concat(args, []string{commit, "--"}, paths)...)
	if err != nil {
		return nil, err
	}
	return r.entries(out, parseGone), nil
}

// fromTop returns the repository as seen from the top of its work tree, and paths as seen from there:
// untracked files are listed from there alone.
func (r *Repo) fromTop(paths []string) (*Repo, []string) {
	top := &Repo{dir: r.Top()}
	out := make([]string, 0, len(paths))
	for _, p := range paths {
		if !filepath.IsAbs(p) {
			p = path.Join(r.prefix, filepath.ToSlash(p))
		}
		out = append(out, p)
	}
	return top, out
}

// MergeBase returns the commit where rev and HEAD parted.
func (r *Repo) MergeBase(ctx context.Context, rev string) (string, error) {
	commit, err := r.output(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		if exit(unwrap(err)) != 1 {
			return "", err
		}
		return "", &Error{
			What: "no commit is called " + rev,
			Hint: r.remedy(ctx, "check the name; git fetch brings the branches and tags of the remote"), Err: err,
		}
	}
	if !r.hasHead(ctx) {
		return "", &Error{What: "there is no commit yet", Hint: "check the first one with --staged"}
	}
	base, err := r.output(ctx, "merge-base", strings.TrimSpace(string(commit)), "HEAD")
	if err != nil {
		if exit(unwrap(err)) != 1 {
			return "", err
		}
		return "", &Error{
			What: rev + " and HEAD have no commit in common",
			Hint: r.remedy(ctx, "name a revision that this branch was made from"), Err: err,
		}
	}
	return strings.TrimSpace(string(base)), nil
}

// remedy is hint, or how to complete a shallow clone where that is what is wrong.
func (r *Repo) remedy(ctx context.Context, hint string) string {
	if shallow, err := r.Shallow(ctx); err == nil && shallow {
		return "the clone is shallow: git fetch --unshallow completes it"
	}
	return hint
}

// Shallow reports whether the clone lacks the older part of its history.
func (r *Repo) Shallow(ctx context.Context) (bool, error) {
	out, err := r.output(ctx, "rev-parse", "--is-shallow-repository")
	return strings.TrimSpace(string(out)) == "true", err
}
