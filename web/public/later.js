// What a browser does for the page beyond showing it. Loaded with the part of
// the page that comes later; web/src/device.rs asks for it.

const HOUR = 3_600_000;

/** Only the built page keeps itself, only by itself, and not from a disk. */
const workers = () => {
  const isBuilt = / [0-9a-f]{12}$/.test(document.querySelector("meta[name=generator]")?.content ?? "");
  const canBe = isBuilt && self === top && location.protocol.startsWith("http");
  return canBe ? navigator.serviceWorker : undefined;
};

let registration;
let isWanted = false;

const look = (tell) => {
  if (registration.active && registration.waiting) tell("ready");
};

/**
 * Keeps the page on the device, and tells what becomes of it: `ready` when
 * another version waits to be used, `elsewhere` when another tab has begun to
 * use it.
 */
export const watch = async (tell) => {
  const container = workers();
  if (!container) return;
  let isControlled = Boolean(container.controller);
  container.addEventListener("controllerchange", () => {
    if (isWanted) location.reload();
    else if (isControlled) tell("elsewhere");
    isControlled = true;
  });
  try {
    registration = await container.register("sw.js", { updateViaCache: "none" });
  } catch {
    // No service worker on this host or in this browser: nothing is kept.
    return;
  }
  look(tell);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => look(tell));
  });
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < HOUR) return;
    asked = Date.now();
    // Without a network there is nothing new.
    registration.update().catch(() => {});
  });
};

/** Nobody asks: the page is the form's own. web/embed/form.js stands here elsewhere. */
export const attend = () => {};
export const answer = () => {};

/** Loads the page again, in the version that waits. */
export const renew = () => {
  isWanted = true;
  const waiting = registration?.waiting;
  if (waiting) waiting.postMessage("renew");
  else location.reload();
};

/** Whether words stand in a form that is sent as a whole. */
export const hasDraft = () =>
  [...document.querySelectorAll("form :is(input:not([type]), input[type=text], textarea)")].some(
    (field) => field.value !== field.defaultValue,
  );

/** Whether the page opens without a network. */
export const isKept = async () =>
  location.protocol === "file:" || Boolean((await workers()?.getRegistration())?.active);

/** Whether the browser has promised not to clear what the page stores. */
export const isPersisted = async () => Boolean(await navigator.storage?.persisted?.());

/** Asks it to; some browsers then ask the person. */
export const persist = async () => Boolean(await navigator.storage?.persist?.());

/** An SVG on white, as an image that is sharp in print. */
const png = async (svg, style) => {
  const text = new XMLSerializer().serializeToString(svg);
  // As an image it stands alone, so the rules for its classes go along.
  const whole = text.replace(">", `><style>${style}</style>`);
  const url = URL.createObjectURL(new Blob([whole], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    const [width, height, edge] = [2 * image.width, 2 * image.height, 32];
    canvas.width = width + 2 * edge;
    canvas.height = height + 2 * edge;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, edge, edge, width, height);
    return await new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed()), "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
};

/** Puts a picture onto the clipboard. A promise goes in, since Safari allows only what a click asks for at once. */
export const copyImage = (svg, style) => navigator.clipboard.write([new ClipboardItem({ "image/png": png(svg, style) })]);

/** Offers a picture as an image file. */
export const saveImage = async (svg, style, name) => {
  const url = URL.createObjectURL(await png(svg, style));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
};

/**
 * What an element shows, as markup for a file: without what acts, and with
 * everything unfolded. Words were text in the page, so they are escaped.
 */
export const markup = (root) => {
  const copy = root.cloneNode(true);
  for (const gone of copy.querySelectorAll(".screen-only, button, input, select, textarea")) gone.remove();
  for (const fold of copy.querySelectorAll("details")) fold.open = true;
  // What leads into this page leads nowhere from a file.
  for (const link of copy.querySelectorAll("a[href^='#']")) link.replaceWith(...link.childNodes);
  // The page has its own heading; the file has none but this.
  for (const title of copy.querySelectorAll(".report-title")) {
    const heading = document.createElement("h1");
    heading.className = title.className;
    heading.textContent = title.textContent;
    title.replaceWith(heading);
  }
  // On a phone a picture is moved and not made small.
  for (const box of copy.querySelectorAll(".picture-box")) box.tabIndex = 0;
  return copy.outerHTML;
};

const toLetters = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const toBytes = (letters) => Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const utf8 = (text) => new TextEncoder().encode(text);

/** The key and the way that a lock's head tells: `LWL1.iterations.salt.nonce.` */
const lockOf = async (head, password, use) => {
  const [, iterations, salt, nonce] = head.split(".");
  const typed = await crypto.subtle.importKey("raw", utf8(password.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const made = { name: "PBKDF2", hash: "SHA-256", salt: toBytes(salt), iterations: +iterations };
  const key = await crypto.subtle.deriveKey(made, typed, { name: "AES-GCM", length: 256 }, false, [use]);
  return [{ name: "AES-GCM", iv: toBytes(nonce), additionalData: utf8(head) }, key];
};

/**
 * A salt and a nonce for one lock, `salt.nonce`; nothing where this browser does
 * not lock: pages that are not served over HTTPS may not.
 */
export const fresh = () =>
  globalThis.crypto?.subtle &&
  [16, 12].map((n) => toLetters(crypto.getRandomValues(new Uint8Array(n)))).join(".");

/** Locks a text by a password. */
export const lock = async (head, text, password) => {
  const [how, key] = await lockOf(head, password, "encrypt");
  return toLetters(new Uint8Array(await crypto.subtle.encrypt(how, key, utf8(text))));
};

/** The text again; fails if the password is another one. */
export const unlock = async (head, data, password) => {
  const [how, key] = await lockOf(head, password, "decrypt");
  return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, toBytes(data)));
};
