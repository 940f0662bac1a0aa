package term

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cheggaaa/pb/v3"
	"golang.org/x/term"
)

const (
	// progressAfter is how long a run is silent: most are over by then.
	progressAfter = 500 * time.Millisecond
	progressEvery = 100 * time.Millisecond
)

// Progress shows on a terminal how many files of a run are done, and of how many, once the run has taken a
// while. It is used from one goroutine. A nil Progress shows nothing.
type Progress struct {
	// Count finds out how many files there are, told as they are found; all says that these are all. It is
	// called on a goroutine of its own once the progress shows, and its context ends with the progress. Nil:
	// there is no way to know.
	Count func(ctx context.Context, found func(total int, all bool))

	w           *os.File
	now         func() time.Time
	start, last time.Time
	bar         *pb.ProgressBar // nil until it shows
	done        int
	width       int // columns of the terminal that are drawn on; 0 while nothing is

	total    atomic.Int64 // files found so far
	all      atomic.Bool  // there are no more
	stop     context.CancelFunc
	counting sync.WaitGroup
}

// NewProgress begins a run that is shown on the terminal w, by the clock now.
func NewProgress(w *os.File, now func() time.Time) *Progress {
	return &Progress{w: w, now: now, start: now()}
}

// Step counts a file that is done.
func (p *Progress) Step() {
	if p == nil {
		return
	}
	p.done++
	now := p.now()
	if p.bar == nil {
		if now.Sub(p.start) < progressAfter {
			return
		}
		p.show()
	}
	if now.Sub(p.last) >= progressEvery {
		p.last = now
		p.draw(now.Sub(p.start))
	}
}

// show sets up the bar. It is drawn by Step alone, so that nothing is drawn between Clear and what others write.
func (p *Progress) show() {
	p.bar = pb.New(0).SetWriter(p.w)
	p.bar.Set(pb.Color, false)
	if p.Count == nil {
		return
	}
	var ctx context.Context
	ctx, p.stop = context.WithCancel(context.Background())
	p.counting.Go(func() {
		p.Count(ctx, func(total int, all bool) {
			p.total.Store(int64(total))
			p.all.Store(all)
		})
	})
}

// draw draws the bar. While files are still being found there is no share of them and no time left to tell.
func (p *Progress) draw(taken time.Duration) {
	width, _, err := term.GetSize(int(p.w.Fd()))
	if err != nil || width < 2 {
		return
	}
	p.width = width - 1 // some terminals go on to the next line behind the last column
	p.bar.SetWidth(p.width)
	words, elements := fmt.Sprintf("checked %s", files(p.done)), `{{string . "words"}}`
	total := int(p.total.Load())
	switch {
	case p.all.Load() && total >= p.done: // more, if files have come since they were counted
		words = fmt.Sprintf("checked %d of %s", p.done, files(total))
		elements += ` {{percent . "%.0f%%"}} {{bar . }} {{string . "left"}}`
		p.bar.SetTotal(int64(total)).SetCurrent(int64(p.done)).Set("left", left(taken, p.done, total))
	case total > p.done:
		words += fmt.Sprintf(", found %d so far", total)
	}
	p.bar.Set("words", words[:min(len(words), p.width)])
	p.bar.SetTemplateString(elements).Write() // a bar that cannot be drawn is no reason to stop
}

func files(n int) string {
	if n == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", n)
}

// left tells how long the rest takes at the pace of the files that are done.
func left(taken time.Duration, done, total int) string {
	rest := time.Duration(float64(taken) / float64(done) * float64(total-done))
	return rest.Round(time.Second).String() + " left"
}

// Clear takes the bar off the screen, so that something else can be written there.
func (p *Progress) Clear() {
	if p == nil || p.width == 0 {
		return
	}
	_, _ = fmt.Fprint(p.w, "\r"+strings.Repeat(" ", p.width)+"\r")
	p.width = 0
}

// End takes the bar off for good.
func (p *Progress) End() {
	if p == nil {
		return
	}
	p.Clear()
	if p.stop != nil {
		p.stop()
		p.counting.Wait()
	}
}
