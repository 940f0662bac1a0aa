# Completion of PROGRAM for fish. The program itself says what may stand where the cursor is.
function __PROGRAM_words
	set -l words (commandline -opc)
	set -l now (commandline -ct)
	set -l lines ($words[1] completion -- words fish $words[2..-1] "$now" 2>/dev/null)
	test (count $lines) -gt 1; and printf '%s\n' $lines[2..-1]
	test "$lines[1]" = files; or return 0
	set -l path (string unescape -- "$now")
	__fish_complete_path "$path"
	# A file after an equals sign: --format json=report.json
	if set -l head (string match -r '^.*=' -- "$path")
		for file in (__fish_complete_path (string replace -r '^.*=' '' -- "$path"))
			printf '%s\n' "$head$file"
		end
	end
end
complete -c PROGRAM -f -a '(__PROGRAM_words)'
