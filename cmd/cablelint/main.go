// Command cablelint checks the classification markings of State Department cables.
package main

import "os"

func main() { os.Exit(run(system())) }
