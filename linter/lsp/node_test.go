package lsp

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// protocolPackage is the library that VS Code itself speaks the protocol with.
const protocolPackage = "vscode-languageserver-protocol@3.18.5"

// installed is a folder with the library in it.
var installed = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "cablelint-node")
	if err != nil {
		return "", err
	}
	cmd := exec.Command("npm", "install", "--no-audit", "--no-fund", "--prefix", dir, protocolPackage)
	return dir, cmd.Run()
})

func nodeFolder(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"node", "npm"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is not installed", name)
		}
	}
	dir, err := installed()
	if err != nil {
		t.Skipf("npm does not install %s: %v", protocolPackage, err)
	}
	return dir
}

// TestOfficialClient drives the server with the official protocol library.
func TestOfficialClient(t *testing.T) {
	dir := nodeFolder(t)
	path, err := program()
	if err != nil {
		t.Skipf("the command does not build: %v", err)
	}
	script, err := os.ReadFile("testdata/client.js")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"client.js": script, "faulty.txt": []byte(faulty)} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command("node", filepath.Join(dir, "client.js"), path).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}

// shape is what the official declarations say of a type: its fields, true where they must be there.
type shape map[string]bool

var (
	interfaceHead = regexp.MustCompile(`(?m)^(?: *)(?:export )?(?:declare )?(?:interface|type) (\w+)(?:<[^{]*>)?(?: (?:extends|=) ([^{;]+)| =)? \{$`)
	aliasHead     = regexp.MustCompile(`(?m)^(?:export )?type (\w+)(?:<[^=]*>)? = (\w+(?:<\w+>)?(?: & \w+(?:<\w+>)?)*);`)
	field         = regexp.MustCompile(`^    (\w+)(\??):`)
	methodNamed   = regexp.MustCompile("method: ['`\"]([^'`\"]+)['`\"]")
)

// declarations reads the official types: fields and bases of each, and the names of methods.
func declarations(t *testing.T, dir string) (map[string]shape, map[string][]string, []string) {
	t.Helper()
	shapes, bases := map[string]shape{}, map[string][]string{}
	var methods []string
	var files []string
	for _, glob := range []string{"vscode-languageserver-types/lib/umd/*.d.ts", "vscode-languageserver-protocol/lib/common/*.d.ts", "vscode-jsonrpc/lib/common/*.d.ts"} {
		found, err := filepath.Glob(filepath.Join(dir, "node_modules", glob))
		if err != nil || len(found) == 0 {
			t.Fatalf("no declarations: %v", err)
		}
		files = append(files, found...)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		src := string(data)
		for _, m := range interfaceHead.FindAllStringSubmatchIndex(src, -1) {
			typ := src[m[2]:m[3]]
			if shapes[typ] == nil {
				shapes[typ] = shape{}
			}
			if m[4] >= 0 {
				bases[typ] = append(bases[typ], names(src[m[4]:m[5]])...)
			}
			for _, line := range strings.Split(src[m[1]:], "\n") {
				if strings.HasPrefix(line, "}") {
					break
				}
				if f := field.FindStringSubmatch(line); f != nil {
					shapes[typ][f[1]] = f[2] == ""
				}
			}
		}
		for _, m := range aliasHead.FindAllStringSubmatch(src, -1) {
			bases[m[1]] = append(bases[m[1]], names(m[2])...)
		}
		for _, m := range methodNamed.FindAllStringSubmatch(src, -1) {
			methods = append(methods, m[1])
		}
	}
	return shapes, bases, methods
}

func names(list string) []string { return regexp.MustCompile(`[A-Z_]\w*`).FindAllString(list, -1) }

// full joins the fields of a type with those of its bases.
func full(name string, shapes map[string]shape, bases map[string][]string, depth int) shape {
	all := shape{}
	if depth > 8 {
		return all
	}
	for _, base := range bases[name] {
		for f, must := range full(base, shapes, bases, depth+1) {
			all[f] = must
		}
	}
	for f, must := range shapes[name] {
		all[f] = must
	}
	return all
}

