// What a form loads from the folder of Levelwise, and the rubric it is for.

/** The folder of Levelwise. */
export const BASE = new URL("./", import.meta.url);

let module;

/** The engine, compiled once for all forms; what failed is tried again. */
export const compiled = () => {
  const load = async () => {
    const response = await fetch(new URL("levelwise-web_bg.wasm", import.meta.url));
    if (!response.ok) throw new Error(`${response.status} for levelwise-web_bg.wasm`);
    const again = response.clone();
    // A host that calls it by another media type serves it all the same.
    return WebAssembly.compileStreaming(response).catch(async (error) => {
      if (error instanceof TypeError) return WebAssembly.compile(await again.arrayBuffer());
      throw error;
    });
  };
  module ??= load();
  module.catch(() => (module = undefined));
  return module;
};

/** The bytes at an address; nothing if there are none. */
const fetched = async (address, name) => {
  const response = await fetch(address);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${response.status} for ${name}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** The rubric called so: one that comes with Levelwise, or a file. */
export const rubricOf = async (name) => {
  if (!name) return undefined;
  if (/^[a-z0-9][\w-]*$/i.test(name)) return { id: name };
  const bytes = await fetched(new URL(name, document.baseURI), name);
  if (!bytes) throw new Error(`There is no ${name}.`);
  const { id, title } = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof id !== "string") throw new Error(`${name} is no rubric.`);
  return { id, title, bytes };
};

/** A file beside the page, or what stands in its place for a rubric of its own. */
export const read = async (path, rubric) => {
  if (rubric?.bytes && path === `rubrics/${rubric.id}.json`) return rubric.bytes;
  if (rubric?.bytes && path === "rubrics/index.json") {
    const { id, title } = rubric;
    return new TextEncoder().encode(JSON.stringify({ rubrics: [{ id, title }] }));
  }
  return fetched(new URL(path, BASE), path);
};
