// Stands in place of sw.js where nothing is to be kept on the device: takes back
// what an earlier one kept under this address, and itself.
const withdraw = async () => {
  await caches.delete(`levelwise ${registration.scope}`);
  await registration.unregister();
  const pages = await clients.matchAll({ type: "window" });
  await Promise.all(pages.map((page) => page.navigate(page.url)));
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(withdraw()));
