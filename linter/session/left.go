package session

import (
	"maps"
	"slices"
	"sync"

	"cablelint/linter/files"
)

// leftovers are files that runs of fix which were killed may have left in folders that a run goes through. It may go
// through them twice, to count them.
type leftovers struct {
	sync.Mutex
	paths map[string]bool
}

func (l *leftovers) note(path string) {
	if !files.IsBeside(path) {
		return
	}
	l.Lock()
	defer l.Unlock()
	if l.paths == nil {
		l.paths = map[string]bool{}
	}
	l.paths[path] = true
}

// remarks tell of those that are there still and that no run is at. They hold the text of a cable.
func (l *leftovers) remarks() []string {
	l.Lock()
	defer l.Unlock()
	var told []string
	for _, path := range slices.Sorted(maps.Keys(l.paths)) {
		switch beside, left := files.Left(path); {
		case !left:
		case beside == "":
			told = append(told, path+": a run that was killed has left it, with the text of a file that is not there any "+
				"more under its name: look at it and remove it")
		default:
			told = append(told, path+": a run that was killed has left it, with what was to take the place of "+beside+
				": fixing or writing that again clears it away")
		}
	}
	return told
}
