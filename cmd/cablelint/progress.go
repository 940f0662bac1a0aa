package main

import (
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"
)

const (
	// progressAfter is how long a run is silent: most are over by then.
	progressAfter = 500 * time.Millisecond
	progressEvery = 100 * time.Millisecond
)

// progress shows on a terminal how many files are done, once a run has taken a while. It is used from
// one goroutine.
type progress struct {
	w     *os.File
	on    bool
	start time.Time
	files int
	bar   *progressbar.ProgressBar // nil until it shows
}

// newProgress decides whether there is anybody to show it to.
func newProgress(c *cli.Context, con *console, quiet bool) *progress {
	on := isTerminal(con.err) && !quiet && !c.Bool("no-progress") && con.env("CI") == ""
	return &progress{w: con.err, on: on, start: con.now()}
}

// step counts a file.
func (p *progress) step() {
	p.files++
	if !p.on {
		return
	}
	if p.bar == nil {
		if time.Since(p.start) < progressAfter {
			return
		}
		p.bar = progressbar.NewOptions(-1,
			progressbar.OptionSetWriter(p.w),
			progressbar.OptionSetDescription("checking"),
			progressbar.OptionShowCount(),
			progressbar.OptionSetElapsedTime(false),
			progressbar.OptionThrottle(progressEvery),
			progressbar.OptionClearOnFinish(),
		)
	}
	_ = p.bar.Set(p.files) // a bar that cannot be drawn is no reason to stop
}

// clear takes the bar off the screen, so that something else can be written there.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// end takes the bar off for good.
func (p *progress) end() {
	p.clear()
	p.on, p.bar = false, nil
}
