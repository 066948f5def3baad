// What a strict compiler has to accept where there is a browser.

import { load } from "levelwise";

export async function everySource(module: WebAssembly.Module, bytes: ArrayBuffer): Promise<void> {
  await load("/engine/levelwise.wasm");
  await load(new URL("levelwise.wasm", location.href));
  await load(fetch("levelwise.wasm"));
  await load(await fetch("levelwise.wasm"));
  await load(module);
  await load(bytes);
  await load(new Uint8Array(bytes));
}

export async function fromFile(file: File): Promise<string> {
  const levelwise = await load();
  return levelwise.openRubric(await file.arrayBuffer()).value.title;
}
