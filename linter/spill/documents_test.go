package spill_test

// documents are whole innocent texts of many kinds.
var documents = map[string]string{
	"licence": `Copyright (c) 2019 The Example Authors. All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

    (a) Redistributions of source code must retain the above notice;
    (b) Redistributions in binary form must reproduce it; and
    (c) Neither the name of the owner nor those of its contributors may be
        used to endorse products.

THIS SOFTWARE IS PROVIDED "AS IS". IN NO EVENT SHALL THE OWNER BE LIABLE.
`,
	"go source": `package vault

import "os"

// Secret is a value that must not be logged.
type Secret struct {
	name   string
	secret string
}

// Load reads the secret called name.
func Load(name string) (secret Secret, err error) {
	secret.name = name
	if secret.secret = os.Getenv("SECRET"); secret.secret == "" {
		return secret, errNoSecret // (S)he who asks gets nothing
	}
	return secret, nil
}

var kinds = map[string]bool{
	"secret":       true,
	"confidential": false,
}
`,
	"python source": `class Vault(dict):
    """Keeps a secret.

    :param secret: the secret
    """

    def __init__(self, name, secret):
        super().__init__(
            name=name,
            secret=secret,
        )

    def get(self):
        return [
            self.name,
            self["secret"],
        ]
`,
	"yaml": `apiVersion: v1
kind: Secret
metadata:
  name: db
type: Opaque
data:
  secret: aGVsbG8=
  password: d29ybGQ=
---
volumes:
  - name: token
    secret:
      secretName: token
      optional: true
`,
	"env file": "# settings\nDEBUG=false\nSECRET=\nJWT_SECRET=\nCLIENT_SECRET=abc\nSECRET_KEY=xyz\n",
	"workflow": `on: push
jobs:
  build:
    steps:
      - run: make
        env:
          TOKEN: ${{ secrets.TOKEN }}
          SECRET: ${{ secrets.SECRET }}
`,
	"readme": `# Orchard

Orchard counts apples. It keeps no secret and needs none.

## Options

    --secret VALUE   the shared secret
    --level N        how deep to look

| option | meaning |
| --- | --- |
| secret | the shared secret |
| level | how deep |

1. Install it.
2. Run it.

(C) 2021 Jane Roe
`,
	"mail": `From: Jane Roe <jane@example.org>
To: John Doe <john@example.org>
Subject: Re: lunch (and a secret)
Sensitivity: Company-Confidential

Hi John,

Keep it to yourself, but the secret of the soup is thyme.

> Did you tell her (S)he would come?
> It is no secret.

CONFIDENTIALITY NOTICE: This e-mail is confidential and is meant for the
addressee only. If you are not the addressee, delete it.
`,
	"novel": `Chapter One

Anna had never told anyone about the orchard, for it was her
secret. On warm evenings she climbed the wall and sat
among the pears. "It is a secret," she told the cat, "and
confidential, too."

The cat, which had secrets of its own, said nothing. In the
morning the Secretary of the fruit growers came and asked for
the key. "Top secret," said Anna, and laughed.
`,
	"recipe": `Grandmother's secret apple cake

Ingredients (serves 8):
- 200 g flour
- vitamin C (optional)
- a secret pinch of cinnamon

1. Heat the oven to 180 degrees (C).
2. Mix. The secret is not to mix too long.
3. Bake 40 minutes.
`,
	"statute": `Sec. 12. Orchards

(a) In general.--The commission shall--
    (1) keep a register of orchards;
    (2) publish it each year, except for--
        (A) trade secrets;
        (B) commercial information obtained from a person and
        privileged or confidential; and
        (C) personnel files.
(b) Voting.--Members are elected by secret ballot.
(c) Reports.--The commission reports each year to the minister, who
may classify the report by region, by size and
by kind.
(d) Definitions.--In this section "orchard" has the meaning given in
section 3(b)(1)(C).
`,
	"csv":  "id,name,kind,note\n1,Anna,pear,\"a secret, perhaps\"\n2,John,plum,confidential source\n3,Jane,quince,none\n",
	"json": `{"name": "db", "secret": "abc", "confidential": true, "level": 3, "tags": ["fruit", "secret garden"], "classification": "fruit"}`,
	"log": `2026-01-02T03:04:05Z INFO  loaded secret db from /run/secrets/db
2026-01-02T03:04:06Z WARN  secret token expires in 3 days
2026-01-02T03:04:07Z ERROR GET /v1/secret/data/db 403
2026-01-02T03:04:08Z INFO  classification: fruit=3 other=1
`,
	"html": `<!DOCTYPE html>
<html><head><title>The Secret Garden</title><meta name="author" content="Jane Roe"></head>
<body class="main"><h1>The Secret Garden</h1>
<p>A <a href="/secret" title="a secret place">secret</a> place.</p>
<!-- secret: do not tell -->
<input type="password" name="secret" placeholder="secret">
<footer>&copy; 2020 Example Corp. (C) 2020.</footer></body></html>
`,
	"C header": `/* (C) 1998 Example Corp. */
#ifndef SECRET_H
#define SECRET_H
#define DECL(x) extern x
typedef struct { int s; /* (s) seconds */ } S;
DECL(int secret);
int f(S), g(C);
#endif /* SECRET_H */
`,
	"sql": "SELECT secret FROM vault WHERE level > 3;\nINSERT INTO vault (secret, level) VALUES ('x', 1);\nGRANT SELECT ON secret TO clerk;\n",
	"shell": `#!/bin/sh
# Reads a secret.
secret=$(cat /run/secret)
case $1 in
  -s|--secret) shift ;;
esac
echo "$secret" | sed 's/secret//'
`,
	"contract": `NON-DISCLOSURE AGREEMENT

1. "Confidential Information" means all information that is marked as such.
2. The Recipient shall keep Confidential Information secret and confidential.
3. This clause does not apply to information that (a) is public; (b) was
known before; or (c) must be disclosed by law.

4. The Recipient returns all copies.

(C) Example Corp Ltd.
`,
	"unclassified cable": `ZNR UUUUU ZZH
R 141522Z MAR 07
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC 9299
BT
UNCLAS SECTION 01 OF 02 ARKADIA 000187

SIPDIS

E.O. 12958: N/A
TAGS: PREL, PGOV
SUBJECT: ORCHARD TALKS

1. (U) SUMMARY: The secret ballot was held. END SUMMARY.
2. (U) Poloff met confidential sources of a newspaper.
PUBLIC
BT
NNNN
`,
	"minutes": `Minutes of the harbor commission

Present: Jane Roe (chair), John Doe (secretary)

1. Minutes of the last meeting were approved.
2. The vote was held by secret ballot: 5 for, 2 against.
3. Any other business
   a. The chair asked that prices stay confidential.
   b. Staff (S. Roe) will report.
`,
	"bibliography": `[1] J. Roe, The Secret Life of Pears, 2001.
[2] J. Doe, Confidential, 1999.
[3] Selected papers.
(C) Collected papers 1990-2000.
`,
	"calculus": "Let S be a set and C a class. (1) f(S) = C. (2) If (S, C) is a pair then g(C) holds.\n\nProof. (a) trivial. (b) by (a). (c) by (b).\n",
	"po file":  "msgid \"Secret\"\nmsgstr \"Geheimnis\"\n\nmsgid \"confidential\"\nmsgstr \"vertraulich\"\n",
	"diff":     "--- a/vault.go\n+++ b/vault.go\n@@ -1,3 +1,3 @@\n-\tsecret := load()\n+\tsecret := read()\n \treturn secret\n",
	"ini":      "[secret]\nname = db\nsecret = abc\n\n[levels]\nlow = 1\n",
	"changelog": `## 1.2.0
- secret: rename Load to Read (#12)
- fix(secret): trim blanks
- docs: say how to keep a secret
`,
	"svg":       `<svg><text x="1" y="2">Apples (C)</text><g id="S"><path d="M1 2 C 3 4 5 6"/></g></svg>`,
	"tex":       "\\section{The secret}\n\\label{sec:secret}\nA secret is $f(S)$. \\emph{Secret} things (C) are few.\n",
	"schedule":  "Mon  (C) court 1\nTue  (S) south hall\nWed  (C) court 2\n",
	"addresses": "Jane Roe\nC/O John Doe\n12 Secret Lane\nOldhaven\n\nS/P office, C/R desk\n",
}
