package vocab

import "testing"

func TestPostByNameAndRouting(t *testing.T) {
	t.Parallel()
	post, ok := PostNamed([]byte("AMEMBASSY PRISTINA"))
	if !ok || post.Routing != "RUEHPS" {
		t.Errorf("by name: %+v", post)
	}
	routed, ok := PostRouted([]byte("RUEHPS"))
	if !ok || routed.Name != post.Name {
		t.Errorf("by routing indicator: %+v", routed)
	}
	if _, ok := PostNamed([]byte("AMEMBASSY ARKADIA")); ok {
		t.Error("an invented post was found")
	}
	if _, ok := PostRouted([]byte("RUEHQX")); ok {
		t.Error("an invented indicator was found")
	}
}

func TestRoutedBy(t *testing.T) {
	t.Parallel()
	paris, _ := PostNamed([]byte("AMEMBASSY PARIS"))
	harare, _ := PostNamed([]byte("AMEMBASSY HARARE"))
	for _, test := range []struct {
		post      Post
		indicator string
		want      bool
	}{
		{paris, "RUEHFR", true},
		{paris, "RUEHFRA", true},
		{paris, "RUEHLO", false},
		{harare, "RUEHSB", true},
		{harare, "RUEHSAB", true},
		{Post{Name: "AMEMBASSY ARKADIA"}, "RUEHQX", true},
	} {
		if got := test.post.RoutedBy([]byte(test.indicator)); got != test.want {
			t.Errorf("%s routed by %s: %v", test.post.Name, test.indicator, got)
		}
	}
}

func TestSigns(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, short string
		want        bool
	}{
		{"AMEMBASSY ARKADIA", "ARKADIA", true},
		{"AMEMBASSY PORT OF SPAIN", "PORTOFSPAIN", true},
		{"AMEMBASSY PORT OF SPAIN", "PORT O", false},
		{"AMEMBASSY PORT OF SPAIN", "PORT OF", true},
		{"SECSTATE WASHDC", "STATE", true},
		{"SECSTATE WASHDC", "SECSTATE", true},
		{"USMISSION USUN NEW YORK", "USUN NEW YORK", true},
		{"USEU BRUSSELS", "USEU BRUSSELS", true},
		{"USEU BRUSSELS", "BRUSSELS", true},
		{"AMEMBASSY ARKADIA", "BREMWICK", false},
		{"AMEMBASSY ARKADIA", "ARKAD", false},
		{"AMEMBASSY ARKADIA", "", false},
	} {
		if got := Signs([]byte(test.name), []byte(test.short)); got != test.want {
			t.Errorf("Signs(%q, %q) = %v", test.name, test.short, got)
		}
	}
}

func TestSignature(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"ARKADIA": "ARKADIA", "Port-au-Prince": "PORTAUPRINCE", "RIO DE JAN": "RIODEJANEIRO", "CAPE T": "CAPETOWN",
		"SECSTATE": "STATE", "SECSTATE WASHDC": "STATE", "STATE": "STATE", "USUN NEW YORK": "USUN", "USUN": "USUN",
		"SAN": "SAN", "HARARE": "HARARE", "": "", "USMISSION GENEVA": "GENEVA", "USMISSION": "USMISSION",
		"AMEMBASSY ARKADIA": "ARKADIA", "AIT TAIPEI": "TAIPEI", "USEU BRUSSELS": "USEU", "USMISSION USNATO": "USNATO",
		"TEL AVIV": "TELAVIV", "The Hague": "THEHAGUE",
	} {
		if got := Signature([]byte(written)); got != want {
			t.Errorf("%s signs as %s, want %s", written, got, want)
		}
	}
}

func TestSigned(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"TEL AVIV": true, "TELAVIV": true, "AVIV": false, "THE HAGUE": true, "STATE": true, "SECSTATE": true,
		"USUN NEW YORK": true, "UNVIE VIENNA": true, "ROME": true, "ARKADIA": false, "INFORMANT": false, "": false,
	} {
		if got := Signed(Signature([]byte(name))); got != want {
			t.Errorf("%s signs: %v", name, got)
		}
	}
}
