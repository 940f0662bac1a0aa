package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestNoNetwork holds that the program can talk to nobody: what reads classified text must not be able to
// send it. Package net itself may be linked, as readers of mail bring it, but nothing that opens a connection.
func TestNoNetwork(t *testing.T) {
	t.Parallel()
	linked := strings.Fields(saidBy(t, "go", "list", "-deps", "."))
	for _, never := range []string{"net/http", "crypto/tls"} {
		if slices.Contains(linked, never) {
			t.Errorf("%s is linked", never)
		}
	}
	symbols := saidBy(t, "go", "tool", "nm", filepath.Join(buildCommand(t), "cablelint"))
	if !strings.Contains(symbols, " main.main\n") {
		t.Fatal("the build has no symbols to look at")
	}
	for line := range strings.Lines(symbols) {
		fields := strings.Fields(line)
		if symbol := fields[len(fields)-1]; connects(symbol) {
			t.Errorf("%s is linked", symbol)
		}
	}
}

// connects reports whether a symbol is of what opens connections, listens for them or asks for names.
func connects(symbol string) bool {
	name, ours := strings.CutPrefix(symbol, "net.")
	if !ours {
		return false
	}
	return slices.ContainsFunc(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("(*).", r) }),
		func(part string) bool {
			return strings.HasPrefix(part, "Dial") || strings.HasPrefix(part, "Listen") || part == "Resolver"
		})
}

func TestConnects(t *testing.T) {
	for symbol, want := range map[string]bool{
		"net.Dial": true, "net.DialTimeout": true, "net.(*Dialer).DialContext": true, "net.ListenPacket": true,
		"net.(*ListenConfig).Listen": true, "net.(*Resolver).lookupIPAddr": true,
		"net.ParseIP": false, "net.(*OpError).Error": false, "net/url.Parse": false, "main.Dial": false,
		"net.(*conn).Read": false,
	} {
		if got := connects(symbol); got != want {
			t.Errorf("%s: got %v, want %v", symbol, got, want)
		}
	}
}

// saidBy runs a program and returns what it prints.
func saidBy(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
	return string(out)
}
