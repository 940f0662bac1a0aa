package collection

// dropRepeated lets go of what was read more than once, as from exports of which one has what another has too, and
// returns how many rows that were. Rows of one place that differ in anything are kept: files of two machines may have
// the same path.
func (c *Collection) dropRepeated() int {
	again := 0
	cables := c.sortedCables()
	for n := 1; n < len(cables); n++ {
		if k := c.cables.at(int(cables[n])); c.sameCable(k, c.cables.at(int(cables[n-1]))) {
			c.cables.at(int(cables[n-1])).flags |= uint16(Foreign)
			c.foreign++
			again++
		}
	}
	return again + c.dropRepeatedPoints()
}

func (c *Collection) sameCable(a, b *kept) bool {
	one, other := *a, *b
	one.id, other.id = 0, 0
	return one == other && c.ids.at(a.id) == c.ids.at(b.id)
}

// dropRepeatedPoints does so with pointers, of which each may be in a record of its own of the same cable.
func (c *Collection) dropRepeatedPoints() int {
	points := c.sortedPoints()
	dropped := map[int32]bool{}
	for n := 1; n < len(points); n++ {
		a, b := *c.points.at(int(points[n])), *c.points.at(int(points[n-1]))
		same := c.sameCable(c.cables.at(int(a.from)), c.cables.at(int(b.from)))
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
