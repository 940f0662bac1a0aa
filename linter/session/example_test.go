package session_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"cablelint/linter/report"
	"cablelint/linter/session"
	"cablelint/rules"
)

// folder returns a new folder with two invented cables and a configuration.
func folder() string {
	dir, err := os.MkdirTemp("", "arkadia")
	if err != nil {
		log.Fatal(err)
	}
	for name, text := range map[string]string{
		".cablelint.yml": "assume-date: 2007-03-14\n",
		"harbor.txt":     "CONFIDENTIAL\n\nTAGS: PREL\nSUBJECT: HARBOR TALKS\n\n1. (C) The pilot spoke.\n\n2. He left.\n",
		"fair.txt":       "UNCLAS\n\nTAGS: ECON\nSUBJECT: THE FAIR\n\n1. The stands are let.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			log.Fatal(err)
		}
	}
	return dir
}

// A run over a folder: every cable in it is judged by the configuration that is nearest to it.
func ExampleOpen() {
	dir := folder()
	defer func() { _ = os.RemoveAll(dir) }()

	ctx := context.Background()
	s, err := session.Open(ctx, session.Request{Rules: rules.All(), Paths: []string{dir}})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	err = session.Each(ctx, s, (*session.Look).Report, func(_ *session.Judged, r *report.File) error {
		if r == nil { // nothing is to be said of it
			return nil
		}
		for _, f := range r.Findings {
			fmt.Printf("%s:%d: %s %s: %s\n", filepath.Base(r.Path), f.Place.Start.Line, f.Severity, f.Rule.Name, f.Message)
		}
		return nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d files, %d cables\n", s.Tally.Files, s.Tally.Cables)
	// Output:
	// harbor.txt:1: error eo-line-missing: the cable is classified and has no E.O. line
	// harbor.txt:4: error cab-missing: no classification authority block: a classified message names its classifier
	// harbor.txt:8: error portion-missing: paragraph 2 has no portion mark
	// 2 files, 2 cables
}
