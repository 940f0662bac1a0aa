package git

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
)

// Version is one thing that the history holds: a file as some commit has it, or a message.
type Version struct {
	Label   string // "1a2b3c4d5e6f:reports/orchards.txt", which git show takes; "1a2b3c4d5e6f (commit message)"
	Kind    Kind
	ID      string // of the blob; "" for a message, and for a path whose content was given before
	Message string
}

// shortID is how many digits of an ID a label has.
const shortID = 12

// History gives, from the newest commit to the oldest, every message of a commit or tag, every name and address that
// one was made under, and every file that can be reached from a reference, from HEAD or from the stash: each content,
// each name and each path once. The names of references are given too, as labels of nothing.
// With a span, OLD..NEW, it gives what the commits of NEW bring that OLD does not have, and the message of NEW
// where that is a tag; where OLD is the name of nothing, forty or more zeros, as hooks give it for a new branch,
// what no reference has; where NEW is, nothing.
//
// What bounds returns for a label is what the content is held to there: a content is given once for each of them.
func (r *Repo) History(
	ctx context.Context, span string, bounds func(label string) any, give func(Version) error,
) error {
	h := history{repo: r, bounds: bounds, give: give, seen: map[string]bool{}, held: map[content]bool{}}
	if span != "" {
		return h.between(ctx, span)
	}
	if err := h.commits(ctx, "--all"); err != nil {
		return err
	}
	return h.references(ctx)
}

// between gives what a span brings.
func (h *history) between(ctx context.Context, span string) error {
	old, now, found := strings.Cut(span, "..")
	if !found || old == "" || now == "" || strings.HasPrefix(now, ".") {
		return noSpan(fmt.Sprintf("%q is no range of commits", span))
	}
	if isNothing(now) {
		return nil
	}
	known := []string{"--not", "--glob=refs/*"} // --all would have HEAD too, which may be what is asked about
	if !isNothing(old) {
		id, _, err := h.end(ctx, old)
		if err != nil {
			return err
		}
		known = []string{"^" + id}
	}
	id, kind, err := h.end(ctx, now)
	if err != nil {
		return err
	}
	if err := h.commits(ctx, slices.Concat([]string{id}, known)...); err != nil {
		return err
	}
	return h.reference(ctx, kind, id, id[:min(shortID, len(id))])
}

// end returns what an end of a span names, and which it is: a commit or a tag. A tag may be of anything, as its
// message and what it is of are brought too.
func (h *history) end(ctx context.Context, rev string) (id, kind string, err error) {
	id, kind, err = h.object(ctx, rev)
	if kind == "tree" || kind == "blob" {
		err = noSpan(fmt.Sprintf("%q is no commit but a %s", rev, kind))
	}
	return id, kind, err
}

