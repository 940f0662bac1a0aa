package lsp

import (
	"net/url"
	"path"
	"path/filepath"
	"runtime"
	"strings"
)

// pathOf returns the file that a URI leads to, "" for a document that is none.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	p := u.Path
	if runtime.GOOS == "windows" && len(p) > 2 && p[0] == '/' && p[2] == ':' {
		p = p[1:]
	}
	if u.Host != "" {
		p = "//" + u.Host + p
	}
	return filepath.FromSlash(p)
}

// uriOf returns the URI of a file.
func uriOf(file string) string {
	p := filepath.ToSlash(file)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	return (&url.URL{Scheme: "file", Path: p}).String()
}

// nameOf names a document as findings and settings know it: by its path, else by its URI.
func nameOf(uri string) string {
	if p := pathOf(uri); p != "" {
		return p
	}
	return uri
}

// configHead begins the names of the configuration file and of the baseline.
const configHead = ".cablelint"

func isConfig(uri string) bool { return strings.HasPrefix(path.Base(uri), configHead) }
