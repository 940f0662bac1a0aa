package collection

// dropRepeated lets go of what was read more than once, as from exports of which one has what another has too, and
// returns how many rows that were. Rows of one place that differ in anything are kept: files of two machines may have
// the same path. Exports of which one was made under a secret and another without join: the row with the hash stays.
func (c *Collection) dropRepeated() int {
	again := 0
	var before *kept
	for _, i := range c.sortedCables() {
		k := c.cables.at(int(i))
		if before == nil || !c.sameCable(before, k) {
			before = k
			continue
		}
		k.flags |= uint16(Foreign)
		c.foreign++
		again++
	}
	return again + c.dropRepeatedPoints()
}

// sameCable reports whether a row says again what one before it said.
func (c *Collection) sameCable(before, again *kept) bool {
	one, other := *before, *again
	one.id, other.id = 0, 0
	if Flags(other.flags)&NoHash != 0 {
		one.hash, one.flags = 0, one.flags|uint16(NoHash)
	}
	return one == other && c.ids.at(before.id) == c.ids.at(again.id)
}

// dropRepeatedPoints does so with pointers, of which each may be in a record of its own of the same cable.
func (c *Collection) dropRepeatedPoints() int {
	points := c.sortedPoints()
	dropped := map[int32]bool{}
	for n := 1; n < len(points); n++ {
		a, b := *c.points.at(int(points[n])), *c.points.at(int(points[n-1]))
		same := c.sameCable(c.cables.at(int(b.from)), c.cables.at(int(a.from)))
		if b.from = a.from; same && a == b {
			dropped[points[n]] = true
		}
	}
	if len(dropped) == 0 {
		return 0
	}
	var left packed[pointed]
	for i := range c.points.n {
		if !dropped[int32(i)] {
			left.add(*c.points.at(i))
		}
	}
	c.points = left
	return len(dropped)
}
