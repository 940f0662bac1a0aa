// Command site makes a static site of the Markdown of the project: a page a file, with a list of the pages beside it
// and a search that needs no server. It opens from a folder as well as from a server.
//
//	site ROOT OUT
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: site ROOT OUT")
		os.Exit(2)
	}
	if err := build(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}
