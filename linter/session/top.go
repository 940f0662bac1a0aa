package session

import (
	"os"
	"path/filepath"
)

// topOf returns the top of the work tree that dir lies in, dir itself where it lies in none.
func topOf(dir string) string {
	for up := dir; ; up = filepath.Dir(up) {
		if hasGit(up) {
			return up
		}
		if up == filepath.Dir(up) {
			return dir
		}
	}
}

// topFrom is the top of the work tree as the current folder sees it.
func topFrom() string {
	dir, err := os.Getwd()
	if err != nil {
		return "."
	}
	top, err := filepath.Rel(dir, topOf(dir))
	if err != nil {
		return "."
	}
	return filepath.ToSlash(top)
}

// hasGit reports whether dir is the top of a work tree. In a submodule or another work tree .git is a file.
func hasGit(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, ".git"))
	return err == nil
}
