// Clicks a rating again and again and tells what each click took: the body of a
// function with [nClicks, pause]; gives [[script, frame, screen], …] in
// milliseconds.
//
// script: from the click until the page has written the new score into the
//   document. A MutationObserver is told in the same turn of the event loop,
//   when the page's own code is done.
// frame: style, layout and paint of the frame that shows it: from its animation
//   callbacks to the first task after it. A message is such a task; it is posted
//   in the callback and cannot run before the frame is painted.
// screen: from the click to that task. It holds script, frame, and the wait for
//   the browser to begin a frame in between, whatever the page does.
//
// Event Timing (PerformanceObserver) would say the same, but rounds to 8 ms. A
// click from the driver would be trusted, but adds the driver's way to the page,
// which is longer than what is measured; `input.click()` runs the same listeners.
const [nClicks, pause] = arguments;
const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const shownScore = () => document.querySelector(".area-score");

const measured = (input) => new Promise((done, fail) => {
  const score = shownScore();
  const before = score.textContent;
  const { port1, port2 } = new MessageChannel();
  const observer = new MutationObserver(() => {
    if (score.textContent === before) return;
    const written = performance.now();
    observer.disconnect();
    clearTimeout(late);
    requestAnimationFrame(() => {
      const frame = performance.now();
      port1.onmessage = () => {
        const painted = performance.now();
        done([written - start, painted - frame, painted - start]);
      };
      port2.postMessage(null);
    });
  });
  observer.observe(score, { subtree: true, childList: true, characterData: true });
  const late = setTimeout(() => fail(new Error(`a click on ${input.id} did not change the score "${before}"`)), 5000);
  const start = performance.now();
  input.click();
});

// Only what stands on screen together with the score.
shownScore().scrollIntoView();
await later(100);
const forms = [...document.querySelectorAll(".indicator")]
  .map((form) => [...form.querySelectorAll("input[type=radio]")])
  .filter((radios) => radios.every((radio) => radio.getBoundingClientRect().bottom < innerHeight));
if (forms.length === 0) throw new Error("no indicator fits on the screen with the score");

const clicks = [];
for (let position = 0; position < nClicks; position += 1) {
  const radios = forms[position % forms.length];
  const open = radios.find((radio) => radio.value === "dont-know");
  // To a level and back to not rated, so that every click changes the score.
  const next = open.checked ? radios[position % 3] : open;
  // At any moment between two frames, as people click.
  await later(pause + Math.random() * 17);
  clicks.push(await measured(next));
  // Both pages write 150 ms after a click, before a person's next one, and at
  // once when they are left. So that is what they are told, to save the wait.
  dispatchEvent(new Event("pagehide"));
}
return clicks;
