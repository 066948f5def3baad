// Gives frames with the form the height of what is in them, and passes its events
// on to the frame's element. Where the form is of another site, that site lists
// this one in its `embed-parents.json`. No module: those of other sites take a
// header.

{
  const FOLDER = new URL("./", document.currentScript.src);
  const EVENTS = new Set(["ready", "change", "complete", "error"]);

  const isOurs = (frame) => frame.src.startsWith(new URL("embed.html", FOLDER).href);

  // Says nothing but that somebody listens; whoever hears it checks from where.
  const hello = (frame) => frame.contentWindow?.postMessage({ levelwise: "hello" }, "*");

  addEventListener("message", ({ data, origin, source }) => {
    if (origin !== FOLDER.origin || typeof data?.levelwise !== "string") return;
    const frame = [...document.querySelectorAll("iframe")].find((it) => it.contentWindow === source);
    if (!frame || !isOurs(frame)) return;
    const { levelwise: type, detail } = data;
    if (type === "here") hello(frame);
    else if (type === "height" && Number.isFinite(detail)) frame.style.height = `${Math.max(detail, 200)}px`;
    else if (EVENTS.has(type)) frame.dispatchEvent(new CustomEvent(`levelwise-${type}`, { detail }));
  });

  // A form that was there before this script.
  for (const frame of document.querySelectorAll("iframe")) if (isOurs(frame)) hello(frame);
}