// officialNames are the types that have another name there.
var officialNames = map[string]string{
	"ContentChange": "", "DocumentParams": "", "PositionParams": "TextDocumentPositionParams", "RangeParams": "",
	"BannerStatus": "", "SettingsStatus": "", "CableMarking": "", "ExplainParams": "", "SyncOptions": "TextDocumentSyncOptions",
	"GeneralCapabilities": "GeneralClientCapabilities", "WorkspaceCapabilities": "WorkspaceClientCapabilities",
	"TextDocumentCapabilities": "TextDocumentClientCapabilities", "RefreshCapability": "",
	"WorkspaceServerOptions": "", "ServerInfo": "", "DocumentDiagnosticReport": "FullDocumentDiagnosticReport",
	"WorkspaceDocumentDiagnosticReport": "WorkspaceFullDocumentDiagnosticReport", "PreviousResultID": "PreviousResultId",
}

// written are the types that the server writes: what must be there has to be.
var written = []any{
	InitializeResult{},
	ServerCapabilities{},
	SyncOptions{},
	CompletionOptions{},
	CodeActionOptions{},
	SemanticTokensOptions{},
	SemanticTokensLegend{},
	DiagnosticOptions{},
	Registration{},
	RegistrationParams{},
	ConfigurationParams{},
	ConfigurationItem{},
	ShowMessageParams{},
	Diagnostic{},
	CodeDescription{},
	DiagnosticRelatedInformation{},
	PublishDiagnosticsParams{},
	DocumentDiagnosticReport{},
	WorkspaceDiagnosticReport{},
	WorkspaceDocumentDiagnosticReport{},
	TextEdit{},
	WorkspaceEdit{},
	TextDocumentEdit{},
	CodeAction{},
	Command{},
	DocumentLinkOptions{},
	DocumentLink{},
	MarkupContent{},
	Hover{},
	CompletionList{},
	CompletionItem{},
	DocumentSymbol{},
	SymbolInformation{},
	InlayHint{},
	SemanticTokens{},
	FoldingRange{},
	Position{},
	Range{},
	Location{},
	FileSystemWatcher{},
	DidChangeWatchedFilesRegistrationOptions{},
	WorkspaceFoldersServerCapabilities{},
}

var read = []any{
	InitializeParams{},
	WorkspaceFolder{},
	ClientCapabilities{},
	GeneralCapabilities{},
	WorkspaceCapabilities{},
	TextDocumentCapabilities{},
	TextDocumentIdentifier{},
	VersionedTextDocumentIdentifier{},
	TextDocumentItem{},
	DidOpenTextDocumentParams{},
	DidChangeTextDocumentParams{},
	DidChangeWatchedFilesParams{},
	FileEvent{},
	DidChangeWorkspaceFoldersParams{},
	WorkspaceFoldersChangeEvent{},
	DidChangeConfigurationParams{},
	DocumentDiagnosticParams{},
	WorkspaceDiagnosticParams{},
	PreviousResultID{},
	CodeActionParams{},
	CodeActionContext{},
	PositionParams{},
}

// TestTypes holds names and fields of the types written by hand to the official declarations.
func TestTypes(t *testing.T) {
	shapes, bases, methods := declarations(t, nodeFolder(t))
	for _, v := range append(slices.Clone(written), read...) {
		typ := reflect.TypeOf(v)
		name, renamed := officialNames[typ.Name()]
		if !renamed {
			name = typ.Name()
		}
		want := full(name, shapes, bases, 0)
		if len(want) == 0 {
			t.Errorf("there is no type %s", name)
			continue
		}
		has := map[string]bool{}
		for _, f := range fieldsOf(typ) {
			has[f] = true
			if _, ok := want[f]; !ok {
				t.Errorf("%s has no field %q", name, f)
			}
		}
		isWritten := slices.ContainsFunc(written, func(w any) bool { return reflect.TypeOf(w) == typ })
		for f, must := range want {
			if must && isWritten && !has[f] {
				t.Errorf("%s lacks the field %q", name, f)
			}
		}
	}
	for _, list := range [][]string{keys(requests), keys(notifications), {
		"textDocument/publishDiagnostics", "window/logMessage", "window/showMessage", "client/registerCapability",
		"workspace/configuration", "workspace/diagnostic/refresh", "workspace/inlayHint/refresh",
	}} {
		for _, m := range list {
			if !strings.HasPrefix(m, "cablelint/") && !slices.Contains(methods, m) && m != "$/cancelRequest" {
				t.Errorf("there is no method %q", m)
			}
		}
	}
}

func keys[V any](m map[string]V) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	return list
}

func fieldsOf(typ reflect.Type) []string {
	var list []string
	for i := range typ.NumField() {
		f := typ.Field(i)
		if f.Anonymous {
			list = append(list, fieldsOf(f.Type)...)
			continue
		}
		if !f.IsExported() {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		list = append(list, name)
	}
	return list
}
