// Runs before a page's own scripts and visits it as a person in a hurry: chooses a
// level as soon as one is on screen, whatever else is there by then, and waits for
// the score. The window's name says which visit it is. Notes when, in milliseconds since the navigation began.
(() => {
  const [choice, title] = { first: ["getting-better", "Getting better"], second: ["keep-improving", "Keep improving"] }[window.name] ?? [];
  if (!choice) return;
  const visit = {};
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === "first-contentful-paint") visit.painted = startTime;
  }).observe({ type: "paint", buffered: true });
  const look = () => {
    const radio = document.querySelector(`#choice-1-${choice}`);
    if (!visit.rated && visit.painted && radio?.getClientRects().length) {
      radio.click();
      visit.rated = performance.now();
    }
    if (visit.rated && document.querySelector(".area-score")?.textContent.includes(title)) {
      visit.scored = performance.now();
      window.__visit = visit;
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
