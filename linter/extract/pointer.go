package extract

import (
	"bytes"
	"path"
	"strings"
)

// longestPointer is how long a pointer may be: that of git-annex has the longest, 32 KiB.
const longestPointer = 32 << 10

// likePointer knows the files that stand for others.
func likePointer(data []byte) look {
	if pattern, store := target(data); pattern != "" {
		return look{Pointer, "it is a pointer of " + store + ": the content that it stands for is not here"}
	}
	return look{}
}

// Target returns where the content of a pointer lies when it is there: a pattern for [path.Match] within the
// folder .git, "" when data is no pointer. No pattern leads out of that folder, whatever data holds.
func Target(data []byte) string {
	pattern, _ := target(data)
	return pattern
}

func target(data []byte) (pattern, store string) {
	if len(data) > longestPointer {
		return "", ""
	}
	if oid := lfsObject(data); oid != "" {
		return path.Join("lfs/objects", oid[:2], oid[2:4], oid), "Git LFS"
	}
	if key := annexKey(data); key != "" {
		return path.Join("annex/objects/*/*", quoted(key), quoted(key)), "git-annex"
	}
	return "", ""
}

// lfsObject returns the hash that a pointer of Git LFS gives (specification of Git LFS, "The pointer").
func lfsObject(data []byte) string {
	if !bytes.HasPrefix(data, []byte("version https://git-lfs.github.com/spec/")) &&
		!bytes.HasPrefix(data, []byte("version https://hawser.github.com/spec/")) {
		return ""
	}
	_, rest, ok := bytes.Cut(data, []byte("\noid sha256:"))
	oid, _ := cutLine(rest)
	oid = bytes.TrimSpace(oid)
	if !ok || len(oid) != 64 || len(bytes.Trim(oid, "0123456789abcdef")) > 0 {
		return ""
	}
	return string(oid)
}

// annexKey returns the key that a pointer or a link of git-annex ends in (git-annex, "pointer file").
func annexKey(data []byte) string {
	line, _ := cutLine(data)
	head, tail, ok := bytes.Cut(bytes.TrimSpace(line), []byte("annex/objects/"))
	if !ok {
		return ""
	}
	before, key := string(head), string(tail)
	if before != "/" && strings.TrimLeft(strings.TrimSuffix(before, ".git/"), "./") != "" {
		return ""
	}
	key = path.Base(key)
	if !strings.Contains(key, "--") || strings.ContainsAny(key, "\x00\n") {
		return ""
	}
	return key
}

// quoted returns a name as a pattern that matches it alone.
func quoted(name string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(name)
}
