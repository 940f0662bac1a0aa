package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The heap of a run is small and short-lived: let it grow to several times what is in use before it is
// collected, within a limit. A run over many files does not come near it.
const (
	gcPercent   = 400
	memoryLimit = 184 << 20
)

// tuneHeap tunes the collector where the environment does not.
func tuneHeap(env func(string) string) {
	if env("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if env("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
		inUse := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		runtime.SetFinalizer(&collected{inUse}, (*collected).follow)
	}
}

// collected is what nobody holds, so that the collector tells of each time that it runs. What holds no pointer may
// share its place with what somebody holds.
type collected struct{ inUse []metrics.Sample }

// follow sets the limit by what was found to be in use: at one that is lower, as a large file or collection soon makes
// it, the collector would run without pause.
func (c *collected) follow() {
	metrics.Read(c.inUse)
	debug.SetMemoryLimit(limitFor(int64(c.inUse[0].Value.Uint64())))
	runtime.SetFinalizer(c, (*collected).follow)
}

// limitFor is the limit of memory, in bytes, with so much in use: an eighth of it, and what the program itself takes,
// may come to it before the next collection.
func limitFor(inUse int64) int64 {
	const besides = 16 << 20
	return max(memoryLimit, inUse+inUse/8+besides)
}
