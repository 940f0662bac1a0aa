package files

import (
	"errors"
	"maps"
	"slices"
)

// attributes are what a file has besides its mode and its bytes, by name: on Linux its access list is one of them.
type attributes map[string][]byte

// errAccess is why a file is left as it is: what replaces it would have other rights.
var errAccess = errors.New("its access list or its attributes cannot be kept")

// accessList is the name of the one that says who may do what.
const accessList = "system.posix_acl_access"

// list reports whether there is an access list among them.
func (a attributes) list() bool { return a[accessList] != nil }

// names are in order, so that it is always the same one of which an error tells.
func (a attributes) names() []string { return slices.Sorted(maps.Keys(a)) }
