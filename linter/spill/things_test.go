package spill_test

import "testing"

// A level that names another thing is nothing; beside it stands what is not told from a marking.
func TestThings(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       verdict
	}{
		{"a constant of a protocol", "A pebble whose SECRET bit is clear is not hidden.", silent},
		{"a constant of a program", "The constant SECRET is a bad name.", silent},
		{"a constant that is named anew", "Revert rename of SECRET", silent},
		{"a warning of a compiler", "warning: SECRET redefined [-Wmacro-redefined]", silent},
		{"a constant of two words", "<short>TOP_SECRET constant is unused</short>", silent},
		{"a numbered thing of a game", "SECRET #1: push the second brick.", silent},
		{"the number of a copy", "Talks of May, SECRET #1", suspicion},
		{"the term of a contract", "\"CONFIDENTIAL INFORMATION\" means what a party says.", silent},
		{"another sentence about it", "He says \"CONFIDENTIAL INFORMATION\" was lost.", suspicion},
		{"words of a company", "that is marked \"Confidential\" or \"Proprietary\" by a party", silent},
		{"capitals that a title keeps", "title = {The {SECRET} Garden},", silent},
		{"a field of braces", "title = {SECRET}", suspicion},
		{"a name of a resource", "<string name=\"btn_secret_on\">MAKE SECRET</string>", silent},
		{"a resource of markings", "<string name=\"secret_banner\">SECRET</string>", alarm},
		{"a value of its own name", "SecretTopic = \"SECRET\" // of a queue", silent},
		{"a value of another name", "Topic = \"SECRET\" // of a queue", suspicion},
		{"what a program looks for", "\"keyword_exclude\": \"SECRET\"", silent},
		{"a type", "pub struct Secret<T>(T);\nfn show() { print(\"[SECRET]\") }\n", silent},
		{"a string of a program without it", "fn show() { print(\"[SECRET]\") }\n", suspicion},
		{"a member", "enum class Menu { KIDS, SECRET }\nval x = Menu.SECRET -> 800\n", silent},
		{"a list of a program", "enum class Menu { KIDS, SECRET }\n", suspicion},
		{"a member of a type in words", "assert!(Sensitivity::Secret > Sensitivity::Public);", silent},
		{"a list of terms", "Classification:: SECRET\n", alarm},
		{"a letter of a word as a value", "{\"class\": \"(C)leric\", \"home\": \"Arden\"}", silent},
		{"a letter as a value", "{\"class\": \"(C)\", \"home\": \"Arden\"}", suspicion},
		{"a notice without a year", "# (C) the roof survey maintainers\nall: roof\n", silent},
		{"a sentence about them", "(C) The maintainers of the roof left.", suspicion},
		{"years of a notice", "Copyright (C) 2014 Example Corp\n\n(C) 2014 holds for the book as well.", silent},
		{"a year of a portion", "(C) 2014 was a poor year for the harbor.", suspicion},
		{"a service of a program", "rpc Get(GetRequest) returns (Secret);\n", suspicion},
		{"a file that was built", "[ 1%] (C) src/cache.c taken from cache\n", silent},
		{"words of another script", "料理クラブ (C)\n土曜日 (S) 午後二時\n", silent},
	} {
		if got := judge([]byte(tt.text)); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}
