// What no page of the desk may hold, whatever is in the ledger: a list of what is wrong, in words.
() => {
  const found = [];
  const main = document.querySelector("main");
  if (!main) return ["there is no page"];
  if (document.querySelectorAll("script").length !== document.querySelectorAll("head > script[src^='/static/']").length)
    found.push("a script that is not ours");
  const none = ["style", "base", "meta[http-equiv]", "object", "embed", "math", "marquee", "iframe[srcdoc]", "img"];
  for (const tag of none)
    if (document.querySelector(tag)) found.push(`an element ${tag}`);
  for (const one of document.querySelectorAll("*"))
    for (const {name, value} of one.attributes) {
      if (name.startsWith("on")) found.push(`an event ${name}`);
      if (name === "style") found.push("a style");
      const leads = ["href", "src", "action", "formaction"].includes(name);
      if (leads && /^[\s\u0000-\u001f]*(javascript|vbscript|data):/i.test(value))
        found.push(`an address that runs: ${value}`);
    }
  for (const link of document.querySelectorAll("a[href], form[action]")) {
    const address = new URL(link.getAttribute("href") ?? link.getAttribute("action"), location);
    if (address.origin !== location.origin && !link.relList.contains("noreferrer"))
      found.push(`a way elsewhere: ${address}`);
  }
  const shown = document.documentElement.textContent + document.title;
  const turned = shown.match(/[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}\u0000-\u0008\u001b]/u);
  if (turned) found.push(`U+${turned[0].codePointAt(0).toString(16)} as it is`);
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!/[\u0590-\u08ff]/.test(walk.currentNode.data)) continue;
    let one = walk.currentNode.parentElement, held = false;
    while (!held && one !== main.parentElement) {
      const style = getComputedStyle(one);
      held = /isolate|plaintext/.test(style.unicodeBidi);
      one = one.parentElement;
    }
    if (!held) found.push(`letters from right to left among others: ${walk.currentNode.data.slice(0, 60)}`);
  }
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide > 1) found.push(`${wide} px beyond the edge`);
  return [...new Set(found)];
}
