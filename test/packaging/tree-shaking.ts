import { build } from "esbuild";

/** Libraries of mapping-core: they are counted by those who ask for them. */
const libraries = ["big.js", "zod", "libphonenumber-js/min"];

/** The minified code of ours that a program carries which needs one thing of mapping-core, as installed in `cwd`. */
export async function carriedFor(name: string, cwd: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${name} } from "@instep/mapping-core";`, resolveDir: cwd },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    external: libraries,
    write: false,
  });
  const text = outputFiles.map((file) => file.text).join("");
  return text.replaceAll(/import[^"]*"[^"]*";/g, "");
}

/** What all of mapping-core imports, as it is installed in `cwd`. */
export async function importsOfMappingCore(cwd: string): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents: 'export * from "@instep/mapping-core";', resolveDir: cwd },
    bundle: true,
    format: "esm",
    platform: "neutral",
    external: libraries,
    write: false,
    metafile: true,
  });
  const outside = Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external),
  );
  return [...new Set(outside.map(({ path }) => path))].sort();
}
