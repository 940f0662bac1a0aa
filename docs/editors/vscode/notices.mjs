// Prints the terms of what a bundle contains, which ask to be passed on with it: node notices.mjs METAFILE
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

const { inputs } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const folders = Object.keys(inputs)
  .map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1])
  .filter((folder) => folder !== undefined);
for (const folder of [...new Set(folders)].sort()) {
  const { name, version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const terms = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (terms === undefined) {
    throw new Error(`${name} has no licence`);
  }
  console.log(`== ${name} ${version}\n\n${readFileSync(path.join(folder, terms), "utf8")}`);
}
