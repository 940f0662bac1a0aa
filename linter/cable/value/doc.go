// Package value reads the values of a cable's fields: each function takes a cursor at a value and gives what
// stands there. None knows where in a message it is; a layout or the reader of the text has found the place.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package value
