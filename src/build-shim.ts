// Builds dist/kbutler-shim, the shim as one file that needs nothing on the switch: a bundle of our code and its libraries,
// put into a copy of the Node runtime as a single-executable application. `npm run build:shim` runs it; the option
// `--arch arm64` takes the other runtime, if npm installed it.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build, type Plugin } from "esbuild";
import { version } from "./version.ts";

/** The mark by which a Node runtime finds the application inside itself (Node.js, single executable applications). */
const fuse = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/** V8 compiles and keeps as little as it can: a shim has little to do and much to leave alone. The code cache is good
 *  only for the mode it was made in. */
const lean = ["--lite-mode"];

/** What replaces two modules that make no sense in one file: the version is known now, and a switch's log is JSON. */
const embedded: Plugin = {
  name: "embedded",
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]src[/\\]version\.ts$/ }, () => ({
      contents: `export const version = ${JSON.stringify(version)};`,
    }));
    bundler.onResolve({ filter: /^pino-pretty$/ }, () => ({ path: "pino-pretty", namespace: "embedded" }));
    bundler.onLoad({ filter: /.*/, namespace: "embedded" }, () => ({
      contents: "export default () => process.stderr;",
    }));
  },
};

const { values: options } = parseArgs({ options: { arch: { type: "string", default: process.arch } } });
const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const runtime = join(root, `node_modules/node-linux-${options.arch}/bin/node`);
if (!existsSync(runtime)) {
  process.stderr.write(`no runtime for linux ${options.arch}: ${runtime} is missing (npm install)\n`);
  process.exit(2);
}
mkdirSync(dist, { recursive: true });

const bundle = join(dist, "kbutler-shim.cjs");
await build({
  entryPoints: [join(root, "src/commands/shim-executable.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  target: "node24",
  format: "cjs",
  minify: true,
  keepNames: true,
  legalComments: "none",
  logLevel: "warning",
  plugins: [embedded],
});

const blob = join(dist, "kbutler-shim.blob");
const seaConfig = join(dist, "kbutler-shim.sea.json");
writeFileSync(
  seaConfig,
  JSON.stringify({
    main: bundle,
    output: blob,
    disableExperimentalSEAWarning: true,
    useCodeCache: options.arch === process.arch,
    // A control plane's memory is shared with routing: a small young generation and a firm ceiling.
    // DEP0123: a collector is best given by its address, which TLS cannot carry as a server name.
    execArgv: [...lean, "--max-semi-space-size=1", "--max-old-space-size=256", "--disable-warning=DEP0123"],
    execArgvExtension: "none",
  }),
);
// Prepared by the runtime it goes into where that runs here: the code cache belongs to one version.
const preparer = options.arch === process.arch ? runtime : process.execPath;
execFileSync(preparer, [...lean, "--experimental-sea-config", seaConfig], { stdio: ["ignore", "ignore", "inherit"] });

const executable = join(dist, "kbutler-shim");
copyFileSync(runtime, executable);
chmodSync(executable, 0o755);
// Symbols are of no use on a switch; without binutils (or for another machine's runtime) they stay.
try {
  execFileSync("strip", ["--strip-all", executable], { stdio: "ignore" });
} catch {
  process.stderr.write("strip is not available for this runtime: the executable keeps its symbols\n");
}
const postject = join(root, "node_modules/postject/dist/cli.js");
execFileSync(process.execPath, [postject, executable, "NODE_SEA_BLOB", blob, "--sentinel-fuse", fuse], {
  stdio: "ignore", // its warnings are about section names it leaves as they are
});
rmSync(blob);
rmSync(seaConfig);
const size = (file: string): string => `${(statSync(file).size / 1e6).toFixed(1)} MB`;
process.stdout.write(`${executable}: ${size(executable)} (bundle ${size(bundle)}, runtime ${size(runtime)})\n`);