// object returns what a revision names, and its kind: commit, tag, tree or blob.
func (h *history) object(ctx context.Context, rev string) (id, kind string, err error) {
	named, err := h.repo.output(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", rev)
	id = strings.TrimSpace(string(named))
	var out []byte
	if err == nil { // a whole ID passes for one although nothing has it
		out, err = h.repo.output(ctx, "cat-file", "-t", id)
	}
	if exit(err) > 0 {
		return "", "", noSpan(fmt.Sprintf("%q names nothing in this repository", rev))
	}
	return id, strings.TrimSpace(string(out)), err
}

func noSpan(what string) error {
	return &Error{What: what, Hint: "want OLD..NEW, two revisions that git knows"}
}

// isNothing reports whether a revision is the name that stands for no object.
func isNothing(rev string) bool { return len(rev) >= 40 && strings.Trim(rev, "0") == "" }

// history remembers what was given.
type history struct {
	repo   *Repo
	bounds func(label string) any
	give   func(Version) error
	seen   map[string]bool // tags' objects, paths and commits; their spellings differ
	held   map[content]bool
}

// content is a blob and what it is held to.
type content struct {
	id     string
	bounds any
}

// firstHeld reports whether a blob is met for the first time where what it is held to at label holds.
func (h *history) firstHeld(id, label string) bool {
	key := content{id, h.bounds(label)}
	if h.held[key] {
		return false
	}
	h.held[key] = true
	return true
}

// first reports whether key is met for the first time.
func (h *history) first(key string) bool {
	if h.seen[key] {
		return false
	}
	h.seen[key] = true
	return true
}

// commits has one git list all commits and another compare each with its parents. Plumbing is used as
// no setting of the user changes what it writes.
func (h *history) commits(ctx context.Context, revisions ...string) error {
	running, stop := context.WithCancel(ctx)
	defer stop()
	list := h.repo.command(running, slices.Concat([]string{"rev-list"}, revisions, []string{"--"})...)
	tree := h.repo.command(running, "diff-tree", "--stdin", "-r", "-m", "--root", "--raw", "-z", "--no-abbrev",
		"--no-renames", "--always", "--encoding=UTF-8", "--format="+commitHead+"%H%n%an <%ae>%n%cn <%ce>%n%B")
	var told, toldToo strings.Builder
	list.Stderr, tree.Stderr = &told, &toldToo
	var err error
	if tree.Stdin, err = list.StdoutPipe(); err != nil {
		return err
	}
	out, err := tree.StdoutPipe()
	if err != nil {
		return err
	}
	if err := startAll(list, tree); err != nil {
		return explain(ctx, "rev-list", err, "")
	}
	err = h.read(bufio.NewReaderSize(out, blobBuffer))
	if err != nil {
		stop()
	}
	ended := tree.Wait()
	if ended != nil {
		stop() // nobody reads the list any more
	}
	if also := list.Wait(); ended == nil {
		ended = also
	}
	if err != nil || ended == nil {
		return err
	}
	return explain(ctx, "rev-list", ended, told.String()+toldToo.String())
}

func startAll(cmds ...*exec.Cmd) error {
	for _, cmd := range cmds {
		if err := cmd.Start(); err != nil {
			return err
		}
	}
	return nil
}

// commitHead begins the record of a commit among those of files, which begin with a colon.
const commitHead = "commit "

// read takes the records apart: a commit with its message, then for each file facts and path.
func (h *history) read(out *bufio.Reader) error {
	commit := ""
	for {
		record, err := next(out)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		record = strings.TrimLeft(record, "\n")
		if head, ok := strings.CutPrefix(record, commitHead); ok {
			parts := strings.SplitN(head, "\n", 4) // which no name has one of
			commit = parts[0][:min(shortID, len(parts[0]))]
			err = h.commit(commit, parts[1], parts[2], parts[3])
		} else if strings.HasPrefix(record, ":") {
			var path string
			if path, err = next(out); err == nil {
				err = h.file(commit, record, path)
			}
		}
		if err != nil {
			return err
		}
	}
}

// next returns the record up to the next NUL.
func next(out *bufio.Reader) (string, error) {
	record, err := out.ReadString(0)
	if err != nil {
		return "", err
	}
	return record[:len(record)-1], nil
}

// commit gives who made a commit, and its message; a merge is listed once for each parent.
func (h *history) commit(id, author, committer, message string) error {
	if !h.first(commitHead + id) {
		return nil
	}
	if err := h.person(id+" (author)", author); err != nil {
		return err
	}
	if err := h.person(id+" (committer)", committer); err != nil {
		return err
	}
	return h.give(Version{Label: id + " (commit message)", Message: message})
}

// person gives a name and an address that a commit or a tag was made under.
func (h *history) person(label, who string) error {
	if !h.first("person " + who) {
		return nil
	}
	return h.give(Version{Label: label, Message: who})
}

func (h *history) file(commit, record, path string) error {
	c, ok := parseRaw(record)
	if !ok {
		return nil
	}
	v := Version{Label: commit + ":" + path, Kind: c.kind}
	newPath := h.first("/" + path)
	newBlob := c.kind != Submodule && h.firstHeld(c.id, v.Label)
	if !newPath && !newBlob {
		return nil
	}
	if newBlob {
		v.ID = c.id
	}
	return h.give(v)
}

// references gives the names of references, the messages of tags, and the files that a reference names without a
// commit.
func (h *history) references(ctx context.Context) error {
	out, err := h.repo.output(ctx, "for-each-ref", "--format=%(objecttype) %(objectname) %(refname)")
	if err != nil {
		return err
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		parts := strings.SplitN(line, " ", 3)
		if len(parts) != 3 {
			continue
		}
		if err := h.give(Version{Label: parts[2]}); err != nil {
			return err
		}
		if err := h.reference(ctx, parts[0], parts[1], parts[2]); err != nil {
			return err
		}
	}
	return nil
}

func (h *history) reference(ctx context.Context, kind, id, name string) error {
	switch kind {
	case "blob":
		if h.firstHeld(id, name) {
			return h.give(Version{Label: name, ID: id})
		}
	case "tree":
		return h.tree(ctx, id, name)
	case "tag":
		return h.tag(ctx, id, name)
	}
	return nil
}

// tag gives the messages of a tag and of the tags that it is of.
func (h *history) tag(ctx context.Context, id, name string) error {
	object, err := h.repo.output(ctx, "cat-file", "tag", id)
	if err != nil {
		return err
	}
	if err := h.person(name+" (tagger)", tagger(string(object))); err != nil {
		return err
	}
	if err := h.give(Version{Label: name + " (tag message)", Message: string(tagMessage(object))}); err != nil {
		return err
	}
	of, kind := tagged(string(object))
	if kind == "commit" || !h.first(of) {
		return nil
	}
	return h.reference(ctx, kind, of, name)
}

// tagger returns who made a tag: its head has a line "tagger NAME <ADDRESS> SECONDS ZONE".
func tagger(object string) string {
	head, _, _ := strings.Cut(object, "\n\n")
	_, line, _ := strings.Cut(head, "\ntagger ")
	line, _, _ = strings.Cut(line, "\n")
	return line[:strings.LastIndexByte(line, '>')+1]
}

// tagged returns what a tag is of: its head is "object ID", "type KIND".
func tagged(object string) (id, kind string) {
	for _, line := range strings.SplitN(object, "\n", 3) {
		if v, ok := strings.CutPrefix(line, "object "); ok {
			id = v
		}
		if v, ok := strings.CutPrefix(line, "type "); ok {
			kind = v
		}
	}
	return id, kind
}

func (h *history) tree(ctx context.Context, id, name string) error {
	out, err := h.repo.output(ctx, "ls-tree", "-r", "-z", "--full-tree", id)
	if err != nil {
		return err
	}
	for _, line := range fields(out) {
		facts, path, _ := strings.Cut(line, "\t")
		parts := strings.Fields(facts) // mode, type, ID
		if len(parts) != 3 {
			continue
		}
		if err := h.file(name, ":0 "+parts[0]+" 0 "+parts[2]+" A", path); err != nil {
			return err
		}
	}
	return nil
}
