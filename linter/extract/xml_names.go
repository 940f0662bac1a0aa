package extract

import (
	"bytes"
	"strings"
)

// namespaces have the short name of each namespace whose elements the readers know, in the transitional and in
// the strict form of ISO 29500 and in what came before.
var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":              "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                          "w",
	"http://schemas.microsoft.com/office/word/2003/wordml":                      "w",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                     "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                                 "a",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing":    "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":                "wp",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":       "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                    "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                                "c",
	"http://schemas.microsoft.com/office/drawing/2014/chartex":                  "cx",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":                  "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                              "dgm",
	"http://schemas.microsoft.com/office/drawing/2008/diagram":                  "dsp",
	"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing":       "xdr",
	"http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing":                   "xdr",
	"http://schemas.openxmlformats.org/presentationml/2006/main":                "p",
	"http://purl.oclc.org/ooxml/presentationml/main":                            "p",
	"http://schemas.microsoft.com/office/powerpoint/2018/8/main":                "p188",
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":                 "x",
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                             "x",
	"http://schemas.microsoft.com/office/excel/2006/main":                       "xm",
	"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments":   "tc",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":               "mc",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":                "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                            "m",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":       "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                   "r",
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":      "vt",
	"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":                  "vt",
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ep",
	"http://purl.oclc.org/ooxml/officeDocument/extendedProperties":              "ep",
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties":   "op",
	"http://purl.oclc.org/ooxml/officeDocument/customProperties":                "op",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties":   "cp",
	"http://schemas.openxmlformats.org/package/2006/relationships":              "rel",
	"http://schemas.openxmlformats.org/package/2006/content-types":              "ct",
	"urn:schemas-microsoft-com:office:spreadsheet":                              "ss",
	"http://schemas.microsoft.com/office/2006/xmlPackage":                       "pkg",
	"http://openoffice.org/2009/office":                                         "office",
	"http://schemas.microsoft.com/office/visio/2012/main":                       "vs",
	"http://schemas.microsoft.com/xps/2005/06":                                  "xps",
	"http://schemas.openxps.org/oxps/v1.0":                                      "xps",
	"urn:schemas-microsoft-com:vml":                                             "v",
	"http://purl.org/dc/elements/1.1/":                                          "dc",
	"http://www.w3.org/2000/svg":                                                "g",
	"http://www.w3.org/1999/xhtml":                                              "h",
	"http://www.w3.org/1999/xlink":                                              "xlink",
	"http://www.w3.org/XML/1998/namespace":                                      "xml",
	"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0":                  "svg",
	"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0":               "fo",
}

// openDocument are the namespaces of OpenDocument and of what came before it, whose next word is
// their name; that of drawings is usually shorter.
var openDocument = []string{"urn:oasis:names:tc:opendocument:xmlns:", "http://openoffice.org/2000/"}

// shortSpace returns the short name of a namespace: "w"; "?" where it is not known and "" where there is none.
func shortSpace(space string) string {
	if space == "" {
		return ""
	}
	if s, known := namespaces[space]; known {
		return s
	}
	for _, head := range openDocument {
		if rest, is := strings.CutPrefix(space, head); is {
			word, _, _ := strings.Cut(rest, ":")
			if word == "drawing" {
				return "draw"
			}
			return word
		}
	}
	return "?"
}

// flatOffices are the namespaces of office documents that are one XML text, with the element that such a text
// begins with: OpenDocument, the package of Word in one file, Word and Excel of 2003.
var flatOffices = []struct{ space, element string }{
	{"urn:oasis:names:tc:opendocument:xmlns:office:1.0", ":document"},
	{"http://schemas.microsoft.com/office/2006/xmlPackage", ":package"},
	{"http://schemas.microsoft.com/office/word/2003/wordml", ":wordDocument"},
	{"urn:schemas-microsoft-com:office:spreadsheet", "Workbook"},
}

// likeFlatOffice finds an office document that is one XML text, by its first element.
func likeFlatOffice(data []byte) look {
	if data[0] != '<' && data[0] != 0xef && data[0] != 0xfe && data[0] != 0xff || !isXML(data) {
		return look{}
	}
	head, _ := inUTF8(data[:min(len(data), block)])
	for _, f := range flatOffices {
		if bytes.Contains(head, []byte(f.space)) && bytes.Contains(head, []byte(f.element)) {
			return look{kind: Office}
		}
	}
	return look{}
}

// isXML reports whether a member is XML, which is not the case for pages of HTML.
func isXML(data []byte) bool {
	head, _ := inUTF8(data[:min(len(data), 1<<10)&^1])
	head = bytes.TrimLeft(head, " \t\r\n")
	if len(head) < 2 || head[0] != '<' {
		return false
	}
	head = bytes.ToLower(head)
	return !bytes.HasPrefix(head, []byte("<html")) && !bytes.HasPrefix(head, []byte("<!doctype html"))
}
