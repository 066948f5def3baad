// Runs before a page's own scripts and notes when the first indicator is on
// screen, in milliseconds since the navigation began: the first task after the
// first frame that has it.
(() => {
  const look = () => {
    if (!document.querySelector(".indicator")?.getClientRects().length) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { window.__shown = performance.now(); };
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
})();
