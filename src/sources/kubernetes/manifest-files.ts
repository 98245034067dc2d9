import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** Longest text of one file or of standard input, bytes. */
const textMaxBytes = 256 * 1024 * 1024;
/** Most files of one run. */
const filesMax = 20_000;

/** What is wrong with a manifest: file, document within it (from 1, undefined where the file itself is at fault) and a sentence
 *  that starts with the field where there is one. */
export interface ManifestIssue {
  readonly file: string;
  readonly document: number | undefined;
  readonly message: string;
}

/** One text that holds manifests. */
export interface ManifestText {
  readonly file: string;
  readonly text: string;
}

/** Reads files, directories (every .yaml, .yml and .json below them) and `-`, which is standard input, in the order given and
 *  within a directory by name. */
export async function readManifestTexts(
  paths: readonly string[],
  readStandardInput: () => Promise<string> = readStdin,
): Promise<{ readonly texts: ManifestText[]; readonly issues: ManifestIssue[] }> {
  const texts: ManifestText[] = [];
  const issues: ManifestIssue[] = [];
  const { files, issues: missing } = await findManifestFiles(paths);
  issues.push(...missing);
  for (const file of files) {
    try {
      texts.push({ file, text: file === "-" ? await readStandardInput() : await readBounded(file) });
    } catch (reason) {
      issues.push({ file, document: undefined, message: sentence(reason) });
    }
  }
  return { texts, issues };
}

/** The files that paths name; `-` stays as it is. */
export async function findManifestFiles(
  paths: readonly string[],
): Promise<{ readonly files: string[]; readonly issues: ManifestIssue[] }> {
  const files = new Set<string>();
  const issues: ManifestIssue[] = [];
  for (const path of paths) {
    try {
      if (path === "-" || !(await stat(path)).isDirectory()) files.add(path);
      else for (const file of await manifestsBelow(path)) files.add(file);
    } catch (reason) {
      issues.push({ file: path, document: undefined, message: sentence(reason) });
    }
    if (files.size > filesMax) {
      issues.push({ file: path, document: undefined, message: `more than ${filesMax} files` });
      break;
    }
  }
  return { files: [...files].slice(0, filesMax), issues };
}

/** What changes when a file does: time of change, size and inode of each, as one text to compare. */
export async function fingerprint(paths: readonly string[]): Promise<string> {
  const { files } = await findManifestFiles(paths);
  const marks = await Promise.all(
    files.map(async (file) => {
      if (file === "-") return "-";
      try {
        const { mtimeMs, size, ino } = await stat(file);
        return `${file} ${mtimeMs} ${size} ${ino}`;
      } catch {
        return `${file} gone`; // its absence is what the next reading reports
      }
    }),
  );
  return marks.join("\n");
}

async function manifestsBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && /\.(ya?ml|json)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function readBounded(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > textMaxBytes) throw new Error(`larger than ${textMaxBytes} bytes`);
  return await readFile(file, "utf8");
}

/** All of this process's standard input. */
export async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > textMaxBytes) throw new Error(`larger than ${textMaxBytes} bytes`);
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function sentence(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
