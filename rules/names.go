package rules

import "slices"

// Names are the names of all rules.
func Names() []string {
	all := All()
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = r.Name
	}
	return names
}

// Categories are the first words of the rules' names.
func Categories() []string {
	var all []string
	for _, r := range All() {
		if !slices.Contains(all, r.Category()) {
			all = append(all, r.Category())
		}
	}
	return all
}
