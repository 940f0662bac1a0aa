//go:build ignore

// Build joins the page and its engine in one HTML file:
//
//	go run docs/play/build.go -version 0.2.0 -o cablelint.html
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/template"
)

func main() {
	log.SetFlags(0)
	version := flag.String("version", "", "version that the page shows")
	out := flag.String("o", "", "file to write")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	page, err := build(*version)
	if err == nil {
		err = os.WriteFile(*out, page, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// part is a script or a style within the page, and the hash by which the page's policy knows it.
type part struct{ Text, Hash string }

func newPart(text string) part {
	sum := sha256.Sum256([]byte(text))
	return part{text, "sha256-" + base64.StdEncoding.EncodeToString(sum[:])}
}

const here = "docs/play"

func build(version string) ([]byte, error) {
	engine, err := compiled()
	if err != nil {
		return nil, err
	}
	licences, err := terms()
	if err != nil {
		return nil, err
	}
	root, err := goEnv("GOROOT")
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, name := range []string{
		filepath.Join(here, "page.html"), filepath.Join(here, "page.css"), filepath.Join(here, "page.js"),
		filepath.Join(root, "lib", "wasm", "wasm_exec.js"), "fixtures/cables/transmitted-2008-faulty.txt",
	} {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if i := bytes.IndexFunc(data, func(r rune) bool { return r > '~' }); i >= 0 {
			return nil, fmt.Errorf("%s: not ASCII at byte %d, which the page's encoding would change", name, i)
		}
		texts = append(texts, string(data))
	}
	page, err := template.New("page").Parse(texts[0])
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = page.Execute(&b, map[string]any{
		"Version": version, "Style": newPart(texts[1]), "Scripts": []part{newPart(texts[3]), newPart(texts[2])},
		"Engine": packed(engine), "Sample": texts[4], "Licences": inASCII(template.HTMLEscapeString(licences)),
	})
	return b.Bytes(), err
}

// terms are the licences of what is in the page, which ask to be passed on with it.
func terms() (string, error) {
	root, err := goEnv("GOROOT")
	if err != nil {
		return "", err
	}
	list, err := forBrowsers("list", "-deps", "-f", `{{with .Module}}{{if not .Main}}{{.Path}} {{.Dir}}{{end}}{{end}}`, "./"+here)
	if err != nil {
		return "", err
	}
	modules := strings.Split(strings.TrimSpace(string(list)), "\n")
	slices.Sort(modules)
	var b strings.Builder
	for _, module := range append([]string{"cablelint .", "Go " + root}, slices.Compact(modules)...) {
		name, dir, _ := strings.Cut(module, " ")
		text, err := licenceIn(dir)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s\n\n%s\n", name, text)
	}
	return b.String(), nil
}

var licenceNames = regexp.MustCompile(`(?i)^(licen[cs]e|copying)(\.[a-z]+)?$`)

func licenceIn(dir string) ([]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if licenceNames.MatchString(e.Name()) {
			return os.ReadFile(filepath.Join(dir, e.Name()))
		}
	}
	return nil, fmt.Errorf("%s has no licence", dir)
}

// inASCII writes what the page's encoding may lack as HTML does.
func inASCII(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r > '~' {
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// forBrowsers runs go for the platform of the engine.
func forBrowsers(args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	cmd.Stderr = os.Stderr
	return cmd.Output()
}

func goEnv(name string) (string, error) {
	out, err := exec.Command("go", "env", name).Output()
	return strings.TrimSpace(string(out)), err
}

// compiled is the engine, compressed.
func compiled() ([]byte, error) {
	dir, err := os.MkdirTemp("", "play")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "engine.wasm")
	if _, err := forBrowsers("build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", name, "./"+here); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// packed writes bytes as characters of a page in Windows-1252, which takes a fourth less than base64: each is moved by
// 42, and those that HTML would change stand behind "=", moved by 64 more.
func packed(data []byte) string {
	var b strings.Builder
	for _, c := range data {
		c += 42
		if strings.IndexByte("\x00\r\n<&=", c) >= 0 {
			b.WriteByte('=')
			c += 64
		}
		b.WriteByte(c)
	}
	return b.String()
}
