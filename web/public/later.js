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
export const isKept = async () => Boolean((await workers()?.getRegistration())?.active);

/** Whether the browser has promised not to clear what the page stores. */
export const isPersisted = async () => Boolean(await navigator.storage?.persisted?.());

/** Asks it to; some browsers then ask the person. */
export const persist = async () => Boolean(await navigator.storage?.persist?.());
