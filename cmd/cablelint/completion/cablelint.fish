# Completion of cablelint for fish. The program itself says what may stand where the cursor is.
function __cablelint_words
	set -l words (commandline -opc)
	set -l now (commandline -ct)
	set -l lines ($words[1] completion -- words fish $words[2..-1] "$now" 2>/dev/null)
	printf '%s\n' $lines[2..-1]
	if test "$lines[1]" = files
		set -l head (string match -r '^-.*=' -- "$now")
		for path in (__fish_complete_path (string replace -r '^-.*=' '' -- "$now"))
			printf '%s\n' "$head$path"
		end
	end
end
complete -c cablelint -f -a '(__cablelint_words)'
